import { addDays, weekday, type LocalDate } from '@keyline/model';

/** How many working days lie from the one day to the other, both included. */
export function workingDays(from: LocalDate, to: LocalDate): number {
  let days = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekday(day) < 6) days += 1;
  return days;
}
