import Add from '@mui/icons-material/Add';
import MailOutlined from '@mui/icons-material/MailOutlined';
import PaymentsOutlined from '@mui/icons-material/PaymentsOutlined';
import { isZero, PAYMENT_METHODS, type PaymentRow } from '@keyline/model';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay, useToday } from '../data/index.js';
import {
  CardLines,
  columnsOf,
  DateText,
  EnumLabel,
  ListPage,
  Money,
  PersonName,
  PrimaryButton,
  type FilterSpec,
  type SavedView,
} from '../kit/index.js';
import { PaymentState } from './PaymentState.js';

const field = (name: string): string => `resources.payments.fields.${name}`;

const filters: FilterSpec[] = [
  { kind: 'account', source: 'accountId', label: field('accountName') },
  { kind: 'person', source: 'collectorId', label: field('collectorName') },
  { kind: 'dateRange', source: 'receivedOn', label: field('receivedOn') },
  { kind: 'moneyRange', source: 'amount', label: field('amount') },
  { kind: 'enum', source: 'method', label: field('method'), enum: 'paymentMethod', values: PAYMENT_METHODS },
];

const useViews = (): SavedView[] => {
  const today = useToday();
  return [
    { key: 'all', label: 'payments.view.all', filter: {} },
    { key: 'open', label: 'payments.view.open', filter: { open: true } },
    {
      key: 'month',
      label: 'payments.view.month',
      filter: { receivedOn_gte: `${today.slice(0, 7)}-01`, receivedOn_lte: today, reversed: false },
    },
    { key: 'reversed', label: 'payments.view.reversed', filter: { reversed: true } },
  ];
};

const { column, derived, link, money } = columnsOf<PaymentRow>();

const columns = [
  link('number', 'payments', 'id'),
  column('receivedOn', (payment) => <DateText value={payment.receivedOn} />),
  link('accountName', 'accounts', 'accountId'),
  money('amount'),
  money('unallocated', { tone: 'soon' }),
  derived('state', (payment) => <PaymentState payment={payment} />, { label: 'payments.state.label' }),
  column('method', (payment) => <EnumLabel enum="paymentMethod" value={payment.method} />),
  column('payerName'),
  column('bankReference'),
  column('collectorName', (payment) => <PersonName name={payment.collectorName} />),
];

const PaymentList = () => {
  const translate = useTranslate();
  const views = useViews();
  const maySend = useMay('statement:send');
  const create = useMay('payment:book') && { label: translate('shell.create.payment'), icon: <Add />, to: '/payments/create' };
  return (
    <ListPage<PaymentRow>
      title={translate('resources.payments.name', { smart_count: 2 })}
      views={views}
      filters={filters}
      searchHint={translate('payments.searchHint')}
      columns={columns}
      hiddenColumns={['payerName', 'bankReference']}
      card={(payment) => (
        <CardLines
          title={payment.accountName}
          badge={<Money value={payment.amount} strong />}
          facts={
            <>
              <PaymentState payment={payment} />
              {!isZero(payment.unallocated) && (
                <span>
                  {translate(field('unallocated'))} <Money value={payment.unallocated} />
                </span>
              )}
            </>
          }
          next={
            <>
              <DateText value={payment.receivedOn} />
              <span>{payment.number}</span>
            </>
          }
        />
      )}
      sort={{ field: 'receivedOn', order: 'DESC' }}
      actions={
        maySend && (
          <Button variant="outlined" startIcon={<MailOutlined />} component={Link} to="/statement-runs">
            {translate('statements.runs')}
          </Button>
        )
      }
      primary={create}
      empty={{
        icon: <PaymentsOutlined />,
        title: translate('payments.empty.title'),
        body: translate('payments.empty.body'),
        action: create && <PrimaryButton {...create} />,
      }}
    />
  );
};

export default PaymentList;
