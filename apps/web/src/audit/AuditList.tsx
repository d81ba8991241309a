import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { CardLines, columnsOf, DateText, entityPath, ListPage, PersonName, RecordLink, type FilterSpec } from '../kit/index.js';
import { AuditChanges, type AuditEntry } from './AuditChanges.js';
import { ACTIONS, AUDITED, hasPage, useActionWords } from './words.js';

const filters: FilterSpec[] = [
  { kind: 'person', source: 'actorId', label: 'resources.audit-entries.fields.actorName' },
  { kind: 'enum', source: 'entity', label: 'resources.audit-entries.fields.entity', enum: 'auditEntity', values: AUDITED },
  { kind: 'enum', source: 'action', label: 'resources.audit-entries.fields.action', enum: 'auditAction', values: ACTIONS },
  { kind: 'dateRange', source: 'at', label: 'resources.audit-entries.fields.at' },
];

const Action = ({ entry }: { entry: AuditEntry }) => {
  const words = useActionWords();
  return <>{words(entry.action)}</>;
};

/** The kind of record, as a link where it has a page. */
const Subject = ({ entry }: { entry: AuditEntry }) => {
  const translate = useTranslate();
  const name = translate(`enums.auditEntity.${entry.entity}`, { _: entry.entity });
  return hasPage(entry.entity) && entry.entityId ? (
    <RecordLink entity={entry.entity} id={entry.entityId}>
      {name}
    </RecordLink>
  ) : (
    <>{name}</>
  );
};

const Who = ({ entry }: { entry: AuditEntry }) => {
  const translate = useTranslate();
  return entry.actorName ? (
    <PersonName name={entry.actorName} />
  ) : (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {translate('audit.system')}
    </Box>
  );
};

const { column } = columnsOf<AuditEntry>();

const columns = [
  column('at', (entry) => <DateText value={entry.at} withTime />),
  column('actorName', (entry) => <Who entry={entry} />, { disableSort: true }),
  column('action', (entry) => <Action entry={entry} />, { disableSort: true }),
  column('entity', (entry) => <Subject entry={entry} />, { disableSort: true }),
  column('changes', (entry) => <AuditChanges entry={entry} />, { disableSort: true }),
];

const AuditList = () => {
  const translate = useTranslate();
  return (
    <ListPage<AuditEntry>
      title={translate('resources.audit-entries.name', { smart_count: 2 })}
      filters={filters}
      columns={columns}
      card={(entry) => (
        <CardLines
          title={<Action entry={entry} />}
          badge={<Who entry={entry} />}
          facts={<AuditChanges entry={entry} />}
          next={<DateText value={entry.at} withTime />}
        />
      )}
      rowTo={(entry) => (hasPage(entry.entity) && entry.entityId ? entityPath(entry.entity, entry.entityId) : '/audit-entries')}
      sort={{ field: 'at', order: 'DESC' }}
      empty={{ icon: <HistoryOutlined />, title: translate('audit.empty') }}
    />
  );
};

export default AuditList;
