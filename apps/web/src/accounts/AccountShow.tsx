import EditOutlined from '@mui/icons-material/EditOutlined';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import Button from '@mui/material/Button';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay } from '../data/index.js';
import { EnumChip, ErrorState, GradeBadge, Page, PageSkeleton, RecordHeader, UrlTabs } from '../kit/index.js';
import type { Account } from './account.js';
import { AccountDeals } from './AccountDeals.js';
import { AccountMoney } from './AccountMoney.js';
import { AccountOverview } from './AccountOverview.js';
import { AccountPeople } from './AccountPeople.js';
import { AccountTimeline } from './AccountTimeline.js';
import { AccountVisits } from './AccountVisits.js';

const AccountHeader = ({ account }: { account: Account }) => {
  const translate = useTranslate();
  const mayLog = useMay('visit:log');
  return (
    <RecordHeader
      name={account.name}
      badges={<><GradeBadge grade={account.grade} /><EnumChip enum="lifecycle" value={account.lifecycle} /></>}
      ownerName={account.ownerName}
      facts={<span>{[account.industry, account.region, account.city].filter(Boolean).join(' · ')}</span>}
      money={[
        { label: translate('accounts.money.signed'), value: account.signedAmount },
        { label: translate('accounts.money.invoiced'), value: account.invoicedAmount },
        { label: translate('accounts.money.received'), value: account.receivedAmount, tone: 'good' },
        { label: translate('accounts.money.overdue'), value: account.overdueAmount, tone: 'bad' },
      ]}
      primary={mayLog && { label: translate('shell.create.visit'), icon: <HandshakeOutlined />, to: `/visits/create?accountId=${account.id}` }}
      actions={account.can.edit && <Button variant="outlined" startIcon={<EditOutlined />} component={Link} to={`/accounts/${account.id}`}>{translate('ra.action.edit')}</Button>}
    />
  );
};

const AccountPage = () => {
  const { record, error, refetch } = useShowContext<Account>();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!record) return <PageSkeleton />;
  return (
    <Page title={record.name} header={<AccountHeader account={record} />}>
      <UrlTabs
        tabs={[
          { key: 'overview', label: 'accounts.tab.overview', render: () => <AccountOverview account={record} /> },
          { key: 'timeline', label: 'accounts.tab.timeline', render: () => <AccountTimeline accountId={record.id} /> },
          { key: 'people', label: 'accounts.tab.people', render: () => <AccountPeople accountId={record.id} /> },
          { key: 'visits', label: 'accounts.tab.visits', render: () => <AccountVisits accountId={record.id} /> },
          { key: 'deals', label: 'accounts.tab.deals', render: () => <AccountDeals accountId={record.id} /> },
          { key: 'money', label: 'accounts.tab.money', render: () => <AccountMoney accountId={record.id} /> },
        ]}
      />
    </Page>
  );
};

const AccountShow = () => (
  <ShowBase>
    <AccountPage />
  </ShowBase>
);

export default AccountShow;
