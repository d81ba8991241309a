import { z } from 'zod';
import { id, line, localDate, optionalLine, optionalText, percentage, positiveMoney, whole } from './fields.js';

export const PAYMENT_METHODS = ['transfer', 'acceptance_bill', 'cheque', 'cash', 'other'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** VAT invoices: special (专用发票), whose tax the buyer may deduct, or ordinary (普通发票). */
export const INVOICE_KINDS = ['special', 'ordinary'] as const;
export type InvoiceKind = (typeof INVOICE_KINDS)[number];

/** So much of an invoice is for that instalment. */
export const InvoiceLineInput = z.strictObject({ instalmentId: id, amount: positiveMoney });
export type InvoiceLineInput = z.infer<typeof InvoiceLineInput>;

/**
 * Issue an invoice (开票) against a contract. `lines` say for which instalments and add up to the amount; left out, the amount goes to
 * what is not invoiced yet, in the order of the schedule.
 */
export const InvoiceInput = z.strictObject({
  number: line(50),
  contractId: id,
  kind: z.enum(INVOICE_KINDS).default('special').optional(),
  lines: z.array(InvoiceLineInput).min(1).max(60).optional(),
  amount: positiveMoney,
  taxRate: percentage.optional(),
  issuedOn: localDate,
  note: optionalText(1000).optional(),
});
export type InvoiceInput = z.infer<typeof InvoiceInput>;
export const CancelInvoiceInput = z.strictObject({ on: localDate.optional(), reason: line(500) });
export type CancelInvoiceInput = z.infer<typeof CancelInvoiceInput>;

/**
 * Reverse an invoice by a red-letter one (红字发票, 红冲): wholly, or so much of it. Left out, `lines` takes back from the last line first.
 */
export const ReverseInvoiceInput = z.strictObject({
  number: line(50),
  amount: positiveMoney.optional(),
  lines: z.array(InvoiceLineInput).min(1).max(60).optional(),
  issuedOn: localDate.optional(),
  reason: line(500),
});
export type ReverseInvoiceInput = z.infer<typeof ReverseInvoiceInput>;

export interface InvoiceRow {
  id: string;
  number: string;
  kind: InvoiceKind;
  /** The invoice that this red-letter one reverses. */
  reversesId: string | null;
  reversesNumber: string | null;
  /** What red-letter invoices took back of it. */
  reversed: string;
  contractId: string;
  contractNumber: string;
  accountId: string;
  accountName: string;
  /** The instalments on it, by name. */
  instalmentNames: string | null;
  amount: string;
  taxRate: string;
  netAmount: string;
  taxAmount: string;
  issuedOn: string;
  cancelledOn: string | null;
  cancelReason: string | null;
  note: string | null;
  version: number;
  can: { cancel: boolean; reverse: boolean };
}

export interface InvoiceRecord extends InvoiceRow {
  lines: { id: string; instalmentId: string; instalmentName: string; sequence: number; amount: string }[];
  reversedBy: { id: string; number: string; amount: string; issuedOn: string; cancelledOn: string | null }[];
}

/** One line of an allocation (核销): so much of a payment settles that instalment. */
export const AllocationLine = z.strictObject({ instalmentId: id, amount: positiveMoney });

/** Book a payment (回款). `allocate`: "oldest" settles the oldest open instalments of the account first; or a list by hand; or nothing. */
export const PaymentInput = z.strictObject({
  accountId: id,
  amount: positiveMoney,
  receivedOn: localDate,
  method: z.enum(PAYMENT_METHODS).default('transfer').optional(),
  collectorId: id.optional(),
  payerName: optionalLine(200).optional(),
  bankReference: optionalLine(100).optional(),
  note: optionalText(1000).optional(),
  allocate: z.union([z.literal('oldest'), z.array(AllocationLine).max(200)]).optional(),
  /** It is another payment than the one booked already for this account, day and amount. */
  confirmDuplicate: z.boolean().optional(),
});
export type PaymentInput = z.infer<typeof PaymentInput>;

export const AllocateInput = z.strictObject({
  allocate: z.union([z.literal('oldest'), z.array(AllocationLine).min(1).max(200)]),
});
export type AllocateInput = z.infer<typeof AllocateInput>;
/** Take one allocation back; the payment is free again by that amount. */
export const DeallocateInput = z.strictObject({ allocationId: id });
export type DeallocateInput = z.infer<typeof DeallocateInput>;
export const ReversePaymentInput = z.strictObject({
  reason: line(500),
  on: localDate.optional(),
  version: whole(1, 2_147_483_647).optional(),
});
export type ReversePaymentInput = z.infer<typeof ReversePaymentInput>;

/** Money back to the customer (退款), out of what settles nothing. */
export const RefundInput = z.strictObject({
  amount: positiveMoney,
  reason: line(500),
  on: localDate.optional(),
  bankReference: optionalLine(100).optional(),
});
export type RefundInput = z.infer<typeof RefundInput>;
/** Take a refund back that was booked wrongly, or whose money came back; the payment is free again by that amount. */
export const ReverseRefundInput = z.strictObject({ reason: line(500), on: localDate.optional() });
export type ReverseRefundInput = z.infer<typeof ReverseRefundInput>;

export interface PaymentRow {
  id: string;
  number: string;
  accountId: string;
  accountName: string;
  collectorId: string | null;
  collectorName: string | null;
  amount: string;
  allocated: string;
  refunded: string;
  /** amount - allocated - refunded; nothing once it is reversed. */
  unallocated: string;
  receivedOn: string;
  method: PaymentMethod;
  payerName: string | null;
  bankReference: string | null;
  note: string | null;
  reversedOn: string | null;
  reversalReason: string | null;
  version: number;
  can: { allocate: boolean; reverse: boolean; refund: boolean };
}

export interface PaymentRecord extends PaymentRow {
  bookedByName: string | null;
  refunds: {
    id: string;
    amount: string;
    refundedOn: string;
    reason: string;
    bankReference: string | null;
    byName: string | null;
    reversedOn: string | null;
    reversalReason: string | null;
    can: { takeBack: boolean };
  }[];
  allocations: {
    id: string;
    instalmentId: string;
    instalmentName: string;
    contractId: string;
    contractNumber: string;
    amount: string;
    allocatedOn: string;
    reversedOn: string | null;
  }[];
}

/** The money of one account, decimal strings: from signing to the bank. */
export interface AccountMoney {
  /** Sum of the contracts that are signed and not terminated. */
  signed: string;
  /** Invoices that are not cancelled. */
  invoiced: string;
  /** Payments that are not reversed, allocated or not. */
  received: string;
  /** Of the open, what was due before today. */
  overdue: string;
  /** What instalments of signed contracts still lack. */
  open: string;
  /** Of the received, what settles nothing yet. */
  unallocated: string;
}

/** How an account pays (平均逾期天数): over its instalments that are settled in full. */
export interface PaymentHabit {
  /** Instalments settled in full that had a due date. */
  settled: number;
  /** Of those, settled after it. */
  late: number;
  /** Days with one decimal; paid in time is no day late. Null while nothing is settled. */
  averageDaysLate: string | null;
}
