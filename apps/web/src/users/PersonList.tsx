import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import EventBusyOutlined from '@mui/icons-material/EventBusyOutlined';
import GroupsOutlined from '@mui/icons-material/GroupsOutlined';
import PersonAddAltOutlined from '@mui/icons-material/PersonAddAltOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ROLE_NAMES, type PersonRow, type Role } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay, useMe } from '../data/index.js';
import {
  Badge,
  CardLines,
  DateText,
  ListPage,
  PersonMark,
  PrimaryButton,
  RecordLink,
  type FilterSpec,
  type SavedView,
  columnsOf,
} from '../kit/index.js';

const filters: FilterSpec[] = [
  { kind: 'department', source: 'departmentId', label: 'resources.users.fields.departmentName' },
  { kind: 'enum', source: 'role', label: 'resources.users.fields.roles', enum: 'role', values: ROLE_NAMES, single: true },
  { kind: 'person', source: 'managerId', label: 'resources.users.fields.managerName' },
  { kind: 'dateRange', source: 'hiredOn', label: 'resources.users.fields.hiredOn' },
];

/** A person's roles as chips. */
export const Roles = ({ roles }: { roles: readonly Role[] }) => {
  const translate = useTranslate();
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 0.5 }}>
      {roles.length === 0 ? '—' : roles.map((role) => <Badge key={role}>{translate(`enums.role.${role}`)}</Badge>)}
    </Box>
  );
};

const useViews = (): SavedView[] => {
  const me = useMe();
  const leads = useMay('report:review');
  return [
    { key: 'working', label: 'users.view.working', filter: { leftOn_null: true } },
    ...(me && leads ? [{ key: 'team', label: 'users.view.team', filter: { reachedBy: me.id, leftOn_null: true } }] : []),
    { key: 'left', label: 'users.view.left', filter: { leftOn_null: false } },
    { key: 'all', label: 'users.view.all', filter: {} },
  ];
};

const Name = ({ person }: { person: PersonRow }) => (
  <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 120 }}>
    <PersonMark name={person.name} />
    <RecordLink entity="users" id={person.id} quiet>
      {person.name}
    </RecordLink>
  </Box>
);

const { column } = columnsOf<PersonRow>();

const columns = [
  column('name', (person) => <Name person={person} />),
  column('title'),
  column('departmentName'),
  column('managerName'),
  column('roles', (person) => <Roles roles={person.roles} />, { disableSort: true }),
  column('username'),
  column('phone', undefined, { disableSort: true }),
  column('email'),
  column('hiredOn', (person) => <DateText value={person.hiredOn} short />),
  column('leftOn', (person) => <DateText value={person.leftOn} short />),
];

const PersonList = () => {
  const translate = useTranslate();
  const views = useViews();
  const create = useMay('person:write') && {
    label: translate('users.create'),
    icon: <PersonAddAltOutlined />,
    to: '/users/create',
  };
  return (
    <ListPage<PersonRow>
      title={translate('resources.users.name', { smart_count: 2 })}
      views={views}
      filters={filters}
      searchHint={translate('users.searchHint')}
      columns={columns}
      hiddenColumns={['email', 'phone', 'leftOn']}
      card={(person) => (
        <CardLines
          title={person.name}
          badge={<Roles roles={person.roles.slice(0, 2)} />}
          facts={
            <>
              <span>{person.departmentName}</span>
              {person.title && <span>{person.title}</span>}
            </>
          }
          next={person.phone}
        />
      )}
      sort={{ field: 'name', order: 'ASC' }}
      primary={create}
      actions={
        <>
          <Button variant="outlined" startIcon={<EventBusyOutlined />} component={Link} to="/absences">
            {translate('absences.open')}
          </Button>
          <Button variant="outlined" startIcon={<AccountTreeOutlined />} component={Link} to="/departments">
            {translate('resources.departments.name', { smart_count: 2 })}
          </Button>
        </>
      }
      empty={{
        icon: <GroupsOutlined />,
        title: translate('users.empty.title'),
        body: translate('users.empty.body'),
        action: create && <PrimaryButton {...create} />,
      }}
    />
  );
};

export default PersonList;
