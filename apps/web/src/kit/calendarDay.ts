/** Calendar days as `YYYY-MM-DD`, without a time zone to slip in. */
export type Day = string;

const utc = (day: Day): Date => new Date(`${day.slice(0, 10)}T00:00:00Z`);
const text = (date: Date): Day => date.toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day => text(new Date(utc(day).getTime() + days * 86_400_000));
/** `later - earlier` in whole days. */
export const daysBetween = (earlier: Day, later: Day): number =>
  Math.round((utc(later).getTime() - utc(earlier).getTime()) / 86_400_000);
/** 1 Monday … 7 Sunday. */
export const isoWeekday = (day: Day): number => utc(day).getUTCDay() || 7;
/** Monday of the week after the one that `day` is in. */
export const nextMonday = (day: Day): Day => addDays(day, 8 - isoWeekday(day));

export const weekdayName = (day: Day, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(utc(day));

/**
 * The day that somebody typed: `2026-11-21`, `20261121`, `2026/11/21`, `2026年11月21日`, or `11-21` of this year; undefined for what is none.
 * `whole`: only with a year of four digits, so that half a day is not taken while it is still being typed.
 */
export const readDay = (typed: string, today: Day, how: 'whole' | 'any' = 'any'): Day | undefined => {
  const [, year, month, day] =
    /^(\d{4})(\d{2})(\d{2})$/.exec(typed.trim()) ?? /^(?:(\d{4})\D)?(\d{1,2})\D(\d{1,2})\D?$/.exec(typed.trim()) ?? [];
  if (!month || !day || (how === 'whole' && (!year || month.length + day.length < 4))) return undefined;
  const read = `${year ?? today.slice(0, 4)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = utc(read);
  return !Number.isNaN(date.getTime()) && text(date) === read ? read : undefined;
};

/** The day (and minute) that an instant falls on in the organisation's zone. */
export const instantIn = (instant: string, timeZone: string): { day: Day; time: string } => {
  const formatted = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  );
  return { day: formatted.slice(0, 10), time: formatted.slice(11, 16) };
};

/** The instant at which the wall clock of the organisation's zone shows that day and minute. */
export const instantAt = (day: Day, time: string, timeZone: string): string => {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const shownAt = (instant: number): number => {
    const shown = instantIn(new Date(instant).toISOString(), timeZone);
    return Date.parse(`${shown.day}T${shown.time}:00Z`);
  };
  const guess = wall - (shownAt(wall) - wall);
  // A second look, because the offset at the guess may be another one than at the wall time read as UTC.
  return new Date(guess + (wall - shownAt(guess))).toISOString();
};
