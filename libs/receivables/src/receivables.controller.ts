import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AgeingQuery,
  AllocateInput,
  CancelInvoiceInput,
  CashCalendarQuery,
  DeallocateInput,
  InvoiceInput,
  PaymentInput,
  ReceivableFigureRowsQuery,
  ReceivableFiguresQuery,
  ReceivableRowsQuery,
  ReverseInvoiceInput,
  RefundInput,
  ReversePaymentInput,
  ReverseRefundInput,
  type Actor,
} from '@keyline/model';
import { Allow, CurrentActor, documentFile, Id, ListParams, type ListQuery } from '@keyline/platform';
import { ContractTimeline } from './contract-timeline.service.js';
import { AgeingWorkbook } from './ageing-workbook.js';
import { InvoicesService } from './invoices.service.js';
import { MoneyBackService } from './money-back.service.js';
import { PaymentsService } from './payments.service.js';
import { ReceivableFiguresService } from './receivable-figures.service.js';
import { ReceivablesService } from './receivables.service.js';

@ApiTags('contracts')
@Controller('api/contracts/:id/timeline')
export class ContractTimelineController {
  constructor(private readonly timeline: ContractTimeline) {}

  /** What happened with the contract and its money, newest first. */
  @Get()
  @Allow('contract:read')
  list(@CurrentActor() actor: Actor, @Id() id: string, @ListParams() query: ListQuery) {
    return this.timeline.of(actor, id, query);
  }
}

@ApiTags('invoices')
@Controller('api/invoices')
export class InvoicesController {
  constructor(private readonly invoices: InvoicesService) {}

  @Get()
  @Allow('invoice:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.invoices.list(actor, query);
  }

  @Get(':id')
  @Allow('invoice:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.invoices.get(actor, id);
  }

  @Post()
  @Allow('invoice:issue')
  issue(@CurrentActor() actor: Actor, @Body({ schema: InvoiceInput }) input: InvoiceInput) {
    return this.invoices.issue(actor, input);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('invoice:issue')
  cancel(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: CancelInvoiceInput }) input: CancelInvoiceInput) {
    return this.invoices.cancel(actor, id, input);
  }

  /** Issues a red-letter invoice against it. */
  @Post(':id/reverse')
  @Allow('invoice:issue')
  reverse(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ReverseInvoiceInput }) input: ReverseInvoiceInput) {
    return this.invoices.reverse(actor, id, input);
  }
}

@ApiTags('payments')
@Controller('api/payments')
export class PaymentsController {
  constructor(
    private readonly payments: PaymentsService,
    private readonly moneyBack: MoneyBackService,
  ) {}

  @Get()
  @Allow('payment:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.payments.list(actor, query);
  }

  @Get(':id')
  @Allow('payment:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.payments.get(actor, id);
  }

  /** Books money that came in; with an Idempotency-Key a bank may send it twice. */
  @Post()
  @Allow('payment:book')
  book(@CurrentActor() actor: Actor, @Body({ schema: PaymentInput }) input: PaymentInput) {
    return this.payments.book(actor, input);
  }

  @Post(':id/allocate')
  @HttpCode(200)
  @Allow('payment:allocate')
  allocate(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: AllocateInput }) input: AllocateInput) {
    return this.payments.allocate(actor, id, input);
  }

  @Post(':id/deallocate')
  @HttpCode(200)
  @Allow('payment:allocate')
  deallocate(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: DeallocateInput }) input: DeallocateInput) {
    return this.payments.deallocate(actor, id, input);
  }

  @Post(':id/reverse')
  @HttpCode(200)
  @Allow('payment:reverse')
  async reverse(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body({ schema: ReversePaymentInput }) input: ReversePaymentInput,
  ) {
    await this.moneyBack.reverse(actor, id, input);
    return this.payments.get(actor, id);
  }

  /** Money back to the customer, out of what settles nothing. */
  @Post(':id/refund')
  @HttpCode(200)
  @Allow('payment:refund')
  async refund(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: RefundInput }) input: RefundInput) {
    await this.moneyBack.refund(actor, id, input);
    return this.payments.get(actor, id);
  }

  /** A refund that never went out, or came back, is taken back. */
  @Post(':id/refunds/:refundId/reverse')
  @HttpCode(200)
  @Allow('payment:refund')
  async reverseRefund(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('refundId') refundId: string,
    @Body({ schema: ReverseRefundInput }) input: ReverseRefundInput,
  ) {
    await this.moneyBack.reverseRefund(actor, id, refundId, input);
    return this.payments.get(actor, id);
  }
}

@ApiTags('receivables')
@Controller('api')
export class ReceivablesController {
  constructor(
    private readonly receivables: ReceivablesService,
    private readonly receivableFigures: ReceivableFiguresService,
    private readonly workbook: AgeingWorkbook,
  ) {}

  /** Open receivables by age, as of any day. */
  @Get('receivables/ageing')
  @Allow('receivable:read')
  ageing(@CurrentActor() actor: Actor, @Query({ schema: AgeingQuery }) query: AgeingQuery) {
    return this.receivables.ageing(actor, query);
  }

  /** The instalments behind a figure of the ageing report. */
  @Get('receivables/rows')
  @Allow('receivable:read')
  rows(
    @CurrentActor() actor: Actor,
    @Query({ schema: ReceivableRowsQuery }) figure: ReceivableRowsQuery,
    @ListParams() query: ListQuery,
  ) {
    return this.receivables.rows(actor, figure, query);
  }

  /** Figures of a range of days: expected, received, due, overdue, DSO, collection rate. */
  @Get('receivables/figures')
  @Allow('receivable:read')
  figures(@CurrentActor() actor: Actor, @Query({ schema: ReceivableFiguresQuery }) query: ReceivableFiguresQuery) {
    return this.receivableFigures.figures(actor, query);
  }

  /** The records behind one of those figures. */
  @Get('receivables/figures/rows')
  @Allow('receivable:read')
  figureRows(@CurrentActor() actor: Actor, @Query({ schema: ReceivableFigureRowsQuery }) query: ReceivableFigureRowsQuery) {
    return this.receivableFigures.rows(actor, query);
  }

  /** What is reckoned with and what came in, by week or month. */
  @Get('receivables/cash-calendar')
  @Allow('receivable:read')
  cashCalendar(@CurrentActor() actor: Actor, @Query({ schema: CashCalendarQuery }) query: CashCalendarQuery) {
    return this.receivableFigures.cashCalendar(actor, query);
  }

  /** The ageing report as an Excel file: the table, and the instalments behind it. */
  @Get('receivables/ageing.xlsx')
  @Allow('receivable:read')
  async ageingWorkbook(@CurrentActor() actor: Actor, @Query({ schema: AgeingQuery }) query: AgeingQuery) {
    const { name, bytes } = await this.workbook.write(actor, query);
    return documentFile(bytes, 'xlsx', name);
  }

  /** Signed, invoiced, received, overdue, open and unallocated of one account. */
  @Get('accounts/:id/money')
  @Allow('receivable:read')
  money(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.receivables.moneyOf(actor, id);
  }

  /** How late one account pays, on average. */
  @Get('accounts/:id/payment-habit')
  @Allow('receivable:read')
  habit(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.receivables.habitOf(actor, id);
  }
}
