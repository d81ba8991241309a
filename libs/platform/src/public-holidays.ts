import { createRequire } from 'node:module';
import { weekday, type LocalDate } from '@keyline/model';

/** Day → "National Day,国庆节,3". */
type Notices = Readonly<Record<string, string>>;

// The package's functions read the machine's clock and are a day out west of Greenwich; its table says what the notices say.
const { holidays, workdays } = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as {
  holidays: Notices;
  workdays: Notices;
};

/** What the State Council decided for a day: off, or worked for a day off elsewhere. */
export interface PublicDay {
  readonly day: LocalDate;
  readonly kind: 'holiday' | 'workday';
  readonly name: string;
}

/** The public holidays of China and the weekends worked for them; null for a day like any other, as are all of a year not announced yet. */
export function publicDay(day: LocalDate): PublicDay | null {
  const notice = workdays[day] ?? holidays[day];
  if (notice === undefined) return null;
  const name = notice.split(',')[1] ?? notice;
  return workdays[day] === undefined ? { day, kind: 'holiday', name } : { day, kind: 'workday', name: `${name}调休` };
}

/** Is the day worked, as far as the public calendar goes? */
export function worksInPublic(day: LocalDate): boolean {
  const known = publicDay(day);
  return known ? known.kind === 'workday' : weekday(day) <= 5;
}
