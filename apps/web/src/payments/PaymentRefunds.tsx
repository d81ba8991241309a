import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { ReverseRefundInput, type PaymentRecord } from '@keyline/model';
import { useState } from 'react';
import { TextInput, useTranslate } from 'react-admin';
import { useApi, useToday } from '../data/index.js';
import { DateInput, DateText, exactMoney, FormDialog, Money, Panel } from '../kit/index.js';

type Refund = PaymentRecord['refunds'][number];

/** The money never went out, or came back: names the refund, wants a reason, and says what follows. */
const TakeBackDialog = ({ payment, refund, onClose }: { payment: PaymentRecord; refund: Refund | null; onClose: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  if (!refund) return null;
  return (
    <FormDialog
      open
      onClose={onClose}
      title={translate('payments.askTakeRefundBack', { account: payment.accountName, amount: exactMoney(refund.amount) })}
      body={translate('payments.askTakeRefundBackBody')}
      schema={ReverseRefundInput}
      record={{ on: today }}
      onSubmit={(values) => api.verb('payments', payment.id, `refunds/${refund.id}/reverse`, values)}
      submitLabel={translate('payments.takeRefundBack')}
      destructive
      done="payments.refundTakenBack"
    >
      <Box sx={{ display: 'grid', gap: 1.5, pt: 1 }}>
        <DateInput source="on" label="payments.takenBackDay" />
        <TextInput
          source="reason"
          label="payments.takenBackReason"
          isRequired
          multiline
          minRows={2}
          helperText={false}
          autoFocus
        />
      </Box>
    </FormDialog>
  );
};

const Line = ({ refund, onTakeBack }: { refund: Refund; onTakeBack: () => void }) => {
  const translate = useTranslate();
  const { amount, refundedOn, reason, bankReference, byName, reversedOn, reversalReason, can } = refund;
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0, pt: 0 } }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
        <Box sx={{ textDecoration: reversedOn ? 'line-through' : undefined }}>
          <Money value={amount} strong />
        </Box>
        <DateText value={refundedOn} />
        <Box sx={{ flex: 1 }} />
        {can.takeBack && (
          <Button size="small" color="error" onClick={onTakeBack}>
            {translate('payments.takeRefundBack')}
          </Button>
        )}
      </Box>
      <Typography variant="body2" color="text.secondary">
        {[reason, bankReference, byName].filter(Boolean).join(' · ')}
      </Typography>
      {reversedOn && (
        <Typography variant="body2" color="text.secondary">
          {translate('payments.refundTakenBackOn', { day: reversedOn, reason: reversalReason ?? '' })}
        </Typography>
      )}
    </Box>
  );
};

/** What of the payment went back to the customer, and what of that was taken back. */
export const PaymentRefunds = ({ payment }: { payment: PaymentRecord }) => {
  const translate = useTranslate();
  const [taking, setTaking] = useState<Refund | null>(null);
  return (
    <Panel title={translate('payments.refunds')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {payment.refunds.map((refund) => (
          <Line key={refund.id} refund={refund} onTakeBack={() => setTaking(refund)} />
        ))}
      </Box>
      <TakeBackDialog payment={payment} refund={taking} onClose={() => setTaking(null)} />
    </Panel>
  );
};
