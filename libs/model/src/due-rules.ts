/** When an instalment is due (付款条件, DOMAIN D25): on a date, or so many days after a milestone or an invoice. */
import { addDays, type LocalDate } from './calendar.js';
import type { DueRule } from './contracts.js';

/** What decides when an instalment is due. */
export interface DueTerms {
  readonly rule: DueRule;
  /** The date, of what is due on a date. */
  readonly date: LocalDate | null;
  /** Days after the milestone or the invoice. */
  readonly termDays: number;
  readonly milestone: { readonly plannedOn: LocalDate; readonly doneOn: LocalDate | null } | null;
  readonly invoicedOn: LocalDate | null;
  /** When an invoice that is not issued yet is reckoned to be paid; unknown when null. */
  readonly expectedOn: LocalDate | null;
}

/** `dueOn` is null while what it hangs on has not happened; `expectedOn` is the due date, or till then the day to reckon with. */
export interface DueDates {
  readonly dueOn: LocalDate | null;
  readonly expectedOn: LocalDate;
}

/**
 * The days that follow from the terms. An invoice that is neither issued nor expected on a day is reckoned with a term from today.
 * @throws RangeError when a date is none, or one is missing that the rule cannot do without
 */
export function dueDatesOf(terms: DueTerms, today: LocalDate): DueDates {
  const { rule, date, termDays, milestone, invoicedOn, expectedOn } = terms;
  if (rule === 'date') {
    if (date === null) throw new RangeError('what is due on a date needs the date');
    return { dueOn: date, expectedOn: date };
  }
  if (rule === 'milestone') {
    if (milestone === null) throw new RangeError('what is due after a milestone needs the milestone');
    const dueOn = milestone.doneOn === null ? null : addDays(milestone.doneOn, termDays);
    return { dueOn, expectedOn: dueOn ?? addDays(milestone.plannedOn, termDays) };
  }
  const dueOn = invoicedOn === null ? null : addDays(invoicedOn, termDays);
  return { dueOn, expectedOn: dueOn ?? expectedOn ?? addDays(today, termDays) };
}
