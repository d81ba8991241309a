/**
 * Days, weeks and months as the organisation's wall calendar shows them (DOMAIN section 2): ISO 8601 weeks, Monday first, in the
 * organisation's time zone. A `LocalDate` is a day on that calendar and knows no zone; only the functions with a `zone` turn days
 * into instants and back, through the zone data of `Intl`. The machine's own zone is never asked.
 */

/** A calendar day, `YYYY-MM-DD`. Sorts as text. */
export type LocalDate = string;

/** What a report, target or measure is about: a day, a week or a month. */
export type PeriodKind = 'daily' | 'weekly' | 'monthly';

/** A day (`'2026-11-21'`), an ISO week (`'2026-W47'`) or a month (`'2026-11'`), with its first and its last day, both inclusive. */
export interface Period {
  readonly kind: PeriodKind;
  readonly code: string;
  readonly start: LocalDate;
  readonly end: LocalDate;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const WEEK_CODE = /^(\d{4})-W(\d{2})$/;
const MONTH_CODE = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/**
 * May a record carry this date? A day that exists, from 1900 to 2999. Arithmetic goes further (years 1 to 9999), so that no accepted
 * date makes a sum fail; what lies outside is a typing error or a stand-in for "never".
 */
export function isLocalDate(text: string): boolean {
  return text >= '1900' && text < '3000' && parseDay(text) !== undefined;
}

/** The day so many days later (earlier when negative). @throws RangeError when `date` is no date or `days` no whole number */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dayToDate(dayOf(date) + wholeNumber(days));
}

/**
 * The same day so many months later; where that month is too short, its last day (31 January + 1 month is 28 or 29 February).
 * @throws RangeError when `date` is no date or `months` no whole number
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  dayOf(date);
  const monthsSinceYearZero = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + wholeNumber(months);
  const first = firstOfMonth(monthsSinceYearZero);
  const length = dayOf(firstOfMonth(monthsSinceYearZero + 1)) - dayOf(first);
  return addDays(first, Math.min(Number(date.slice(8)), length) - 1);
}

/** Days from `from` to `to`: 1 from today to tomorrow, negative backwards. @throws RangeError when either is no date */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayOf(to) - dayOf(from);
}

/** Day of the week by ISO 8601: 1 is Monday, 7 is Sunday. @throws RangeError when it is no date */
export function weekday(date: LocalDate): number {
  // Day 0 of the Unix calendar, 1970-01-01, was a Thursday.
  return ((((dayOf(date) + 3) % 7) + 7) % 7) + 1;
}

/**
 * The ISO 8601 week of a day. A week belongs to the year that has its Thursday: 2027-01-01, a Friday, is in `'2026-W53'`.
 * @throws RangeError when it is no date
 */
export function isoWeekCode(date: LocalDate): string {
  const thursday = addDays(date, 4 - weekday(date));
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The month of a day, `'2026-11'`. @throws RangeError when it is no date */
export function monthCode(date: LocalDate): string {
  dayOf(date);
  return date.slice(0, 7);
}

/**
 * The period of a code such as `'2026-11-21'`, `'2026-W47'` or `'2026-11'`, from 1900 to 2999.
 * @throws RangeError for anything else, also for week 53 of a year that has only 52
 */
export function periodFromCode(code: string): Period {
  const period = findPeriod(code);
  if (!period) throw new RangeError(`not a day, week or month: ${JSON.stringify(code)}`);
  return period;
}

/** Is this the code of an existing day (`daily`), week (`weekly`) or month (`monthly`)? */
export function isPeriodCode(kind: PeriodKind, code: string): boolean {
  return findPeriod(code)?.kind === kind;
}

/** The day, week or month that a day lies in. @throws RangeError when it is no date */
export function periodContaining(kind: PeriodKind, date: LocalDate): Period {
  switch (kind) {
    case 'daily':
      return dayAlone(date);
    case 'weekly':
      return weekOf(date);
    case 'monthly':
      return monthOf(date);
  }
}

/** The period that ends the day before this one starts. */
export function previousPeriod(period: Period): Period {
  return periodContaining(period.kind, addDays(period.start, -1));
}

/** The period that starts the day after this one ends. */
export function nextPeriod(period: Period): Period {
  return periodContaining(period.kind, addDays(period.end, 1));
}

/** Is this the name of a time zone that dates can be computed in (IANA, such as `Asia/Shanghai`)? Bare offsets such as `+08:00` are not. */
export function isValidTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    wallClockOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** The date that a calendar on the wall in `zone` shows at an instant. @throws RangeError for an unknown zone or an invalid instant */
export function todayIn(zone: string, instant: Date): LocalDate {
  return dayToDate(Math.floor(wallTime(zone, instant.getTime()) / DAY_MS));
}

/**
 * The first instant of a day in a zone. Usually midnight; where the clock jumps over midnight, the end of the jump (São Paulo
 * 2018-11-04 began at 01:00), and for a day that a zone left out, the start of the next (Apia, 2011-12-30).
 * @throws RangeError when `date` is no date or `zone` unknown
 */
export function startOfDayIn(zone: string, date: LocalDate): Date {
  return instantAt(zone, date, 0);
}

/** The first instant after the period in a zone: an exclusive upper bound, `happenedAt < endOfPeriodInstant(…)`. */
export function endOfPeriodInstant(zone: string, period: Period): Date {
  return startOfDayIn(zone, addDays(period.end, 1));
}

/**
 * The instant at which the wall clock of a zone shows the time of a day; where the clock jumps over it, the end of the jump.
 * @param minute minutes after midnight
 * @throws RangeError when `date` is no date or `zone` unknown
 */
export function wallInstant(zone: string, date: LocalDate, minute: number): Date {
  return instantAt(zone, date, minute);
}

const WEEKDAY_NAMES: Readonly<Record<'zh-CN' | 'en', readonly string[]>> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

/** The date with its weekday: `'2026-11-21 周六'`, `'2026-11-21 Sat'`. @throws RangeError when it is no date */
export function formatLocalDate(date: LocalDate, locale: 'zh-CN' | 'en'): string {
  return `${date} ${WEEKDAY_NAMES[locale][weekday(date) - 1] ?? ''}`;
}

const MONTH_NAMES = 'January February March April May June July August September October November December'.split(' ');

/**
 * A period as people name it: `2026 年第 47 周`, `Week 47, 2026`, `2026 年 11 月`, `November 2026`, and a day with its weekday.
 * What is no period's code is left as it is.
 */
export function periodName(code: string, locale: 'zh-CN' | 'en'): string {
  if (isPeriodCode('daily', code)) return formatLocalDate(code, locale);
  const [year = '', rest = ''] = code.split('-');
  const number = Number(rest.replace('W', ''));
  if (isPeriodCode('weekly', code)) return locale === 'en' ? `Week ${number}, ${year}` : `${year} 年第 ${number} 周`;
  if (!isPeriodCode('monthly', code)) return code;
  return locale === 'en' ? `${MONTH_NAMES[number - 1] ?? ''} ${year}` : `${year} 年 ${number} 月`;
}

/** Days since 1970-01-01, or undefined when the text is not a day that exists. */
function parseDay(text: string): number | undefined {
  if (!DATE.test(text) || text < '0001') return undefined;
  const instant = new Date(`${text}T00:00:00Z`);
  // The parser takes 30 February for 2 March; only a date that reads the same afterwards exists.
  if (Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(text)) return undefined;
  return instant.getTime() / DAY_MS;
}

function dayOf(date: LocalDate): number {
  const day = parseDay(date);
  if (day === undefined) throw new RangeError(`not a date: ${JSON.stringify(date)}`);
  return day;
}

function dayToDate(day: number): LocalDate {
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  if (!DATE.test(date)) throw new RangeError(`beyond the calendar: day ${day} since 1970-01-01`);
  return date;
}

function wholeNumber(count: number): number {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number: ${count}`);
  return count;
}

function firstOfMonth(monthsSinceYearZero: number): LocalDate {
  const year = String(Math.floor(monthsSinceYearZero / 12)).padStart(4, '0');
  return `${year}-${String((monthsSinceYearZero % 12) + 1).padStart(2, '0')}-01`;
}

function dayAlone(date: LocalDate): Period {
  dayOf(date);
  return { kind: 'daily', code: date, start: date, end: date };
}

function weekOf(date: LocalDate): Period {
  const start = addDays(date, 1 - weekday(date));
  return { kind: 'weekly', code: isoWeekCode(date), start, end: addDays(start, 6) };
}

function monthOf(date: LocalDate): Period {
  const code = monthCode(date);
  const start = `${code}-01`;
  return { kind: 'monthly', code, start, end: addDays(addMonths(start, 1), -1) };
}

function findPeriod(code: string): Period | undefined {
  if (code < '1900' || code >= '3000') return undefined;
  if (DATE.test(code)) return isLocalDate(code) ? dayAlone(code) : undefined;
  if (MONTH_CODE.test(code)) return monthOf(`${code}-01`);
  const [, year, week] = WEEK_CODE.exec(code) ?? [];
  if (!year || !week) return undefined;
  // 4 January is always in week 1.
  const period = weekOf(addDays(`${year}-01-04`, 7 * (Number(week) - 1)));
  return period.code === code ? period : undefined;
}

const wallClocks = new Map<string, Intl.DateTimeFormat>();

/** The formatter that reads a zone's wall clock; making one costs far more than using it, so each is kept. */
function wallClockOf(zone: string): Intl.DateTimeFormat {
  const known = wallClocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  wallClocks.set(zone, clock);
  return clock;
}

/** What the wall clock of a zone shows at an instant, written as the milliseconds at which a UTC clock would show the same. */
function wallTime(zone: string, instantMs: number): number {
  const parts = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of wallClockOf(zone).formatToParts(instantMs)) {
    if (type in parts) parts[type as keyof typeof parts] = Number(value);
  }
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
}

/** The first instant at which the wall clock shows so many minutes after midnight or, where the clock jumps over it, the end of the jump. */
function instantAt(zone: string, date: LocalDate, minute: number): Date {
  const wall = dayOf(date) * DAY_MS + minute * MINUTE_MS;
  // The two probes enclose the instant whatever the offset is; a zone changes its clock at most once between them.
  const [before, after] = [wall - DAY_MS, wall + DAY_MS];
  const offsets = [before, after].map((instantMs) => wallTime(zone, instantMs) - instantMs);
  const found = offsets.map((offset) => wall - offset).filter((instantMs) => wallTime(zone, instantMs) === wall);
  return new Date(found.length > 0 ? Math.min(...found) : firstInstantAfterJump(zone, wall, before, after));
}

function firstInstantAfterJump(zone: string, wall: number, before: number, after: number): number {
  let [early, late] = [before, after];
  while (late - early > 1000) {
    const middle = early + Math.floor((late - early) / 2000) * 1000;
    if (wallTime(zone, middle) < wall) early = middle;
    else late = middle;
  }
  return late;
}
