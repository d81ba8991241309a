import { createHash } from 'node:crypto';
import type { MeasureDetail, ReportFact } from '@keyline/model';
import type { FrozenRow, FrozenRows, ReportKey } from './report.js';

/** Sorts the records behind figures by measure; the person is the report's. */
export function frozenRows(rows: readonly (MeasureDetail & { measure: string })[]): FrozenRows {
  const byMeasure: FrozenRows = {};
  for (const { measure, entity, id, label, on, amount, accountId, accountName } of rows) {
    (byMeasure[measure] ??= []).push({ entity, id, label, on, amount, accountId, accountName });
  }
  return byMeasure;
}

const identity = ({ entity, id, on, amount }: FrozenRow) => JSON.stringify([entity, id, on, amount]);

/** What identifies the records behind a figure: which, when, how much. A changed name of a customer changes no figure. */
export const fingerprint = (rows: readonly FrozenRow[] | undefined): string[] => (rows ?? []).map(identity).sort();

/**
 * SHA-256 over whose report it is, every figure and the records behind it, in an order of its own (keys sorted), so that the same facts
 * have the same hash wherever they come from. Last period's values and the targets are context, not facts of this report.
 */
export function factsHash(
  { personId, kind, period }: ReportKey,
  facts: readonly Pick<ReportFact, 'measure' | 'value'>[],
  rows: FrozenRows,
): string {
  const figures = facts.map(({ measure, value }) => [measure, value, fingerprint(rows[measure])] as const);
  const sorted = figures.sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([personId, kind, period, sorted]))
    .digest('hex');
}
