import { OPEN_STAGES, type ReportRow } from '@keyline/model';
import { useGetList, useTranslate } from 'react-admin';
import { addDays, DateText, StatTiles } from '../kit/index.js';
import { usePeriodName } from '../measures/index.js';
import { CountTile } from './CountTile.js';

/** A promise for so many days ahead is worth a look today. */
const PROMISED_DAYS = 7;
/** A follow-up missed longer ago than this is no work of today. */
const MISSED_DAYS = 60;

/** What a rep's lists of the day are narrowed to: the tile counts it, the list shows it. */
export const dayFilters = (personId: string, today: string) => ({
  plans: { personId, plannedOn: today, state: ['planned', 'done'] },
  missed: { personId, missed: true, plannedOn_gte: addDays(today, -MISSED_DAYS) },
  promised: { state: 'open', promisedOn_lte: addDays(today, PROMISED_DAYS) },
  broken: { state: 'broken' },
  reports: { mine: true, status: ['draft', 'returned'] },
  tasks: { open: true, mine: true, dueOn_lte: today },
  deals: { ownerId: personId, stage: [...OPEN_STAGES], nextStepOn_lte: today },
});

/** The report that is due first, and until when. */
const ReportTile = ({ filter, today }: { filter: Record<string, unknown>; today: string }) => {
  const translate = useTranslate();
  const periodName = usePeriodName();
  const { data } = useGetList<ReportRow>('reports', {
    filter,
    sort: { field: 'dueAt', order: 'ASC' },
    pagination: { page: 1, perPage: 1 },
    meta: { rows: true },
  });
  const first = data?.[0];
  return (
    <CountTile
      label={translate('home.rep.reports')}
      resource="reports"
      filter={filter}
      tone={first && first.dueAt.slice(0, 10) < today ? 'bad' : 'soon'}
      hint={
        first && (
          <>
            {periodName(first.period)} · {translate('home.rep.dueAt')} <DateText value={first.dueAt} withTime short />
          </>
        )
      }
    />
  );
};

/** The rep's day in numbers: each tile leads to exactly the rows that it counts. */
export const DayTiles = ({ personId, today }: { personId: string; today: string }) => {
  const translate = useTranslate();
  const filters = dayFilters(personId, today);
  return (
    <StatTiles>
      <CountTile label={translate('home.rep.plansToday')} resource="visit-plans" filter={filters.plans} />
      <CountTile label={translate('home.rep.missed')} resource="visit-plans" filter={filters.missed} tone="bad" />
      <CountTile label={translate('home.finance.promised')} resource="promises" filter={filters.promised} tone="soon" />
      <CountTile label={translate('home.finance.broken')} resource="promises" filter={filters.broken} tone="bad" />
      <ReportTile filter={filters.reports} today={today} />
      <CountTile label={translate('home.desk.tasks')} resource="tasks" filter={filters.tasks} tone="soon" />
    </StatTiles>
  );
};
