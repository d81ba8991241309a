import { startOfDayIn, workdaysBetween, type LocalDate } from '@keyline/model';
import { publicDay, worksInPublic } from '@keyline/platform';

/**
 * Days since 1970-01-01. The generator handles millions of dates, and whole numbers add and compare hundreds of times faster than
 * the text that rows carry in the end.
 */
export type Day = number;

const DAY_MS = 86_400_000;
const texts = new Map<Day, string>();
const working = new Map<Day, boolean>();
const worked = new Map<string, number>();

/** The day of a `YYYY-MM-DD`. @throws RangeError when the text is no date */
export function dayOf(date: string): Day {
  const instant = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(instant)) throw new RangeError(`not a date: ${JSON.stringify(date)}`);
  return instant / DAY_MS;
}

/** The day as `YYYY-MM-DD`. */
export function dateOf(day: Day): string {
  let text = texts.get(day);
  if (text === undefined) texts.set(day, (text = new Date(day * DAY_MS).toISOString().slice(0, 10)));
  return text;
}

/** The same for a day that may be missing. */
export function dateOrNull(day: Day | null): string | null {
  return day === null ? null : dateOf(day);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return ((day + 3) % 7) + 1;
}

/** The Monday of the day's week. */
export function mondayOf(day: Day): Day {
  return day - weekdayOf(day) + 1;
}

/** Monday to Friday and no public holiday of China. Make-up Saturdays are left free: few customers receive visitors then. */
export function isWorkday(day: Day): boolean {
  let answer = working.get(day);
  if (answer === undefined) working.set(day, (answer = weekdayOf(day) <= 5 && publicDay(dateOf(day))?.kind !== 'holiday'));
  return answer;
}

/** How many days the offices work from the one day to the other, both included: make-up Saturdays count, as in the product's calendar. */
export function officeDays(from: LocalDate, to: LocalDate): number {
  const key = `${from} ${to}`;
  let count = worked.get(key);
  if (count === undefined) worked.set(key, (count = workdaysBetween({ isWorkday: worksInPublic }, from, to).length));
  return count;
}

/** The day itself when it is a working day, otherwise the next one. */
export function workdayFrom(day: Day): Day {
  let found = day;
  while (!isWorkday(found)) found++;
  return found;
}

/** The day itself when it is a working day, otherwise the last one before. */
export function workdayUpTo(day: Day): Day {
  let found = day;
  while (!isWorkday(found)) found--;
  return found;
}

/** `9月30日`, as people write it in a note. */
export function spoken(day: Day): string {
  const date = dateOf(day);
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}

/** Turns days and minutes on the organisation's wall clock into instants. */
export class WallClock {
  private readonly starts = new Map<Day, number>();

  constructor(private readonly timeZone: string) {}

  /** Milliseconds since 1970 of so many minutes after the day began. */
  at(day: Day, minute: number): number {
    let start = this.starts.get(day);
    if (start === undefined) this.starts.set(day, (start = startOfDayIn(this.timeZone, dateOf(day)).getTime()));
    return start + minute * 60_000;
  }
}

/** An instant as Postgres reads it. */
export function timestamp(instantMs: number): string {
  return new Date(instantMs).toISOString();
}
