/** Which receivables a payment settles (核销, DOMAIN D27): a proposal for finance to confirm. */
import type { LocalDate } from './calendar.js';
import { type Money, fromCents, toCents } from './money.js';

/** An instalment with what is still open of it; without a due date while its milestone has not happened. */
export interface OpenInstalment {
  readonly id: string;
  readonly dueOn: LocalDate | null;
  /** Place in the contract's payment schedule. */
  readonly sequence: number;
  readonly open: Money;
}

/** So much of the payment for this instalment. Always more than nothing. */
export interface ProposedAllocation {
  readonly instalmentId: string;
  readonly amount: Money;
}

/**
 * Spreads what is left of a payment over the open instalments: oldest due date first, then by place in the schedule, then by id;
 * those without a due date last. Never gives an instalment more than is open of it, nor all of them more than the payment; what is
 * left over stays unallocated. Overpaid instalments and a payment with nothing left get nothing.
 * @throws RangeError when an amount is none
 */
export function proposeAllocation(paymentOpen: Money, instalments: readonly OpenInstalment[]): ProposedAllocation[] {
  let left = toCents(paymentOpen);
  const proposal: ProposedAllocation[] = [];
  for (const { id, open } of [...instalments].sort(oldestFirst)) {
    const openCents = toCents(open);
    if (left <= 0n || openCents <= 0n) continue;
    const amount = openCents < left ? openCents : left;
    proposal.push({ instalmentId: id, amount: fromCents(amount) });
    left -= amount;
  }
  return proposal;
}

function oldestFirst(a: OpenInstalment, b: OpenInstalment): number {
  return compareDueDates(a.dueOn, b.dueOn) || a.sequence - b.sequence || (a.id < b.id ? -1 : 1);
}

function compareDueDates(a: LocalDate | null, b: LocalDate | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
