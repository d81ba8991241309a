import { PromiseInput } from '@keyline/model';
import { TextInput, useDataProvider, useTranslate } from 'react-admin';
import { DateInput, FormDrawer, FormSection, MoneyInput, QuickDates, Wide } from '../kit/index.js';
import type { Debt } from './DebtVerbs.js';

interface PromiseDrawerProps {
  debt: Debt;
  open: boolean;
  onClose: () => void;
}

/** What the customer promised: how much, by when, and who said so. */
export const PromiseDrawer = ({ debt, open, onClose }: PromiseDrawerProps) => {
  const translate = useTranslate();
  const dataProvider = useDataProvider();
  const { accountId, accountName, instalmentId, instalmentName } = debt;
  return (
    <FormDrawer
      open={open}
      onClose={onClose}
      title={translate('collection.promiseTitle', { name: [accountName, instalmentName].filter(Boolean).join(' · ') })}
      schema={PromiseInput}
      record={{ accountId, instalmentId: instalmentId ?? null, amount: debt.open }}
      done="collection.promised"
      onSubmit={(values) => dataProvider.create('promises', { data: values })}
    >
      <FormSection>
        <MoneyInput source="amount" label="resources.promises.fields.amount" isRequired autoFocus />
        <DateInput source="promisedOn" label="resources.promises.fields.promisedOn" isRequired />
        <Wide>
          <QuickDates source="promisedOn" offer={['tomorrow', 'nextMonday', 'inTwoWeeks', 'inAMonth']} />
        </Wide>
        <TextInput source="madeBy" label="resources.promises.fields.madeBy" helperText={false} />
        <Wide>
          <TextInput source="note" label="resources.promises.fields.note" multiline minRows={2} helperText={false} />
        </Wide>
      </FormSection>
    </FormDrawer>
  );
};
