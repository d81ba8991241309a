import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { periodContaining, previousPeriod, type ReportRow, type TeamRollUp } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useApi, useMe, useToday } from '../data/index.js';
import { CardLines, DateText, ErrorState, RelatedList, RowsSkeleton, StatTile, StatTiles, useRowsDrawer } from '../kit/index.js';
import { changeOf, MeasureValue, useMeasures, usePeriodName } from '../measures/index.js';
import { PunctualityMark } from '../reports/PunctualityMark.js';
import { CountTile } from './CountTile.js';
import { ApprovalsWaiting, TasksDue } from './DeskPanels.js';
import { MissingPanel } from './MissingPanel.js';
import { Pipeline } from './Pipeline.js';
import { QuarterTiles } from './QuarterTiles.js';
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

/** The supervisor's day: the team's week, the quarter, who is missing what, what waits for a decision, the pipeline. */
const SupervisorHome = () => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  const measures = useMeasures();
  const periodName = usePeriodName();
  const { open, drawer } = useRowsDrawer();
  const { week, before, now, last, reported } = useTeamWeek();
  const openFigure: OpenFigure = (measure, person) =>
    open({
      title: [measures.nameOf(measure), person?.name, periodName(week.code)].filter(Boolean).join(' · '),
      load: () => api.measureRows({ measure, from: week.start, to: week.end, person: person?.key }),
    });
  const people = reported.data?.people ?? [];
  if (now.error) return <ErrorState error={now.error} onRetry={() => void now.refetch()} />;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <StatTiles across={4}>
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
                ...changeOf(measure, value, last.data?.total[code]),
                against: translate('home.team.againstLast'),
                direction: measure?.direction,
              }}
            />
          );
        })}
        <CountTile label={translate('home.team.toReview')} resource="reports" filter={{ awaitingMyReview: true }} tone="soon" />
        <CountTile label={translate('home.desk.approvals')} resource="approvals" filter={{ view: 'waiting' }} tone="soon" />
        <CountTile
          label={translate('home.team.missing')}
          resource="reports"
          filter={{ kind: 'weekly', period: before.code, punctuality: 'missing' }}
          tone="bad"
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
      <QuarterTiles open={open} />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1.2fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <MissingPanel week={week} reported={reported.data} open={open} />
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

export default SupervisorHome;
