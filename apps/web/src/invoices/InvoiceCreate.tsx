import {
  INVOICE_KINDS,
  InvoiceInput as invoiceSchema,
  isMoney,
  isZero,
  subtractMoney,
  type ContractRecord,
} from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { AutocompleteInput, ReferenceInput, TextInput, useGetOne, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { useToday } from '../data/index.js';
import { DateInput, EnumInput, exactMoney, FormPage, FormSection, MoneyInput, Wide } from '../kit/index.js';
import { InvoiceLinesField } from './InvoiceLinesField.js';

const bySearch = (q: string) => (q ? { q } : {});
const contractName = (contract?: { number?: string; name?: string }): string =>
  [contract?.number, contract?.name].filter(Boolean).join(' ');

/** The parts of the chosen contract, and what may still be invoiced of it. */
const ContractParts = () => {
  const translate = useTranslate();
  const { setValue, getFieldState } = useFormContext();
  const contractId = useWatch({ name: 'contractId' }) as string | undefined;
  const { data: contract } = useGetOne<ContractRecord>('contracts', { id: contractId ?? '' }, { enabled: Boolean(contractId) });
  const taxRate = contract?.taxRate;
  useEffect(() => {
    if (taxRate && !getFieldState('taxRate').isDirty) setValue('taxRate', taxRate);
  }, [taxRate, setValue, getFieldState]);
  if (!contract) return null;
  const left = subtractMoney(contract.amount, contract.invoiced);
  return (
    <>
      <Wide>
        <InvoiceLinesField key={contract.id} contract={contract} />
      </Wide>
      <Wide>
        <Box sx={{ color: 'text.secondary', fontSize: 13 }}>
          {translate('invoices.left', { amount: exactMoney(left) })}
          {isMoney(left) && !isZero(left) && (
            <Button size="small" onClick={() => setValue('amount', left, { shouldDirty: true, shouldValidate: true })}>
              {translate('invoices.takeLeft')}
            </Button>
          )}
        </Box>
      </Wide>
    </>
  );
};

/** Issues an invoice against a signed contract, or one of its parts. */
const InvoiceCreate = () => {
  const translate = useTranslate();
  const today = useToday();
  return (
    <FormPage
      mode="create"
      title={translate('invoices.create')}
      schema={invoiceSchema}
      defaultValues={{ issuedOn: today, kind: 'special' }}
    >
      <FormSection>
        <Wide>
          <ReferenceInput
            source="contractId"
            reference="contracts"
            filter={{ state: ['signed', 'executing', 'accepted', 'closed'] }}
            sort={{ field: 'signedOn', order: 'DESC' }}
          >
            <AutocompleteInput optionText={contractName} isRequired filterToQuery={bySearch} helperText={false} />
          </ReferenceInput>
        </Wide>
        <TextInput source="number" isRequired helperText={false} />
        <DateInput source="issuedOn" isRequired />
        <MoneyInput source="amount" isRequired />
        <TextInput source="taxRate" helperText={false} slotProps={{ htmlInput: { inputMode: 'decimal' } }} />
        <EnumInput source="kind" enum="invoiceKind" values={INVOICE_KINDS} required />
        <ContractParts />
        <Wide>
          <TextInput source="note" multiline minRows={2} helperText={false} />
        </Wide>
      </FormSection>
    </FormPage>
  );
};

export default InvoiceCreate;
