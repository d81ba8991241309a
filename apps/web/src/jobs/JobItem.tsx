import Replay from '@mui/icons-material/Replay';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useDataProvider, useNotify, useTranslate } from 'react-admin';
import { useApi, useMay } from '../data/index.js';
import { ConfirmDialog, DateText, EnumChip } from '../kit/index.js';
import type { Job } from './job.js';

const hasContent = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && Object.keys(payload).length > 0;

const useJobDeeds = (job: Job, onChanged: () => void) => {
  const api = useApi();
  const dataProvider = useDataProvider();
  const notify = useNotify();
  const deed = (act: () => Promise<unknown>, done: string) => async (): Promise<void> => {
    try {
      await act();
      notify(done, { type: 'success' });
      onChanged();
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    }
  };
  return {
    retry: deed(() => api.verb('jobs', job.id, 'retry'), 'jobs.retried'),
    remove: deed(() => dataProvider.delete('jobs', { id: job.id }), 'jobs.removed'),
  };
};

/** One job: what it does, with what, how it went; a failed one can be tried again or dropped. */
export const JobItem = ({ job, onChanged }: { job: Job; onChanged: () => void }) => {
  const translate = useTranslate();
  const mayManage = useMay('job:manage');
  const { retry, remove } = useJobDeeds(job, onChanged);
  const [asking, setAsking] = useState(false);
  const name = translate(`jobs.name.${job.name}`, { _: job.name });
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        px: 2,
        py: 1.25,
        borderBottom: 1,
        borderColor: 'divider',
        '&:last-of-type': { borderBottom: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 280px', minWidth: 0 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
          <Box component="span" sx={{ fontWeight: 500 }}>
            {name}
          </Box>
          <EnumChip enum="jobState" value={job.state} />
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: 12, display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
          <span>
            {translate('jobs.added')} <DateText value={job.addedAt} withTime short />
          </span>
          {job.finishedAt && (
            <span>
              {translate('jobs.finished')} <DateText value={job.finishedAt} withTime short />
            </span>
          )}
          {job.attempts > 0 && <span>{translate('jobs.attempts', { smart_count: job.attempts, max: job.maxAttempts })}</span>}
        </Box>
        {job.error && (
          <Box
            sx={{
              mt: 0.5,
              fontSize: 13,
              whiteSpace: 'pre-wrap',
              overflowWrap: 'anywhere',
              color: (theme) => theme.tokens.tones.bad.ink,
            }}
          >
            {job.error}
          </Box>
        )}
        {hasContent(job.payload) && (
          <Box component="details" sx={{ fontSize: 12, color: 'text.secondary', mt: 0.5 }}>
            <summary>{translate('jobs.payload')}</summary>
            <Box component="pre" sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {JSON.stringify(job.payload, null, 2)}
            </Box>
          </Box>
        )}
      </Box>
      {mayManage && job.state !== 'active' && (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
          {job.state === 'failed' && (
            <Button size="small" variant="outlined" startIcon={<Replay />} onClick={() => void retry()}>
              {translate('jobs.retry')}
            </Button>
          )}
          {(job.state === 'failed' || job.state === 'completed') && (
            <Button size="small" onClick={() => setAsking(true)}>
              {translate('jobs.remove')}
            </Button>
          )}
        </Box>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        destructive
        title={translate('jobs.removeTitle', { name })}
        body={translate('jobs.removeBody')}
        confirmLabel={translate('jobs.remove')}
        onConfirm={remove}
      />
    </Box>
  );
};
