import { addDays } from '@keyline/model';
import { publicDay, type PublicDay } from '@keyline/platform';

/** All public holidays and weekends worked of a year. */
export function publicDaysOf(year: number): PublicDay[] {
  const days: PublicDay[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const found = publicDay(day);
    if (found) days.push(found);
  }
  return days;
}
