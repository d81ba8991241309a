import { Module } from '@nestjs/common';
import { AccountsModule } from '@keyline/accounts';
import { ApprovalsModule } from '@keyline/approvals';
import { ContractsModule } from '@keyline/contracts';
import { explainConstraints } from '@keyline/platform';
import { BadDebtController } from './bad-debt/bad-debt.controller.js';
import { Provisions } from './bad-debt/provisions.service.js';
import { WriteOffSubject } from './bad-debt/write-off.subject.js';
import { WriteOffs } from './bad-debt/write-offs.service.js';
import { CreditModule } from './credit/credit.module.js';
import { MoneyChecksController } from './checks/money-checks.controller.js';
import { Allocator } from './allocator.js';
import { ContractTimeline } from './contract-timeline.service.js';
import { AgeingWorkbook } from './ageing-workbook.js';
import { CollectionModule } from './collection/collection.module.js';
import { InvoiceLines } from './invoice-lines.js';
import { BankLineDecisions } from './bank/bank-line-decisions.js';
import { BankLinesController } from './bank/bank-lines.controller.js';
import { BankLinesService } from './bank/bank-lines.service.js';
import { BankMatching } from './bank/matching.js';
import { InvoicesService } from './invoices.service.js';
import { MoneyBackService } from './money-back.service.js';
import { PaymentLedger } from './payment-ledger.js';
import { PaymentSeries } from './payment-series.js';
import { PaymentsService } from './payments.service.js';
import {
  ContractTimelineController,
  InvoicesController,
  PaymentsController,
  ReceivablesController,
} from './receivables.controller.js';
import { Receipts } from './receipts.js';
import { ReceivableFiguresService } from './receivable-figures.service.js';
import { ReceivablesService } from './receivables.service.js';
import { StatementsModule } from './statements/statements.module.js';

explainConstraints({
  write_off_running: { code: 'write-off.running', field: 'instalmentId', text: 'write-off.running' },
  invoice_number_unique: { code: 'record.duplicate', field: 'number', text: 'field.taken' },
  invoice_not_over_reversed: { code: 'rule.refused', field: 'amount', text: 'field.out-of-range' },
  invoice_lines_sum: { code: 'invoice.lines-sum', field: 'lines', text: 'invoice.lines-sum' },
  instalment_not_over_invoiced: { code: 'rule.refused', field: 'lines', text: 'field.out-of-range' },
  payment_bank_reference: { code: 'record.duplicate', field: 'bankReference', text: 'field.taken' },
  payment_not_over_allocated: { code: 'rule.refused', field: 'allocate', text: 'field.out-of-range' },
  instalment_not_over_allocated: { code: 'rule.refused', field: 'allocate', text: 'field.out-of-range' },
});

/** Invoices, payments, their allocation, and what is still owed. */
@Module({
  imports: [AccountsModule, ApprovalsModule, ContractsModule, CreditModule, CollectionModule, StatementsModule],
  controllers: [
    BadDebtController,
    BankLinesController,
    ContractTimelineController,
    InvoicesController,
    PaymentsController,
    ReceivablesController,
    MoneyChecksController,
  ],
  providers: [
    ContractTimeline,
    Provisions,
    WriteOffs,
    WriteOffSubject,
    MoneyBackService,
    PaymentLedger,
    BankLineDecisions,
    BankLinesService,
    BankMatching,
    InvoicesService,
    InvoiceLines,
    AgeingWorkbook,
    ReceivableFiguresService,
    PaymentsService,
    ReceivablesService,
    Allocator,
    PaymentSeries,
    Receipts,
  ],
  exports: [AgeingWorkbook, InvoicesService, PaymentsService, ReceivablesService],
})
export class ReceivablesModule {}
