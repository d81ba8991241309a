export { ComplaintsService } from './complaints.service.js';
export { Complaint } from './entities.js';
export { Complaints1795300000008 } from './migrations/1795300000008-complaints.js';
export { ServiceModule } from './service.module.js';
