export { ContractsAndInstalments1795300000005 } from './migrations/1795300000005-contracts-and-instalments.js';
export { ContractsModule } from './contracts.module.js';
