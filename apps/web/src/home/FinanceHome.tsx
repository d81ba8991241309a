import type { CreditHoldRow, PaymentRow, PromiseRow } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { useToday } from '../data/index.js';
import {
  addDays,
  CardLines,
  DateText,
  EnumChip,
  ErrorState,
  listPath,
  Money,
  OverdueText,
  PageSkeleton,
  Panel,
  RelatedList,
  useRowsDrawer,
} from '../kit/index.js';
import { AgeingBar } from '../receivables/AgeingBar.js';
import { useAgeing } from '../receivables/useReceivables.js';
import { CashFigures, PROMISED_DAYS } from './CashFigures.js';
import { CashPanel } from './CashPanel.js';
import { Debtors } from './Debtors.js';
import { ApprovalsWaiting, TasksDue } from './DeskPanels.js';

const TOP = 6;

const AllLink = ({ to }: { to: string }) => (
  <Button size="small" component={Link} to={to}>
    {useTranslate()('receivables.home.all')}
  </Button>
);

/** What customers promised for these days, and what they did not keep, the oldest first. */
const Promises = ({ today }: { today: string }) => {
  const translate = useTranslate();
  const filter = { state: ['open', 'broken'], promisedOn_lte: addDays(today, PROMISED_DAYS) };
  return (
    <RelatedList<PromiseRow>
      resource="promises"
      title={translate('home.finance.promises')}
      filter={filter}
      sort={{ field: 'promisedOn', order: 'DESC' }}
      limit={TOP}
      actions={<AllLink to={listPath('promises', filter)} />}
      empty={{ title: translate('home.finance.none.promises') }}
      card={(promise) => (
        <CardLines
          title={promise.accountName}
          badge={
            <>
              <EnumChip enum="promiseState" value={promise.state} />
              <Money value={promise.amount} strong />
            </>
          }
          facts={<span>{promise.takenByName}</span>}
          next={
            <>
              <DateText value={promise.promisedOn} />
              <OverdueText dueOn={promise.promisedOn} settled={promise.state !== 'open' && promise.state !== 'broken'} />
            </>
          }
        />
      )}
    />
  );
};

const ToAllocate = () => {
  const translate = useTranslate();
  const filter = { open: true };
  return (
    <RelatedList<PaymentRow>
      resource="payments"
      title={translate('receivables.home.allocate')}
      filter={filter}
      sort={{ field: 'receivedOn', order: 'ASC' }}
      limit={TOP}
      actions={<AllLink to={listPath('payments', filter)} />}
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

/** Contracts that wait for a release of credit. */
const Holds = () => {
  const translate = useTranslate();
  return (
    <RelatedList<CreditHoldRow>
      resource="credit-holds"
      title={translate('home.finance.held')}
      filter={{}}
      sort={{ field: 'amount', order: 'DESC' }}
      limit={TOP}
      actions={<AllLink to="/credit-holds" />}
      empty={{ title: translate('home.finance.none.held') }}
      to={(contract) => `/contracts/${contract.id}/show`}
      card={(contract) => (
        <CardLines
          title={contract.accountName}
          badge={<Money value={contract.amount} strong />}
          facts={
            <>
              <span>
                {contract.number} {contract.name}
              </span>
              <span>{contract.ownerName}</span>
            </>
          }
          next={
            <span>
              {translate('home.finance.exceeded')} <Money value={contract.exceeded} tone="bad" />
            </span>
          }
        />
      )}
    />
  );
};

/** Finance's day: what came in against what was expected, what is late and how late, who owes it, what was promised, what waits. */
const FinanceHome = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const today = useToday();
  const { data: report, error, refetch } = useAgeing({ asOf: today, by: 'account' });
  const { open, drawer } = useRowsDrawer();
  if (error && !report) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!report) return <PageSkeleton />;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <CashFigures open={open} />
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
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <CashPanel open={open} />
          <Debtors report={report} open={open} />
          <Holds />
        </Box>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <ApprovalsWaiting />
          <TasksDue today={today} />
          <Promises today={today} />
          <ToAllocate />
        </Box>
      </Box>
      {drawer}
    </Box>
  );
};

export default FinanceHome;
