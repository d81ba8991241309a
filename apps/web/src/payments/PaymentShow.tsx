import type { PaymentRecord } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import {
  DateText,
  EnumLabel,
  ErrorState,
  Facts,
  isZero,
  Page,
  PageSkeleton,
  Panel,
  PersonName,
  RecordHeader,
  RecordLink,
} from '../kit/index.js';
import { AllocateDrawer } from './AllocateDrawer.js';
import { PaymentAllocations } from './PaymentAllocations.js';
import { PaymentRefunds } from './PaymentRefunds.js';
import { PaymentState } from './PaymentState.js';
import { RefundDialog } from './RefundDialog.js';
import { ReverseDialog } from './ReverseDialog.js';

const field = (name: keyof PaymentRecord): string => `resources.payments.fields.${name}`;

const PaymentFacts = ({ payment }: { payment: PaymentRecord }) => {
  const translate = useTranslate();
  return (
    <Panel title={translate('payments.section.money')}>
      <Facts
        facts={[
          { label: field('receivedOn'), value: <DateText value={payment.receivedOn} /> },
          { label: field('method'), value: <EnumLabel enum="paymentMethod" value={payment.method} /> },
          { label: field('payerName'), value: payment.payerName },
          { label: field('bankReference'), value: payment.bankReference },
          { label: field('collectorName'), value: <PersonName name={payment.collectorName} /> },
          { label: field('bookedByName'), value: <PersonName name={payment.bookedByName} /> },
          { label: field('note'), value: payment.note, wide: true },
          ...(payment.reversedOn
            ? [
                { label: field('reversedOn'), value: <DateText value={payment.reversedOn} /> },
                { label: field('reversalReason'), value: payment.reversalReason, wide: true },
              ]
            : []),
        ]}
      />
    </Panel>
  );
};

const PaymentPage = ({ payment }: { payment: PaymentRecord }) => {
  const translate = useTranslate();
  const [open, setOpen] = useState<'allocate' | 'reverse' | 'refund' | null>(null);
  const close = () => setOpen(null);
  const header = (
    <RecordHeader
      name={payment.number}
      badges={<PaymentState payment={payment} />}
      facts={
        <>
          <RecordLink entity="accounts" id={payment.accountId}>
            {payment.accountName}
          </RecordLink>
          <DateText value={payment.receivedOn} />
        </>
      }
      money={[
        { label: translate(field('amount')), value: payment.amount },
        { label: translate(field('allocated')), value: payment.allocated, tone: 'good' },
        ...(isZero(payment.refunded) ? [] : [{ label: translate(field('refunded')), value: payment.refunded }]),
        { label: translate(field('unallocated')), value: payment.unallocated, tone: 'soon' },
      ]}
      primary={payment.can.allocate && { label: translate('payments.allocate'), onClick: () => setOpen('allocate') }}
      actions={
        <>
          {payment.can.refund && (
            <Button variant="outlined" onClick={() => setOpen('refund')}>
              {translate('payments.refund')}
            </Button>
          )}
          {payment.can.reverse && (
            <Button variant="outlined" color="error" onClick={() => setOpen('reverse')}>
              {translate('payments.reverse')}
            </Button>
          )}
        </>
      }
    />
  );
  return (
    <Page title={payment.number} header={header}>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' },
          alignItems: 'start',
        }}
      >
        <PaymentAllocations payment={payment} />
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <PaymentFacts payment={payment} />
          {payment.refunds.length > 0 && <PaymentRefunds payment={payment} />}
        </Box>
      </Box>
      <AllocateDrawer payment={payment} open={open === 'allocate'} onClose={close} />
      <RefundDialog payment={payment} open={open === 'refund'} onClose={close} />
      <ReverseDialog payment={payment} open={open === 'reverse'} onClose={close} />
    </Page>
  );
};

const Loaded = () => {
  const { record, error, refetch } = useShowContext<PaymentRecord>();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return record ? <PaymentPage payment={record} /> : <PageSkeleton />;
};

const PaymentShow = () => (
  <ShowBase>
    <Loaded />
  </ShowBase>
);

export default PaymentShow;
