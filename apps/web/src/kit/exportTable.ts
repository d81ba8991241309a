type Row = Readonly<Record<string, unknown>>;
/** The words of a key, or the given ones where there are none. */
export type Words = (key: string, options: { _: string }) => string;

/** Keys and what the screen needs for itself are nothing for a spreadsheet. */
const isShown = (field: string, value: unknown): boolean =>
  field !== 'version' && field !== 'can' && !/(^id|Id|Ids)$/.test(field) && (value === null || typeof value !== 'object');

/** Where the words of a field are looked for when its own resource has none: the nouns that lists borrow columns from. */
const LENDERS = ['instalments', 'contracts', 'accounts', 'payments', 'invoices'];
/** Coded values that are not called after their field or their resource. */
const ENUMS: Readonly<Record<string, string>> = {
  bucket: 'ageing',
  'visits.kind': 'visitKind',
  'visit-plans.kind': 'visitKind',
  'visit-plans.state': 'planState',
  'receivables.kind': 'instalmentKind',
  'collection.kind': 'instalmentKind',
  'dunnings.kind': 'dunningKind',
};

const camel = (resource: string): string =>
  resource
    .replace(/ies$/, 'y')
    .replace(/s$/, '')
    .replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const capital = (field: string): string => field.charAt(0).toUpperCase() + field.slice(1);

function headOf(resource: string, field: string, words: Words): string {
  for (const each of [resource, ...LENDERS]) {
    const label = words(`resources.${each}.fields.${field}`, { _: '' });
    if (label) return label;
  }
  return words(`kit.exportFields.${field}`, { _: '' });
}

function cellOf(resource: string, field: string, value: unknown, words: Words): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return words(`ra.boolean.${value}`, { _: String(value) });
  const text = String(value as string | number);
  // A code begins with a letter and has no spaces; dates, sums and names are no codes.
  if (typeof value !== 'string' || !/^[A-Za-z]\w*$/.test(text)) return text;
  const names = [ENUMS[`${resource}.${field}`], ENUMS[field], `${camel(resource)}${capital(field)}`, field];
  for (const name of names) {
    const word = name ? words(`enums.${name}.${text}`, { _: '' }) : '';
    if (word) return word;
  }
  return text;
}

/** Rows as a table for a spreadsheet: heads and coded values in words, sums and dates as they are; what has no name on a screen is left out. */
export function exportTable(resource: string, rows: readonly Row[], words: Words): string[][] {
  const columns = Object.keys(rows[0] ?? {}).flatMap((field) => {
    const head = headOf(resource, field, words);
    return head && rows.every((row) => isShown(field, row[field])) && rows.some((row) => row[field] !== null)
      ? [{ field, head }]
      : [];
  });
  return [
    columns.map(({ head }) => head),
    ...rows.map((row) => columns.map(({ field }) => cellOf(resource, field, row[field], words))),
  ];
}
