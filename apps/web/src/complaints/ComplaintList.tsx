import Add from '@mui/icons-material/Add';
import HeadsetMicOutlined from '@mui/icons-material/HeadsetMicOutlined';
import Box from '@mui/material/Box';
import { COMPLAINT_SEVERITIES, COMPLAINT_STATES, type ComplaintRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useMay, useMe } from '../data/index.js';
import {
  DateText,
  EnumChip,
  ListPage,
  OverdueText,
  PersonName,
  PrimaryButton,
  RecordLink,
  type FilterSpec,
  type SavedView,
  columnsOf,
} from '../kit/index.js';
import { ComplaintCard, isAnswered } from './ComplaintCard.js';

const filters: FilterSpec[] = [
  { kind: 'account', source: 'accountId', label: 'resources.complaints.fields.accountName' },
  { kind: 'person', source: 'handlerId', label: 'resources.complaints.fields.handlerName' },
  { kind: 'enum', source: 'state', label: 'resources.complaints.fields.state', enum: 'complaintState', values: COMPLAINT_STATES },
  {
    kind: 'enum',
    source: 'severity',
    label: 'resources.complaints.fields.severity',
    enum: 'complaintSeverity',
    values: COMPLAINT_SEVERITIES,
  },
  { kind: 'dateRange', source: 'reportedOn', label: 'resources.complaints.fields.reportedOn' },
  { kind: 'flag', source: 'late', label: 'resources.complaints.fields.late' },
];

const useViews = (): SavedView[] => {
  const me = useMe();
  return [
    { key: 'open', label: 'complaints.view.open', filter: { state: ['open', 'in_progress'] } },
    { key: 'late', label: 'complaints.view.late', filter: { late: true } },
    ...(me ? [{ key: 'mine', label: 'complaints.view.mine', filter: { handlerId: me.id } }] : []),
    { key: 'answered', label: 'complaints.view.answered', filter: { state: 'answered' } },
    { key: 'all', label: 'complaints.view.all', filter: {} },
  ];
};

const DueCell = ({ complaint }: { complaint: ComplaintRow }) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>
    <DateText value={complaint.dueOn} />
    <OverdueText dueOn={complaint.dueOn} settled={isAnswered(complaint)} />
  </Box>
);

const { column, link } = columnsOf<ComplaintRow>();

const columns = [
  link('subject', 'complaints', 'id'),
  column('accountName', (complaint) => (
    <RecordLink entity="account" id={complaint.accountId}>
      {complaint.accountName}
    </RecordLink>
  )),
  column('severity', (complaint) => <EnumChip enum="complaintSeverity" value={complaint.severity} dot={false} />),
  column('state', (complaint) => <EnumChip enum="complaintState" value={complaint.state} />),
  column('handlerName', (complaint) => <PersonName name={complaint.handlerName} />),
  column('reportedOn', (complaint) => <DateText value={complaint.reportedOn} />),
  column('dueOn', (complaint) => <DueCell complaint={complaint} />),
];

const ComplaintList = () => {
  const translate = useTranslate();
  const views = useViews();
  const create = useMay('complaint:write') && { label: translate('complaints.create'), icon: <Add />, to: '/complaints/create' };
  return (
    <ListPage<ComplaintRow>
      title={translate('resources.complaints.name', { smart_count: 2 })}
      views={views}
      filters={filters}
      searchHint={translate('complaints.searchHint')}
      columns={columns}
      card={(complaint) => <ComplaintCard complaint={complaint} />}
      sort={{ field: 'reportedOn', order: 'DESC' }}
      primary={create}
      empty={{
        icon: <HeadsetMicOutlined />,
        title: translate('complaints.empty.title'),
        body: translate('complaints.empty.body'),
        action: create && <PrimaryButton {...create} />,
      }}
    />
  );
};

export default ComplaintList;
