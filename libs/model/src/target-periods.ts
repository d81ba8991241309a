import { addDays, addMonths, isPeriodCode, isoWeekCode, periodFromCode, weekday, type LocalDate } from './calendar.js';

/** The steps of a target's breakdown in time: `'2026'`, `'2026-Q3'`, `'2026-09'`, `'2026-W36'` (DOMAIN, D35). */
export const TARGET_PERIOD_KINDS = ['year', 'quarter', 'month', 'week'] as const;
export type TargetPeriodKind = (typeof TARGET_PERIOD_KINDS)[number];

export interface TargetPeriod {
  readonly kind: TargetPeriodKind;
  readonly code: string;
  readonly start: LocalDate;
  readonly end: LocalDate;
}
/** The days of a week that lie in one month: weeks that cross the end of a month have two parts. */
export interface WeekPart {
  readonly week: string;
  readonly start: LocalDate;
  readonly end: LocalDate;
}

const YEAR = /^(19|2\d)\d{2}$/;
const QUARTER = /^((?:19|2\d)\d{2})-Q([1-4])$/;

/** The period of the code, or undefined when there is none. */
export function findTargetPeriod(code: string): TargetPeriod | undefined {
  if (YEAR.test(code)) return { kind: 'year', code, start: `${code}-01-01`, end: `${code}-12-31` };
  const [, year, quarter] = QUARTER.exec(code) ?? [];
  if (year && quarter) {
    const start = `${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}-01`;
    return { kind: 'quarter', code, start, end: addDays(addMonths(start, 3), -1) };
  }
  if (isPeriodCode('monthly', code)) return { ...periodFromCode(code), kind: 'month' };
  return isPeriodCode('weekly', code) ? { ...periodFromCode(code), kind: 'week' } : undefined;
}

/** @throws RangeError for what is no year, quarter, month or week */
export function targetPeriod(code: string): TargetPeriod {
  const period = findTargetPeriod(code);
  if (!period) throw new RangeError(`not a year, quarter, month or week: ${JSON.stringify(code)}`);
  return period;
}

/** The quarter that a day lies in: `'2026-Q4'`. */
export const quarterOf = (day: LocalDate): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** The months of a year or quarter, the month itself of a month. @throws RangeError for a week or no period */
export function monthsIn(code: string): string[] {
  const { kind, start } = targetPeriod(code);
  if (kind === 'week') throw new RangeError(`a week has no months: ${code}`);
  const count = { year: 12, quarter: 3, month: 1 }[kind];
  return Array.from({ length: count }, (_, index) => addMonths(start, index).slice(0, 7));
}

/** What a period falls into: a year into quarters, a quarter into months; a month (its weeks are derived) into nothing. */
export function partsOf(code: string): string[] {
  const { kind } = targetPeriod(code);
  if (kind === 'year') return [1, 2, 3, 4].map((quarter) => `${code}-Q${quarter}`);
  return kind === 'quarter' ? monthsIn(code) : [];
}

/** The periods for which a plan of the year holds values: the year, its quarters, its months. */
export const planPeriods = (year: number): string[] => [String(year), ...partsOf(String(year)), ...monthsIn(String(year))];

/** What can be looked at in a plan's year, by kind of period; a week counts as far as it lies in the year. */
export function periodsOfYear(year: number, kind: TargetPeriodKind): string[] {
  const months = monthsIn(String(year));
  if (kind === 'week') return [...new Set(months.flatMap((month) => weekPartsOf(month).map(({ week }) => week)))];
  return kind === 'month' ? months : kind === 'quarter' ? partsOf(String(year)) : [String(year)];
}

const weeksOf = new Map<string, readonly WeekPart[]>();

/** The weeks of a month, each with the days that lie in it. Worked out once: plans ask for the same months once for each person. */
export function weekPartsOf(month: string): readonly WeekPart[] {
  const known = weeksOf.get(month);
  if (known) return known;
  const { start, end } = targetPeriod(month);
  const parts: WeekPart[] = [];
  for (let from = start; from <= end;) {
    const sunday = addDays(from, 7 - weekday(from));
    const to = sunday < end ? sunday : end;
    parts.push({ week: isoWeekCode(from), start: from, end: to });
    from = addDays(to, 1);
  }
  weeksOf.set(month, parts);
  return parts;
}
