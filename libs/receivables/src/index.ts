export { BankLine } from './bank/entities.js';
export { Allocation, Invoice, Payment, Refund } from './entities.js';
export { InvoicesService } from './invoices.service.js';
export { InvoiceLines1796000000403 } from './migrations/1796000000403-invoice-lines.js';
export { InvoicesPaymentsAllocations1795300000006 } from './migrations/1795300000006-invoices-payments-allocations.js';
export { RefundsAndBankLines1796000000501 } from './migrations/1796000000501-refunds-and-bank-lines.js';
export { PaymentsService } from './payments.service.js';
export { ReceivablesModule } from './receivables.module.js';
export { ReceivablesService } from './receivables.service.js';
