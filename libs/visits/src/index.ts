export { Visit, VisitPlan } from './entities.js';
export { VisitPlansAndVisits1795300000007 } from './migrations/1795300000007-visit-plans-and-visits.js';
export { VisitPlansService } from './visit-plans.service.js';
export { VisitsModule } from './visits.module.js';
export { VisitsService } from './visits.service.js';
