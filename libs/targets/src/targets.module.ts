import { Module } from '@nestjs/common';
import { ApprovalsModule } from '@keyline/approvals';
import { MeasuresModule } from '@keyline/measures';
import { explainConstraints } from '@keyline/platform';
import { AttainmentService } from './attainment.service.js';
import { LastYear } from './last-year.js';
import { PlanCells } from './plan-cells.js';
import { PlanLocks } from './plan-locks.js';
import { PlanMaker } from './plan-maker.service.js';
import { PlanPublisher } from './plan-publisher.js';
import { PlanRequests } from './plan-requests.js';
import { PlanTree } from './plan-tree.js';
import { TargetPlansController } from './target-plans.controller.js';
import { TargetPlanSubject } from './target-plan.subject.js';
import { TargetPlansService } from './target-plans.service.js';
import { TargetsController } from './targets.controller.js';
import { TargetsService } from './targets.service.js';
import { WorkingDays } from './working-days.js';

explainConstraints({
  target_once: { code: 'record.duplicate', field: 'measure', text: 'field.taken' },
  target_plan_one_open: { code: 'target-plan.open', field: 'departmentId', text: 'target-plan.open' },
  target_plan_revision: { code: 'target-plan.open', field: 'departmentId', text: 'target-plan.open' },
  target_plan_not_own: { code: 'target-plan.own-approval' },
});

/** What people are to reach in a week or a month, and the plans that break a department's year down to that. */
@Module({
  imports: [ApprovalsModule, MeasuresModule],
  controllers: [TargetsController, TargetPlansController],
  providers: [
    TargetsService,
    PlanTree,
    LastYear,
    PlanCells,
    PlanLocks,
    PlanMaker,
    PlanPublisher,
    PlanRequests,
    TargetPlansService,
    TargetPlanSubject,
    WorkingDays,
    AttainmentService,
  ],
})
export class TargetsModule {}
