import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { periodContaining, previousPeriod, type ReportRow, type TeamRollUp } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useGetList, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useApi, useMe, useToday } from '../data/index.js';
import { CardLines, DateText, ErrorState, RelatedList, RowsSkeleton, StatTile, StatTiles, useRowsDrawer } from '../kit/index.js';
import { changePercent, MeasureValue, useMeasures, usePeriodName } from '../measures/index.js';
import { PunctualityMark } from '../reports/PunctualityMark.js';
import { CountTile } from './CountTile.js';
import { ApprovalsWaiting, TasksDue } from './DeskPanels.js';
import { Pipeline } from './Pipeline.js';
import { TeamWeek, type OpenFigure } from './TeamWeek.js';

const CODES = ['visits_done', 'opportunities_created', 'contract_amount', 'payments_received', 'overdue_amount'];

const TILES = CODES.filter((code) => code !== 'opportunities_created');

/** This week's figures, last week's beside them, and the reports of the week that closed. */
const useTeamWeek = () => {
  const api = useApi();
  const today = useToday();
  const week = periodContaining('weekly', today);
  const before = previousPeriod(week);
  const values = (name: string, from: string, to: string) => ({
    queryKey: ['measures', 'home', name, from],
    queryFn: () => api.measureValues({ measures: CODES, from, to, by: 'person' }),
  });
  return {
    week,
    before,
    now: useQuery(values('week', week.start, week.end)),
    last: useQuery(values('before', before.start, before.end)),
    reported: useQuery({
      queryKey: ['reports', 'team', 'weekly', before.code],
      queryFn: () => api.get<TeamRollUp>('/reports/team', { kind: 'weekly', period: before.code }),
    }),
  };
};

const AwaitingReview = () => {
  const translate = useTranslate();
  const me = useMe();
  const periodName = usePeriodName();
  return (
    <RelatedList<ReportRow>
      resource="reports"
      title={translate('home.team.awaiting')}
      filter={{ reviewerId: me?.id, status: 'submitted' }}
      sort={{ field: 'dueAt', order: 'ASC' }}
      limit={6}
      actions={
        <Button size="small" component={Link} to="/reports/review">
          {translate('reports.review.enter')}
        </Button>
      }
      to={(report) => `/reports/review?report=${report.id}`}
      card={(report) => (
        <CardLines
          title={report.personName}
          badge={report.punctuality === 'late' && <PunctualityMark value="late" />}
          facts={<span>{periodName(report.period)}</span>}
          next={
            <>
              {translate('resources.reports.fields.submittedAt')} <DateText value={report.submittedAt} withTime />
            </>
          }
        />
      )}
      empty={{ title: translate('reports.review.none') }}
    />
  );
};

/** The supervisor's day: the team's week, who owes a report, what waits for review, the pipeline. */
const SupervisorHome = () => {
  const translate = useTranslate();
  const api = useApi();
  const me = useMe();
  const today = useToday();
  const measures = useMeasures();
  const periodName = usePeriodName();
  const { open, drawer } = useRowsDrawer();
  const { week, before, now, last, reported } = useTeamWeek();
  const { total: waiting } = useGetList<ReportRow>('reports', {
    filter: { reviewerId: me?.id, status: 'submitted' },
    pagination: { page: 1, perPage: 1 },
  });
  const openFigure: OpenFigure = (measure, person) =>
    open({
      title: [measures.rowsOf(measure), person?.name, periodName(week.code)].filter(Boolean).join(' · '),
      load: () => api.measureRows({ measure, from: week.start, to: week.end, person: person?.key }),
    });
  const people = reported.data?.people ?? [];
  const missing = people.filter(({ punctuality }) => punctuality === 'missing');
  if (now.error) return <ErrorState error={now.error} onRetry={() => void now.refetch()} />;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <StatTiles>
        {TILES.map((code) => {
          const measure = measures.find(code);
          const value = now.data?.total[code];
          return (
            <StatTile
              key={code}
              label={measures.nameOf(code)}
              loading={!now.data}
              value={<MeasureValue measure={measure} value={value} compact />}
              onClick={() => openFigure(code)}
              tone={code === 'overdue_amount' && Number(value) > 0 ? 'bad' : undefined}
              delta={{
                percent: value === undefined ? null : changePercent(value, last.data?.total[code]),
                against: translate('home.team.againstLast'),
                direction: measure?.direction,
              }}
            />
          );
        })}
        <ReportTile to="/reports/review" label={translate('home.team.toReview')} value={waiting} />
        <ReportTile
          to={`/reports/team?period=${before.code}`}
          label={translate('home.team.missing')}
          value={reported.data && missing.length}
          bad={missing.length > 0}
          hint={missing
            .slice(0, 3)
            .map(({ personName }) => personName)
            .join(translate('kit.filter.or'))}
        />
        <CountTile label={translate('home.finance.broken')} resource="promises" filter={{ state: 'broken' }} tone="bad" />
      </StatTiles>
      {now.data ? (
        <TeamWeek
          title={translate('home.team.weekOf', { period: periodName(week.code) })}
          values={now.data}
          codes={CODES}
          measures={measures}
          reported={new Map(people.map((person) => [person.personId, person]))}
          onOpen={openFigure}
        />
      ) : (
        <RowsSkeleton />
      )}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1.2fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <ApprovalsWaiting />
          <AwaitingReview />
        </Box>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <TasksDue today={today} />
          <Pipeline />
        </Box>
      </Box>
      {drawer}
    </Box>
  );
};

/** A tile that leads to a page instead of a drawer. */
const ReportTile = ({
  to,
  label,
  value,
  hint,
  bad = false,
}: {
  to: string;
  label: string;
  value: number | undefined;
  hint?: string;
  bad?: boolean;
}) => (
  <Box
    component={Link}
    to={to}
    sx={{
      display: 'grid',
      color: 'inherit',
      textDecoration: 'none',
      borderRadius: 1,
      '&:hover > div': { borderColor: (theme) => theme.tokens.tones.neutral.solid },
    }}
  >
    <StatTile label={label} value={value} loading={value === undefined} tone={bad ? 'bad' : undefined} hint={hint || ' '} />
  </Box>
);

export default SupervisorHome;
