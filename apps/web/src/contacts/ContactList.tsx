import Add from '@mui/icons-material/Add';
import ContactsOutlined from '@mui/icons-material/ContactsOutlined';
import { ATTITUDES, DECISION_ROLES, type ContactRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { AccountNav } from '../accounts/AccountNav.js';
import { useMay } from '../data/index.js';
import {
  DateText,
  EnumChip,
  ListPage,
  PrimaryButton,
  RecordLink,
  type FilterSpec,
  type SavedView,
  columnsOf,
} from '../kit/index.js';
import { ContactCard } from './ContactCard.js';

const filters: FilterSpec[] = [
  { kind: 'account', source: 'accountId', label: 'resources.contacts.fields.accountName' },
  {
    kind: 'enum',
    source: 'decisionRole',
    label: 'resources.contacts.fields.decisionRole',
    enum: 'decisionRole',
    values: DECISION_ROLES,
  },
  { kind: 'enum', source: 'attitude', label: 'resources.contacts.fields.attitude', enum: 'attitude', values: ATTITUDES },
];

const views: SavedView[] = [
  { key: 'current', label: 'contacts.view.current', filter: { leftOn_null: true } },
  {
    key: 'deciders',
    label: 'contacts.view.deciders',
    filter: { leftOn_null: true, decisionRole: ['decision_maker', 'approver'] },
  },
  { key: 'supporters', label: 'contacts.view.supporters', filter: { leftOn_null: true, attitude: 'supporter' } },
  { key: 'unknown', label: 'contacts.view.unknown', filter: { leftOn_null: true, decisionRole_null: true } },
  { key: 'all', label: 'contacts.view.all', filter: {} },
];

const { column, link } = columnsOf<ContactRow>();

const columns = [
  link('name', 'contacts', 'id'),
  column('accountName', (contact) => (
    <RecordLink entity="account" id={contact.accountId}>
      {contact.accountName}
    </RecordLink>
  )),
  column('title'),
  column('department'),
  column('decisionRole', (contact) => <EnumChip enum="decisionRole" value={contact.decisionRole} dot={false} />),
  column('attitude', (contact) => <EnumChip enum="attitude" value={contact.attitude} />),
  column('reportsToName', undefined, { disableSort: true }),
  column('mobile', undefined, { disableSort: true }),
  column('lastMetOn', (contact) => <DateText value={contact.lastMetOn} />, { disableSort: true }),
];

const ContactList = () => {
  const translate = useTranslate();
  const create = useMay('contact:write') && { label: translate('contacts.create'), icon: <Add />, to: '/contacts/create' };
  return (
    <ListPage<ContactRow>
      title={translate('resources.contacts.name', { smart_count: 2 })}
      views={views}
      filters={filters}
      searchHint={translate('contacts.searchHint')}
      columns={columns}
      hiddenColumns={['reportsToName']}
      card={(contact) => <ContactCard contact={contact} withAccount />}
      sort={{ field: 'name', order: 'ASC' }}
      primary={create}
      actions={<AccountNav />}
      empty={{
        icon: <ContactsOutlined />,
        title: translate('contacts.empty.title'),
        body: translate('contacts.empty.body'),
        action: create && <PrimaryButton {...create} />,
      }}
    />
  );
};

export default ContactList;
