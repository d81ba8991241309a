import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type { VisitPlanRow } from '@keyline/model';
import { useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useApi } from '../data/index.js';
import { ConfirmDialog } from '../kit/index.js';

const CancelDialog = ({
  plan,
  open,
  onClose,
  onDone,
}: {
  plan: VisitPlanRow;
  open: boolean;
  onClose: () => void;
  onDone?: () => void;
}) => {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const api = useApi();
  const [reason, setReason] = useState('');
  const cancel = async () => {
    try {
      await api.verb('visit-plans', plan.id, 'cancel', { reason });
    } catch (error) {
      notify((error as Error).message, { type: 'error' });
      throw error;
    }
    notify('visitPlans.cancelled', { type: 'success' });
    refresh();
    onDone?.();
  };
  return (
    <ConfirmDialog
      open={open}
      destructive
      title={translate('visitPlans.cancelTitle', { name: plan.accountName })}
      body={translate('visitPlans.cancelBody')}
      confirmLabel={translate('visitPlans.cancel')}
      disabled={!reason.trim()}
      onConfirm={cancel}
      onClose={onClose}
    >
      <TextField
        label={translate('visitPlans.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        fullWidth
        required
        autoFocus
        slotProps={{ htmlInput: { maxLength: 500 } }}
        sx={{ mt: 2 }}
      />
    </ConfirmDialog>
  );
};

/** What can be done with a plan: log the visit, change it, call it off. Exactly what will work. */
export const PlanActions = ({ plan, onDone }: { plan: VisitPlanRow; onDone?: () => void }) => {
  const translate = useTranslate();
  const [cancelling, setCancelling] = useState(false);
  return (
    <>
      {plan.can.cancel && (
        <Button variant="outlined" color="error" onClick={() => setCancelling(true)}>
          {translate('visitPlans.cancel')}
        </Button>
      )}
      {plan.can.edit && (
        <Button variant="outlined" component={Link} to={`/visit-plans/${plan.id}`}>
          {translate('visitPlans.move')}
        </Button>
      )}
      {plan.can.log && (
        <Button variant="contained" component={Link} to={`/visits/create?planId=${plan.id}`}>
          {translate('visitPlans.log')}
        </Button>
      )}
      <CancelDialog plan={plan} open={cancelling} onClose={() => setCancelling(false)} onDone={onDone} />
    </>
  );
};
