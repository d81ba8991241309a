import Box from '@mui/material/Box';
import { useGetManyAggregate, useTranslate } from 'react-admin';
import { useState, type ReactNode } from 'react';
import { DateText } from '../kit/index.js';
import { enumOfField, resourceOfEntity, resourceReferredBy } from './words.js';

export interface AuditEntry {
  id: string;
  at: string;
  actorId: string | null;
  actorName: string | null;
  action: string;
  entity: string;
  entityId: string | null;
  /** Field → before and after. */
  changes: Record<string, unknown> | null;
  requestId: string | null;
}

const FEW = 3;
const HIDDEN: readonly string[] = ['version', 'searchText', 'updatedAt'];
const isPair = (value: unknown): value is [unknown, unknown] => Array.isArray(value) && value.length === 2;
const isBeforeAfter = (value: unknown): value is { from?: unknown; to?: unknown; before?: unknown; after?: unknown } =>
  typeof value === 'object' && value !== null && ('to' in value || 'after' in value || 'from' in value || 'before' in value);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** The name behind an id, asked for through the door of its own list; where it may not be read, that it is a record. */
const Referred = ({ id, resource }: { id: string; resource: string | undefined }) => {
  const translate = useTranslate();
  const { data } = useGetManyAggregate(resource ?? '', { ids: [id] }, { enabled: resource !== undefined, retry: false });
  const row: Record<string, unknown> | undefined = data?.[0];
  return <>{String(row?.['name'] ?? row?.['number'] ?? translate('audit.record'))}</>;
};

interface ValueProps {
  entity: string;
  field: string;
  value: unknown;
}

/** A stored value as people say it: names for ids, words for codes, how many of a list. */
const Value = ({ entity, field, value }: ValueProps): ReactNode => {
  const translate = useTranslate();
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return translate(value ? 'ra.boolean.true' : 'ra.boolean.false');
  if (Array.isArray(value)) return translate('audit.items', { smart_count: value.length });
  if (typeof value === 'object')
    return Object.values(value)
      .filter((part) => part !== null && typeof part !== 'object' && !UUID.test(String(part)))
      .map(String)
      .join(' · ');
  const words = String(value);
  if (UUID.test(words)) return <Referred id={words} resource={resourceReferredBy(field)} />;
  if (INSTANT.test(words)) return <DateText value={words} withTime />;
  const coded = enumOfField(entity, field);
  return coded ? translate(`enums.${coded}.${words}`, { _: words }) : words;
};

const ends = (value: unknown): [before: unknown, after: unknown] => {
  if (isPair(value)) return value;
  if (isBeforeAfter(value)) return [value.from ?? value.before ?? null, value.to ?? value.after];
  return [undefined, value];
};

const Change = ({ label, ...change }: ValueProps & { label: string }) => {
  const [before, after] = ends(change.value);
  return (
    <Box component="li" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {label}{' '}
      </Box>
      {before !== undefined && before !== null && (
        <>
          <Box component="del" sx={{ color: 'text.secondary' }}>
            <Value {...change} value={before} />
          </Box>
          {' → '}
        </>
      )}
      <Value {...change} value={after} />
    </Box>
  );
};

/** What changed, field by field in the words of the screens: `负责人 甲 → 乙`. */
export const AuditChanges = ({ entry }: { entry: AuditEntry }) => {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const changes = Object.entries(entry.changes ?? {}).filter(
    ([name, value]) => !HIDDEN.includes(name) && ends(value).some((end) => end !== null && end !== undefined),
  );
  if (changes.length === 0)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        —
      </Box>
    );
  const labelOf = (name: string): string =>
    [
      `resources.${resourceOfEntity(entry.entity)}.fields.${name}`,
      `resources.${resourceOfEntity(entry.entity)}.fields.${name.replace(/Id$/, 'Name')}`,
      `audit.field.${name}`,
      `enums.auditEntity.${name}`,
    ].reduceRight((otherwise, key) => translate(key, { _: otherwise }), name);
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, fontSize: 13, maxWidth: 520 }}>
      {(all ? changes : changes.slice(0, FEW)).map(([name, value]) => (
        <Change key={name} label={labelOf(name)} entity={entry.entity} field={name} value={value} />
      ))}
      {changes.length > FEW && !all && (
        <li>
          <Box
            component="button"
            type="button"
            onClick={(event) => {
              event.stopPropagation();
              event.preventDefault();
              setAll(true);
            }}
            sx={{ font: 'inherit', border: 0, p: 0, bgcolor: 'transparent', color: 'primary.main', cursor: 'pointer' }}
          >
            {translate('audit.more', { smart_count: changes.length - FEW })}
          </Box>
        </li>
      )}
    </Box>
  );
};
