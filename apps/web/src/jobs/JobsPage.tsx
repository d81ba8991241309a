import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useQuery } from '@tanstack/react-query';
import { useGetList, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useApi } from '../data/index.js';
import { DateText, EmptyState, ErrorState, Page, Panel, RowsSkeleton, StatTile, StatTiles } from '../kit/index.js';
import { JobItem } from './JobItem.js';
import { JOB_STATES, type Job, type JobsOverview } from './job.js';

const EVERY_MS = 5000;
const MORE = 50;

const Schedules = ({ overview }: { overview: JobsOverview }) => {
  const translate = useTranslate();
  return (
    <Panel flush title={translate('jobs.schedules')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {overview.schedules.map(({ job, pattern, timeZone, nextAt }) => (
          <Box
            component="li"
            key={job}
            sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, px: 2, py: 1, borderTop: 1, borderColor: 'divider' }}
          >
            <Box sx={{ flex: '1 1 200px', fontWeight: 500 }}>{translate(`jobs.name.${job}`, { _: job })}</Box>
            <Box sx={{ color: 'text.secondary', fontSize: 13 }}>{[pattern, timeZone].filter(Boolean).join(' · ')}</Box>
            <Box sx={{ fontSize: 13 }}>
              {translate('jobs.next')} <DateText value={nextAt} withTime />
            </Box>
          </Box>
        ))}
        {overview.schedules.length === 0 && <EmptyState compact title={translate('jobs.noSchedules')} />}
      </Box>
    </Panel>
  );
};

const JobList = ({ state }: { state: string }) => {
  const translate = useTranslate();
  const [search, setSearch] = useSearchParams();
  const shown = Number(search.get('show') ?? MORE);
  const {
    data,
    total = 0,
    error,
    isPending,
    refetch,
  } = useGetList<Job>('jobs', { filter: { state }, pagination: { page: 1, perPage: shown } }, { refetchInterval: EVERY_MS });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <RowsSkeleton />;
  if (!data || data.length === 0) return <EmptyState title={translate(`jobs.none.${state}`)} />;
  return (
    <>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data.map((job) => (
          <JobItem key={job.id} job={job} onChanged={() => void refetch()} />
        ))}
      </Box>
      {total > data.length && (
        <Box sx={{ textAlign: 'center', p: 1 }}>
          <Button onClick={() => setSearch({ state, show: String(shown + MORE) }, { replace: true })}>
            {translate('jobs.more', { smart_count: total - data.length })}
          </Button>
        </Box>
      )}
    </>
  );
};

/** Background jobs for administrators: counts, schedules, and above all what has failed for good. */
const JobsPage = () => {
  const translate = useTranslate();
  const api = useApi();
  const [search, setSearch] = useSearchParams();
  const state = JOB_STATES.find((one) => one === search.get('state')) ?? 'failed';
  const choose = (next: string): void => setSearch({ state: next }, { replace: true });
  const {
    data: overview,
    error,
    refetch,
  } = useQuery({
    queryKey: ['jobs', 'overview'],
    queryFn: () => api.get<JobsOverview>('/jobs/overview'),
    refetchInterval: EVERY_MS,
  });
  if (error && !overview) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={translate('jobs.title')}
      subtitle={
        overview &&
        translate('jobs.backend', { backend: translate(`jobs.backends.${overview.backend}`, { _: overview.backend }) })
      }
    >
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <StatTiles>
          {JOB_STATES.map((one) => {
            const count = overview?.counts[one] ?? 0;
            return (
              <StatTile
                key={one}
                label={translate(`enums.jobState.${one}`)}
                value={count.toLocaleString('en-US')}
                loading={!overview}
                tone={one === 'failed' && count > 0 ? 'bad' : undefined}
                onClick={() => choose(one)}
              />
            );
          })}
        </StatTiles>
        <Panel flush>
          <Tabs
            value={state}
            onChange={(_, next: string) => choose(next)}
            variant="scrollable"
            scrollButtons={false}
            aria-label={translate('kit.views')}
            sx={{ px: 2, borderBottom: 1, borderColor: 'divider' }}
          >
            {JOB_STATES.map((one) => (
              <Tab key={one} value={one} label={translate(`enums.jobState.${one}`)} />
            ))}
          </Tabs>
          <JobList state={state} />
        </Panel>
        {overview && <Schedules overview={overview} />}
      </Box>
    </Page>
  );
};

export default JobsPage;
