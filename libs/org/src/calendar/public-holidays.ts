import chineseDays from 'chinese-days';
import { addDays, type CalendarDayKind, type LocalDate } from '@keyline/model';

/** What the State Council decided for a day: off, or worked for a day off elsewhere; null for a day like any other of its weekday. */
export interface PublicDay {
  readonly day: LocalDate;
  readonly kind: CalendarDayKind;
  readonly name: string;
}

/** The library reads the machine's wall clock; noon is the same day on every machine. */
function detailOf(day: LocalDate) {
  const [year, month, date] = day.split('-').map(Number);
  return chineseDays.getDayDetail(new Date(year ?? 0, (month ?? 1) - 1, date ?? 1, 12));
}

/** The public holidays of China and the weekends worked for them. A year not yet announced has none. */
export function publicDay(day: LocalDate): PublicDay | null {
  const { work, name } = detailOf(day);
  // "National Day,国庆节,3" for a day of the notice; the weekday's name for any other.
  const [, chinese] = name.split(',');
  return chinese === undefined ? null : { day, kind: work ? 'workday' : 'holiday', name: work ? `${chinese}调休` : chinese };
}

/** All of a year. */
export function publicDaysOf(year: number): PublicDay[] {
  const days: PublicDay[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const found = publicDay(day);
    if (found) days.push(found);
  }
  return days;
}
