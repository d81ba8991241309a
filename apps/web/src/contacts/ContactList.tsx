import Add from '@mui/icons-material/Add';
import ContactsOutlined from '@mui/icons-material/ContactsOutlined';
import { ATTITUDES, DECISION_ROLES, type ContactRow } from '@keyline/model';
import { DataTable, useTranslate } from 'react-admin';
import { AccountNav } from '../accounts/AccountNav.js';
import { useMay } from '../data/index.js';
import { DateText, EnumChip, ListPage, PrimaryButton, RecordLink, type FilterSpec, type SavedView } from '../kit/index.js';
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

const columns = [
  <DataTable.Col
    key="name"
    source="name"
    render={(contact) => (
      <RecordLink entity="contacts" id={(contact as ContactRow).id} quiet>
        {(contact as ContactRow).name}
      </RecordLink>
    )}
  />,
  <DataTable.Col
    key="accountName"
    source="accountName"
    render={(contact) => (
      <RecordLink entity="account" id={(contact as ContactRow).accountId}>
        {(contact as ContactRow).accountName}
      </RecordLink>
    )}
  />,
  <DataTable.Col key="title" source="title" />,
  <DataTable.Col key="department" source="department" />,
  <DataTable.Col
    key="decisionRole"
    source="decisionRole"
    render={(contact) => <EnumChip enum="decisionRole" value={(contact as ContactRow).decisionRole} dot={false} />}
  />,
  <DataTable.Col
    key="attitude"
    source="attitude"
    render={(contact) => <EnumChip enum="attitude" value={(contact as ContactRow).attitude} />}
  />,
  <DataTable.Col key="reportsToName" source="reportsToName" disableSort />,
  <DataTable.Col key="mobile" source="mobile" disableSort />,
  <DataTable.Col
    key="lastMetOn"
    source="lastMetOn"
    disableSort
    render={(contact) => <DateText value={(contact as ContactRow).lastMetOn} />}
  />,
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
