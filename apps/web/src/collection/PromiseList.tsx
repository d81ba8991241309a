import EventAvailableOutlined from '@mui/icons-material/EventAvailableOutlined';
import Box from '@mui/material/Box';
import type { PromiseRow } from '@keyline/model';
import { DataTable, useTranslate } from 'react-admin';
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
import { CollectionNav } from './CollectionNav.js';
import { instalmentTitle } from './titles.js';

const filters: FilterSpec[] = [
  { kind: 'account', source: 'accountId', label: 'resources.promises.fields.accountName' },
  { kind: 'person', source: 'takenById', label: 'resources.promises.fields.takenByName' },
  { kind: 'dateRange', source: 'promisedOn', label: 'resources.promises.fields.promisedOn' },
];

const views: SavedView[] = [
  { key: 'open', label: 'enums.promiseState.open', filter: { state: 'open' }, sort: { field: 'promisedOn', order: 'ASC' } },
  { key: 'broken', label: 'enums.promiseState.broken', filter: { state: 'broken' } },
  { key: 'kept', label: 'enums.promiseState.kept', filter: { state: 'kept' } },
  { key: 'withdrawn', label: 'enums.promiseState.withdrawn', filter: { state: 'withdrawn' } },
];

const columns = [
  <DataTable.Col key="promisedOn" source="promisedOn" render={(row) => <DateText value={(row as PromiseRow).promisedOn} />} />,
  <DataTable.Col
    key="accountName"
    source="accountName"
    disableSort
    render={(row) => (
      <Box sx={{ minWidth: 180 }}>
        <RecordLink entity="promise" id={(row as PromiseRow).id} quiet>
          {(row as PromiseRow).accountName}
        </RecordLink>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
          {instalmentTitle((row as PromiseRow).contractNumber, (row as PromiseRow).instalmentName)}
        </Box>
      </Box>
    )}
  />,
  <DataTable.Col
    key="amount"
    source="amount"
    align="right"
    render={(row) => <Money value={(row as PromiseRow).amount} strong />}
  />,
  <DataTable.Col
    key="received"
    source="received"
    disableSort
    align="right"
    render={(row) => <Money value={(row as PromiseRow).received} />}
  />,
  <DataTable.Col
    key="state"
    source="state"
    disableSort
    render={(row) => <EnumChip enum="promiseState" value={(row as PromiseRow).state} />}
  />,
  <DataTable.Col key="madeBy" source="madeBy" disableSort />,
  <DataTable.Col
    key="takenByName"
    source="takenByName"
    disableSort
    render={(row) => <PersonName name={(row as PromiseRow).takenByName} />}
  />,
];

/** 承诺回款: what was promised, and whether it came. */
const PromiseList = () => {
  const translate = useTranslate();
  return (
    <ListPage<PromiseRow>
      title={translate('resources.promises.name')}
      views={views}
      filters={filters}
      columns={columns}
      card={(row) => (
        <CardLines
          title={row.accountName}
          badge={<EnumChip enum="promiseState" value={row.state} />}
          facts={<Money value={row.amount} strong />}
          next={<DateText value={row.promisedOn} />}
        />
      )}
      sort={{ field: 'promisedOn', order: 'DESC' }}
      actions={<CollectionNav />}
      empty={{
        icon: <EventAvailableOutlined />,
        title: translate('collection.noPromises.title'),
        body: translate('collection.noPromises.body'),
      }}
    />
  );
};

export default PromiseList;
