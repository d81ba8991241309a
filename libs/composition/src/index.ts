import type { DynamicModule, Type } from '@nestjs/common';
import {
  Account,
  AccountsAndContacts1795300000003,
  AccountsModule,
  CollectionReach1796000001601,
  Contact,
  NamesInChineseOrder1796000001401,
  ReachCoveringIndex1796000000001,
} from '@keyline/accounts';
import * as approvals from '@keyline/approvals';
import * as contracts from '@keyline/contracts';
import * as appraisal from '@keyline/appraisal';
import * as delivery from '@keyline/delivery';
import * as forecast from '@keyline/forecast';
import * as imports from '@keyline/imports';
import * as meetings from '@keyline/meetings';
import * as market from '@keyline/market';
import {
  AgreedIndex1796000001952,
  MeasureIndexes1795300000013,
  MeasuresModule,
  OwnerHistoryIndexes1796000000801,
} from '@keyline/measures';
import * as opportunities from '@keyline/opportunities';
import {
  Absence,
  Absences1796000000201,
  Department,
  DepartmentsAndPeople1795300000002,
  FormerPosting,
  FormerPostings1796000001701,
  OrgModule,
  Person,
} from '@keyline/org';
import {
  ApiToken,
  Credential,
  GroundFloor1795300000001,
  PlatformModule,
  Session,
  StoredFiles1796000000301,
  type Clock,
  type Config,
  type Entities,
  type Migrations,
} from '@keyline/platform';
import * as receivables from '@keyline/receivables';
import * as reports from '@keyline/reports';
import * as service from '@keyline/service';
import * as targets from '@keyline/targets';
import * as tasks from '@keyline/tasks';
import * as visits from '@keyline/visits';

/** The whole product as one list: what api, worker, cli and tests compose. */

/** Every class that maps a table. */
export const ENTITIES: Entities = [
  Credential,
  Session,
  ApiToken,
  Department,
  Person,
  FormerPosting,
  Absence,
  approvals.ApprovalDefinition,
  approvals.ApprovalRequest,
  approvals.ApprovalStep,
  tasks.Task,
  Account,
  Contact,
  opportunities.Product,
  opportunities.Opportunity,
  contracts.Contract,
  contracts.ContractVersion,
  contracts.Instalment,
  contracts.Milestone,
  receivables.Invoice,
  receivables.Payment,
  receivables.Allocation,
  receivables.Refund,
  receivables.BankLine,
  receivables.CreditRelease,
  receivables.WriteOff,
  visits.Visit,
  visits.VisitPlan,
  service.Complaint,
  market.Competitor,
  market.MarketNote,
  targets.Target,
  imports.ImportRun,
];

/** Every migration, in order. */
export const MIGRATIONS: Migrations = [
  GroundFloor1795300000001,
  DepartmentsAndPeople1795300000002,
  AccountsAndContacts1795300000003,
  opportunities.ProductsAndOpportunities1795300000004,
  contracts.ContractsAndInstalments1795300000005,
  receivables.InvoicesPaymentsAllocations1795300000006,
  visits.VisitPlansAndVisits1795300000007,
  service.Complaints1795300000008,
  market.CompetitorsAndNotes1795300000009,
  targets.Targets1795300000010,
  reports.Reports1795300000011,
  imports.Imports1795300000012,
  MeasureIndexes1795300000013,
  ReachCoveringIndex1796000000001,
  tasks.TasksAndNotices1796000000101,
  Absences1796000000201,
  approvals.Approvals1796000000202,
  StoredFiles1796000000301,
  contracts.ContractSeries1796000000302,
  contracts.ContractPapers1796000000303,
  contracts.ContractSettings1796000000304,
  contracts.MilestonesAndDueRules1796000000401,
  contracts.InstalmentResponsibility1796000000402,
  receivables.InvoiceLines1796000000403,
  receivables.RefundsAndBankLines1796000000501,
  imports.MoneyImports1796000000502,
  receivables.Collection1796000000601,
  receivables.StatementRuns1796000000503,
  OwnerHistoryIndexes1796000000801,
  reports.ReportDuties1796000000802,
  reports.ReportVersions1796000000803,
  targets.TargetPlans1796000000901,
  opportunities.OpportunityChanges1796000000902,
  receivables.Credit1796000000701,
  receivables.BadDebt1796000000702,
  forecast.Forecasts1796000000903,
  appraisal.Appraisals1796000000904,
  contracts.ScheduleHistory1796000001301,
  contracts.WhatStaysAfterTermination1796000001501,
  contracts.KnownFrom1796000001502,
  opportunities.ProductCost1796000001201,
  contracts.LineCost1796000001202,
  meetings.Meetings1796000001101,
  receivables.TakenBackAndSkipped1796000001302,
  reports.RunFigures1796000001203,
  targets.TargetApproval1796000001204,
  NamesInChineseOrder1796000001401,
  delivery.Delivery1796000001001,
  CollectionReach1796000001601,
  receivables.CollectionReachKept1796000001602,
  contracts.ReceivableInOrder1796000001303,
  contracts.InstalmentListIndexes1796000001304,
  receivables.InvoiceNet1796000001603,
  FormerPostings1796000001701,
  targets.PlacesLeft1796000001911,
  meetings.MeetingLines1796000001951,
  AgreedIndex1796000001952,
];

const CAPABILITIES: readonly Type<unknown>[] = [
  OrgModule,
  tasks.TasksModule,
  approvals.ApprovalsModule,
  AccountsModule,
  opportunities.OpportunitiesModule,
  contracts.ContractsModule,
  receivables.ReceivablesModule,
  visits.VisitsModule,
  service.ServiceModule,
  market.MarketModule,
  MeasuresModule,
  targets.TargetsModule,
  forecast.ForecastModule,
  reports.ReportsModule,
  appraisal.AppraisalModule,
  meetings.MeetingsModule,
  delivery.DeliveryModule,
  imports.ImportsModule,
];

/** The product as a Nest module, on the given configuration and clock. */
export function keylineModule(config: Config, clock: Clock): DynamicModule {
  class KeylineModule {}
  return {
    module: KeylineModule,
    imports: [PlatformModule.forRoot({ config, clock, entities: ENTITIES, migrations: MIGRATIONS }), ...CAPABILITIES],
  };
}
