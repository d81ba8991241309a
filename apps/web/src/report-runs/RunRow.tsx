import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import type { ReportRunRow } from '@keyline/model';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { ConfirmDialog, DateText, EnumChip } from '../kit/index.js';
import { usePeriodName } from '../measures/index.js';

/** How far a run is: a bar with its count while it lives. */
const Progress = ({ run }: { run: ReportRunRow }) => {
  const translate = useTranslate();
  const live = run.status === 'queued' || run.status === 'running';
  if (!live) return <Box component="span">{translate('runs.done', { smart_count: run.done, total: run.total })}</Box>;
  const counted = run.total > 0;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, width: { xs: '100%', md: 320 } }}>
      <LinearProgress
        variant={counted ? 'determinate' : 'indeterminate'}
        value={counted ? (run.done / run.total) * 100 : undefined}
        aria-label={translate('runs.progress')}
        sx={{ flex: 1, height: 6, borderRadius: 3 }}
      />
      <span>{`${run.done} / ${counted ? run.total : '…'}`}</span>
    </Box>
  );
};

/** One run: its period, how far it is, who asked for it. */
export const RunRow = ({ run, onChanged }: { run: ReportRunRow; onChanged: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const periodName = usePeriodName();
  const [asking, setAsking] = useState(false);
  const cancel = async (): Promise<void> => {
    try {
      await api.verb('report-runs', run.id, 'cancel');
      onChanged();
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    }
  };
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        rowGap: 0.5,
        px: 2,
        py: 1.25,
        borderTop: 1,
        borderColor: 'divider',
        minHeight: 52,
      }}
    >
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Box sx={{ fontWeight: 500 }}>
          {periodName(run.period)} · {translate(`enums.reportKind.${run.kind}`)}
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
          {run.requestedByName ?? translate('runs.bySchedule')} · <DateText value={run.requestedAt} withTime />
        </Box>
        {run.error && (
          <Box role="alert" sx={{ fontSize: 13, color: (theme) => theme.tokens.tones.bad.ink }}>
            {run.error}
          </Box>
        )}
      </Box>
      <Progress run={run} />
      <EnumChip enum="runStatus" value={run.status} />
      {run.can.cancel && (
        <Button size="small" variant="outlined" onClick={() => setAsking(true)}>
          {translate('runs.cancel')}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        destructive
        title={translate('runs.cancelTitle', { period: periodName(run.period) })}
        body={translate('runs.cancelBody')}
        confirmLabel={translate('runs.cancel')}
        onConfirm={cancel}
      />
    </Box>
  );
};
