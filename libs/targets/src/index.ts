export { Target } from './entities.js';
export { Targets1795300000010 } from './migrations/1795300000010-targets.js';
export { TargetPlans1796000000901 } from './migrations/1796000000901-target-plans.js';
export { TargetApproval1796000001204 } from './migrations/1796000001204-target-approval.js';
export { PlacesLeft1796000001911 } from './migrations/1796000001911-places-left.js';
export { TargetsModule } from './targets.module.js';
