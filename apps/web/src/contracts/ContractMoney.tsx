import Add from '@mui/icons-material/Add';
import { Badge, CardLines, DateText, EnumLabel, Money, RelatedList } from '../kit/index.js';
import type { ContractRecord, InvoiceRow, PaymentRow } from '@keyline/model';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay } from '../data/index.js';

const from = (values: Record<string, unknown>): string => `?source=${encodeURIComponent(JSON.stringify(values))}`;

/** The invoices of a contract. */
export const ContractInvoices = ({ contract }: { contract: ContractRecord }) => {
  const translate = useTranslate();
  const mayIssue = useMay('invoice:issue') && contract.signedOn !== null;
  return (
    <RelatedList<InvoiceRow>
      resource="invoices"
      title={translate('contracts.section.invoices')}
      filter={{ contractId: contract.id }}
      sort={{ field: 'issuedOn', order: 'DESC' }}
      actions={
        mayIssue && (
          <Button size="small" startIcon={<Add />} component={Link} to={`/invoices/create${from({ contractId: contract.id })}`}>
            {translate('contracts.issueInvoice')}
          </Button>
        )
      }
      empty={{ title: translate('contracts.empty.invoices') }}
      card={(invoice) => (
        <CardLines
          title={invoice.number}
          badge={
            invoice.cancelledOn ? <Badge>{translate('contracts.cancelled')}</Badge> : <Money value={invoice.amount} strong />
          }
          next={
            <>
              <DateText value={invoice.issuedOn} />
              <span>{invoice.instalmentNames}</span>
            </>
          }
        />
      )}
    />
  );
};

/** The payments that settle a part of the contract. */
export const ContractPayments = ({ contract }: { contract: ContractRecord }) => {
  const translate = useTranslate();
  const mayBook = useMay('payment:book');
  return (
    <RelatedList<PaymentRow>
      resource="payments"
      title={translate('contracts.section.payments')}
      filter={{ contractId: contract.id }}
      sort={{ field: 'receivedOn', order: 'DESC' }}
      actions={
        mayBook && (
          <Button
            size="small"
            startIcon={<Add />}
            component={Link}
            to={`/payments/create${from({ accountId: contract.accountId })}`}
          >
            {translate('shell.create.payment')}
          </Button>
        )
      }
      empty={{ title: translate('contracts.empty.payments') }}
      card={(payment) => (
        <CardLines
          title={payment.number}
          badge={
            payment.reversedOn ? (
              <Badge tone="bad">{translate('contracts.reversed')}</Badge>
            ) : (
              <Money value={payment.amount} strong />
            )
          }
          next={
            <>
              <DateText value={payment.receivedOn} />
              <EnumLabel enum="paymentMethod" value={payment.method} />
            </>
          }
        />
      )}
    />
  );
};
