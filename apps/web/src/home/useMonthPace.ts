import { workdaysBetween, type Period } from '@keyline/model';
import { useToday, useWorkCalendar } from '../data/index.js';

/** How much of the period's working days has passed, today included, in per cent; null until the calendar is known. */
export const useMonthPace = ({ start, end }: Period): number | null => {
  const today = useToday();
  const calendar = useWorkCalendar(start.slice(0, 4));
  if (!calendar) return null;
  const all = workdaysBetween(calendar, start, end).length;
  return all === 0 ? null : (workdaysBetween(calendar, start, today < end ? today : end).length / all) * 100;
};
