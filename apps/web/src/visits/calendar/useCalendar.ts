import type { VisitPlanRow, VisitRow } from '@keyline/model';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import { useApi, useMe, useToday } from '../../data/index.js';
import { addDays, isoWeekday, type Day } from '../../kit/index.js';
import { inOrder, planEntry, visitEntry, type CalendarEntry } from './entry.js';

export type CalendarView = 'week' | 'month';

/** What the calendar shows: all of it is in the address, so that a shared link opens the same. */
export interface CalendarPlace {
  view: CalendarView;
  /** A day inside the period. */
  on: Day;
  from: Day;
  to: Day;
  /** `me`, `all`, or a person's id. */
  who: string;
  go: (change: Partial<Record<'view' | 'on' | 'who', string>>) => void;
}

const mondayOf = (day: Day): Day => addDays(day, 1 - isoWeekday(day));
const lastOfMonth = (day: Day): Day => {
  const next = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0));
  return next.toISOString().slice(0, 10);
};

/** First and last day on the screen: whole weeks. */
export const rangeOf = (view: CalendarView, on: Day): { from: Day; to: Day } => {
  const from = mondayOf(view === 'week' ? on : `${on.slice(0, 7)}-01`);
  return { from, to: view === 'week' ? addDays(from, 6) : addDays(mondayOf(lastOfMonth(on)), 6) };
};

/** The same place one week or month earlier or later. */
export const stepFrom = (view: CalendarView, on: Day, direction: 1 | -1): Day => {
  if (view === 'week') return addDays(on, 7 * direction);
  return direction === 1 ? addDays(lastOfMonth(on), 1) : `${addDays(`${on.slice(0, 7)}-01`, -1).slice(0, 7)}-01`;
};

export const useCalendarPlace = (desk: boolean): CalendarPlace => {
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const view: CalendarView = desk && search.get('view') === 'month' ? 'month' : 'week';
  const on = /^\d{4}-\d{2}-\d{2}$/.test(search.get('on') ?? '') ? String(search.get('on')) : today;
  const go: CalendarPlace['go'] = (change) =>
    setSearch(
      (previous) => {
        const next = new URLSearchParams(previous);
        for (const [key, value] of Object.entries(change)) next.set(key, value);
        return next;
      },
      { replace: true },
    );
  return { view, on, ...rangeOf(view, on), who: search.get('who') ?? 'me', go };
};

/** Beyond that many of a kind the calendar would be a wall; it asks to choose a person instead. */
export const MOST_ENTRIES = 500;

export interface CalendarEntries {
  entries: CalendarEntry[];
  truncated: boolean;
}

/** Open plans and done visits of the period. A plan that was done is its visit. */
export const useCalendarEntries = ({ from, to, who }: Pick<CalendarPlace, 'from' | 'to' | 'who'>) => {
  const api = useApi();
  const me = useMe();
  return useQuery({
    queryKey: ['visits', 'calendar', from, to, who, me?.id],
    enabled: Boolean(me),
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<CalendarEntries> => {
      const whose = who === 'all' ? {} : { personId: who === 'me' ? me?.id : who };
      const page = { pagination: { page: 1, perPage: MOST_ENTRIES }, signal };
      const [plans, visits] = await Promise.all([
        api.getList<VisitPlanRow>('visit-plans', {
          filter: { ...whose, state: 'planned', plannedOn_gte: from, plannedOn_lte: to },
          sort: { field: 'plannedOn', order: 'ASC' },
          ...page,
        }),
        api.getList<VisitRow>('visits', {
          filter: { ...whose, visitedOn_gte: from, visitedOn_lte: to },
          sort: { field: 'visitedAt', order: 'ASC' },
          ...page,
        }),
      ]);
      const entries = [
        ...plans.data.map(planEntry),
        ...visits.data.map((visit) => visitEntry(visit, me?.timeZone ?? 'Asia/Shanghai')),
      ].sort(inOrder);
      return { entries, truncated: (plans.total ?? 0) > MOST_ENTRIES || (visits.total ?? 0) > MOST_ENTRIES };
    },
  });
};
