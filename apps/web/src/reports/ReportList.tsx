import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import ArticleOutlined from '@mui/icons-material/ArticleOutlined';
import GroupsOutlined from '@mui/icons-material/GroupsOutlined';
import Button from '@mui/material/Button';
import { PUNCTUALITIES, REPORT_KINDS, REPORT_STATUSES, type ReportRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
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
  columnsOf,
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

const { column } = columnsOf<ReportRow>();

const columns = [
  column(
    'startsOn',
    (report) => (
      <RecordLink entity="reports" id={report.id} quiet>
        <PeriodName code={report.period} />
      </RecordLink>
    ),
    { label: 'resources.reports.fields.period' },
  ),
  column('kind', (report) => <EnumChip enum="reportKind" value={report.kind} dot={false} />, { disableSort: true }),
  column('personName', (report) => <PersonName name={report.personName} />),
  column('departmentName', undefined, { disableSort: true }),
  column('status', (report) => <EnumChip enum="reportStatus" value={report.status} />),
  column('punctuality', (report) => <PunctualityMark value={report.punctuality} />, { disableSort: true }),
  column('dueAt', (report) => <DateText value={report.dueAt} withTime />),
  column('submittedAt', (report) => <DateText value={report.submittedAt} withTime />),
  column('reviewerName', (report) => <PersonName name={report.reviewerName} plain />, { disableSort: true }),
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
