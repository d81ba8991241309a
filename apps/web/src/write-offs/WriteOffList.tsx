import MoneyOffOutlined from '@mui/icons-material/MoneyOffOutlined';
import PercentOutlined from '@mui/icons-material/PercentOutlined';
import Button from '@mui/material/Button';
import type { WriteOffRow } from '@keyline/model';
import { DataTable, useTranslate } from 'react-admin';
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
const row = (record: unknown) => record as WriteOffRow;

const columns = [
  <DataTable.Col
    key="contractNumber"
    source="contractNumber"
    render={(each) => (
      <RecordLink entity="write-offs" id={row(each).id} quiet>
        {`${row(each).contractNumber} ${row(each).instalmentName}`}
      </RecordLink>
    )}
  />,
  <DataTable.Col
    key="accountName"
    source="accountName"
    render={(each) => (
      <RecordLink entity="account" id={row(each).accountId}>
        {row(each).accountName}
      </RecordLink>
    )}
  />,
  <DataTable.Col key="collectorName" source="collectorName" render={(each) => <PersonName name={row(each).collectorName} />} />,
  <DataTable.Col align="right" key="amount" source="amount" render={(each) => <Money value={row(each).amount} />} />,
  <DataTable.Col
    align="right"
    key="recovered"
    source="recovered"
    disableSort
    render={(each) => <Money value={row(each).recovered} tone="good" />}
  />,
  <DataTable.Col
    align="right"
    key="lost"
    source="lost"
    disableSort
    render={(each) => <Money value={row(each).lost} tone="bad" />}
  />,
  <DataTable.Col key="state" source="state" render={(each) => <EnumChip enum="writeOffState" value={row(each).state} />} />,
  <DataTable.Col key="proposedOn" source="proposedOn" render={(each) => <DateText value={row(each).proposedOn} short />} />,
  <DataTable.Col key="bookedOn" source="bookedOn" render={(each) => <DateText value={row(each).bookedOn} short />} />,
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
