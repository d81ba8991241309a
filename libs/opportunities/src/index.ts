export { ProductsAndOpportunities1795300000004 } from './migrations/1795300000004-products-and-opportunities.js';
export { OpportunitiesModule } from './opportunities.module.js';
