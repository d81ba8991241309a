import Add from '@mui/icons-material/Add';
import ApartmentOutlined from '@mui/icons-material/ApartmentOutlined';
import Box from '@mui/material/Box';
import { GRADES, LIFECYCLES } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useMay, useMe } from '../data/index.js';
import {
  CardLines,
  DateText,
  EnumChip,
  GradeBadge,
  ListPage,
  PersonName,
  PrimaryButton,
  RecordLink,
  type FilterSpec,
  type SavedView,
  columnsOf,
} from '../kit/index.js';
import type { Account } from './account.js';
import { AccountNav } from './AccountNav.js';

const filters: FilterSpec[] = [
  { kind: 'enum', source: 'grade', label: 'resources.accounts.fields.grade', enum: 'grade', values: GRADES },
  { kind: 'enum', source: 'lifecycle', label: 'resources.accounts.fields.lifecycle', enum: 'lifecycle', values: LIFECYCLES },
  { kind: 'person', source: 'ownerId', label: 'resources.accounts.fields.ownerName' },
  { kind: 'text', source: 'region', label: 'resources.accounts.fields.region' },
  { kind: 'text', source: 'industry', label: 'resources.accounts.fields.industry' },
  { kind: 'dateRange', source: 'lastContactOn', label: 'resources.accounts.fields.lastContactOn' },
];

const useViews = (): SavedView[] => {
  const me = useMe();
  return [
    { key: 'all', label: 'accounts.view.all', filter: {} },
    ...(me ? [{ key: 'mine', label: 'accounts.view.mine', filter: { ownerId: me.id } }] : []),
    { key: 'key', label: 'accounts.view.key', filter: { grade: ['A', 'B'] } },
    { key: 'active', label: 'accounts.view.active', filter: { lifecycle: 'active' } },
    { key: 'dormant', label: 'accounts.view.dormant', filter: { lifecycle: 'dormant' } },
  ];
};

const AccountName = ({ account }: { account: Account }) => (
  <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 180 }}>
    <GradeBadge grade={account.grade} />
    <RecordLink entity="accounts" id={account.id} quiet>
      {account.name}
    </RecordLink>
  </Box>
);

const { column } = columnsOf<Account>();

const columns = [
  column('name', (account) => <AccountName account={account} />),
  column('lifecycle', (account) => <EnumChip enum="lifecycle" value={account.lifecycle} />),
  column('industry'),
  column('region'),
  column('city'),
  column('ownerName', (account) => <PersonName name={account.ownerName} />),
  column('lastContactOn', (account) => <DateText value={account.lastContactOn} />),
];

const AccountCard = ({ account }: { account: Account }) => {
  const translate = useTranslate();
  return (
    <CardLines
      title={account.name}
      badge={
        <>
          <GradeBadge grade={account.grade} />
          <EnumChip enum="lifecycle" value={account.lifecycle} />
        </>
      }
      facts={
        <>
          <PersonName name={account.ownerName} plain />
          <span>{[account.industry, account.city].filter(Boolean).join(' · ')}</span>
        </>
      }
      next={
        <>
          {translate('resources.accounts.fields.lastContactOn')} <DateText value={account.lastContactOn} />
        </>
      }
    />
  );
};

const AccountList = () => {
  const translate = useTranslate();
  const views = useViews();
  const seesContacts = useMay('contact:read');
  const create = useMay('account:create') && { label: translate('accounts.create'), icon: <Add />, to: '/accounts/create' };
  return (
    <ListPage<Account>
      title={translate('resources.accounts.name', { smart_count: 2 })}
      views={views}
      filters={filters}
      searchHint={translate('accounts.searchHint')}
      columns={columns}
      hiddenColumns={['city']}
      card={(account) => <AccountCard account={account} />}
      sort={{ field: 'name', order: 'ASC' }}
      primary={create}
      actions={seesContacts && <AccountNav />}
      empty={{
        icon: <ApartmentOutlined />,
        title: translate('accounts.empty.title'),
        body: translate('accounts.empty.body'),
        action: create && <PrimaryButton {...create} />,
      }}
    />
  );
};

export default AccountList;
