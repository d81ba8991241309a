export { DeliveryModule } from './delivery.module.js';
export { Delivery1796000001001 } from './migrations/1796000001001-delivery.js';
export { MoreSubjects1796000001802 } from './migrations/1796000001802-more-subjects.js';
