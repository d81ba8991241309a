import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Punctuality, TeamRollUp } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { ALL_ROWS, useApi, useMay, type DrillRow } from '../data/index.js';
import {
  EmptyState,
  ErrorState,
  listPath,
  Page,
  Panel,
  RowsSkeleton,
  StatTile,
  StatTiles,
  useIsDesk,
  useRowsDrawer,
} from '../kit/index.js';
import { PeriodSwitch, sidesAmong, useMeasures, usePeriod, usePeriodName } from '../measures/index.js';
import { FactGroups, FactSection } from './FactGroups.js';
import { ReviewQuality } from '../report-review/ReviewQuality.js';
import { TeamTakeOut } from './ReportTakeOut.js';
import { TeamChart } from './TeamChart.js';
import { useReportKinds } from './useReportKinds.js';
import { TeamCards, TeamTable, type OpenRows, type Person } from './TeamPeople.js';

const NAMES_SHOWN = 4;
const BOARD: { key: Punctuality; tone?: 'bad' }[] = [{ key: 'missing', tone: 'bad' }, { key: 'late' }, { key: 'excused' }];

/** Who handed in, who is missing, late or excused; a tile opens the reports that it counts. */
const States = ({ team }: { team: TeamRollUp }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const periodName = usePeriodName();
  const title = translate('reports.team.standing', {
    period: periodName(team.period),
    kind: translate(`enums.reportKind.${team.kind}`),
  });
  const of = (punctuality: Punctuality): Person[] => team.people.filter((person) => person.punctuality === punctuality);
  const open = (filter: Record<string, unknown>) => (): void =>
    void navigate(listPath('reports', { kind: team.kind, period: team.period, ...filter }));
  const accepted = team.people.filter(({ status }) => status === 'accepted').length;
  const handedIn = team.people.filter(({ status }) => status === 'submitted' || status === 'accepted').length;
  return (
    <FactSection title={title}>
      <StatTiles>
        <StatTile
          label={translate('reports.team.handedIn')}
          value={`${handedIn} / ${team.people.length}`}
          hint={translate('reports.team.accepted', { smart_count: accepted })}
          onClick={open({ status: ['submitted', 'accepted'] })}
        />
        {BOARD.map(({ key, tone }) => {
          const people = of(key);
          return (
            <StatTile
              key={key}
              label={translate(`reports.punctuality.${key}`)}
              value={people.length}
              tone={people.length > 0 ? tone : undefined}
              onClick={open({ punctuality: key })}
              hint={
                people
                  .slice(0, NAMES_SHOWN)
                  .map(({ personName }) => personName)
                  .join(translate('kit.filter.or')) || '—'
              }
            />
          );
        })}
      </StatTiles>
    </FactSection>
  );
};

/** Whom the page is limited to, from the link of a delivery: those under a leader or in a department. */
const useScope = () => {
  const [search, setSearch] = useSearchParams();
  const scope = { leader: search.get('leader') ?? undefined, department: search.get('department') ?? undefined };
  const clear = (): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      for (const name of Object.keys(scope)) next.delete(name);
      return next;
    });
  return { scope, limited: scope.leader !== undefined || scope.department !== undefined, clear };
};

/** The team's period: who handed in, everybody's figures, their sums. */
const TeamPage = () => {
  const translate = useTranslate();
  const api = useApi();
  const desk = useIsDesk();
  const reviews = useMay('report:review');
  const measures = useMeasures();
  const periodName = usePeriodName();
  const choice = usePeriod('weekly', 1);
  const kinds = useReportKinds();
  const { kind, code } = choice.period;
  const { open, drawer } = useRowsDrawer();
  const { scope, limited, clear } = useScope();
  const { data, error, refetch } = useQuery({
    queryKey: ['reports', 'team', kind, code, scope],
    queryFn: ({ signal }) => api.get<TeamRollUp>('/reports/team', { kind, period: code, ...scope }, signal),
  });
  const openRows: OpenRows = (measure, person) => {
    const valueOf = (each: string) => (person ? person.values[each] : data?.facts.find((fact) => fact.measure === each)?.value);
    open(
      measures.drillOf({
        code: measure,
        value: valueOf(measure),
        sides: sidesAmong(measures.find(measure), valueOf),
        about: [person?.personName, periodName(code)],
        load: (side) =>
          api.get<DrillRow[]>('/reports/team/rows', {
            kind,
            period: code,
            ...scope,
            measure,
            side,
            person: person?.personId,
            range: ALL_ROWS,
          }),
      }),
    );
  };
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
        <FactGroups facts={data.facts} measures={measures} onOpen={({ measure }) => openRows(measure)} />
        {reviews && <ReviewQuality period={choice.period} />}
      </Box>
    );
  };
  return (
    <Page
      title={translate('reports.team.title')}
      subtitle={translate(`enums.reportKind.${kind}`)}
      actions={
        <>
          <PeriodSwitch choice={choice} kinds={kinds} />
          <TeamTakeOut kind={kind} period={code} scope={scope} />
        </>
      }
    >
      {limited && (
        <Alert severity="info" sx={{ mb: 2 }} action={<Button onClick={clear}>{translate('reports.team.everybody')}</Button>}>
          {translate('reports.team.limited')}
        </Alert>
      )}
      {body()}
      {drawer}
    </Page>
  );
};

export default TeamPage;
