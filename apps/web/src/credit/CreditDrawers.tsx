import Box from '@mui/material/Box';
import { CREDIT_RATINGS, CreditInput, CreditReleaseInput, type AccountCredit } from '@keyline/model';
import { BooleanInput, NumberInput, TextInput, useTranslate } from 'react-admin';
import { useApi, useToday } from '../data/index.js';
import { addDays, ChipsInput, DateInput, FormDrawer, Money, MoneyInput } from '../kit/index.js';

const field = (name: string): string => `resources.credit.fields.${name}`;
const ratings = CREDIT_RATINGS.map((id) => ({ id, name: id }));
const RELEASE_DAYS = 30;

interface DrawerProps {
  open: boolean;
  onClose: () => void;
}

/** Sets rating, limit and term: finance and the director. */
export const CreditDrawer = ({ credit, open, onClose }: DrawerProps & { credit: AccountCredit }) => {
  const translate = useTranslate();
  const api = useApi();
  const { version, creditRating, creditLimit, coversGroup, paymentTermDays } = credit;
  const record = { version, creditRating, creditLimit, coversGroup, paymentTermDays };
  return (
    <FormDrawer
      open={open}
      onClose={onClose}
      title={translate('credit.edit')}
      schema={CreditInput}
      record={record}
      done="credit.saved"
      onSubmit={(values) => api.put(`/accounts/${credit.accountId}/credit`, { ...record, ...values })}
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <ChipsInput source="creditRating" label={field('creditRating')} choices={ratings} />
        <MoneyInput source="creditLimit" label={field('creditLimit')} />
        <BooleanInput source="coversGroup" label={field('coversGroup')} helperText={false} />
        <NumberInput source="paymentTermDays" label={field('paymentTermDays')} min={0} step={1} helperText={false} />
      </Box>
    </FormDrawer>
  );
};

interface ReleaseProps extends DrawerProps {
  accountId: string;
  accountName: string;
  contract?: { id: string; amount: string };
}

/** Asks that a contract may be made although the account is held. */
export const ReleaseDrawer = ({ accountId, accountName, contract, open, onClose }: ReleaseProps) => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  const given = { accountId, ...(contract ? { contractId: contract.id } : {}) };
  return (
    <FormDrawer
      open={open}
      onClose={onClose}
      title={translate('credit.askTitle', { name: accountName })}
      schema={CreditReleaseInput}
      record={{ ...given, amount: contract?.amount ?? '', expiresOn: addDays(today, RELEASE_DAYS) }}
      submitLabel={translate('credit.ask')}
      done="credit.asked"
      onSubmit={(values) => api.post('/credit-releases', { ...values, ...given })}
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Box sx={{ color: 'text.secondary' }}>{translate('credit.whoReleases')}</Box>
        <MoneyInput source="amount" label={field('amount')} isRequired />
        {contract && (
          <Box sx={{ color: 'text.secondary', fontSize: 13, mt: -1.5 }}>
            {translate('credit.needed')} <Money value={contract.amount} />
          </Box>
        )}
        <DateInput source="expiresOn" label={field('expiresOn')} isRequired />
        <TextInput source="reason" label={field('reason')} isRequired multiline minRows={3} helperText={false} />
      </Box>
    </FormDrawer>
  );
};
