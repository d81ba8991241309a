export { AppraisalModule } from './appraisal.module.js';
export { Appraisals1796000000904 } from './migrations/1796000000904-appraisals.js';
export { appraisalDoor } from './appraisals.list.js';
export { AppraisalLineTerms1796000001801 } from './migrations/1796000001801-appraisal-line-terms.js';
