export { dealsAsOf, dealsEverOf, slippedDeals } from './deal-changes.queries.js';
export { Opportunity, Product } from './entities.js';
export { ProductsAndOpportunities1795300000004 } from './migrations/1795300000004-products-and-opportunities.js';
export { OpportunityChanges1796000000902 } from './migrations/1796000000902-opportunity-changes.js';
export { ProductCost1796000001201 } from './migrations/1796000001201-product-cost.js';
export { OpportunitiesModule } from './opportunities.module.js';
export { OpportunitiesService } from './opportunities.service.js';
export { opportunityDoor } from './opportunity-door.js';
export { ProductsService } from './products.service.js';
