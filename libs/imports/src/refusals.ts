import { Refused, type BatchResult, type Refusal, type Row } from './import-kind.js';

const LONGEST_SHOWN = 200;
const shown = (value: unknown): string | null =>
  value === undefined || value === null ? null : String(value).slice(0, LONGEST_SHOWN);

/** The refusal of a row by a rule. @throws the error itself when it is no refusal */
function refusalOf(error: unknown, row: Row<object>): Refusal {
  if (!(error instanceof Refused)) throw error;
  const field = error.field ?? '';
  const values = row.values as Record<string, unknown>;
  return { line: row.line, field, reason: error.reason, values: error.values, value: shown(values[field]) };
}

/** Lets a batch take its rows; one that it refuses goes on the list with its reason, the others are taken. */
export function takeEach<Values extends object>(
  batch: { readonly result: BatchResult; take(row: Row<Values>): void },
  rows: readonly Row<Values>[],
): void {
  for (const row of rows) {
    try {
      batch.take(row);
    } catch (error) {
      batch.result.refusals.push(refusalOf(error, row));
    }
  }
}
