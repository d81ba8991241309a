export { Allocation, Invoice, Payment } from './entities.js';
export { InvoicesService } from './invoices.service.js';
export { InvoiceLines1796000000403 } from './migrations/1796000000403-invoice-lines.js';
export { InvoicesPaymentsAllocations1795300000006 } from './migrations/1795300000006-invoices-payments-allocations.js';
export { PaymentsService } from './payments.service.js';
export { ReceivablesModule } from './receivables.module.js';
export { ReceivablesService } from './receivables.service.js';
