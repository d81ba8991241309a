import type { FileRow } from './file/table-file.js';
import type { DateOrder } from '@keyline/model';
import { Refused, type Fields, type Refusal } from './import-kind.js';

/** A row of the file as far as it could be read: its values, or why not. */
export interface ReadRow {
  line: number;
  values: Record<string, unknown>;
  refusals: Refusal[];
}

const LONGEST_SHOWN = 200;
const wholeRow = (line: number, reason: Refusal['reason'], values: Refusal['values'] = {}): ReadRow => ({
  line,
  values: {},
  refusals: [{ line, field: '', reason, values, value: null }],
});

/** Reads the cells of a row as the columns say. Missing cells at the end are empty; filled ones behind the last column are a mistake. */
export function readRow(
  { line, cells, broken }: FileRow,
  columns: readonly (string | null)[],
  { fields, dateOrder = 'ymd' }: { fields: Fields; dateOrder?: DateOrder | undefined },
): ReadRow {
  if (broken) return wholeRow(line, 'broken-quotes');
  if (cells.slice(columns.length).some((cell) => cell.trim() !== ''))
    return wholeRow(line, 'too-many-cells', { count: cells.length, expected: columns.length });
  const row: ReadRow = { line, values: {}, refusals: [] };
  for (const [index, name] of columns.entries()) {
    const field = name === null ? undefined : fields[name];
    if (name === null || !field) continue;
    const cell = (cells[index] ?? '').trim();
    if (cell === '') {
      if (field.required) row.refusals.push({ line, field: name, reason: 'required', values: {}, value: null });
      continue;
    }
    try {
      row.values[name] = field.read(cell, dateOrder);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      row.refusals.push({ line, field: name, reason: error.reason, values: error.values, value: cell.slice(0, LONGEST_SHOWN) });
    }
  }
  return row;
}
