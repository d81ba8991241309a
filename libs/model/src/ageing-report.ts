/** What the ageing report (账龄) and the figures of receivables are asked, and what they answer. */
import { z } from 'zod';
import { AGEING_BUCKETS, type AgeingBucket } from './ageing.js';
import { daysBetween, type LocalDate } from './calendar.js';
import { line, localDate } from './fields.js';
import { isPositive, toCents, type Money } from './money.js';

/**
 * By what the report can be cut: customer, group (its top parent), whoever answered for the money on that day, their team (direct
 * superior), their department, contract, month of the due date, grade of the customer.
 */
export const AGEING_CUTS = ['account', 'group', 'collector', 'team', 'department', 'contract', 'month', 'grade'] as const;
export type AgeingCut = (typeof AGEING_CUTS)[number];

/** Key of the row that holds what has none: no superior, no grade, no due date. */
export const NO_KEY = 'none';

/** Open balances by bucket, decimal strings: buckets + notDue = total. `disputed`: of the total, what the customer disputes. */
export type AgeingSums = Record<AgeingBucket | 'total' | 'disputed', Money>;
export type AgeingRow = { key: string | null; name: string | null } & AgeingSums;
export interface AgeingReport {
  asOf: LocalDate;
  by: AgeingCut;
  rows: AgeingRow[];
  total: AgeingSums;
}

/** As of any day (default today), cut one way (default by customer). */
export const AgeingQuery = z.strictObject({ asOf: localDate.optional(), by: z.enum(AGEING_CUTS).optional() });
export type AgeingQuery = z.infer<typeof AgeingQuery>;

/** Of the figure: only what is overdue, or disputed. */
export const AGEING_PARTS = ['overdue', 'disputed'] as const;
export type AgeingPart = (typeof AGEING_PARTS)[number];

/** Which figure of the ageing report is to be opened: a row by its key, a column by its bucket; left out, all of them. */
export const ReceivableRowsQuery = z.object({
  asOf: localDate.optional(),
  by: z.enum(AGEING_CUTS).optional(),
  key: line(50).optional(),
  bucket: z.enum(AGEING_BUCKETS).optional(),
  only: z.enum(AGEING_PARTS).optional(),
});
export type ReceivableRowsQuery = z.infer<typeof ReceivableRowsQuery>;

/**
 * Figures of receivables over a range of days, each with the rows behind it:
 * - `expected` what was or is reckoned with in the range (amounts, paid or not), `expectedOpen` what is still open of it,
 *   `carriedOver` what is open from before the range, `promised` what customers promised to pay in it (and nobody took back);
 * - `received` payments of the range; `dueIn` what is open and due in the range; `overdue`, `open`, `unallocated` as they stand today;
 * - `sales` invoices of the range less red-letter ones; `invoicedUnpaid` what was invoiced and not paid at its end;
 * - `collectable` what was open at its beginning or fell due in it; `collected` what of that came in.
 */
export const RECEIVABLE_FIGURES = [
  'expected',
  'expectedOpen',
  'carriedOver',
  'promised',
  'received',
  'dueIn',
  'overdue',
  'open',
  'unallocated',
  'sales',
  'invoicedUnpaid',
  'collectable',
  'collected',
] as const;
export type ReceivableFigure = (typeof RECEIVABLE_FIGURES)[number];

/** At most two years at once. */
const MOST_DAYS = 731;
const days = { from: localDate, to: localDate };
function checkRange({ from, to }: { from: string; to: string }, context: z.core.$RefinementCtx): void {
  const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['to'], message });
  // What is no date has been reported already, and cannot be counted with.
  if (!localDate.safeParse(from).success || !localDate.safeParse(to).success) return;
  if (to < from) refuse('field.date-order');
  else if (daysBetween(from, to) >= MOST_DAYS) refuse('field.out-of-range');
}

const isFigure = (code: string): code is ReceivableFigure => (RECEIVABLE_FIGURES as readonly string[]).includes(code);

/** `figures`: which, as codes parted by commas; all when left out. */
export const ReceivableFiguresQuery = z
  .strictObject({
    ...days,
    figures: line(300)
      .refine((codes) => codes.split(',').every(isFigure), RECEIVABLE_FIGURES.join(', '))
      .optional(),
  })
  .superRefine(checkRange);
export type ReceivableFiguresQuery = z.infer<typeof ReceivableFiguresQuery>;
export const ReceivableFigureRowsQuery = z
  .strictObject({ ...days, figure: z.enum(RECEIVABLE_FIGURES), range: z.string().optional() })
  .superRefine(checkRange);
export type ReceivableFigureRowsQuery = z.infer<typeof ReceivableFigureRowsQuery>;

/** The figures asked for, all when none is named. */
export const figuresAsked = ({ figures }: Pick<ReceivableFiguresQuery, 'figures'>): readonly ReceivableFigure[] =>
  figures?.split(',').filter(isFigure) ?? RECEIVABLE_FIGURES;

/** Sum and number of rows of each figure asked for; what follows from them is null where it cannot be said. */
export interface FigureValue {
  amount: Money;
  count: number;
}
export interface ReceivableFigures {
  from: LocalDate;
  to: LocalDate;
  values: Partial<Record<ReceivableFigure, FigureValue>>;
  /** Days sales outstanding, one decimal. */
  dso: string | null;
  /** Per cent, one decimal. */
  collectionRate: string | null;
}

/** A record behind a figure, with what it adds to it. */
export interface ReceivableFigureRow {
  entity: 'instalment' | 'payment' | 'invoice' | 'promise';
  id: string;
  label: string;
  on: LocalDate;
  amount: Money;
  accountId: string;
  accountName: string;
}

/** The cash calendar: by ISO week or by month. */
export const CashCalendarQuery = z
  .strictObject({ ...days, by: z.enum(['week', 'month']).default('week') })
  .superRefine(checkRange);
export type CashCalendarQuery = z.infer<typeof CashCalendarQuery>;

export interface CashPeriod {
  /** Its first and last day within the range asked for. */
  from: LocalDate;
  to: LocalDate;
  /** What was or is reckoned with in it. */
  expected: Money;
  /** Of that, what is still open. */
  open: Money;
  /** What customers promised for it, kept or not. */
  promised: Money;
  received: Money;
  /** Expected less received: what is missing when above nothing. */
  gap: Money;
}
export interface CashCalendar {
  from: LocalDate;
  to: LocalDate;
  by: 'week' | 'month';
  /** Open from before the range. */
  carriedOver: Money;
  periods: CashPeriod[];
  total: Pick<CashPeriod, 'expected' | 'open' | 'promised' | 'received' | 'gap'>;
}

/** Quotient as decimal text with one place, half away from zero. */
function tenths(dividend: bigint, divisor: bigint): string {
  const size = dividend < 0n ? -dividend : dividend;
  const rounded = ((size * 20n + divisor) / (divisor * 2n)).toString().padStart(2, '0');
  return `${dividend < 0n && rounded !== '00' ? '-' : ''}${rounded.slice(0, -1)}.${rounded.slice(-1)}`;
}

/**
 * Days sales outstanding (应收账款周转天数): receivables at the end of the period ÷ credit sales of the period × its days, the formula of
 * the Credit Research Foundation. Sales are what was invoiced, receivables what was invoiced and is unpaid, both with tax.
 * @returns days with one decimal, null without sales
 * @throws RangeError when an amount is none
 */
export function daysSalesOutstanding(receivables: Money, sales: Money, inDays: number): string | null {
  return isPositive(sales) ? tenths(toCents(receivables) * BigInt(inDays), toCents(sales)) : null;
}

/**
 * Collection rate of a period (回款率): what came in of that which was to be collected, which is what was due and open at its
 * beginning and what fell due in it.
 * @returns per cent with one decimal, null when nothing was to be collected
 * @throws RangeError when an amount is none
 */
export function collectionRate(collected: Money, collectable: Money): string | null {
  return isPositive(collectable) ? tenths(toCents(collected) * 100n, toCents(collectable)) : null;
}
