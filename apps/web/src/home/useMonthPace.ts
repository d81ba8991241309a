import { workCalendar, workdaysBetween, type CalendarDayRow, type Period } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useApi, useToday } from '../data/index.js';

/** How much of the period's working days has passed, today included, in per cent; null until the calendar is known. */
export const useMonthPace = ({ start, end }: Period): number | null => {
  const api = useApi();
  const today = useToday();
  const year = start.slice(0, 4);
  const { data } = useQuery({
    queryKey: ['calendar-days', year],
    staleTime: 60 * 60_000,
    queryFn: () => api.get<CalendarDayRow[]>('/calendar-days', { year }),
  });
  if (!data) return null;
  const calendar = workCalendar(data);
  const all = workdaysBetween(calendar, start, end).length;
  return all === 0 ? null : (workdaysBetween(calendar, start, today < end ? today : end).length / all) * 100;
};
