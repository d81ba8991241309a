import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { useState } from 'react';
import { resourceOfEntity } from './words.js';

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
const isPair = (value: unknown): value is [unknown, unknown] => Array.isArray(value) && value.length === 2;
const isBeforeAfter = (value: unknown): value is { from?: unknown; to?: unknown; before?: unknown; after?: unknown } =>
  typeof value === 'object' && value !== null && ('to' in value || 'after' in value || 'from' in value || 'before' in value);

const shown = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '—';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const ends = (value: unknown): [string | null, string] => {
  if (isPair(value)) return [shown(value[0]), shown(value[1])];
  if (isBeforeAfter(value)) return [shown(value.from ?? value.before), shown(value.to ?? value.after)];
  return [null, shown(value)];
};

const Change = ({ label, value }: { label: string; value: unknown }) => {
  const [before, after] = ends(value);
  return (
    <Box component="li" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {label}{' '}
      </Box>
      {before !== null && (
        <>
          <Box component="del" sx={{ color: 'text.secondary' }}>
            {before}
          </Box>
          {' → '}
        </>
      )}
      {after}
    </Box>
  );
};

/** What changed, field by field in the words of the screens: `负责人 甲 → 乙`. */
export const AuditChanges = ({ entry }: { entry: AuditEntry }) => {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const changes = Object.entries(entry.changes ?? {}).filter(
    ([name]) => name !== 'version' && name !== 'searchText' && name !== 'updatedAt',
  );
  if (changes.length === 0)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        —
      </Box>
    );
  const labelOf = (name: string): string =>
    translate(`resources.${resourceOfEntity(entry.entity)}.fields.${name}`, {
      _: translate(`enums.auditEntity.${name}`, { _: name }),
    });
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, fontSize: 13, maxWidth: 520 }}>
      {(all ? changes : changes.slice(0, FEW)).map(([name, value]) => (
        <Change key={name} label={labelOf(name)} value={value} />
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
