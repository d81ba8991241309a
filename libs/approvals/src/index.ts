export { approvalFileDoor } from './approval-door.js';
export { ApprovalSubjects, type ApprovalRequestView, type ApprovalSubject } from './approval-subjects.js';
export { ApprovalsModule } from './approvals.module.js';
export { Approvals, type ApprovalAsk } from './approvals.service.js';
export { ApprovalDefinition, ApprovalRequest, ApprovalStep } from './entities.js';
export { Approvals1796000000202 } from './migrations/1796000000202-approvals.js';
