import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { IMPORT_KINDS, IMPORT_STATUSES, type ImportRunRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import {
  Badge,
  CardLines,
  DateText,
  EnumChip,
  EnumLabel,
  ListPage,
  PersonName,
  PrimaryButton,
  type FilterSpec,
  columnsOf,
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

const { column, link } = columnsOf<ImportRunRow>();

const columns = [
  link('fileName', 'imports', 'id', { disableSort: true }),
  column('kind', (run) => <EnumLabel enum="importKind" value={run.kind} />, { disableSort: true }),
  column('dryRun', (run) => <Mode run={run} />, { disableSort: true }),
  column('status', (run) => <EnumChip enum="runStatus" value={run.status} />, { disableSort: true }),
  ...(['total', 'created', 'updated', 'refused'] as const).map((source) =>
    column(source, (run) => count(run[source]), { align: 'right', disableSort: true }),
  ),
  column('requestedByName', (run) => <PersonName name={run.requestedByName} />, { disableSort: true }),
  column('requestedAt', (run) => <DateText value={run.requestedAt} withTime />),
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
