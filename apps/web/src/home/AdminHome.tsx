import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ImportRunRow, PersonRow, ReportRunRow } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { useApi } from '../data/index.js';
import { CardLines, DateText, EnumChip, EnumLabel, Panel, RelatedList, StatTile, StatTiles } from '../kit/index.js';
import { usePeriodName } from '../measures/index.js';
import type { JobsOverview } from '../jobs/job.js';
import { useCount } from './useCount.js';

const Tiles = () => {
  const translate = useTranslate();
  const api = useApi();
  const navigate = useNavigate();
  const { data: jobs } = useQuery({
    queryKey: ['jobs', 'overview'],
    queryFn: () => api.get<JobsOverview>('/jobs/overview'),
    refetchInterval: 10_000,
  });
  const people = useCount('users', { leftOn_null: true });
  const unable = useCount('users', { leftOn_null: true, username_null: true });
  const failed = jobs?.counts.failed;
  const go = (to: string) => () => void navigate(to);
  const usersPath = (filter: object): string => `/users?filter=${encodeURIComponent(JSON.stringify(filter))}`;
  return (
    <StatTiles>
      <StatTile
        label={translate('home.admin.failed')}
        value={failed ?? 0}
        loading={!jobs}
        tone={failed ? 'bad' : undefined}
        hint={translate('home.admin.jobsHint')}
        onClick={go('/jobs')}
      />
      <StatTile
        label={translate('home.admin.waiting')}
        value={(jobs?.counts.waiting ?? 0) + (jobs?.counts.active ?? 0)}
        loading={!jobs}
        hint={translate('home.admin.waitingHint')}
        onClick={go('/jobs?state=waiting')}
      />
      <StatTile
        label={translate('home.admin.people')}
        value={people}
        loading={people === undefined}
        hint={translate('home.admin.peopleHint')}
        onClick={go(usersPath({ leftOn_null: true }))}
      />
      <StatTile
        label={translate('users.noSignIn')}
        value={unable}
        loading={unable === undefined}
        hint={translate('home.admin.unableHint')}
        onClick={go(usersPath({ leftOn_null: true, username_null: true }))}
      />
    </StatTiles>
  );
};

const Schedules = () => {
  const translate = useTranslate();
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['jobs', 'overview'],
    queryFn: () => api.get<JobsOverview>('/jobs/overview'),
    refetchInterval: 10_000,
  });
  return (
    <Panel flush title={translate('jobs.schedules')}>
      {(data?.schedules ?? []).map(({ job, nextAt }) => (
        <Box
          key={job}
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            justifyContent: 'space-between',
            columnGap: 2,
            px: 2,
            py: 1,
            borderTop: 1,
            borderColor: 'divider',
          }}
        >
          <span>{translate(`jobs.name.${job}`, { _: job })}</span>
          <DateText value={nextAt} withTime />
        </Box>
      ))}
    </Panel>
  );
};

/** The administrator's day: what failed, what ran, what was imported, who cannot sign in. */
const AdminHome = () => {
  const translate = useTranslate();
  const periodName = usePeriodName();
  const all = (to: string) => (
    <Button size="small" component={Link} to={to}>
      {translate('home.admin.all')}
    </Button>
  );
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Tiles />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        <RelatedList<ReportRunRow>
          resource="report-runs"
          title={translate('resources.report-runs.name', { smart_count: 2 })}
          actions={all('/report-runs')}
          filter={{}}
          sort={{ field: 'requestedAt', order: 'DESC' }}
          limit={5}
          to={() => '/report-runs'}
          card={(run) => (
            <CardLines
              title={periodName(run.period)}
              badge={<EnumChip enum="runStatus" value={run.status} />}
              facts={
                <>
                  <EnumLabel enum="reportKind" value={run.kind} />
                  <span>{translate('runs.done', { smart_count: run.done, total: run.total })}</span>
                </>
              }
              next={<DateText value={run.requestedAt} withTime />}
            />
          )}
          empty={{ title: translate('runs.empty.title') }}
        />
        <RelatedList<ImportRunRow>
          resource="imports"
          title={translate('resources.imports.name', { smart_count: 2 })}
          actions={all('/imports')}
          filter={{}}
          sort={{ field: 'requestedAt', order: 'DESC' }}
          limit={5}
          card={(run) => (
            <CardLines
              title={run.fileName}
              badge={<EnumChip enum="runStatus" value={run.status} />}
              facts={
                <>
                  <EnumLabel enum="importKind" value={run.kind} />
                  <span>{translate('imports.result', { created: run.created, updated: run.updated, refused: run.refused })}</span>
                </>
              }
              next={<DateText value={run.requestedAt} withTime />}
            />
          )}
          empty={{ title: translate('home.admin.noImports') }}
        />
        <Schedules />
        <RelatedList<PersonRow>
          resource="users"
          title={translate('home.admin.newest')}
          actions={all('/users')}
          filter={{ leftOn_null: true }}
          sort={{ field: 'hiredOn', order: 'DESC' }}
          limit={5}
          card={(person) => (
            <CardLines
              title={person.name}
              facts={
                <>
                  <span>{person.departmentName}</span>
                  {person.title && <span>{person.title}</span>}
                </>
              }
              next={
                <>
                  {translate('resources.users.fields.hiredOn')} <DateText value={person.hiredOn} />
                </>
              }
            />
          )}
          empty={{ title: translate('users.empty.title') }}
        />
      </Box>
    </Box>
  );
};

export default AdminHome;
