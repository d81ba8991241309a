export { contractsDoor } from './contracts-door.js';
export { ContractsModule } from './contracts.module.js';
export { ContractsService } from './contracts.service.js';
export { Contract, Instalment } from './entities.js';
export { bucketFilter, flagFilter, idFilter, INSTALMENT_FROM, instalmentColumns } from './instalments.list.js';
export { byDueDate, InstalmentsService, presentInstalment } from './instalments.service.js';
export { ContractsAndInstalments1795300000005 } from './migrations/1795300000005-contracts-and-instalments.js';
export { bucketAt, inBucket, isOpen, isOverdue, isReceivable, isSigned } from './receivable.queries.js';
