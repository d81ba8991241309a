import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import Box from '@mui/material/Box';
import { DUNNING_KINDS, type DunningRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import {
  CardLines,
  DateText,
  EnumChip,
  entityPath,
  ListPage,
  PersonName,
  RecordLink,
  type FilterSpec,
  columnsOf,
} from '../kit/index.js';
import { CollectionNav } from './CollectionNav.js';
import { instalmentTitle } from './titles.js';

const filters: FilterSpec[] = [
  { kind: 'account', source: 'accountId', label: 'resources.dunnings.fields.accountName' },
  { kind: 'person', source: 'personId', label: 'resources.dunnings.fields.personName' },
  { kind: 'enum', source: 'kind', label: 'resources.dunnings.fields.kind', enum: 'dunningKind', values: DUNNING_KINDS },
  { kind: 'dateRange', source: 'on', label: 'resources.dunnings.fields.on' },
];

const { column } = columnsOf<DunningRow>();

const columns = [
  column('on', (row) => <DateText value={row.on} />),
  column(
    'accountName',
    (row) => (
      <Box sx={{ minWidth: 160 }}>
        <RecordLink entity="account" id={row.accountId} quiet>
          {row.accountName}
        </RecordLink>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{instalmentTitle(row.contractNumber, row.instalmentName)}</Box>
      </Box>
    ),
    { disableSort: true },
  ),
  column('kind', (row) => <EnumChip enum="dunningKind" value={row.kind} dot={false} />, { disableSort: true }),
  column('note', (row) => <Box sx={{ maxWidth: 480, whiteSpace: 'pre-line' }}>{row.note}</Box>, { disableSort: true }),
  column('spokenTo', undefined, { disableSort: true }),
  column('nextActionOn', (row) => <DateText value={row.nextActionOn} short />),
  column('personName', (row) => <PersonName name={row.personName} />, { disableSort: true }),
];

/** 催收记录: what was said, by whom, to whom. */
const DunningList = () => {
  const translate = useTranslate();
  return (
    <ListPage<DunningRow>
      title={translate('resources.dunnings.name')}
      filters={filters}
      columns={columns}
      card={(row) => (
        <CardLines
          title={row.accountName}
          badge={<EnumChip enum="dunningKind" value={row.kind} dot={false} />}
          facts={<span>{row.note}</span>}
          next={
            <>
              <DateText value={row.on} />
              <PersonName name={row.personName} plain />
            </>
          }
        />
      )}
      rowTo={(row) => entityPath('account', row.accountId)}
      sort={{ field: 'on', order: 'DESC' }}
      actions={<CollectionNav />}
      empty={{ icon: <HistoryOutlined />, title: translate('collection.noLog.title'), body: translate('collection.noLog.body') }}
    />
  );
};

export default DunningList;
