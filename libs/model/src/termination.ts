/** What a termination (合同终止, DOMAIN D23) does to the money of a contract. */
import type { LocalDate } from './calendar.js';
import type { InstalmentRow } from './contracts.js';
import { addMoney, isPositive, type Money } from './money.js';

type Part = Pick<InstalmentRow, 'dueOn' | 'invoiced' | 'received' | 'writtenOff' | 'open'>;

/**
 * Does an instalment stay a receivable when its contract is terminated on `day`? What is due by then, or touched by an invoice or by money,
 * does, whole; the rest was still to come and ceases. The database says the same (`outlasts_termination`).
 */
export const outlastsTermination = ({ dueOn, invoiced, received, writtenOff }: Part, day: LocalDate): boolean =>
  (dueOn !== null && dueOn <= day) || [invoiced, received, writtenOff].some(isPositive);

/** The open sums that stay owed, and those that cease. */
export function afterTermination(parts: readonly Part[], day: LocalDate): { stays: Money; ceases: Money } {
  const sum = (stays: boolean) =>
    addMoney('0.00', ...parts.filter((part) => outlastsTermination(part, day) === stays).map(({ open }) => open));
  return { stays: sum(true), ceases: sum(false) };
}
