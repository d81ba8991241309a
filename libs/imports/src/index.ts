export { Imports1795300000012 } from './migrations/1795300000012-imports.js';
export { ImportsModule } from './imports.module.js';
