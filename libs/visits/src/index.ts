export { VisitPlansAndVisits1795300000007 } from './migrations/1795300000007-visit-plans-and-visits.js';
export { VisitsModule } from './visits.module.js';
