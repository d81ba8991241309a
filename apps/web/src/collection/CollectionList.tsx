import PhoneForwardedOutlined from '@mui/icons-material/PhoneForwardedOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { instalmentTitle } from './titles.js';
import type { CollectionRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay, useMe } from '../data/index.js';
import {
  Badge,
  CardLines,
  DateText,
  entityPath,
  ListPage,
  Money,
  OverdueText,
  PersonName,
  RecordLink,
  type FilterSpec,
  type SavedView,
  columnsOf,
} from '../kit/index.js';
import { CollectionNav } from './CollectionNav.js';
import { DebtVerbs } from './DebtVerbs.js';

const filters: FilterSpec[] = [
  { kind: 'account', source: 'accountId', label: 'resources.collection.fields.accountName' },
  { kind: 'person', source: 'collectorId', label: 'resources.collection.fields.collectorName' },
  { kind: 'dateRange', source: 'dueOn', label: 'resources.collection.fields.dueOn' },
  { kind: 'flag', source: 'disputed', label: 'collection.view.disputed' },
];

const useViews = (): SavedView[] => {
  const me = useMe();
  const sells = useMay('report:write');
  return [
    { key: 'all', label: 'collection.view.all', filter: { chased: true } },
    ...(me && sells ? [{ key: 'mine', label: 'collection.view.mine', filter: { chased: true, collectorId: me.id } }] : []),
    ...[1, 2, 3, 4].map((level) => ({
      key: `level${level}`,
      label: `collection.view.level${level}`,
      filter: { chased: true, level },
    })),
    { key: 'disputed', label: 'collection.view.disputed', filter: { disputed: true } },
  ];
};

const debtOf = (row: CollectionRow) => ({
  accountId: row.accountId,
  accountName: row.accountName,
  instalmentId: row.id,
  instalmentName: instalmentTitle(row.contractNumber, row.name),
  open: row.open,
});

const Level = ({ row }: { row: CollectionRow }) => {
  const translate = useTranslate();
  if (row.disputedOn) return <Badge tone="neutral">{translate('instalments.disputed')}</Badge>;
  if (row.level === null) return null;
  return <Badge tone={row.level >= 3 ? 'bad' : 'soon'}>{translate('collection.level', { level: row.level })}</Badge>;
};

const Promised = ({ row }: { row: CollectionRow }) =>
  row.promisedOn ? (
    <Box>
      <DateText value={row.promisedOn} short />
      <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
        <Money value={row.promisedAmount} />
      </Box>
    </Box>
  ) : (
    <span>—</span>
  );

const { actions, column } = columnsOf<CollectionRow>();

const columns = [
  column('level', (row) => <Level row={row} />, { disableSort: true }),
  column(
    'accountName',
    (row) => (
      <Box sx={{ minWidth: 180 }}>
        <RecordLink entity="account" id={row.accountId} quiet>
          {row.accountName}
        </RecordLink>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{instalmentTitle(row.contractNumber, row.name)}</Box>
      </Box>
    ),
    { disableSort: true },
  ),
  column('dueOn', (row) => (
    <Box>
      <DateText value={row.dueOn} short />
      <Box>
        <OverdueText dueOn={row.dueOn} />
      </Box>
    </Box>
  )),
  column('open', (row) => <Money value={row.open} strong tone="bad" />, { align: 'right' }),
  column('collectorName', (row) => <PersonName name={row.collectorName} />, { disableSort: true }),
  column('lastContactOn', (row) => <DateText value={row.lastContactOn} short />, { disableSort: true }),
  column('promisedOn', (row) => <Promised row={row} />, { disableSort: true }),
  column('nextActionOn', (row) => <DateText value={row.nextActionOn} short />, { disableSort: true }),
  actions('verbs', (row) => <DebtVerbs compact debt={debtOf(row)} />),
];

const DebtCard = ({ row }: { row: CollectionRow }) => (
  <>
    <CardLines
      title={row.accountName}
      badge={<Level row={row} />}
      facts={
        <>
          <Money value={row.open} strong tone="bad" />
          <OverdueText dueOn={row.dueOn} />
        </>
      }
      next={
        <>
          <span>{instalmentTitle(row.contractNumber, row.name)}</span>
          {row.promisedOn && <DateText value={row.promisedOn} />}
        </>
      }
    />
    <DebtVerbs compact debt={debtOf(row)} />
  </>
);

/** 催收: every overdue instalment with its level, the last talk, what was promised, and what can be done about it from the row. */
const CollectionList = () => {
  const translate = useTranslate();
  const mayLevels = useMay('dunning-level:write');
  return (
    <ListPage<CollectionRow>
      title={translate('resources.collection.name')}
      views={useViews()}
      filters={filters}
      searchHint={translate('collection.searchHint')}
      columns={columns}
      card={(row) => <DebtCard row={row} />}
      rowTo={(row) => entityPath('contract', row.contractId)}
      sort={{ field: 'dueOn', order: 'ASC' }}
      actions={
        <>
          {mayLevels && (
            <Button component={Link} to="/dunning-levels">
              {translate('collection.levels')}
            </Button>
          )}
          <CollectionNav />
        </>
      }
      empty={{
        icon: <PhoneForwardedOutlined />,
        title: translate('collection.empty.title'),
        body: translate('collection.empty.body'),
      }}
    />
  );
};

export default CollectionList;
