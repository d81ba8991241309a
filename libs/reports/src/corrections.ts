import type { ReportCorrection } from '@keyline/model';
import { identity } from './frozen.js';
import type { FrozenRow } from './report.js';

/** The same record, whatever became of its day and amount. */
const recordOf = ({ entity, id, personId = '' }: FrozenRow) => `${entity} ${id} ${personId}`;

/** Those of `rows` that `others` has not got, each as often as it is missing there. */
function missingIn(others: readonly FrozenRow[], rows: readonly FrozenRow[]): FrozenRow[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(identity(row), (left.get(identity(row)) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(identity(row)) ?? 0;
    left.set(identity(row), count - 1);
    return count <= 0;
  });
}

/**
 * The records behind a frozen figure that are not what they were: gone, come later, or with another day or amount. In the order of the
 * frozen rows, those that came later last.
 */
export function corrections(frozen: readonly FrozenRow[], now: readonly FrozenRow[]): ReportCorrection[] {
  const came = new Map<string, FrozenRow[]>();
  for (const row of missingIn(frozen, now)) came.set(recordOf(row), [...(came.get(recordOf(row)) ?? []), row]);
  const changed = missingIn(now, frozen).map((was) => correction(was, { was, is: came.get(recordOf(was))?.shift() }));
  return [...changed, ...[...came.values()].flat().map((is) => correction(is, { is }))];
}

const correction = (
  { entity, id, label, accountName, personName }: FrozenRow,
  { was, is }: { was?: FrozenRow; is?: FrozenRow },
): ReportCorrection => ({
  entity,
  id,
  label,
  accountName,
  personName: personName ?? null,
  was: was ? { on: was.on, amount: was.amount } : null,
  is: is ? { on: is.on, amount: is.amount } : null,
});
