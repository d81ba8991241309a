import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { DELIVERY_FORMATS, DeliverInput, type DeliveryChannelRow, type DeliveryRow } from '@keyline/model';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { ChipsInput, EmptyState, ErrorState, FormDialog, RowsSkeleton } from '../kit/index.js';
import { DeliveryOutcome } from './DeliveryOutcome.js';

interface DeliverDialogProps {
  open: boolean;
  onClose: () => void;
  /** What is sent: "周报 · 第 47 周 · 张伟". */
  title: string;
  /** Asks the server to send it; the answer is its line in the log. */
  deliver: (input: DeliverInput) => Promise<DeliveryRow>;
}

const Outcome = ({ id, title, onClose }: { id: string; title: string; onClose: () => void }) => {
  const translate = useTranslate();
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent>
        <DeliveryOutcome id={id} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
};

/** Sends something now: over which channel, as what; then shows what became of it. It may be left; the log keeps it. */
export const DeliverDialog = ({ open, onClose, title, deliver }: DeliverDialogProps) => {
  const translate = useTranslate();
  const [asked, setAsked] = useState<string | null>(null);
  const { data, error, isPending, refetch } = useGetList<DeliveryChannelRow>(
    'delivery-channels',
    { filter: { active: true }, pagination: { page: 1, perPage: 100 }, sort: { field: 'name', order: 'ASC' } },
    { enabled: open },
  );
  const name = translate('delivery.send.title', { name: title });
  if (asked) return <Outcome id={asked} title={name} onClose={() => setAsked(null)} />;
  const choices = (data ?? []).map((channel) => ({
    id: channel.id,
    name: `${channel.name} · ${translate(`enums.channelKind.${channel.kind}`)}`,
  }));
  const body = () => {
    if (error) return <ErrorState compact error={error} onRetry={() => void refetch()} />;
    if (isPending) return <RowsSkeleton rows={3} />;
    if (choices.length === 0)
      return <EmptyState title={translate('delivery.send.noChannel')} body={translate('delivery.send.noChannelBody')} />;
    return (
      <Box sx={{ display: 'grid', gap: 2 }}>
        <ChipsInput source="channelId" label="delivery.send.channel" choices={choices} required />
        <ChipsInput source="format" label="delivery.send.format" enum="deliveryFormat" values={DELIVERY_FORMATS} required />
      </Box>
    );
  };
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={name}
      body={translate('delivery.send.hint')}
      schema={DeliverInput}
      record={{ format: 'pdf', channelId: choices.length === 1 ? choices[0]?.id : undefined }}
      onSubmit={async (values) => setAsked((await deliver(values as DeliverInput)).id)}
      submitLabel={translate('delivery.send.action')}
      done="delivery.send.queued"
    >
      {body()}
    </FormDialog>
  );
};
