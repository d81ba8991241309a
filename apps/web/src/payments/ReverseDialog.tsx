import { ReversePaymentInput, type PaymentRecord } from '@keyline/model';
import Box from '@mui/material/Box';
import { TextInput, useTranslate } from 'react-admin';
import { useApi, useToday } from '../data/index.js';
import { DateInput, exactMoney, FormDialog } from '../kit/index.js';

/** Reverses a payment: it names the payment, wants a reason, and says what follows. */
export const ReverseDialog = ({ payment, open, onClose }: { payment: PaymentRecord; open: boolean; onClose: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={translate('payments.askReverse', { number: payment.number, amount: exactMoney(payment.amount) })}
      body={translate('payments.askReverseBody')}
      schema={ReversePaymentInput}
      record={{ on: today }}
      onSubmit={(values) => api.verb('payments', payment.id, 'reverse', { ...values, version: payment.version })}
      submitLabel={translate('payments.reverse')}
      destructive
      done="payments.reversed"
    >
      <Box sx={{ display: 'grid', gap: 1.5, pt: 1 }}>
        <DateInput source="on" label="resources.payments.fields.reversedOn" />
        <TextInput
          source="reason"
          label="resources.payments.fields.reversalReason"
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
