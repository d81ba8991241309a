import PlayArrow from '@mui/icons-material/PlayArrow';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import type { ImportRecord, ImportRunRow } from '@keyline/model';
import { useState } from 'react';
import { useGetOne, useNotify, useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { useApi } from '../data/index.js';
import {
  Badge,
  ConfirmDialog,
  DateText,
  EnumChip,
  EnumLabel,
  ErrorState,
  Page,
  PageSkeleton,
  Panel,
  RecordHeader,
  StatTile,
  StatTiles,
} from '../kit/index.js';
import { Refusals } from './Refusals.js';

const isLive = ({ status }: ImportRunRow): boolean => status === 'queued' || status === 'running';
const count = (value: number): string => value.toLocaleString('en-US');

const Progress = ({ run }: { run: ImportRecord }) => {
  const translate = useTranslate();
  if (!isLive(run)) return null;
  const counted = run.total > 0;
  return (
    <Panel>
      <Box sx={{ mb: 1 }}>
        {translate('imports.progress', { done: count(run.done), total: counted ? count(run.total) : '…' })}
      </Box>
      <LinearProgress
        variant={counted ? 'determinate' : 'indeterminate'}
        value={counted ? (run.done / run.total) * 100 : undefined}
        aria-label={translate('imports.running')}
        sx={{ height: 8, borderRadius: 4 }}
      />
      <Box sx={{ mt: 1, color: 'text.secondary', fontSize: 13 }}>{translate('imports.leave')}</Box>
    </Panel>
  );
};

const Counts = ({ run }: { run: ImportRecord }) => {
  const translate = useTranslate();
  const hint = run.dryRun ? translate('imports.would') : undefined;
  return (
    <StatTiles>
      <StatTile label={translate('imports.count.total')} value={count(run.total)} />
      <StatTile
        label={translate('imports.count.created')}
        value={count(run.created)}
        tone={run.created > 0 ? 'good' : undefined}
        hint={hint}
      />
      <StatTile label={translate('imports.count.updated')} value={count(run.updated)} hint={hint} />
      <StatTile label={translate('imports.count.unchanged')} value={count(run.unchanged)} />
      <StatTile
        label={translate('imports.count.refused')}
        value={count(run.refused)}
        tone={run.refused > 0 ? 'bad' : undefined}
      />
    </StatTiles>
  );
};

const Verbs = ({ run, onChanged }: { run: ImportRecord; onChanged: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'start' | 'cancel' | null>(null);
  const act = async (verb: 'start' | 'cancel'): Promise<void> => {
    try {
      const answer = await api.verb<ImportRunRow>('imports', run.id, verb);
      if (verb === 'start' && answer.id !== run.id) void navigate(`/imports/${answer.id}/show`);
      else onChanged();
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    }
  };
  return (
    <>
      {run.can.cancel && (
        <Button variant="outlined" onClick={() => setAsking('cancel')}>
          {translate('imports.cancel')}
        </Button>
      )}
      {run.can.start && (
        <Button variant="contained" startIcon={<PlayArrow />} onClick={() => setAsking('start')}>
          {translate('imports.start')}
        </Button>
      )}
      <ConfirmDialog
        open={asking === 'start'}
        onClose={() => setAsking(null)}
        title={translate('imports.startTitle', { file: run.fileName })}
        body={translate(run.refused > 0 ? 'imports.startWithout' : 'imports.startBody', {
          created: count(run.created),
          updated: count(run.updated),
          refused: count(run.refused),
        })}
        confirmLabel={translate('imports.start')}
        onConfirm={() => act('start')}
      />
      <ConfirmDialog
        open={asking === 'cancel'}
        onClose={() => setAsking(null)}
        destructive
        title={translate('imports.cancelTitle', { file: run.fileName })}
        body={translate('imports.cancelBody')}
        confirmLabel={translate('imports.cancel')}
        onConfirm={() => act('cancel')}
      />
    </>
  );
};

/** One import: how far it is, what came of it, which rows were not taken and why. */
const ImportShow = () => {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const {
    data: run,
    error,
    refetch,
  } = useGetOne<ImportRecord>(
    'imports',
    { id },
    { refetchInterval: ({ state }) => (state.data && isLive(state.data) ? 1000 : false) },
  );
  if (error && !run) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!run?.refusals) return <PageSkeleton />;
  const header = (
    <RecordHeader
      name={run.fileName}
      badges={
        <>
          {run.dryRun && <Badge tone="info">{translate('imports.dry')}</Badge>}
          <EnumChip enum="runStatus" value={run.status} />
        </>
      }
      facts={
        <>
          <EnumLabel enum="importKind" value={run.kind} />
          <span>{run.requestedByName}</span>
          <DateText value={run.requestedAt} withTime />
        </>
      }
      actions={<Verbs run={run} onChanged={() => void refetch()} />}
    />
  );
  return (
    <Page title={run.fileName} header={header}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {run.error && (
          <Box
            role="alert"
            sx={{
              px: 2,
              py: 1.5,
              borderRadius: 1,
              color: (theme) => theme.tokens.tones.bad.ink,
              bgcolor: (theme) => theme.tokens.tones.bad.soft,
            }}
          >
            {run.error}
          </Box>
        )}
        <Progress run={run} />
        <Counts run={run} />
        {run.dryRun && run.status === 'done' && <Box sx={{ color: 'text.secondary' }}>{translate('imports.dryDone')}</Box>}
        {run.refused > 0 && <Refusals run={run} />}
      </Box>
    </Page>
  );
};

export default ImportShow;
