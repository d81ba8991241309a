import { Module } from '@nestjs/common';
import { AccountsModule } from '@keyline/accounts';
import { ApprovalsModule } from '@keyline/approvals';
import { OpportunitiesModule } from '@keyline/opportunities';
import { explainConstraints } from '@keyline/platform';
import { AccountNameListener } from './account-name.listener.js';
import { AccountOwnerListener } from './account-owner.listener.js';
import { TasksModule } from '@keyline/tasks';
import { AmendmentTerms } from './amendment-terms.js';
import { ContractAmendmentsController } from './contract-amendments.controller.js';
import { ContractAmendments } from './contract-amendments.service.js';
import { ContractContents } from './contract-contents.js';
import { ContractDrafts } from './contract-drafts.service.js';
import { ContractExpiry } from './contract-expiry.js';
import { ContractFiles } from './contract-files.service.js';
import { ContractGates } from './contract-gates.js';
import { ContractMoves } from './contract-moves.service.js';
import { ContractOrigin } from './contract-origin.js';
import { ContractFilesController, ContractSeriesController, ContractSettingsController } from './contract-papers.controller.js';
import { ContractReview } from './contract-review.js';
import { ContractSchedule } from './contract-schedule.js';
import { ContractSeries } from './contract-series.js';
import { ContractSettingsService } from './contract-settings.service.js';
import { ContractVersions } from './contract-versions.service.js';
import { ContractMovesController, ContractsController } from './contracts.controller.js';
import { ContractsService } from './contracts.service.js';
import { HandOverTasks } from './hand-over-tasks.js';
import { InstalmentDueDates } from './instalment-due-dates.js';
import { InstalmentReplan } from './instalment-replan.js';
import { InstalmentResponsibilities } from './instalment-responsibilities.js';
import { InstalmentsController } from './instalments.controller.js';
import { InstalmentsService } from './instalments.service.js';
import { MilestonesController } from './milestones.controller.js';
import { MilestoneReplan } from './milestone-replan.js';
import { MilestonesService } from './milestones.service.js';

explainConstraints({
  contract_opportunity: { code: 'contract.opportunity-taken', field: 'opportunityId', text: 'contract.opportunity-taken' },
  contract_schedule_sum: { code: 'contract.schedule-sum', field: 'instalments', text: 'contract.schedule-sum' },
  milestone_name: { code: 'record.duplicate', field: 'name', text: 'field.taken' },
  contract_lines_sum: { code: 'contract.lines-sum', field: 'lines', text: 'contract.lines-sum' },
  contract_archive_number: { code: 'record.duplicate', field: 'number', text: 'field.taken' },
  contract_series_pattern: { code: 'record.duplicate', field: 'pattern', text: 'field.taken' },
  contract_version_on_its_way: { code: 'contract.amendment-open' },
  contract_term: { code: 'rule.refused', field: 'endsOn', text: 'field.date-order' },
});

/** Contracts, and what is to be paid under them when. */
@Module({
  imports: [AccountsModule, ApprovalsModule, OpportunitiesModule, TasksModule],
  controllers: [
    ContractsController,
    ContractMovesController,
    ContractAmendmentsController,
    ContractFilesController,
    ContractSeriesController,
    ContractSettingsController,
    InstalmentsController,
    MilestonesController,
  ],
  providers: [
    ContractsService,
    ContractGates,
    ContractContents,
    ContractDrafts,
    ContractVersions,
    ContractReview,
    ContractMoves,
    ContractFiles,
    ContractAmendments,
    AmendmentTerms,
    ContractExpiry,
    ContractSettingsService,
    ContractOrigin,
    ContractSchedule,
    ContractSeries,
    InstalmentsService,
    InstalmentDueDates,
    InstalmentReplan,
    HandOverTasks,
    InstalmentResponsibilities,
    MilestonesService,
    MilestoneReplan,
    AccountOwnerListener,
    AccountNameListener,
  ],
  exports: [
    ContractsService,
    ContractGates,
    InstalmentsService,
    InstalmentDueDates,
    InstalmentReplan,
    InstalmentResponsibilities,
    MilestonesService,
  ],
})
export class ContractsModule {}
