import { addDays, addMonths, type LocalDate } from '@keyline/model';

export interface Period {
  from: LocalDate;
  to: LocalDate;
}
export const QUICK_PERIODS = ['lastMonth', 'thisQuarter', 'thisYear'] as const;
export type QuickPeriod = (typeof QUICK_PERIODS)[number];

/** The usual periods of a statement, seen from today. */
export function quickPeriod(which: QuickPeriod, today: LocalDate): Period {
  const month = `${today.slice(0, 7)}-01`;
  if (which === 'lastMonth') return { from: addMonths(month, -1), to: addDays(month, -1) };
  if (which === 'thisYear') return { from: `${today.slice(0, 4)}-01-01`, to: today };
  const first = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
  return { from: `${today.slice(0, 4)}-${String(first).padStart(2, '0')}-01`, to: today };
}
