import { RefundInput, type PaymentRecord } from '@keyline/model';
import Box from '@mui/material/Box';
import { TextInput, useTranslate } from 'react-admin';
import { useApi, useToday } from '../data/index.js';
import { DateInput, FormDialog, Money, MoneyInput } from '../kit/index.js';

/** Gives money back to the customer, out of what the payment does not settle. */
export const RefundDialog = ({ payment, open, onClose }: { payment: PaymentRecord; open: boolean; onClose: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={translate('payments.askRefund', { account: payment.accountName })}
      body={
        <>
          {translate('payments.askRefundBody')} <Money value={payment.unallocated} strong />
        </>
      }
      schema={RefundInput}
      record={{ on: today, amount: payment.unallocated }}
      onSubmit={(values) => api.verb('payments', payment.id, 'refund', values)}
      submitLabel={translate('payments.refund')}
      destructive
      done="payments.refunded"
    >
      <Box sx={{ display: 'grid', gap: 1.5, pt: 1 }}>
        <MoneyInput source="amount" label="payments.refundAmount" isRequired />
        <DateInput source="on" label="payments.refundedOn" />
        <TextInput source="reason" label="payments.refundReason" isRequired helperText={false} />
        <TextInput source="bankReference" label="resources.payments.fields.bankReference" helperText={false} />
      </Box>
    </FormDialog>
  );
};
