import Box from '@mui/material/Box';
import { addMoney, periodContaining, previousPeriod, type Period, type TargetRow } from '@keyline/model';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useGetList, useTranslate } from 'react-admin';
import { useApi, useToday } from '../data/index.js';
import { addDays, ErrorState, percentText, RowsSkeleton, StatTile, StatTiles, useRowsDrawer } from '../kit/index.js';
import { attainmentPercent, changeOf, MeasureValue, useMeasures, usePeriodName } from '../measures/index.js';
import { ReviewQuality } from '../report-review/ReviewQuality.js';
import { AgeingPanel } from './AgeingPanel.js';
import { ApprovalsWaiting, TasksDue } from './DeskPanels.js';
import { CashPanel } from './CashPanel.js';
import { CountTile } from './CountTile.js';
import { ForecastPanel } from './ForecastPanel.js';
import { Pipeline } from './Pipeline.js';
import { TeamTargets } from './TeamTargets.js';
import { TrendPanel } from './TrendPanel.js';

const CODES = [
  'contract_amount',
  'margin',
  'margin_rate',
  'payments_received',
  'instalments_due',
  'collection_rate',
  'overdue_amount',
  'pipeline_weighted',
  'win_rate',
  'visits_done',
  'new_accounts',
];
const MONTHS = 6;

/** The running month and the five before it, oldest first. */
const lastMonths = (today: string): Period[] => {
  const months = [periodContaining('monthly', today)];
  while (months.length < MONTHS) months.unshift(previousPeriod(months[0] ?? periodContaining('monthly', today)));
  return months;
};

/** Four weeks are long enough to see how somebody reads reports. */
const lastWeeks = (today: string): Period => {
  const start = addDays(today, -27);
  return { kind: 'daily', code: `${start}/${today}`, start, end: today };
};

const useMonths = (months: Period[]) => {
  const api = useApi();
  return useQueries({
    queries: months.map(({ code, start, end }) => ({
      queryKey: ['measures', 'home', 'teams', code],
      staleTime: 5 * 60_000,
      queryFn: () => api.measureValues({ measures: CODES, from: start, to: end, by: 'team' as const }),
    })),
  });
};

/** Everybody's targets of the month, and in sum by measure. */
const useMonthTargets = (code: string) => {
  const { data = [] } = useGetList<TargetRow>('targets', {
    filter: { kind: 'monthly', period: code },
    pagination: { page: 1, perPage: 1000 },
  });
  return {
    targets: data,
    of: (measure: string): string | null => {
      const set = data.filter((target) => target.measure === measure);
      return set.length > 0 ? addMoney(...set.map(({ value }) => value)) : null;
    },
  };
};

/** The director's day: the month against target team by team, the forecast, cash, what is overdue, how reports are read. */
const DirectorHome = () => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  const measures = useMeasures();
  const periodName = usePeriodName();
  const months = lastMonths(today);
  const month = months.at(-1) ?? periodContaining('monthly', today);
  const values = useMonths(months);
  const [now, last] = [values.at(-1), values.at(-2)];
  const targets = useMonthTargets(month.code);
  const ageing = useQuery({ queryKey: ['receivables', 'ageing', 'department'], queryFn: () => api.ageing({ by: 'department' }) });
  const { open, drawer } = useRowsDrawer();
  const openFigure = (measure: string, team?: { key: string; name: string }): void => {
    const row = now?.data?.rows.find(({ key }) => key === team?.key);
    open(
      measures.drillOf({
        code: measure,
        value: (team ? row?.values : now?.data?.total)?.[measure],
        sides: (team ? row?.sides : now?.data?.totalSides)?.[measure],
        about: [team?.name, periodName(month.code)],
        load: (side) => api.measureRows({ measure, side, from: month.start, to: month.end, team: team?.key }),
      }),
    );
  };
  if (now?.error) return <ErrorState error={now.error} onRetry={() => void now.refetch()} />;
  const tile = (code: string) => {
    const measure = measures.find(code);
    const value = now?.data?.total[code];
    const target = targets.of(code);
    const reached = value === undefined ? null : attainmentPercent(value, target);
    return (
      <StatTile
        key={code}
        label={measures.nameOf(code)}
        loading={!now?.data}
        value={<MeasureValue measure={measure} value={value} compact />}
        onClick={() => openFigure(code)}
        tone={code === 'overdue_amount' && Number(value) > 0 ? 'bad' : undefined}
        {...(reached !== null
          ? {
              hint: (
                <>
                  {translate('home.director.ofTarget')} <MeasureValue measure={measure} value={target} compact /> ·{' '}
                  {percentText({ value: reached })}
                </>
              ),
            }
          : {
              delta: {
                ...changeOf(measure, value, last?.data?.total[code]),
                against: translate('home.director.againstLast'),
                direction: measure?.direction,
              },
            })}
      />
    );
  };
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <StatTiles across={4}>
        {CODES.map(tile)}
        <CountTile label={translate('home.director.toReview')} resource="reports" filter={{ status: 'submitted' }} tone="soon" />
      </StatTiles>
      {now?.data ? (
        <TeamTargets
          title={translate('home.director.teams', { period: periodName(month.code) })}
          values={now.data}
          targets={targets.targets}
          measures={measures}
          onOpen={openFigure}
        />
      ) : (
        <RowsSkeleton rows={4} />
      )}
      <ForecastPanel open={open} />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        <CashPanel open={open} />
        <AgeingPanel ageing={ageing.data} error={ageing.error} onRetry={() => void ageing.refetch()} />
        <TrendPanel months={months.map(({ code }) => code)} values={values.map(({ data }) => data?.total)} measures={measures} />
        <Pipeline />
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <ReviewQuality period={lastWeeks(today)} />
          <ApprovalsWaiting />
        </Box>
        <TasksDue today={today} />
      </Box>
      {drawer}
    </Box>
  );
};

export default DirectorHome;
