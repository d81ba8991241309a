import { addMoney, AllocationLine, compareMoney, isMoney, PAYMENT_METHODS, PaymentInput } from '@keyline/model';
import { useState } from 'react';
import { BooleanInput, TextInput, useTranslate } from 'react-admin';
import { useFormState, useWatch } from 'react-hook-form';
import { useToday } from '../data/index.js';
import { AccountInput, ChipsInput, DateInput, FormPage, FormSection, MoneyInput, PersonInput, Wide } from '../kit/index.js';
import { AllocationField } from './AllocationField.js';
import { newIdempotencyKey } from './idempotencyKey.js';

/** The lines are always spelled out, so that what was seen is what is booked; together they are no more than the payment. */
const paymentSchema = PaymentInput.extend({ allocate: AllocationLine.array().max(200).optional() }).refine(
  ({ amount, allocate = [] }) => !isMoney(amount) || compareMoney(addMoney(...allocate.map((line) => line.amount)), amount) <= 0,
  { path: ['amount'], message: 'payments.allocation.doesNotFit' },
);

const Allocate = () => {
  const accountId = useWatch({ name: 'accountId' }) as string | undefined;
  const amount = useWatch({ name: 'amount' }) as string | undefined;
  return <AllocationField accountId={accountId || undefined} money={amount} />;
};

/** Asked once the server has found a payment like this one: is it another? */
const ConfirmDuplicate = () => {
  const { errors } = useFormState({ name: 'confirmDuplicate' });
  const answered = useWatch({ name: 'confirmDuplicate' }) as boolean | undefined;
  if (!errors['confirmDuplicate'] && answered === undefined) return null;
  return (
    <Wide>
      <BooleanInput source="confirmDuplicate" helperText={false} />
    </Wide>
  );
};

/** Books money that came in. Sent twice (a double click, a lost answer) it is booked once. */
const PaymentCreate = () => {
  const translate = useTranslate();
  const today = useToday();
  const [idempotencyKey] = useState(newIdempotencyKey);
  return (
    <FormPage
      mode="create"
      title={translate('shell.create.payment')}
      schema={paymentSchema}
      defaultValues={{ receivedOn: today, method: 'transfer' }}
      meta={{ idempotencyKey }}
    >
      <FormSection title={translate('payments.section.money')}>
        <Wide>
          <AccountInput source="accountId" required />
        </Wide>
        <MoneyInput source="amount" isRequired />
        <DateInput source="receivedOn" isRequired />
        <Wide>
          <ChipsInput source="method" enum="paymentMethod" values={PAYMENT_METHODS} />
        </Wide>
        <TextInput source="payerName" helperText={false} />
        <TextInput source="bankReference" helperText={false} />
        <PersonInput source="collectorId" helperText={translate('payments.collectorHint')} />
        <Wide>
          <TextInput source="note" multiline minRows={2} helperText={false} />
        </Wide>
        <ConfirmDuplicate />
      </FormSection>
      <FormSection title={translate('payments.section.allocation')}>
        <Wide>
          <Allocate />
        </Wide>
      </FormSection>
    </FormPage>
  );
};

export default PaymentCreate;
