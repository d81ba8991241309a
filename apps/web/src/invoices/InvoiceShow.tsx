import {
  CancelInvoiceInput,
  isZero,
  ReverseInvoiceInput,
  subtractMoney,
  type InvoiceRecord,
  type InvoiceRow,
} from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ShowBase, TextInput, useShowContext, useTranslate } from 'react-admin';
import { useApi, useToday } from '../data/index.js';
import {
  DateInput,
  DateText,
  EnumLabel,
  ErrorState,
  exactMoney,
  Facts,
  FormDialog,
  Money,
  MoneyInput,
  Page,
  PageSkeleton,
  Panel,
  percentText,
  RecordHeader,
  RecordLink,
} from '../kit/index.js';
import { InvoiceState } from './InvoiceState.js';

const field = (name: keyof InvoiceRow): string => `resources.invoices.fields.${name}`;

const CancelDialog = ({ invoice, open, onClose }: { invoice: InvoiceRow; open: boolean; onClose: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={translate('invoices.askCancel', { number: invoice.number, amount: exactMoney(invoice.amount) })}
      body={translate('invoices.askCancelBody')}
      schema={CancelInvoiceInput}
      record={{ on: today }}
      onSubmit={(values) => api.verb('invoices', invoice.id, 'cancel', values)}
      submitLabel={translate('invoices.cancel')}
      destructive
      done="invoices.cancelled"
    >
      <Box sx={{ display: 'grid', gap: 1.5, pt: 1 }}>
        <DateInput source="on" label={field('cancelledOn')} />
        <TextInput source="reason" label={field('cancelReason')} isRequired multiline minRows={2} helperText={false} autoFocus />
      </Box>
    </FormDialog>
  );
};

const reverseForm = ReverseInvoiceInput.omit({ lines: true });

const ReverseDialog = ({ invoice, open, onClose }: { invoice: InvoiceRecord; open: boolean; onClose: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  const left = subtractMoney(invoice.amount, invoice.reversed);
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={translate('invoices.askReverse', { number: invoice.number })}
      body={translate('invoices.askReverseBody', { amount: exactMoney(left) })}
      schema={reverseForm}
      record={{ issuedOn: today, amount: left }}
      onSubmit={(values) => api.verb('invoices', invoice.id, 'reverse', values)}
      submitLabel={translate('invoices.reverse')}
      destructive
      done="invoices.reversed"
    >
      <Box sx={{ display: 'grid', gap: 1.5, pt: 1 }}>
        <TextInput source="number" label="invoices.redNumber" isRequired helperText={false} autoFocus />
        <MoneyInput source="amount" label="invoices.redAmount" isRequired />
        <DateInput source="issuedOn" label={field('issuedOn')} isRequired />
        <TextInput source="reason" label="invoices.reason" isRequired multiline minRows={2} helperText={false} />
      </Box>
    </FormDialog>
  );
};

/** What the invoice is for, and the red-letter invoices that took some of it back. */
const Lines = ({ invoice }: { invoice: InvoiceRecord }) => {
  const translate = useTranslate();
  const row = {
    display: 'flex',
    justifyContent: 'space-between',
    gap: 2,
    px: 2,
    py: 1,
    borderTop: 1,
    borderColor: 'divider',
  } as const;
  return (
    <>
      {invoice.lines.length > 0 && (
        <Panel title={translate('invoices.lines.title')} flush>
          {invoice.lines.map((line) => (
            <Box key={line.id} sx={row}>
              <span>{line.instalmentName}</span>
              <Money value={line.amount} />
            </Box>
          ))}
        </Panel>
      )}
      {invoice.reversedBy.length > 0 && (
        <Panel title={translate('invoices.reversals')} flush>
          {invoice.reversedBy.map((red) => (
            <Box key={red.id} sx={row}>
              <span>
                <RecordLink entity="invoices" id={red.id}>
                  {red.number}
                </RecordLink>{' '}
                <DateText value={red.issuedOn} short /> {red.cancelledOn && translate('invoices.view.cancelled')}
              </span>
              <Money value={red.amount} />
            </Box>
          ))}
        </Panel>
      )}
    </>
  );
};

const InvoicePage = ({ invoice }: { invoice: InvoiceRecord }) => {
  const translate = useTranslate();
  const [cancelling, setCancelling] = useState(false);
  const [reversing, setReversing] = useState(false);
  const header = (
    <RecordHeader
      name={invoice.number}
      badges={<InvoiceState invoice={invoice} />}
      facts={
        <>
          <RecordLink entity="accounts" id={invoice.accountId}>
            {invoice.accountName}
          </RecordLink>
          <RecordLink entity="contracts" id={invoice.contractId}>
            {invoice.contractNumber}
          </RecordLink>
        </>
      }
      actions={
        <>
          {invoice.can.reverse && (
            <Button variant="outlined" onClick={() => setReversing(true)}>
              {translate('invoices.reverse')}
            </Button>
          )}
          {invoice.can.cancel && (
            <Button variant="outlined" color="error" onClick={() => setCancelling(true)}>
              {translate('invoices.cancel')}
            </Button>
          )}
        </>
      }
    />
  );
  return (
    <Page title={invoice.number} header={header} narrow>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Panel>
          <Facts
            facts={[
              { label: field('amount'), value: <Money value={invoice.amount} strong /> },
              { label: field('issuedOn'), value: <DateText value={invoice.issuedOn} /> },
              { label: field('kind'), value: <EnumLabel enum="invoiceKind" value={invoice.kind} /> },
              { label: field('netAmount'), value: <Money value={invoice.netAmount} /> },
              { label: field('taxRate'), value: percentText({ value: invoice.taxRate }) },
              { label: field('taxAmount'), value: <Money value={invoice.taxAmount} /> },
              ...(isZero(invoice.reversed) ? [] : [{ label: field('reversed'), value: <Money value={invoice.reversed} /> }]),
              ...(invoice.reversesId
                ? [
                    {
                      label: field('reversesNumber'),
                      value: (
                        <RecordLink entity="invoices" id={invoice.reversesId}>
                          {invoice.reversesNumber}
                        </RecordLink>
                      ),
                    },
                  ]
                : []),
              { label: field('note'), value: invoice.note, wide: true },
              ...(invoice.cancelledOn
                ? [
                    { label: field('cancelledOn'), value: <DateText value={invoice.cancelledOn} /> },
                    { label: field('cancelReason'), value: invoice.cancelReason, wide: true },
                  ]
                : []),
            ]}
          />
        </Panel>
        <Lines invoice={invoice} />
      </Box>
      <ReverseDialog invoice={invoice} open={reversing} onClose={() => setReversing(false)} />
      <CancelDialog invoice={invoice} open={cancelling} onClose={() => setCancelling(false)} />
    </Page>
  );
};

const Loaded = () => {
  const { record, error, refetch } = useShowContext<InvoiceRecord>();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return record ? <InvoicePage invoice={record} /> : <PageSkeleton />;
};

const InvoiceShow = () => (
  <ShowBase>
    <Loaded />
  </ShowBase>
);

export default InvoiceShow;
