import Add from '@mui/icons-material/Add';
import ReceiptLongOutlined from '@mui/icons-material/ReceiptLongOutlined';
import type { InvoiceRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useMay } from '../data/index.js';
import {
  CardLines,
  columnsOf,
  DateText,
  ListPage,
  Money,
  percentText,
  PrimaryButton,
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

const { column, derived, link, money } = columnsOf<InvoiceRow>();

const columns = [
  link('number', 'invoices', 'id'),
  column('issuedOn', (invoice) => <DateText value={invoice.issuedOn} />),
  link('accountName', 'accounts', 'accountId'),
  link('contractNumber', 'contracts', 'contractId'),
  column('instalmentNames', undefined, { disableSort: true }),
  money('amount'),
  column('taxRate', (invoice) => percentText({ value: invoice.taxRate }), { align: 'right', disableSort: true }),
  money('taxAmount', { disableSort: true }),
  derived('state', (invoice) => <InvoiceState invoice={invoice} />, { label: 'invoices.state' }),
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
