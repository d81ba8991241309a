import { BookBankLineInput, type BankLineRecord } from '@keyline/model';
import Box from '@mui/material/Box';
import { TextInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useApi } from '../data/index.js';
import { AccountInput, exactMoney, FormDrawer } from '../kit/index.js';
import { AllocationField } from '../payments/AllocationField.js';

const Allocation = ({ amount }: { amount: string }) => {
  const accountId = useWatch({ name: 'accountId' }) as string | undefined;
  return <AllocationField accountId={accountId || undefined} money={amount} />;
};

/** Books a line to an account that somebody chooses, with the allocation by hand. */
export const BookDrawer = ({ line, open, onClose }: { line: BankLineRecord; open: boolean; onClose: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  return (
    <FormDrawer
      open={open}
      onClose={onClose}
      title={translate('bankLines.bookTitle', { amount: exactMoney(line.amount) })}
      schema={BookBankLineInput}
      record={{}}
      onSubmit={(values) => api.verb('bank-lines', line.id, 'book', values)}
      submitLabel={translate('bankLines.book')}
      done="bankLines.booked"
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <AccountInput source="accountId" label="resources.bank-lines.fields.accountId" required />
        <Allocation amount={line.amount} />
        <TextInput source="note" label="resources.bank-lines.fields.note" helperText={false} />
      </Box>
    </FormDrawer>
  );
};
