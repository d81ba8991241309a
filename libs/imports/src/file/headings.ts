import type { ImportMapping } from '@keyline/model';
import { currentLocale, Problem } from '@keyline/platform';
import { labelOf, type Field, type Fields } from '../import-kind.js';

/** Headings are compared without case, spaces, underscores and brackets: "Sales Agent", "sales_agent" and "ＳａｌｅｓAgent" are one. */
export const headingKey = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.:：*（）()/"'“”]/g, '');

const keysOf = (name: string, field: Field<unknown>) => [name, field.zh, field.en, ...field.aliases].map(headingKey);

/** Which field a heading means by itself. A field is given to the first column that asks for it. */
function matchByHeading(headings: readonly string[], fields: Fields, taken: Set<string>): Map<number, string> {
  const found = new Map<number, string>();
  for (const [index, heading] of headings.entries()) {
    const key = headingKey(heading);
    const match = Object.entries(fields).find(([name, field]) => !taken.has(name) && keysOf(name, field).includes(key));
    if (!match || key === '') continue;
    taken.add(match[0]);
    found.set(index, match[0]);
  }
  return found;
}

function checkMapping(headings: readonly string[], fields: Fields, mapping: ImportMapping): void {
  for (const [heading, field] of Object.entries(mapping)) {
    if (!headings.includes(heading))
      throw new Problem('import.bad-mapping', {
        values: { reason: `“${heading}” ∉ ${headings.join(', ')}` },
        fields: { mapping: heading },
      });
    if (field !== '' && !Object.hasOwn(fields, field)) {
      throw new Problem('import.bad-mapping', {
        values: { reason: `“${field}” ∉ ${Object.keys(fields).join(', ')}` },
        fields: { mapping: field },
      });
    }
  }
  const used = Object.values(mapping).filter(Boolean);
  const twice = used.find((field, index) => used.indexOf(field) !== index);
  if (twice) throw new Problem('import.bad-mapping', { values: { reason: `“${twice}” × 2` }, fields: { mapping: twice } });
}

/**
 * Column by column the field it gives: as the mapping says, and where it says nothing, as the heading does.
 * @throws Problem import.bad-mapping (422) that names the heading or field.
 */
export function columnsFor(headings: readonly string[], fields: Fields, mapping: ImportMapping = {}): (string | null)[] {
  checkMapping(headings, fields, mapping);
  const taken = new Set(Object.values(mapping).filter(Boolean));
  const free = headings.map((heading) => (Object.hasOwn(mapping, heading) ? '' : heading));
  const matched = matchByHeading(free, fields, taken);
  const given = new Set<string>();
  return headings.map((heading, index) => {
    const field = Object.hasOwn(mapping, heading) ? mapping[heading] || null : (matched.get(index) ?? null);
    // The same heading twice in a file: the first column counts.
    if (field === null || given.has(field)) return null;
    given.add(field);
    return field;
  });
}

/** The required fields that no column gives. */
export const missingFields = (columns: readonly (string | null)[], fields: Fields): string[] =>
  Object.entries(fields).flatMap(([name, field]) => (field.required && !columns.includes(name) ? [name] : []));

/** Does this row name the required fields? So it is the heading, whatever stands above it. */
export function namesRequired(cells: readonly string[], fields: Fields, mapping: ImportMapping = {}): boolean {
  const here = Object.fromEntries(Object.entries(mapping).filter(([heading]) => cells.includes(heading)));
  const taken = new Set(Object.values(here).filter(Boolean));
  const free = cells.map((heading) => (Object.hasOwn(here, heading) ? '' : heading));
  const found = new Set([...taken, ...matchByHeading(free, fields, new Set(taken)).values()]);
  return found.size > 0 && Object.entries(fields).every(([name, field]) => !field.required || found.has(name));
}

/** @throws Problem import.unknown-headings or import.missing-columns (422), in the words of the caller's language. */
export function requireColumns(columns: readonly (string | null)[], fields: Fields): void {
  const words = (names: readonly string[]) =>
    names.flatMap((name) => (fields[name] ? [labelOf(fields[name], currentLocale())] : [])).join(', ');
  if (columns.every((column) => column === null))
    throw new Problem('import.unknown-headings', {
      values: { allowed: words(Object.keys(fields)) },
      extra: { allowed: Object.keys(fields) },
    });
  const missing = missingFields(columns, fields);
  if (missing.length > 0)
    throw new Problem('import.missing-columns', { values: { columns: words(missing) }, extra: { missing } });
}
