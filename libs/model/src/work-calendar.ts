/** Which days are worked (DOMAIN D32): Monday to Friday, less public holidays, plus make-up days (调休), as the organisation keeps them. */
import { z } from 'zod';
import { addDays, weekday, type LocalDate } from './calendar.js';
import { line, localDate } from './fields.js';

export const CALENDAR_DAY_KINDS = ['holiday', 'workday'] as const;
export type CalendarDayKind = (typeof CALENDAR_DAY_KINDS)[number];

/** A day off the rule of the week. `own`: entered here; otherwise it comes from the calendar of public holidays. */
export interface CalendarDayRow {
  day: LocalDate;
  kind: CalendarDayKind;
  name: string;
  own: boolean;
}

const YEAR = z.coerce.number().int().min(2000).max(2100);
export const CalendarYearQuery = z.strictObject({ year: YEAR });
export type CalendarYearQuery = z.infer<typeof CalendarYearQuery>;
/** Makes a day a holiday or a working day, whatever the public calendar says. */
export const CalendarDayInput = z.strictObject({ day: localDate, kind: z.enum(CALENDAR_DAY_KINDS), name: line(60) });
export type CalendarDayInput = z.infer<typeof CalendarDayInput>;
/** Back to what the public calendar says of that day. */
export const CalendarDayReset = z.strictObject({ day: localDate });
export type CalendarDayReset = z.infer<typeof CalendarDayReset>;

export interface WorkCalendar {
  isWorkday(day: LocalDate): boolean;
}

/** The calendar of the given exceptions; all other days follow the week. */
export function workCalendar(exceptions: Iterable<{ readonly day: LocalDate; readonly kind: CalendarDayKind }>): WorkCalendar {
  const kinds = new Map([...exceptions].map(({ day, kind }) => [day, kind]));
  return {
    isWorkday: (day) => {
      const kind = kinds.get(day);
      return kind ? kind === 'workday' : weekday(day) <= 5;
    },
  };
}

/** The working days from `from` to `to`, both included, in order. */
export function workdaysBetween(calendar: WorkCalendar, from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (calendar.isWorkday(day)) days.push(day);
  return days;
}

/** A year without a working day is a mistake in the calendar, not a reason to search for ever. */
const FARTHEST = 366;

/** The day itself when it is worked, otherwise the next one that is; the day itself where the calendar knows none for a year. */
export function workdayFrom(calendar: WorkCalendar, day: LocalDate): LocalDate {
  for (let step = 0; step < FARTHEST; step += 1) {
    const candidate = addDays(day, step);
    if (calendar.isWorkday(candidate)) return candidate;
  }
  return day;
}

/** The last working day before the day; the day before where the calendar knows none for a year. */
export function workdayBefore(calendar: WorkCalendar, day: LocalDate): LocalDate {
  for (let step = 1; step <= FARTHEST; step += 1) {
    const candidate = addDays(day, -step);
    if (calendar.isWorkday(candidate)) return candidate;
  }
  return addDays(day, -1);
}
