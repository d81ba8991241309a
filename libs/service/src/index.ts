export { Complaints1795300000008 } from './migrations/1795300000008-complaints.js';
export { ServiceModule } from './service.module.js';
