import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import ArticleOutlined from '@mui/icons-material/ArticleOutlined';
import GroupsOutlined from '@mui/icons-material/GroupsOutlined';
import Button from '@mui/material/Button';
import { PUNCTUALITIES, REPORT_KINDS, REPORT_STATUSES, type ReportRow } from '@keyline/model';
import { DataTable, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay, useMe } from '../data/index.js';
import {
  Badge,
  CardLines,
  DateText,
  EnumChip,
  ListPage,
  PersonName,
  RecordLink,
  type FilterSpec,
  type SavedView,
} from '../kit/index.js';
import { usePeriodName } from '../measures/index.js';
import { PunctualityMark } from './PunctualityMark.js';

const filters: FilterSpec[] = [
  {
    kind: 'enum',
    source: 'kind',
    label: 'resources.reports.fields.kind',
    enum: 'reportKind',
    values: REPORT_KINDS,
    single: true,
  },
  { kind: 'enum', source: 'status', label: 'resources.reports.fields.status', enum: 'reportStatus', values: REPORT_STATUSES },
  {
    kind: 'enum',
    source: 'punctuality',
    label: 'resources.reports.fields.punctuality',
    enum: 'punctuality',
    values: PUNCTUALITIES,
  },
  { kind: 'person', source: 'personId', label: 'resources.reports.fields.personName' },
  { kind: 'dateRange', source: 'startsOn', label: 'resources.reports.fields.period' },
];

const useViews = (): SavedView[] => {
  const me = useMe();
  const reviews = useMay('report:review');
  if (!me) return [];
  const mine: SavedView = { key: 'mine', label: 'reports.view.mine', filter: { personId: me.id } };
  const accepted: SavedView = { key: 'accepted', label: 'reports.view.accepted', filter: { status: 'accepted' } };
  if (!reviews) return [mine, accepted];
  return [
    { key: 'all', label: 'reports.view.all', filter: {} },
    mine,
    { key: 'awaiting', label: 'reports.view.awaiting', filter: { awaitingMyReview: true } },
    { key: 'missing', label: 'reports.view.missing', filter: { punctuality: 'missing' } },
    { key: 'late', label: 'reports.view.late', filter: { punctuality: 'late' } },
    { key: 'excused', label: 'reports.view.excused', filter: { punctuality: 'excused' } },
    accepted,
  ];
};

const PeriodName = ({ code }: { code: string }) => <>{usePeriodName()(code)}</>;

const columns = [
  <DataTable.Col
    key="period"
    source="startsOn"
    label="resources.reports.fields.period"
    render={(report) => (
      <RecordLink entity="reports" id={(report as ReportRow).id} quiet>
        <PeriodName code={(report as ReportRow).period} />
      </RecordLink>
    )}
  />,
  <DataTable.Col
    key="kind"
    source="kind"
    disableSort
    render={(report) => <EnumChip enum="reportKind" value={(report as ReportRow).kind} dot={false} />}
  />,
  <DataTable.Col
    key="personName"
    source="personName"
    render={(report) => <PersonName name={(report as ReportRow).personName} />}
  />,
  <DataTable.Col key="departmentName" source="departmentName" disableSort />,
  <DataTable.Col
    key="status"
    source="status"
    render={(report) => <EnumChip enum="reportStatus" value={(report as ReportRow).status} />}
  />,
  <DataTable.Col
    key="punctuality"
    source="punctuality"
    disableSort
    render={(report) => <PunctualityMark value={(report as ReportRow).punctuality} />}
  />,
  <DataTable.Col key="dueAt" source="dueAt" render={(report) => <DateText value={(report as ReportRow).dueAt} withTime />} />,
  <DataTable.Col
    key="submittedAt"
    source="submittedAt"
    render={(report) => <DateText value={(report as ReportRow).submittedAt} withTime />}
  />,
  <DataTable.Col
    key="reviewerName"
    source="reviewerName"
    disableSort
    render={(report) => <PersonName name={(report as ReportRow).reviewerName} plain />}
  />,
];

const ReportCard = ({ report }: { report: ReportRow }) => {
  const translate = useTranslate();
  return (
    <CardLines
      title={
        <>
          {report.personName} · <PeriodName code={report.period} />
        </>
      }
      badge={<EnumChip enum="reportStatus" value={report.status} />}
      facts={
        <>
          <Badge>{translate(`enums.reportKind.${report.kind}`)}</Badge>
          <span>{report.departmentName}</span>
          <PunctualityMark value={report.punctuality} />
        </>
      }
      next={
        <>
          {translate('resources.reports.fields.dueAt')} <DateText value={report.dueAt} withTime />
        </>
      }
    />
  );
};

const ReportList = () => {
  const translate = useTranslate();
  const views = useViews();
  const reviews = useMay('report:review');
  return (
    <ListPage<ReportRow>
      title={translate('resources.reports.name', { smart_count: 2 })}
      views={views}
      filters={filters}
      columns={columns}
      hiddenColumns={['departmentName']}
      card={(report) => <ReportCard report={report} />}
      sort={{ field: 'startsOn', order: 'DESC' }}
      primary={reviews && { label: translate('reports.review.enter'), icon: <FactCheckOutlined />, to: '/reports/review' }}
      actions={
        reviews && (
          <Button variant="outlined" startIcon={<GroupsOutlined />} component={Link} to="/reports/team">
            {translate('reports.team.title')}
          </Button>
        )
      }
      empty={{ icon: <ArticleOutlined />, title: translate('reports.empty.title'), body: translate('reports.empty.body') }}
    />
  );
};

export default ReportList;
