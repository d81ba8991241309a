/** How long receivables are overdue: the seven columns of the ageing table (账龄, DOMAIN section 2). */
import { type LocalDate, daysBetween } from './calendar.js';
import { type Money, fromCents, toCents } from './money.js';

/** Columns of the ageing table, from left to right. */
export const AGEING_BUCKETS = ['notDue', 'd1_30', 'd31_60', 'd61_90', 'd91_180', 'd181_365', 'd365plus'] as const;

/** One column of the ageing table. */
export type AgeingBucket = (typeof AGEING_BUCKETS)[number];

/**
 * The `overdueDays` that fall into a bucket, both ends included; `toDays: null` has no end. SQL and screens build their limits from it;
 * where days are not clamped at 0, everything below 1 is not due.
 */
export const BUCKET_BOUNDS = {
  notDue: { fromDays: 0, toDays: 0 },
  d1_30: { fromDays: 1, toDays: 30 },
  d31_60: { fromDays: 31, toDays: 60 },
  d61_90: { fromDays: 61, toDays: 90 },
  d91_180: { fromDays: 91, toDays: 180 },
  d181_365: { fromDays: 181, toDays: 365 },
  d365plus: { fromDays: 366, toDays: null },
} as const satisfies Record<AgeingBucket, { fromDays: number; toDays: number | null }>;

/** What is still open of one instalment; without a due date while its milestone has not happened. */
export interface OpenBalance {
  readonly dueOn: LocalDate | null;
  readonly open: Money;
}

/**
 * Whole days that something due on `dueOn` is overdue on the day `asOf`; 0 when it is due that day, later, or on no date yet.
 * @throws RangeError when a date is none
 */
export function overdueDays(dueOn: LocalDate | null, asOf: LocalDate): number {
  return dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, asOf));
}

/** The column that something due on `dueOn` stands in on the day `asOf`. @throws RangeError when a date is none */
export function bucketOf(dueOn: LocalDate | null, asOf: LocalDate): AgeingBucket {
  const days = overdueDays(dueOn, asOf);
  return AGEING_BUCKETS.findLast((bucket) => BUCKET_BOUNDS[bucket].fromDays <= days) ?? 'notDue';
}

/**
 * Sums the open balances into the columns; `total` is the exact sum of the seven.
 * @throws RangeError when a date or an amount is none
 */
export function ageBalances(items: readonly OpenBalance[], asOf: LocalDate): Record<AgeingBucket | 'total', Money> {
  const cents: Record<AgeingBucket | 'total', bigint> = {
    notDue: 0n,
    d1_30: 0n,
    d31_60: 0n,
    d61_90: 0n,
    d91_180: 0n,
    d181_365: 0n,
    d365plus: 0n,
    total: 0n,
  };
  for (const { dueOn, open } of items) {
    cents[bucketOf(dueOn, asOf)] += toCents(open);
    cents.total += toCents(open);
  }
  return {
    notDue: fromCents(cents.notDue),
    d1_30: fromCents(cents.d1_30),
    d31_60: fromCents(cents.d31_60),
    d61_90: fromCents(cents.d61_90),
    d91_180: fromCents(cents.d91_180),
    d181_365: fromCents(cents.d181_365),
    d365plus: fromCents(cents.d365plus),
    total: fromCents(cents.total),
  };
}
