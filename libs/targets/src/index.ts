export { Target } from './entities.js';
export { Targets1795300000010 } from './migrations/1795300000010-targets.js';
export { TargetsModule } from './targets.module.js';
