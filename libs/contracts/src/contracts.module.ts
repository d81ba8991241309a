import { Module } from '@nestjs/common';
import { AccountsModule } from '@keyline/accounts';
import { OpportunitiesModule } from '@keyline/opportunities';
import { explainConstraints } from '@keyline/platform';
import { AccountOwnerListener } from './account-owner.listener.js';
import { ContractGates } from './contract-gates.js';
import { ContractMoves } from './contract-moves.service.js';
import { ContractOrigin } from './contract-origin.js';
import { ContractSchedule } from './contract-schedule.js';
import { ContractSeries } from './contract-series.js';
import { ContractMovesController, ContractsController } from './contracts.controller.js';
import { ContractsService } from './contracts.service.js';
import { InstalmentDueDates } from './instalment-due-dates.js';
import { InstalmentReplan } from './instalment-replan.js';
import { InstalmentResponsibilities } from './instalment-responsibilities.js';
import { InstalmentsController } from './instalments.controller.js';
import { InstalmentsService } from './instalments.service.js';
import { MilestonesController } from './milestones.controller.js';
import { MilestonesService } from './milestones.service.js';

explainConstraints({
  contract_opportunity: { code: 'contract.opportunity-taken', field: 'opportunityId', text: 'contract.opportunity-taken' },
  contract_schedule_sum: { code: 'contract.schedule-sum', field: 'instalments', text: 'contract.schedule-sum' },
  milestone_name: { code: 'record.duplicate', field: 'name', text: 'field.taken' },
  contract_term: { code: 'rule.refused', field: 'endsOn', text: 'field.date-order' },
});

/** Contracts, and what is to be paid under them when. */
@Module({
  imports: [AccountsModule, OpportunitiesModule],
  controllers: [ContractsController, ContractMovesController, InstalmentsController, MilestonesController],
  providers: [
    ContractsService,
    ContractGates,
    ContractMoves,
    ContractOrigin,
    ContractSchedule,
    ContractSeries,
    InstalmentsService,
    InstalmentDueDates,
    InstalmentReplan,
    InstalmentResponsibilities,
    MilestonesService,
    AccountOwnerListener,
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
