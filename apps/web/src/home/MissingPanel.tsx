import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { type ForecastRollUp, type MeasureValues, type Period, type TeamRollUp } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useApi, useToday } from '../data/index.js';
import { addDays, Badge, EmptyState, listPath, Panel, RowsSkeleton, useIsDesk, type Drill } from '../kit/index.js';
import { PunctualityMark } from '../reports/PunctualityMark.js';

/** Follow-ups of so many days back still count as owed. */
const MISSED_DAYS = 30;
const COLUMNS = ['report', 'plan', 'forecast', 'followUps'] as const;
type Column = (typeof COLUMNS)[number];

interface Owing {
  id: string;
  name: string;
  owes: Partial<Record<Column, ReactNode>>;
}

export interface MissingPanelProps {
  week: Period;
  reported: TeamRollUp | undefined;
  open: (drill: Drill) => void;
}

const valueOf = (values: MeasureValues | undefined, person: string, code: string): number =>
  Number(values?.rows.find(({ key }) => key === person)?.values[code] ?? 0);

/** Who owes what: the last report, plans for this week, this week's forecast, follow-ups that were missed. */
const useOwing = ({ week, reported, open }: MissingPanelProps): Owing[] | undefined => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  const since = addDays(today, -MISSED_DAYS);
  const yesterday = addDays(today, -1);
  const plans = useQuery({
    queryKey: ['measures', 'home', 'plans', week.code],
    queryFn: () => api.measureValues({ measures: ['visits_planned'], from: week.start, to: week.end, by: 'person' }),
  });
  const missed = useQuery({
    queryKey: ['measures', 'home', 'missed', today],
    queryFn: () => api.measureValues({ measures: ['plans_missed'], from: since, to: yesterday, by: 'person' }),
  });
  const forecasts = useQuery({
    queryKey: ['forecasts', 'roll-up', 'home', week.code],
    queryFn: () => api.get<ForecastRollUp>('/forecasts/roll-up', { week: week.code, by: 'person' }),
  });
  if (!reported || !plans.data || !missed.data || !forecasts.data) return undefined;
  const openMissed = (id: string, name: string) =>
    open({
      title: `${translate('home.missing.followUps')} · ${name}`,
      load: () => api.measureRows({ measure: 'plans_missed', from: since, to: yesterday, person: id }),
    });
  return reported.people
    .map(({ personId: id, personName: name, punctuality, reportId }): Owing => {
      const owes: Owing['owes'] = {};
      if (punctuality === 'missing')
        owes.report = (
          <Link to={reportId ? `/reports/${reportId}/show` : `/reports/team?period=${reported.period}`}>
            <PunctualityMark value="missing" />
          </Link>
        );
      if (valueOf(plans.data, id, 'visits_planned') === 0)
        owes.plan = (
          <Link to={listPath('visit-plans', { personId: id, plannedOn_gte: week.start, plannedOn_lte: week.end })}>
            <Badge tone="soon">{translate('home.missing.noPlan')}</Badge>
          </Link>
        );
      const forecast = forecasts.data.rows.find(({ key }) => key === id);
      if (forecast && forecast.due > forecast.submitted)
        owes.forecast = (
          <Link to="/forecast">
            <Badge tone="soon">{translate('home.missing.unsaid')}</Badge>
          </Link>
        );
      const late = valueOf(missed.data, id, 'plans_missed');
      if (late > 0)
        owes.followUps = (
          <Box
            component="button"
            type="button"
            onClick={() => openMissed(id, name)}
            sx={{ font: 'inherit', border: 0, p: 0, bgcolor: 'transparent', cursor: 'pointer' }}
          >
            <Badge tone="bad">{translate('home.missing.count', { smart_count: late })}</Badge>
          </Box>
        );
      return { id, name, owes };
    })
    .filter(({ owes }) => Object.keys(owes).length > 0);
};

const Cards = ({ people }: { people: Owing[] }) => {
  const translate = useTranslate();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {people.map(({ id, name, owes }) => (
        <Box component="li" key={id} sx={{ px: 2, py: 1.25, borderTop: 1, borderColor: 'divider' }}>
          <Box sx={{ fontWeight: 600 }}>{name}</Box>
          {COLUMNS.filter((column) => owes[column] !== undefined).map((column) => (
            <Box key={column} sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', minHeight: 36 }}>
              <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>
                {translate(`home.missing.${column}`)}
              </Box>
              {owes[column]}
            </Box>
          ))}
        </Box>
      ))}
    </Box>
  );
};

/** Who is missing what; whoever owes nothing is not listed. */
export const MissingPanel = (props: MissingPanelProps) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const people = useOwing(props);
  const body = () => {
    if (!people) return <RowsSkeleton rows={4} />;
    if (people.length === 0) return <EmptyState compact title={translate('home.missing.none')} />;
    if (!desk) return <Cards people={people} />;
    return (
      <Box sx={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label={translate('home.missing.title')}>
        <Table size="small" sx={{ '& td, & th': { whiteSpace: 'nowrap' } }}>
          <TableHead>
            <TableRow>
              <TableCell>{translate('home.team.person')}</TableCell>
              {COLUMNS.map((column) => (
                <TableCell key={column}>{translate(`home.missing.${column}`)}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {people.map(({ id, name, owes }) => (
              <TableRow key={id} hover>
                <TableCell sx={{ fontWeight: 500 }}>{name}</TableCell>
                {COLUMNS.map((column) => (
                  <TableCell key={column}>{owes[column] ?? null}</TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    );
  };
  return (
    <Panel flush title={translate('home.missing.title')}>
      {body()}
    </Panel>
  );
};
