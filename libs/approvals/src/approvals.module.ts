import { Module } from '@nestjs/common';
import { explainConstraints } from '@keyline/platform';
import { TasksModule } from '@keyline/tasks';
import { ApprovalCalls } from './approval-calls.js';
import { ApprovalCircles } from './approval-circle.js';
import { ApprovalDecisions } from './approval-decisions.service.js';
import { ApprovalDefinitions } from './approval-definitions.service.js';
import { ApprovalProgress } from './approval-progress.js';
import { ApprovalReader } from './approval-reader.js';
import { ApprovalRights } from './approval-rights.js';
import { ApprovalSubjects } from './approval-subjects.js';
import { ApprovalDefinitionsController, ApprovalsController } from './approvals.controller.js';
import { ApprovalJobs } from './approvals.jobs.js';
import { Approvals } from './approvals.service.js';

explainConstraints({
  approval_request_running: { code: 'approval.running' },
  approval_not_own: { code: 'approval.not-asked' },
});

/** One engine of approval for everything that somebody else has to agree to. */
@Module({
  imports: [TasksModule],
  controllers: [ApprovalsController, ApprovalDefinitionsController],
  providers: [
    Approvals,
    ApprovalCalls,
    ApprovalCircles,
    ApprovalDecisions,
    ApprovalDefinitions,
    ApprovalJobs,
    ApprovalProgress,
    ApprovalReader,
    ApprovalRights,
    ApprovalSubjects,
  ],
  exports: [Approvals, ApprovalSubjects],
})
export class ApprovalsModule {}
