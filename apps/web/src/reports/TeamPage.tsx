import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableFooter from '@mui/material/TableFooter';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { TeamRollUp } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import {
  EmptyState,
  EnumChip,
  ErrorState,
  Page,
  Panel,
  PersonName,
  RecordLink,
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
import { PunctualityMark } from './PunctualityMark.js';
import { TeamChart } from './TeamChart.js';

type Person = TeamRollUp['people'][number];
type OpenRows = (measure: string, person?: Person) => void;

const columnsOf = (team: TeamRollUp): string[] => team.facts.map(({ measure }) => measure);

const State = ({ person }: { person: Person }) => (
  <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, flexWrap: 'wrap' }}>
    {person.status && <EnumChip enum="reportStatus" value={person.status} />}
    {(person.status === null || person.punctuality === 'missing' || person.punctuality === 'late') && (
      <PunctualityMark value={person.punctuality} />
    )}
  </Box>
);

const Cell = ({ children, onClick }: { children: React.ReactNode; onClick: () => void }) => (
  <Box
    component="button"
    type="button"
    onClick={onClick}
    sx={{
      font: 'inherit',
      color: 'inherit',
      border: 0,
      p: 0.5,
      m: -0.5,
      borderRadius: 1,
      bgcolor: 'transparent',
      cursor: 'pointer',
      '&:hover': { textDecoration: 'underline' },
    }}
  >
    {children}
  </Box>
);

const TeamTable = ({ team, measures, open }: { team: TeamRollUp; measures: MeasureWords; open: OpenRows }) => {
  const translate = useTranslate();
  const codes = columnsOf(team);
  const sticky = { position: 'sticky', left: 0, bgcolor: 'background.paper', zIndex: 1 } as const;
  return (
    <Box sx={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label={translate('reports.team.people')}>
      <Table size="small" sx={{ '& td, & th': { whiteSpace: 'nowrap' } }}>
        <TableHead>
          <TableRow>
            <TableCell sx={sticky}>{translate('resources.reports.fields.personName')}</TableCell>
            <TableCell>{translate('resources.reports.fields.status')}</TableCell>
            {codes.map((code) => (
              <TableCell key={code} align="right">
                {measures.nameOf(code)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {team.people.map((person) => (
            <TableRow key={person.personId} hover>
              <TableCell sx={sticky}>
                {person.reportId ? (
                  <RecordLink entity="reports" id={person.reportId} quiet>
                    {person.personName}
                  </RecordLink>
                ) : (
                  <PersonName name={person.personName} plain />
                )}
                <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{person.departmentName}</Box>
              </TableCell>
              <TableCell>
                <State person={person} />
              </TableCell>
              {codes.map((code) => (
                <TableCell key={code} align="right">
                  <Cell onClick={() => open(code, person)}>
                    <MeasureValue measure={measures.find(code)} value={person.values[code]} compact quietZero />
                  </Cell>
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
        <TableFooter>
          <TableRow sx={{ '& td': { fontWeight: 600, color: 'text.primary', borderTop: 1, borderColor: 'divider' } }}>
            <TableCell sx={sticky}>{translate('reports.team.sum')}</TableCell>
            <TableCell>{translate('reports.team.people_count', { smart_count: team.people.length })}</TableCell>
            {team.facts.map((fact) => (
              <TableCell key={fact.measure} align="right">
                <Cell onClick={() => open(fact.measure)}>
                  <MeasureValue measure={measures.find(fact.measure)} value={fact.value} compact />
                </Cell>
              </TableCell>
            ))}
          </TableRow>
        </TableFooter>
      </Table>
    </Box>
  );
};

const cardFigures = ['visits_done', 'contract_amount', 'payments_received', 'overdue_amount'];

const TeamCards = ({ team, measures, open }: { team: TeamRollUp; measures: MeasureWords; open: OpenRows }) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
    {team.people.map((person) => (
      <Box component="li" key={person.personId} sx={{ px: 2, py: 1.25, borderTop: 1, borderColor: 'divider' }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, justifyContent: 'space-between', minHeight: 32 }}>
          {person.reportId ? (
            <RecordLink entity="reports" id={person.reportId} quiet>
              {person.personName}
            </RecordLink>
          ) : (
            <PersonName name={person.personName} plain />
          )}
          <State person={person} />
        </Box>
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 2, fontSize: 13 }}>
          {cardFigures
            .filter((code) => code in person.values)
            .map((code) => (
              <Box
                key={code}
                component="button"
                type="button"
                onClick={() => open(code, person)}
                sx={{
                  font: 'inherit',
                  color: 'inherit',
                  border: 0,
                  p: 0,
                  minHeight: 44,
                  bgcolor: 'transparent',
                  display: 'flex',
                  justifyContent: 'space-between',
                  alignItems: 'center',
                  gap: 1,
                }}
              >
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {measures.nameOf(code)}
                </Box>
                <MeasureValue measure={measures.find(code)} value={person.values[code]} compact quietZero />
              </Box>
            ))}
        </Box>
      </Box>
    ))}
  </Box>
);

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
              upIs: measure?.direction === 'down' ? 'bad' : 'good',
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
