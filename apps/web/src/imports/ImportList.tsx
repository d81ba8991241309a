import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { IMPORT_KINDS, IMPORT_STATUSES, type ImportRunRow } from '@keyline/model';
import { DataTable, useTranslate } from 'react-admin';
import {
  Badge,
  CardLines,
  DateText,
  EnumChip,
  EnumLabel,
  ListPage,
  PersonName,
  PrimaryButton,
  RecordLink,
  type FilterSpec,
} from '../kit/index.js';

const filters: FilterSpec[] = [
  { kind: 'enum', source: 'kind', label: 'resources.imports.fields.kind', enum: 'importKind', values: IMPORT_KINDS },
  { kind: 'enum', source: 'status', label: 'resources.imports.fields.status', enum: 'runStatus', values: IMPORT_STATUSES },
];

const Mode = ({ run }: { run: ImportRunRow }) => {
  const translate = useTranslate();
  return run.dryRun ? <Badge tone="info">{translate('imports.dry')}</Badge> : <Badge>{translate('imports.real')}</Badge>;
};

const count = (value: number): string => value.toLocaleString('en-US');

const columns = [
  <DataTable.Col
    key="fileName"
    source="fileName"
    disableSort
    render={(run) => (
      <RecordLink entity="imports" id={(run as ImportRunRow).id} quiet>
        {(run as ImportRunRow).fileName}
      </RecordLink>
    )}
  />,
  <DataTable.Col
    key="kind"
    source="kind"
    disableSort
    render={(run) => <EnumLabel enum="importKind" value={(run as ImportRunRow).kind} />}
  />,
  <DataTable.Col key="dryRun" source="dryRun" disableSort render={(run) => <Mode run={run as ImportRunRow} />} />,
  <DataTable.Col
    key="status"
    source="status"
    disableSort
    render={(run) => <EnumChip enum="runStatus" value={(run as ImportRunRow).status} />}
  />,
  ...(['total', 'created', 'updated', 'refused'] as const).map((source) => (
    <DataTable.Col
      key={source}
      source={source}
      align="right"
      disableSort
      render={(run) => count((run as ImportRunRow)[source])}
    />
  )),
  <DataTable.Col
    key="requestedByName"
    source="requestedByName"
    disableSort
    render={(run) => <PersonName name={(run as ImportRunRow).requestedByName} />}
  />,
  <DataTable.Col
    key="requestedAt"
    source="requestedAt"
    render={(run) => <DateText value={(run as ImportRunRow).requestedAt} withTime />}
  />,
];

const ImportList = () => {
  const translate = useTranslate();
  const create = { label: translate('imports.create'), icon: <UploadFileOutlined />, to: '/imports/create' };
  return (
    <ListPage<ImportRunRow>
      title={translate('resources.imports.name', { smart_count: 2 })}
      filters={filters}
      columns={columns}
      card={(run) => (
        <CardLines
          title={run.fileName}
          badge={<EnumChip enum="runStatus" value={run.status} />}
          facts={
            <>
              <EnumLabel enum="importKind" value={run.kind} />
              <Mode run={run} />
              <span>{translate('imports.result', { created: run.created, updated: run.updated, refused: run.refused })}</span>
            </>
          }
          next={<DateText value={run.requestedAt} withTime />}
        />
      )}
      sort={{ field: 'requestedAt', order: 'DESC' }}
      primary={create}
      exportable={false}
      empty={{
        icon: <UploadFileOutlined />,
        title: translate('imports.empty.title'),
        body: translate('imports.empty.body'),
        action: <PrimaryButton {...create} />,
      }}
    />
  );
};

export default ImportList;
