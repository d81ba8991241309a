import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import Box from '@mui/material/Box';
import { DUNNING_KINDS, type DunningRow } from '@keyline/model';
import { DataTable, useTranslate } from 'react-admin';
import { CardLines, DateText, EnumChip, entityPath, ListPage, PersonName, RecordLink, type FilterSpec } from '../kit/index.js';
import { CollectionNav } from './CollectionNav.js';
import { instalmentTitle } from './titles.js';

const filters: FilterSpec[] = [
  { kind: 'account', source: 'accountId', label: 'resources.dunnings.fields.accountName' },
  { kind: 'person', source: 'personId', label: 'resources.dunnings.fields.personName' },
  { kind: 'enum', source: 'kind', label: 'resources.dunnings.fields.kind', enum: 'dunningKind', values: DUNNING_KINDS },
  { kind: 'dateRange', source: 'on', label: 'resources.dunnings.fields.on' },
];

const columns = [
  <DataTable.Col key="on" source="on" render={(row) => <DateText value={(row as DunningRow).on} />} />,
  <DataTable.Col
    key="accountName"
    source="accountName"
    disableSort
    render={(row) => (
      <Box sx={{ minWidth: 160 }}>
        <RecordLink entity="account" id={(row as DunningRow).accountId} quiet>
          {(row as DunningRow).accountName}
        </RecordLink>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
          {instalmentTitle((row as DunningRow).contractNumber, (row as DunningRow).instalmentName)}
        </Box>
      </Box>
    )}
  />,
  <DataTable.Col
    key="kind"
    source="kind"
    disableSort
    render={(row) => <EnumChip enum="dunningKind" value={(row as DunningRow).kind} dot={false} />}
  />,
  <DataTable.Col
    key="note"
    source="note"
    disableSort
    render={(row) => <Box sx={{ maxWidth: 480, whiteSpace: 'pre-line' }}>{(row as DunningRow).note}</Box>}
  />,
  <DataTable.Col key="spokenTo" source="spokenTo" disableSort />,
  <DataTable.Col
    key="nextActionOn"
    source="nextActionOn"
    render={(row) => <DateText value={(row as DunningRow).nextActionOn} short />}
  />,
  <DataTable.Col
    key="personName"
    source="personName"
    disableSort
    render={(row) => <PersonName name={(row as DunningRow).personName} />}
  />,
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
