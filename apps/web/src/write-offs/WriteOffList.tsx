import MoneyOffOutlined from '@mui/icons-material/MoneyOffOutlined';
import PercentOutlined from '@mui/icons-material/PercentOutlined';
import Button from '@mui/material/Button';
import type { WriteOffRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import {
  CardLines,
  DateText,
  EnumChip,
  ListPage,
  Money,
  PersonName,
  RecordLink,
  type FilterSpec,
  type SavedView,
  columnsOf,
} from '../kit/index.js';

const filters: FilterSpec[] = [
  { kind: 'account', source: 'accountId', label: 'resources.write-offs.fields.accountName' },
  { kind: 'person', source: 'collectorId', label: 'resources.write-offs.fields.collectorName' },
  { kind: 'dateRange', source: 'bookedOn', label: 'resources.write-offs.fields.bookedOn' },
];
const views: SavedView[] = [
  { key: 'proposed', label: 'writeOffs.view.proposed', filter: { state: 'proposed' } },
  { key: 'booked', label: 'writeOffs.view.booked', filter: { state: 'booked' } },
  { key: 'all', label: 'writeOffs.view.all', filter: {} },
];

const { column, money } = columnsOf<WriteOffRow>();

const columns = [
  column('contractNumber', (each) => (
    <RecordLink entity="write-offs" id={each.id} quiet>
      {`${each.contractNumber} ${each.instalmentName}`}
    </RecordLink>
  )),
  column('accountName', (each) => (
    <RecordLink entity="account" id={each.accountId}>
      {each.accountName}
    </RecordLink>
  )),
  column('collectorName', (each) => <PersonName name={each.collectorName} />),
  money('amount'),
  money('recovered', { disableSort: true, tone: 'good' }),
  money('lost', { disableSort: true, tone: 'bad' }),
  column('state', (each) => <EnumChip enum="writeOffState" value={each.state} />),
  column('proposedOn', (each) => <DateText value={each.proposedOn} short />),
  column('bookedOn', (each) => <DateText value={each.bookedOn} short />),
];

const WriteOffList = () => {
  const translate = useTranslate();
  return (
    <ListPage<WriteOffRow>
      title={translate('resources.write-offs.name', { smart_count: 2 })}
      views={views}
      filters={filters}
      columns={columns}
      card={(each) => (
        <CardLines
          title={each.accountName}
          badge={<EnumChip enum="writeOffState" value={each.state} />}
          facts={
            <>
              <Money value={each.amount} strong />
              <span>{`${each.contractNumber} ${each.instalmentName}`}</span>
            </>
          }
          next={
            <>
              <DateText value={each.bookedOn ?? each.proposedOn} />
              <span>
                {translate('resources.write-offs.fields.recovered')} <Money value={each.recovered} />
              </span>
            </>
          }
        />
      )}
      sort={{ field: 'proposedOn', order: 'DESC' }}
      actions={
        <Button variant="outlined" startIcon={<PercentOutlined />} component={Link} to="/provisions">
          {translate('writeOffs.provisions')}
        </Button>
      }
      empty={{
        icon: <MoneyOffOutlined />,
        title: translate('writeOffs.empty.title'),
        body: translate('writeOffs.empty.body'),
      }}
    />
  );
};

export default WriteOffList;
