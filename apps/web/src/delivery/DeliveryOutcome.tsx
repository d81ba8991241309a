import Alert, { type AlertColor } from '@mui/material/Alert';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import type { DeliveryRow, ReportDeliveryState } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { isUnderWay, useDelivery } from './useDelivery.js';

const severity: Record<ReportDeliveryState, AlertColor> = {
  waiting: 'info',
  sending: 'info',
  sent: 'success',
  uncertain: 'warning',
  failed: 'error',
};

/** Why something has not gone out, in words, with what the other side said. */
export const ReasonText = ({ delivery }: { delivery: DeliveryRow }) => {
  const translate = useTranslate();
  if (!delivery.reason && !delivery.error) return null;
  return (
    <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
      {delivery.reason
        ? translate(`enums.deliveryReason.${delivery.reason}`)
        : translate('delivery.missed', { names: delivery.error ?? '' })}
      {delivery.reason && delivery.error && (
        <Box component="span" sx={{ display: 'block', color: 'text.secondary', fontSize: 12 }}>
          {translate('delivery.detail', { words: delivery.error })}
        </Box>
      )}
    </Box>
  );
};

/** What becomes of a delivery while one looks. */
export const DeliveryOutcome = ({ id }: { id: string }) => {
  const translate = useTranslate();
  const { data, error } = useDelivery(id);
  if (error && !data) return <Alert severity="error">{error.message}</Alert>;
  if (!data || (isUnderWay(data) && !data.reason))
    return (
      <Box aria-live="polite">
        <Box sx={{ color: 'text.secondary', mb: 1 }}>{translate('delivery.onItsWay')}</Box>
        <LinearProgress aria-label={translate('delivery.onItsWay')} />
      </Box>
    );
  return (
    <Alert severity={severity[data.state]} aria-live="polite">
      {translate(`delivery.outcome.${data.state}`, { channel: data.channelName })}
      <Box>
        <ReasonText delivery={data} />
      </Box>
    </Alert>
  );
};
