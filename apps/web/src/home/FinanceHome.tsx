import {
  AGEING_BUCKETS,
  compareMoney,
  subtractMoney,
  type AgeingBucket,
  type AgeingReport,
  type InstalmentRow,
  type PaymentRow,
} from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { useApi, useToday, type DrillRow } from '../data/index.js';
import {
  addDays,
  CardLines,
  DateText,
  ErrorState,
  Money,
  OverdueText,
  Panel,
  RelatedList,
  StatTile,
  StatTiles,
  useRowsDrawer,
} from '../kit/index.js';
import { AgeingBar } from '../receivables/AgeingBar.js';
import { asDrillRow, figureRows, useAgeing } from '../receivables/useReceivables.js';
import { addMoneyOf, dueWithin, paymentsBetween, weekStart } from './financeFigures.js';

/** How many debtors the home shows. */
const TOP = 8;
/** What is due within so many days is worth a call today. */
const SOON = 14;

const overdueOf = (row: Record<AgeingBucket | 'total', string>): string => subtractMoney(row.total, row.notDue);

const asPaymentRow = (payment: PaymentRow): DrillRow => ({
  entity: 'payments',
  id: payment.id,
  label: payment.number,
  accountName: payment.accountName,
  on: payment.receivedOn,
  amount: payment.amount,
});

type Opener = ReturnType<typeof useRowsDrawer>['open'];

/** The figures of the day; each opens its rows. */
const Figures = ({ report, open }: { report: AgeingReport; open: Opener }) => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  const month = `${today.slice(0, 7)}-01`;
  const received = (from: string) => ({
    queryKey: ['payments', 'home', from, today],
    queryFn: () => paymentsBetween(api, from, today),
  });
  const week = useQuery(received(weekStart(today)));
  const thisMonth = useQuery(received(month));
  const unallocated = useQuery({
    queryKey: ['payments', 'home', 'open'],
    queryFn: () =>
      api.getList<PaymentRow>('payments', {
        filter: { open: true },
        pagination: { page: 1, perPage: 1000 },
        sort: { field: 'receivedOn', order: 'ASC' },
      }),
  });
  const soon = useQuery({ queryKey: ['instalments', 'home', 'soon', today], queryFn: () => dueWithin(api, today, SOON) });
  const label = (name: string) => translate(`receivables.home.${name}`);
  const payments = (name: string, rows: PaymentRow[] | undefined) => () =>
    open({ title: label(name), load: async () => (rows ?? []).map(asPaymentRow) });
  const openOnes = unallocated.data?.data;
  return (
    <StatTiles>
      <StatTile
        label={label('overdue')}
        value={<Money value={overdueOf(report.total)} compact />}
        tone="bad"
        onClick={() =>
          open({
            title: label('overdue'),
            load: async () =>
              (await figureRows(api, { asOf: report.asOf, by: 'account' })).filter((row) => row.overdueDays > 0).map(asDrillRow),
          })
        }
      />
      <StatTile
        label={label('open')}
        value={<Money value={report.total.total} compact />}
        onClick={() =>
          open({
            title: label('open'),
            load: async () => (await figureRows(api, { asOf: report.asOf, by: 'account' })).map(asDrillRow),
          })
        }
      />
      <StatTile
        label={label('week')}
        loading={week.isPending}
        value={week.data && <Money value={addMoneyOf(week.data, 'amount')} compact />}
        onClick={payments('week', week.data)}
      />
      <StatTile
        label={label('month')}
        loading={thisMonth.isPending}
        value={thisMonth.data && <Money value={addMoneyOf(thisMonth.data, 'amount')} compact />}
        onClick={payments('month', thisMonth.data)}
      />
      <StatTile
        label={label('soon')}
        loading={soon.isPending}
        value={soon.data && <Money value={addMoneyOf(soon.data, 'open')} compact />}
        tone="soon"
        onClick={() => open({ title: label('soon'), load: async () => (soon.data ?? []).map(asDrillRow) })}
      />
      <StatTile
        label={label('unallocated')}
        loading={unallocated.isPending}
        value={openOnes && <Money value={addMoneyOf(openOnes, 'unallocated')} compact />}
        hint={openOnes && translate('receivables.home.count', { smart_count: openOnes.length })}
        onClick={() =>
          open({
            title: label('unallocated'),
            load: async () => (openOnes ?? []).map((payment) => ({ ...asPaymentRow(payment), amount: payment.unallocated })),
          })
        }
      />
    </StatTiles>
  );
};

/** Who owes most that is late; a click opens their instalments. */
const Debtors = ({ report, open }: { report: AgeingReport; open: Opener }) => {
  const translate = useTranslate();
  const api = useApi();
  const late = report.rows.filter((row) => /[1-9]/.test(overdueOf(row)));
  const rows = late.sort((a, b) => compareMoney(overdueOf(b), overdueOf(a))).slice(0, TOP);
  return (
    <Panel
      title={translate('receivables.home.debtors')}
      actions={
        <Button size="small" component={Link} to="/receivables">
          {translate('receivables.home.all')}
        </Button>
      }
      flush
    >
      {rows.length === 0 && (
        <Box sx={{ px: 2, pb: 2, color: 'text.secondary' }}>{translate('receivables.home.none.debtors')}</Box>
      )}
      {rows.map((row) => {
        const worst = AGEING_BUCKETS.findLast((bucket) => /[1-9]/.test(row[bucket]));
        return (
          <ButtonBase
            key={row.key}
            onClick={() =>
              open({
                title: row.name ?? '—',
                load: async () =>
                  (await figureRows(api, { asOf: report.asOf, by: 'account', key: row.key }))
                    .filter((part) => part.overdueDays > 0)
                    .map(asDrillRow),
              })
            }
            sx={{
              display: 'flex',
              width: '100%',
              textAlign: 'left',
              gap: 2,
              px: 2,
              py: 1,
              minHeight: 44,
              borderTop: 1,
              borderColor: 'divider',
              '&:hover': { bgcolor: (theme) => theme.tokens.hover },
            }}
          >
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontWeight: 500 }}>{row.name}</Box>
              {worst && <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{translate(`enums.ageing.${worst}`)}</Box>}
            </Box>
            <Money value={overdueOf(row)} strong tone="bad" />
          </ButtonBase>
        );
      })}
    </Panel>
  );
};

const Soon = () => {
  const translate = useTranslate();
  const today = useToday();
  return (
    <RelatedList<InstalmentRow>
      resource="instalments"
      title={translate('receivables.home.due')}
      filter={{ open: true, dueOn_gte: today, dueOn_lte: addDays(today, SOON) }}
      sort={{ field: 'dueOn', order: 'ASC' }}
      limit={TOP}
      actions={
        <Button size="small" component={Link} to="/instalments">
          {translate('receivables.home.all')}
        </Button>
      }
      empty={{ title: translate('receivables.home.none.due') }}
      card={(part) => (
        <CardLines
          title={part.accountName}
          badge={<Money value={part.open} strong />}
          facts={
            <span>
              {part.contractNumber} {part.name}
            </span>
          }
          next={
            <>
              <DateText value={part.dueOn} />
              <OverdueText dueOn={part.dueOn} soonDays={SOON} />
            </>
          }
        />
      )}
    />
  );
};

const ToAllocate = () => {
  const translate = useTranslate();
  return (
    <RelatedList<PaymentRow>
      resource="payments"
      title={translate('receivables.home.allocate')}
      filter={{ open: true }}
      sort={{ field: 'receivedOn', order: 'ASC' }}
      limit={TOP}
      empty={{ title: translate('receivables.home.none.allocate') }}
      card={(payment) => (
        <CardLines
          title={payment.accountName}
          badge={<Money value={payment.unallocated} strong tone="soon" />}
          next={
            <>
              <DateText value={payment.receivedOn} />
              <span>{payment.number}</span>
            </>
          }
        />
      )}
    />
  );
};

/** Finance's day: what is late and how late, who owes it, what came in, what is due next, what still has to be allocated. */
const FinanceHome = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const today = useToday();
  const { data: report, error, refetch } = useAgeing({ asOf: today, by: 'account' });
  const { open, drawer } = useRowsDrawer();
  if (error && !report) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!report) return null;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Figures report={report} open={open} />
      <Panel title={translate('receivables.home.ageing')}>
        <AgeingBar
          total={report.total}
          chosen={null}
          onChoose={(bucket) => void navigate(bucket ? `/receivables?bucket=${bucket}` : '/receivables')}
        />
      </Panel>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(3, minmax(0, 1fr))' },
          alignItems: 'start',
        }}
      >
        <Debtors report={report} open={open} />
        <Soon />
        <ToAllocate />
      </Box>
      {drawer}
    </Box>
  );
};

export default FinanceHome;
