import Add from '@mui/icons-material/Add';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import Box from '@mui/material/Box';
import { GRADES, VISIT_KINDS, type VisitRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useMay, useMe, useToday } from '../data/index.js';
import {
  addDays,
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
import { VisitCard } from './VisitCard.js';
import { VisitNav } from './VisitNav.js';

const filters: FilterSpec[] = [
  { kind: 'dateRange', source: 'visitedOn', label: 'resources.visits.fields.visitedOn' },
  { kind: 'person', source: 'personId', label: 'resources.visits.fields.personName' },
  { kind: 'account', source: 'accountId', label: 'resources.visits.fields.accountName' },
  { kind: 'enum', source: 'kind', label: 'resources.visits.fields.kind', enum: 'visitKind', values: VISIT_KINDS },
  { kind: 'enum', source: 'accountGrade', label: 'resources.visits.fields.accountGrade', enum: 'grade', values: GRADES },
];

const useViews = (): SavedView[] => {
  const me = useMe();
  const today = useToday();
  return [
    { key: 'all', label: 'visits.view.all', filter: {} },
    ...(me ? [{ key: 'mine', label: 'visits.view.mine', filter: { personId: me.id } }] : []),
    { key: 'week', label: 'visits.view.week', filter: { visitedOn_gte: addDays(today, -6) } },
    { key: 'onsite', label: 'visits.view.onsite', filter: { kind: 'onsite' } },
  ];
};

const Clamped = ({ text }: { text: string | null }) => (
  <Box
    component="span"
    sx={{
      display: '-webkit-box',
      WebkitLineClamp: 1,
      WebkitBoxOrient: 'vertical',
      overflow: 'hidden',
      maxWidth: 420,
      wordBreak: 'break-all',
    }}
  >
    {text ?? '—'}
  </Box>
);

const AccountCell = ({ visit }: { visit: VisitRow }) => (
  <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 160 }}>
    <GradeBadge grade={visit.accountGrade} />
    <RecordLink entity="visits" id={visit.id} quiet>
      {visit.accountName}
    </RecordLink>
  </Box>
);

const { column } = columnsOf<VisitRow>();

const columns = [
  column('visitedAt', (visit) => <DateText value={visit.visitedAt} withTime />),
  column('accountName', (visit) => <AccountCell visit={visit} />, { disableSort: true }),
  column('kind', (visit) => <EnumChip enum="visitKind" value={visit.kind} dot={false} />, { disableSort: true }),
  column('personName', (visit) => <PersonName name={visit.personName} />, { disableSort: true }),
  column('contacts', (visit) => visit.contacts.map(({ name }) => name).join(' ') || '—', { disableSort: true }),
  column('result', (visit) => <Clamped text={visit.result ?? visit.note} />, { disableSort: true }),
  column('nextStep', (visit) => <Clamped text={visit.nextStep} />, { disableSort: true }),
  column('nextStepOn', (visit) => <DateText value={visit.nextStepOn} />, { disableSort: true }),
  column('opportunityName', undefined, { disableSort: true }),
];

const VisitList = () => {
  const translate = useTranslate();
  const views = useViews();
  const log = useMay('visit:log') && { label: translate('shell.create.visit'), icon: <Add />, to: '/visits/create' };
  return (
    <ListPage<VisitRow>
      title={translate('resources.visits.name', { smart_count: 2 })}
      views={views}
      filters={filters}
      columns={columns}
      hiddenColumns={['contacts', 'opportunityName']}
      card={(visit) => <VisitCard visit={visit} />}
      sort={{ field: 'visitedAt', order: 'DESC' }}
      primary={log}
      actions={<VisitNav />}
      empty={{
        icon: <HandshakeOutlined />,
        title: translate('visits.empty.title'),
        body: translate('visits.empty.body'),
        action: log && <PrimaryButton {...log} />,
      }}
    />
  );
};

export default VisitList;
