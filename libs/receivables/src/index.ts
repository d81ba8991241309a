export { InvoicesPaymentsAllocations1795300000006 } from './migrations/1795300000006-invoices-payments-allocations.js';
export { ReceivablesModule } from './receivables.module.js';
