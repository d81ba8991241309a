import PlaylistPlayOutlined from '@mui/icons-material/PlaylistPlayOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReportRunRow } from '@keyline/model';
import { useState } from 'react';
import { useGetList, useNotify, useTranslate } from 'react-admin';
import { useApi, useMay, useToday } from '../data/index.js';
import { EmptyState, ErrorState, Page, Panel, RowsSkeleton } from '../kit/index.js';
import { PeriodSwitch, usePeriod, usePeriodName } from '../measures/index.js';
import { useReportKinds } from '../reports/useReportKinds.js';
import { RunRow } from './RunRow.js';

const isLive = ({ status }: ReportRunRow): boolean => status === 'queued' || status === 'running';

const useRuns = () =>
  useGetList<ReportRunRow>(
    'report-runs',
    { pagination: { page: 1, perPage: 50 }, sort: { field: 'requestedAt', order: 'DESC' } },
    {
      refetchInterval: ({ state }) => (state.data?.data?.some(isLive) ? 1000 : 15_000),
    },
  );

/** Choose a week or a month, start. The same period may be run again: drafts are made anew, what was submitted stays. */
const StartPanel = ({ onStarted }: { onStarted: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const today = useToday();
  const choice = usePeriod('weekly', 1);
  const kinds = useReportKinds();
  const periodName = usePeriodName();
  const [busy, setBusy] = useState(false);
  const { kind, code, end, start } = choice.period;
  const future = start > today;
  const begin = async (): Promise<void> => {
    setBusy(true);
    try {
      await api.post('/report-runs', { kind, period: code });
      notify('runs.started', { type: 'success', messageArgs: { period: periodName(code) } });
      onStarted();
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title={translate('runs.start')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
        <PeriodSwitch choice={choice} kinds={kinds} />
        <Button variant="contained" startIcon={<PlaylistPlayOutlined />} disabled={busy || future} onClick={() => void begin()}>
          {translate('runs.make')}
        </Button>
        <Box sx={{ color: 'text.secondary', fontSize: 13, flex: '1 1 240px' }}>
          {translate(future ? 'runs.future' : end >= today ? 'runs.open' : 'runs.hint')}
        </Box>
      </Box>
    </Panel>
  );
};

/** Report runs: start one for any past period, watch it, stop it, see what ran before. */
const RunsPage = () => {
  const translate = useTranslate();
  const mayStart = useMay('report-run:start');
  const { data, error, isPending, refetch } = useRuns();
  const body = () => {
    if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
    if (isPending) return <RowsSkeleton />;
    if (!data || data.length === 0)
      return (
        <EmptyState icon={<PlaylistPlayOutlined />} title={translate('runs.empty.title')} body={translate('runs.empty.body')} />
      );
    return (
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data.map((run) => (
          <RunRow key={run.id} run={run} onChanged={() => void refetch()} />
        ))}
      </Box>
    );
  };
  return (
    <Page title={translate('resources.report-runs.name', { smart_count: 2 })} subtitle={translate('runs.subtitle')}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {mayStart && <StartPanel onStarted={() => void refetch()} />}
        <Panel flush title={translate('runs.history')}>
          {body()}
        </Panel>
      </Box>
    </Page>
  );
};

export default RunsPage;
