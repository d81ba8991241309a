import type { StatementRunRecord } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useState } from 'react';
import { useGetOne, useNotify, useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { useApi } from '../data/index.js';
import {
  ConfirmDialog,
  DateText,
  EnumChip,
  ErrorState,
  Page,
  PageSkeleton,
  Panel,
  RecordHeader,
  RecordLink,
} from '../kit/index.js';

type Delivery = StatementRunRecord['deliveries'][number];
const isLive = ({ status }: StatementRunRecord) => status === 'queued' || status === 'running';
const EVERY_MS = 1000;

const Progress = ({ run }: { run: StatementRunRecord }) => {
  const translate = useTranslate();
  const done = run.sent + run.notSent;
  if (!isLive(run)) return null;
  const text = translate('statements.progress', { done, total: run.total });
  return (
    <Box aria-live="polite">
      <Box sx={{ mb: 0.5, color: 'text.secondary' }}>{text}</Box>
      <LinearProgress variant="determinate" value={run.total === 0 ? 0 : (done / run.total) * 100} aria-label={text} />
    </Box>
  );
};

const DeliveryLine = ({ delivery }: { delivery: Delivery }) => (
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
    }}
  >
    <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
      <RecordLink entity="accounts" id={delivery.accountId} quiet>
        {delivery.accountName}
      </RecordLink>
      <Box sx={{ fontSize: 12, color: 'text.secondary', overflowWrap: 'anywhere' }}>{delivery.error ?? delivery.email}</Box>
    </Box>
    <EnumChip enum="deliveryState" value={delivery.state} />
    {delivery.sentAt && <DateText value={delivery.sentAt} withTime />}
  </Box>
);

const StopButton = ({ run, onStopped }: { run: StatementRunRecord; onStopped: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const [asked, setAsked] = useState(false);
  const stop = async () => {
    try {
      await api.verb('statement-runs', run.id, 'cancel', {});
      notify('statements.cancelled', { type: 'success' });
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    } finally {
      onStopped();
    }
  };
  return (
    <>
      <Button variant="outlined" onClick={() => setAsked(true)}>
        {translate('statements.cancel')}
      </Button>
      <ConfirmDialog
        open={asked}
        destructive
        title={translate('statements.cancelTitle')}
        body={translate('statements.cancelBody')}
        confirmLabel={translate('statements.cancel')}
        onConfirm={stop}
        onClose={() => setAsked(false)}
      />
    </>
  );
};

/** One run: how far it is, and what became of each statement; what needs a person comes first. */
const StatementRunShow = () => {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const {
    data: run,
    error,
    refetch,
  } = useGetOne<StatementRunRecord>(
    'statement-runs',
    { id },
    { refetchInterval: ({ state }) => (state.data && isLive(state.data) ? EVERY_MS : false) },
  );
  if (error && !run) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!run?.deliveries) return <PageSkeleton />;
  const title = `${translate('statements.title')} ${translate('statements.period', { from: run.fromOn, to: run.toOn })}`;
  const header = (
    <RecordHeader
      name={title}
      badges={<EnumChip enum="runStatus" value={run.status} />}
      facts={
        <>
          <span>{run.requestedByName}</span>
          <DateText value={run.requestedAt} withTime />
          <span>{translate('statements.progress', { done: run.sent, total: run.total })}</span>
        </>
      }
      actions={run.can.cancel && <StopButton run={run} onStopped={() => void refetch()} />}
    />
  );
  return (
    <Page title={title} header={header}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Progress run={run} />
        <Panel title={translate('statements.deliveries')} flush>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {run.deliveries.map((delivery) => (
              <DeliveryLine key={delivery.accountId} delivery={delivery} />
            ))}
          </Box>
        </Panel>
      </Box>
    </Page>
  );
};

export default StatementRunShow;
