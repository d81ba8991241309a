export { Reports1795300000011 } from './migrations/1795300000011-reports.js';
export { ReportsModule } from './reports.module.js';
