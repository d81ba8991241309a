/** The payment schedule of a contract (回款计划, DOMAIN D25): its instalments add up to the contract sum, to the cent. */
import type { LocalDate } from './calendar.js';
import { type Money, addMoney, splitMoney, subtractMoney } from './money.js';

/** One part of the contract sum as the contract words it: 30 % in advance, 60 % on acceptance, 10 % retention. */
export interface SchedulePart<Kind extends string = string> {
  /** Decimal text above 0 with at most four decimals, such as `'30'` or `'33.3333'`. */
  readonly percent: string;
  readonly dueOn: LocalDate | null;
  readonly kind: Kind;
  readonly name: string;
}

/** A part with its place in the schedule, from 1, and its amount. */
export interface ScheduledPart<Kind extends string = string> extends SchedulePart<Kind> {
  readonly sequence: number;
  readonly amount: Money;
}

const PERCENT = /^\d{1,3}(?:\.\d{1,4})?$/;
/** Ten-thousandths of a per cent: the finest part that a contract can name here. */
const WHOLE = 1_000_000;

/** Do the parts make a schedule: is each more than nothing, and are they 100 % together? Ask before `makeSchedule`. */
export function isFullSchedule(parts: readonly Pick<SchedulePart, 'percent'>[]): boolean {
  if (!parts.every(({ percent }) => PERCENT.test(percent))) return false;
  const weights = parts.map(weightOf);
  return weights.every((weight) => weight > 0) && weights.reduce((sum, weight) => sum + weight, 0) === WHOLE;
}

/**
 * Divides the contract sum into instalments in the order given. They add up to exactly the sum; odd cents go by largest remainder.
 * @throws RangeError when `amount` is no amount, or the parts are not 100 % together (see `isFullSchedule`)
 */
export function makeSchedule<Kind extends string>(amount: Money, parts: readonly SchedulePart<Kind>[]): ScheduledPart<Kind>[] {
  if (!isFullSchedule(parts)) throw new RangeError('the parts of a payment schedule must be 100 per cent together');
  const amounts = splitMoney(amount, parts.map(weightOf));
  return parts.map((part, index) => ({ ...part, sequence: index + 1, amount: amounts[index] ?? '0.00' }));
}

/**
 * What the schedule lacks of the contract sum: more than nothing when it is short, less when it is too much, `'0.00'` when it fits.
 * @throws RangeError when an amount is none
 */
export function scheduleGap(amount: Money, instalments: readonly { readonly amount: Money }[]): Money {
  return subtractMoney(amount, addMoney(...instalments.map((instalment) => instalment.amount)));
}

function weightOf({ percent }: Pick<SchedulePart, 'percent'>): number {
  const [whole = '', fraction = ''] = percent.split('.');
  return Number(whole + fraction.padEnd(4, '0'));
}
