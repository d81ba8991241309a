export { ContractGates, type ContractBlocker, type ContractGate } from './contract-gates.js';
export { contractsDoor } from './contracts-door.js';
export { ContractsModule } from './contracts.module.js';
export { ContractsService } from './contracts.service.js';
export { Contract, ContractVersion, Instalment, Milestone } from './entities.js';
export {
  bucketFilter,
  flagFilter,
  idFilter,
  instalmentFrom,
  instalmentColumns,
  instalmentsOn,
  wasOpen,
  type Standing,
} from './instalments.list.js';
export { InstalmentDueDates } from './instalment-due-dates.js';
export { InstalmentReplan } from './instalment-replan.js';
export { InstalmentResponsibilities } from './instalment-responsibilities.js';
export { byDueDate, InstalmentsService, presentInstalment } from './instalments.service.js';
export { ContractsAndInstalments1795300000005 } from './migrations/1795300000005-contracts-and-instalments.js';
export { MilestonesAndDueRules1796000000401 } from './migrations/1796000000401-milestones-and-due-rules.js';
export { InstalmentResponsibility1796000000402 } from './migrations/1796000000402-instalment-responsibility.js';
export { MilestonesService } from './milestones.service.js';
export {
  bucketAt,
  inBucket,
  isOpen,
  isOverdue,
  isReceivable,
  isSigned,
  openOf,
  stillOwes,
  wasReceivable,
  wasSigned,
} from './receivable.queries.js';
export { ContractSeries1796000000302 } from './migrations/1796000000302-contract-series.js';
export { ContractPapers1796000000303 } from './migrations/1796000000303-contract-papers.js';
export { LineCost1796000001202 } from './migrations/1796000001202-line-cost.js';
export { ContractSettings1796000000304 } from './migrations/1796000000304-contract-settings.js';
export { ScheduleHistory1796000001301 } from './migrations/1796000001301-schedule-history.js';
export { WhatStaysAfterTermination1796000001501 } from './migrations/1796000001501-what-stays-after-termination.js';
export { KnownFrom1796000001502 } from './migrations/1796000001502-known-from.js';
export { instalmentsAsOf } from './schedule-history.queries.js';
export { ReceivableInOrder1796000001303 } from './migrations/1796000001303-receivable-in-order.js';
export { InstalmentListIndexes1796000001304 } from './migrations/1796000001304-instalment-list-indexes.js';
