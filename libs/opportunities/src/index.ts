export { Opportunity, Product } from './entities.js';
export { ProductsAndOpportunities1795300000004 } from './migrations/1795300000004-products-and-opportunities.js';
export { OpportunitiesModule } from './opportunities.module.js';
export { OpportunitiesService } from './opportunities.service.js';
export { opportunityDoor } from './opportunity-door.js';
export { ProductsService } from './products.service.js';
