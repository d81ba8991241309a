import EditOutlined from '@mui/icons-material/EditOutlined';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import Button from '@mui/material/Button';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import { Link, useSearchParams } from 'react-router-dom';
import { useMay, useMe, type Permission } from '../data/index.js';
import { EnumChip, ErrorState, GradeBadge, Page, PageSkeleton, RecordHeader, UrlTabs, type UrlTab } from '../kit/index.js';
import type { Account } from './account.js';
import { AccountDeals } from './AccountDeals.js';
import { AccountHead } from './AccountHead.js';
import { AccountMoney } from './AccountMoney.js';
import { AccountOverview } from './AccountOverview.js';
import { AccountPeople } from './AccountPeople.js';
import { AccountComplaints, AccountNotes } from './AccountService.js';
import { Timeline } from '../timeline/Timeline.js';
import { AccountVerbs } from './AccountVerbs.js';
import { AccountVisits } from './AccountVisits.js';
import { useAccountMoney } from './useAccountMoney.js';

const AccountHeader = ({ account }: { account: Account }) => {
  const translate = useTranslate();
  const whole = !account.collectedOnly;
  const mayLog = useMay('visit:log') && whole;
  const mayMoney = useMay('receivable:read') && whole;
  const money = useAccountMoney(account.id, mayMoney);
  const [, setSearch] = useSearchParams();
  const toMoney = () => setSearch({ tab: 'money' }, { replace: true });
  return (
    <RecordHeader
      name={account.name}
      badges={
        <>
          <GradeBadge grade={account.grade} />
          <EnumChip enum="lifecycle" value={account.lifecycle} />
        </>
      }
      ownerName={account.ownerName}
      facts={<span>{[account.industry, account.region, account.city].filter(Boolean).join(' · ')}</span>}
      money={
        mayMoney
          ? [
              { label: translate('accounts.money.signed'), value: money?.signed, onClick: toMoney },
              { label: translate('accounts.money.invoiced'), value: money?.invoiced, onClick: toMoney },
              { label: translate('accounts.money.received'), value: money?.received, tone: 'good', onClick: toMoney },
              { label: translate('accounts.money.overdue'), value: money?.overdue, tone: 'bad', onClick: toMoney },
            ]
          : undefined
      }
      primary={
        mayLog && {
          label: translate('shell.create.visit'),
          icon: <HandshakeOutlined />,
          to: `/visits/create?accountId=${account.id}`,
        }
      }
      actions={
        <>
          {account.can.edit && (
            <Button variant="outlined" startIcon={<EditOutlined />} component={Link} to={`/accounts/${account.id}`}>
              {translate('ra.action.edit')}
            </Button>
          )}
          <AccountVerbs account={account} />
        </>
      }
    />
  );
};

type AllowedTab = UrlTab & { may: Permission };

/** To who only collects from the account. */
const headTabs = (account: Account): AllowedTab[] => [
  { key: 'overview', label: 'accounts.tab.overview', may: 'account:read', render: () => <AccountHead account={account} /> },
  {
    key: 'people',
    label: 'accounts.tab.people',
    may: 'contact:read',
    render: () => <AccountPeople accountId={account.id} readOnly />,
  },
];

/** The tabs that the person's permissions open: finance sees contracts and money, and no visits. */
const useTabs = (account: Account | undefined): UrlTab[] => {
  const may = useMe()?.permissions ?? [];
  if (!account) return [];
  const { id } = account;
  if (account.collectedOnly) return headTabs(account).filter((tab) => may.includes(tab.may));
  const tabs: AllowedTab[] = [
    { key: 'overview', label: 'accounts.tab.overview', may: 'account:read', render: () => <AccountOverview account={account} /> },
    {
      key: 'timeline',
      label: 'accounts.tab.timeline',
      may: 'account:read',
      render: () => <Timeline resource="accounts" id={id} own="account" />,
    },
    { key: 'people', label: 'accounts.tab.people', may: 'contact:read', render: () => <AccountPeople accountId={id} /> },
    { key: 'visits', label: 'accounts.tab.visits', may: 'visit:read', render: () => <AccountVisits accountId={id} /> },
    { key: 'deals', label: 'accounts.tab.deals', may: 'opportunity:read', render: () => <AccountDeals accountId={id} /> },
    { key: 'money', label: 'accounts.tab.money', may: 'contract:read', render: () => <AccountMoney account={account} /> },
    {
      key: 'complaints',
      label: 'accounts.tab.complaints',
      may: 'complaint:read',
      render: () => <AccountComplaints accountId={id} />,
    },
    { key: 'market', label: 'accounts.tab.market', may: 'market:read', render: () => <AccountNotes accountId={id} /> },
  ];
  return tabs.filter((tab) => may.includes(tab.may));
};

const AccountPage = () => {
  const { record, error, refetch } = useShowContext<Account>();
  const tabs = useTabs(record);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!record) return <PageSkeleton />;
  return (
    <Page title={record.name} header={<AccountHeader account={record} />}>
      <UrlTabs tabs={tabs} />
    </Page>
  );
};

const AccountShow = () => (
  <ShowBase>
    <AccountPage />
  </ShowBase>
);

export default AccountShow;
