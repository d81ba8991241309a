import {
  AGEING_BUCKETS,
  compareMoney,
  subtractMoney,
  type AgeingBucket,
  type AgeingReport,
  type InstalmentRow,
  type PaymentRow,
  type ReceivableFigure,
} from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import { useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { useApi, useToday } from '../data/index.js';
import {
  addDays,
  CardLines,
  DateText,
  ErrorState,
  isoWeekday,
  Money,
  OverdueText,
  Panel,
  RelatedList,
  StatTile,
  StatTiles,
  useRowsDrawer,
} from '../kit/index.js';
import { AgeingBar } from '../receivables/AgeingBar.js';
import { asDrillRow, figureRows, receivableFigureRows, useAgeing, useFigures } from '../receivables/useReceivables.js';

/** How many debtors the home shows. */
const TOP = 8;
/** What is due within so many days is worth a call today. */
const SOON = 14;

/** Monday of the week that `day` is in. */
const weekStart = (day: string): string => addDays(day, 1 - isoWeekday(day));

const overdueOf = (row: Record<AgeingBucket | 'total', string>): string => subtractMoney(row.total, row.notDue);

type Opener = ReturnType<typeof useRowsDrawer>['open'];

const TODAY: readonly ReceivableFigure[] = ['unallocated', 'overdue', 'open'];
const RECEIVED: readonly ReceivableFigure[] = ['received', 'expected'];
const DUE: readonly ReceivableFigure[] = ['dueIn'];

/** The figures of the day, added up by the server; each opens its rows. */
const Figures = ({ open }: { open: Opener }) => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  const week = { from: weekStart(today), to: today };
  const month = { from: `${today.slice(0, 7)}-01`, to: today };
  const soon = { from: today, to: addDays(today, SOON) };
  const now = useFigures(TODAY, today, today);
  const thisWeek = useFigures(RECEIVED, week.from, week.to);
  const thisMonth = useFigures(RECEIVED, month.from, month.to);
  const dueSoon = useFigures(DUE, soon.from, soon.to);
  const label = (name: string) => translate(`receivables.home.${name}`);
  const tile = (
    name: string,
    figure: ReceivableFigure,
    { data, isPending }: ReturnType<typeof useFigures>,
    { from, to }: { from: string; to: string },
    tone?: 'bad' | 'soon',
  ) => {
    const value = data?.values[figure];
    const expected = figure === 'received' ? data?.values.expected : undefined;
    return (
      <StatTile
        label={label(name)}
        loading={isPending}
        tone={tone}
        value={value && <Money value={value.amount} compact />}
        hint={
          expected ? (
            <>
              {label('expected')} <Money value={expected.amount} compact />
            </>
          ) : (
            value && translate('receivables.home.count', { smart_count: value.count })
          )
        }
        onClick={() => open({ title: label(name), load: () => receivableFigureRows(api, figure, from, to) })}
      />
    );
  };
  const day = { from: today, to: today };
  return (
    <StatTiles>
      {tile('overdue', 'overdue', now, day, 'bad')}
      {tile('open', 'open', now, day)}
      {tile('week', 'received', thisWeek, week)}
      {tile('month', 'received', thisMonth, month)}
      {tile('soon', 'dueIn', dueSoon, soon, 'soon')}
      {tile('unallocated', 'unallocated', now, day)}
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
                  (await figureRows(api, { asOf: report.asOf, by: 'account', key: row.key, only: 'overdue' })).map(asDrillRow),
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
      <Figures open={open} />
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
