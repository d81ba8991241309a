import Add from '@mui/icons-material/Add';
import ReceiptLongOutlined from '@mui/icons-material/ReceiptLongOutlined';
import type { InvoiceRow } from '@keyline/model';
import { DataTable, useTranslate } from 'react-admin';
import { useMay } from '../data/index.js';
import {
  CardLines,
  DateText,
  ListPage,
  Money,
  percentText,
  PrimaryButton,
  RecordLink,
  type FilterSpec,
  type SavedView,
} from '../kit/index.js';
import { InvoiceState } from './InvoiceState.js';

const field = (name: string): string => `resources.invoices.fields.${name}`;

const filters: FilterSpec[] = [
  { kind: 'account', source: 'accountId', label: field('accountName') },
  { kind: 'dateRange', source: 'issuedOn', label: field('issuedOn') },
  { kind: 'moneyRange', source: 'amount', label: field('amount') },
];

const views: SavedView[] = [
  { key: 'valid', label: 'invoices.view.valid', filter: { cancelled: false } },
  { key: 'red', label: 'invoices.view.red', filter: { red: true } },
  { key: 'cancelled', label: 'invoices.view.cancelled', filter: { cancelled: true } },
];

const row = (render: (invoice: InvoiceRow) => React.ReactNode) => (invoice: unknown) => render(invoice as InvoiceRow);

const columns = [
  <DataTable.Col
    key="number"
    source="number"
    render={row((invoice) => (
      <RecordLink entity="invoices" id={invoice.id} quiet>
        {invoice.number}
      </RecordLink>
    ))}
  />,
  <DataTable.Col
    key="issuedOn"
    source="issuedOn"
    render={row((invoice) => (
      <DateText value={invoice.issuedOn} />
    ))}
  />,
  <DataTable.Col
    key="accountName"
    source="accountName"
    render={row((invoice) => (
      <RecordLink entity="accounts" id={invoice.accountId} quiet>
        {invoice.accountName}
      </RecordLink>
    ))}
  />,
  <DataTable.Col
    key="contractNumber"
    source="contractNumber"
    render={row((invoice) => (
      <RecordLink entity="contracts" id={invoice.contractId} quiet>
        {invoice.contractNumber}
      </RecordLink>
    ))}
  />,
  <DataTable.Col key="instalmentNames" source="instalmentNames" disableSort />,
  <DataTable.Col
    key="amount"
    source="amount"
    align="right"
    render={row((invoice) => (
      <Money value={invoice.amount} />
    ))}
  />,
  <DataTable.Col
    key="taxRate"
    source="taxRate"
    align="right"
    disableSort
    render={row((invoice) => percentText({ value: invoice.taxRate }))}
  />,
  <DataTable.Col
    key="taxAmount"
    source="taxAmount"
    align="right"
    disableSort
    render={row((invoice) => (
      <Money value={invoice.taxAmount} />
    ))}
  />,
  <DataTable.Col
    key="state"
    source="state"
    label="invoices.state"
    disableSort
    render={row((invoice) => (
      <InvoiceState invoice={invoice} />
    ))}
  />,
];

const InvoiceList = () => {
  const translate = useTranslate();
  const create = useMay('invoice:issue') && { label: translate('invoices.create'), icon: <Add />, to: '/invoices/create' };
  return (
    <ListPage<InvoiceRow>
      title={translate('resources.invoices.name', { smart_count: 2 })}
      views={views}
      filters={filters}
      searchHint={translate('invoices.searchHint')}
      columns={columns}
      card={(invoice) => (
        <CardLines
          title={invoice.number}
          badge={<Money value={invoice.amount} strong />}
          facts={<span>{invoice.accountName}</span>}
          next={
            <>
              <DateText value={invoice.issuedOn} />
              <InvoiceState invoice={invoice} />
            </>
          }
        />
      )}
      sort={{ field: 'issuedOn', order: 'DESC' }}
      primary={create}
      empty={{
        icon: <ReceiptLongOutlined />,
        title: translate('invoices.empty.title'),
        body: translate('invoices.empty.body'),
        action: create && <PrimaryButton {...create} />,
      }}
    />
  );
};

export default InvoiceList;
