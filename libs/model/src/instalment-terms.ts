/** What an instalment agrees about its payment (付款条件, DOMAIN D24 and D25), as reviewers and readers of two versions are told it. */
import type { Locale } from './actor.js';
import type { VersionInstalment } from './contract-versions.js';

type Terms = Pick<VersionInstalment, 'dueRule' | 'dueOn' | 'milestone' | 'termDays'>;

/**
 * The terms alone: what hangs on a milestone or an invoice has no day of its own - the one it has since that happened is a consequence,
 * not an agreement - and the days of the contract's payment term where it names none.
 */
export function agreedTerms<Row extends Terms>(row: Row, paymentTermDays: number): Row {
  if (row.dueRule === 'milestone') return { ...row, dueOn: null, termDays: row.termDays ?? paymentTermDays };
  if (row.dueRule === 'invoice') return { ...row, dueOn: null, milestone: null, termDays: row.termDays ?? paymentTermDays };
  return { ...row, milestone: null, termDays: null };
}

/** When an instalment is due by what was agreed: a day, or so many days after what. */
export function dueTermsText(row: Terms, paymentTermDays: number, locale: Locale): string {
  const { dueRule, dueOn, milestone, termDays } = agreedTerms(row, paymentTermDays);
  const days = String(termDays ?? 0);
  if (dueRule === 'milestone')
    return locale === 'en' ? `${days} days after ${milestone ?? ''}` : `${milestone ?? ''}后 ${days} 天`;
  if (dueRule === 'invoice') return locale === 'en' ? `${days} days after the invoice` : `开票后 ${days} 天`;
  return dueOn ?? '';
}
