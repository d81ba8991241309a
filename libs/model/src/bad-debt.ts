/** Doubtful and bad debt (呆坏账, DOMAIN D31): provision by age, write-off by approval, recovery afterwards. */
import { z } from 'zod';
import { AGEING_BUCKETS, type AgeingBucket } from './ageing.js';
import { id, line, localDate, percentage, positiveMoney, version } from './fields.js';
import { addMoney, minMoney, multiplyMoney, subtractMoney, type Money } from './money.js';

export const WriteOffInput = z.strictObject({
  instalmentId: id,
  /** Left out: all that is open of it. */
  amount: positiveMoney.optional(),
  reason: line(500),
});
export type WriteOffInput = z.infer<typeof WriteOffInput>;

export const WRITE_OFF_STATES = ['proposed', 'booked', 'refused', 'recalled'] as const;
export type WriteOffState = (typeof WRITE_OFF_STATES)[number];

export interface WriteOffRow {
  id: string;
  instalmentId: string;
  instalmentName: string;
  contractId: string;
  contractNumber: string;
  accountId: string;
  accountName: string;
  /** Who answered for the instalment when it was proposed. */
  collectorId: string;
  collectorName: string;
  amount: string;
  /** What came in after all. */
  recovered: string;
  /** What is lost: booked and not recovered. */
  lost: string;
  dueOn: string | null;
  reason: string;
  state: WriteOffState;
  proposedByName: string;
  proposedOn: string;
  bookedOn: string | null;
  version: number;
}

/** Per cent of the open balance of each bucket that is expected to be lost. */
export type ProvisionRates = Record<AgeingBucket, string>;
export const ProvisionRatesInput = z.strictObject({
  version,
  rates: z.strictObject(
    Object.fromEntries(AGEING_BUCKETS.map((bucket) => [bucket, percentage])) as Record<AgeingBucket, typeof percentage>,
  ),
});
export type ProvisionRatesInput = z.infer<typeof ProvisionRatesInput>;
export interface ProvisionSetting {
  rates: ProvisionRates;
  version: number;
}

export const ProvisionQuery = z.strictObject({ asOf: localDate.optional() });
export type ProvisionQuery = z.infer<typeof ProvisionQuery>;

export interface ProvisionReport {
  asOf: string;
  buckets: { bucket: AgeingBucket; open: string; rate: string; provision: string }[];
  accounts: { accountId: string; accountName: string; open: string; provision: string }[];
  open: string;
  provision: string;
}

/** The provision of each bucket, rounded to the cent for itself. */
export const provisionOf = (open: Readonly<Record<AgeingBucket, Money>>, rates: ProvisionRates): Record<AgeingBucket, Money> =>
  Object.fromEntries(AGEING_BUCKETS.map((bucket) => [bucket, multiplyMoney(open[bucket], rates[bucket])])) as Record<
    AgeingBucket,
    Money
  >;

/** Where the money of an instalment is: amount = received + written off + open, always. */
export interface InstalmentMoney {
  readonly amount: Money;
  readonly received: Money;
  readonly writtenOff: Money;
}

export const openMoney = ({ amount, received, writtenOff }: InstalmentMoney): Money =>
  subtractMoney(subtractMoney(amount, received), writtenOff);

/** How much of a payment to an instalment brings back what was written off: that first, the rest settles what is open. */
export const recoveryOf = ({ writtenOff }: InstalmentMoney, payment: Money): Money => minMoney(writtenOff, payment);

/** The instalment after a payment to it. @throws RangeError when it is more than what is open and written off together */
export function afterPayment(before: InstalmentMoney, payment: Money): InstalmentMoney {
  const received = addMoney(before.received, payment);
  const after = { ...before, received, writtenOff: subtractMoney(before.writtenOff, recoveryOf(before, payment)) };
  if (openMoney(after).startsWith('-')) throw new RangeError(`more than the instalment lacks: ${payment}`);
  return after;
}
