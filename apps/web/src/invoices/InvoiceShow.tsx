import { CancelInvoiceInput, type InvoiceRow } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ShowBase, TextInput, useShowContext, useTranslate } from 'react-admin';
import { useApi, useToday } from '../data/index.js';
import {
  Badge,
  DateInput,
  DateText,
  ErrorState,
  exactMoney,
  Facts,
  FormDialog,
  Money,
  Page,
  PageSkeleton,
  Panel,
  percentText,
  RecordHeader,
  RecordLink,
} from '../kit/index.js';

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

const InvoicePage = ({ invoice }: { invoice: InvoiceRow }) => {
  const translate = useTranslate();
  const [cancelling, setCancelling] = useState(false);
  const header = (
    <RecordHeader
      name={invoice.number}
      badges={
        <Badge tone={invoice.cancelledOn ? 'bad' : 'good'} dot>
          {translate(invoice.cancelledOn ? 'invoices.view.cancelled' : 'invoices.view.valid')}
        </Badge>
      }
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
        invoice.can.cancel && (
          <Button variant="outlined" color="error" onClick={() => setCancelling(true)}>
            {translate('invoices.cancel')}
          </Button>
        )
      }
    />
  );
  return (
    <Page title={invoice.number} header={header} narrow>
      <Panel>
        <Facts
          facts={[
            { label: field('amount'), value: <Money value={invoice.amount} strong /> },
            { label: field('issuedOn'), value: <DateText value={invoice.issuedOn} /> },
            { label: field('taxRate'), value: percentText({ value: invoice.taxRate }) },
            { label: field('taxAmount'), value: <Money value={invoice.taxAmount} /> },
            { label: field('instalmentNames'), value: invoice.instalmentNames },
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
      <CancelDialog invoice={invoice} open={cancelling} onClose={() => setCancelling(false)} />
    </Page>
  );
};

const Loaded = () => {
  const { record, error, refetch } = useShowContext<InvoiceRow>();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return record ? <InvoicePage invoice={record} /> : <PageSkeleton />;
};

const InvoiceShow = () => (
  <ShowBase>
    <Loaded />
  </ShowBase>
);

export default InvoiceShow;
