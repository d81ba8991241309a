import Box from '@mui/material/Box';
import type { TeamRollUp } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import {
  EmptyState,
  ErrorState,
  Page,
  Panel,
  RowsSkeleton,
  StatTile,
  StatTiles,
  useIsDesk,
  useRowsDrawer,
} from '../kit/index.js';
import {
  changePercent,
  MeasureValue,
  PeriodSwitch,
  useMeasures,
  usePeriod,
  usePeriodName,
  type MeasureWords,
} from '../measures/index.js';
import { TeamChart } from './TeamChart.js';
import { TeamCards, TeamTable, type OpenRows, type Person } from './TeamPeople.js';

const States = ({ team }: { team: TeamRollUp }) => {
  const translate = useTranslate();
  const count = (test: (person: Person) => boolean): number => team.people.filter(test).length;
  const missing = count(({ punctuality }) => punctuality === 'missing');
  return (
    <StatTiles>
      <StatTile
        label={translate('reports.team.handedIn')}
        value={`${count(({ status }) => status === 'submitted' || status === 'accepted')} / ${team.people.length}`}
        hint={translate('reports.team.accepted', { smart_count: count(({ status }) => status === 'accepted') })}
      />
      <StatTile
        label={translate('reports.punctuality.missing')}
        value={missing}
        tone={missing > 0 ? 'bad' : undefined}
        hint={
          team.people
            .filter(({ punctuality }) => punctuality === 'missing')
            .map(({ personName }) => personName)
            .slice(0, 4)
            .join(translate('kit.filter.or')) || '—'
        }
      />
      <StatTile
        label={translate('reports.punctuality.late')}
        value={count(({ punctuality }) => punctuality === 'late')}
        hint={
          team.people
            .filter(({ punctuality }) => punctuality === 'late')
            .map(({ personName }) => personName)
            .slice(0, 4)
            .join(translate('kit.filter.or')) || '—'
        }
      />
    </StatTiles>
  );
};

/** The sums of everybody's figures as tiles. */
const Sums = ({ team, measures, open }: { team: TeamRollUp; measures: MeasureWords; open: OpenRows }) => {
  const translate = useTranslate();
  return (
    <StatTiles>
      {team.facts.map((fact) => {
        const measure = measures.find(fact.measure);
        return (
          <StatTile
            key={fact.measure}
            label={measures.nameOf(fact.measure)}
            value={<MeasureValue measure={measure} value={fact.value} compact />}
            onClick={() => open(fact.measure)}
            delta={{
              percent: changePercent(fact.value, fact.previous),
              against: translate('reports.fact.before'),
              direction: measure?.direction,
            }}
          />
        );
      })}
    </StatTiles>
  );
};

/** The team's period: who handed in, everybody's figures, their sums. */
const TeamPage = () => {
  const translate = useTranslate();
  const api = useApi();
  const desk = useIsDesk();
  const measures = useMeasures();
  const periodName = usePeriodName();
  const choice = usePeriod('weekly', 1);
  const { kind, code } = choice.period;
  const { open, drawer } = useRowsDrawer();
  const { data, error, refetch } = useQuery({
    queryKey: ['reports', 'team', kind, code],
    queryFn: ({ signal }) => api.get<TeamRollUp>('/reports/team', { kind, period: code }, signal),
  });
  const openRows: OpenRows = (measure, person) =>
    open({
      title: [measures.nameOf(measure), person?.personName, periodName(code)].filter(Boolean).join(' · '),
      load: () => api.measureRows({ measure, from: choice.period.start, to: choice.period.end, person: person?.personId }),
    });
  const body = () => {
    if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
    if (!data) return <RowsSkeleton rows={10} />;
    if (data.people.length === 0)
      return (
        <Panel>
          <EmptyState title={translate('reports.team.empty')} body={translate('reports.team.emptyBody')} />
        </Panel>
      );
    return (
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <States team={data} />
        <Panel flush title={translate('reports.team.people')}>
          {desk ? (
            <TeamTable team={data} measures={measures} open={openRows} />
          ) : (
            <TeamCards team={data} measures={measures} open={openRows} />
          )}
        </Panel>
        <TeamChart team={data} measures={measures} onOpen={openRows} />
        <Sums team={data} measures={measures} open={openRows} />
      </Box>
    );
  };
  return (
    <Page
      title={translate('reports.team.title')}
      subtitle={translate(`enums.reportKind.${kind}`)}
      actions={<PeriodSwitch choice={choice} />}
    >
      {body()}
      {drawer}
    </Page>
  );
};

export default TeamPage;
