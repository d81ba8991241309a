import { workCalendar, type CalendarDayRow, type WorkCalendar } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useApi } from './useMe.js';

/** The organisation's working days of a year; null until they are known. */
export const useWorkCalendar = (year: string): WorkCalendar | null => {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['calendar-days', year],
    staleTime: 60 * 60_000,
    queryFn: () => api.get<CalendarDayRow[]>('/calendar-days', { year }),
  });
  return data ? workCalendar(data) : null;
};
