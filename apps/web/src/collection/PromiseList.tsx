import EventAvailableOutlined from '@mui/icons-material/EventAvailableOutlined';
import Box from '@mui/material/Box';
import type { PromiseRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
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

const { column, money } = columnsOf<PromiseRow>();

const columns = [
  column('promisedOn', (row) => <DateText value={row.promisedOn} />),
  column(
    'accountName',
    (row) => (
      <Box sx={{ minWidth: 180 }}>
        <RecordLink entity="promise" id={row.id} quiet>
          {row.accountName}
        </RecordLink>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{instalmentTitle(row.contractNumber, row.instalmentName)}</Box>
      </Box>
    ),
    { disableSort: true },
  ),
  column('amount', (row) => <Money value={row.amount} strong />, { align: 'right' }),
  money('received', { disableSort: true }),
  column('state', (row) => <EnumChip enum="promiseState" value={row.state} />, { disableSort: true }),
  column('madeBy', undefined, { disableSort: true }),
  column('takenByName', (row) => <PersonName name={row.takenByName} />, { disableSort: true }),
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
