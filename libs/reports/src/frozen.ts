import { createHash } from 'node:crypto';
import type { MeasureDetail, ReportFact, ReportTeam } from '@keyline/model';
import type { FrozenRow, FrozenRows, ReportKey } from './report.js';

export type Behind = MeasureDetail & { measure: string };

/** Sorts the records behind figures by measure; the person is the report's. */
export function frozenRows(rows: readonly Behind[]): FrozenRows {
  const byMeasure: FrozenRows = {};
  for (const { measure, entity, id, label, on, amount, accountId, accountName } of rows) {
    (byMeasure[measure] ??= []).push({ entity, id, label, on, amount, accountId, accountName });
  }
  return byMeasure;
}

/** The same of each of many people. */
export function frozenRowsByPerson(rows: readonly Behind[]): Map<string, FrozenRows> {
  const byPerson = new Map<string, Behind[]>();
  for (const row of rows)
    byPerson
      .set(row.personId, byPerson.get(row.personId) ?? [])
      .get(row.personId)
      ?.push(row);
  return new Map([...byPerson].map(([person, own]) => [person, frozenRows(own)]));
}

/** The same of a team: each record with the person whose work it is. */
export function frozenTeamRows(rows: readonly Behind[]): FrozenRows {
  const byMeasure: FrozenRows = {};
  for (const { measure, ...row } of rows) (byMeasure[measure] ??= []).push(row);
  return byMeasure;
}

/** Which record, when, how much, and in a team whose. */
export const identity = ({ entity, id, on, amount, personId }: FrozenRow) =>
  JSON.stringify(personId === undefined ? [entity, id, on, amount] : [entity, id, on, amount, personId]);

/** What identifies the records behind a figure: which, when, how much. A changed name of a customer changes no figure. */
export const fingerprint = (rows: readonly FrozenRow[] | undefined): string[] => (rows ?? []).map(identity).sort();

type Figure = Pick<ReportFact, 'measure' | 'value'>;
/** A team's figures with the records behind them. */
export interface FrozenTeam {
  readonly facts: readonly Figure[];
  readonly rows: FrozenRows;
}

/**
 * SHA-256 over whose report it is, every figure and the records behind it, in an order of its own (keys sorted), so that the same facts
 * have the same hash wherever they come from. Last period's values and the targets are context, not facts of this report.
 */
export function factsHash(
  { personId, kind, period }: ReportKey,
  facts: readonly Figure[],
  { rows, team = null }: { rows: FrozenRows; team?: FrozenTeam | null },
): string {
  const own = [personId, kind, period, sortedFigures(facts, rows)];
  return createHash('sha256')
    .update(JSON.stringify(team ? [...own, sortedFigures(team.facts, team.rows)] : own))
    .digest('hex');
}

function sortedFigures(facts: readonly Figure[], rows: FrozenRows) {
  const figures = facts.map(({ measure, value }) => [measure, value, fingerprint(rows[measure])] as const);
  return figures.sort(([one], [other]) => (one < other ? -1 : 1));
}

/** What of a leader's report goes into the hash. */
export const frozenTeam = (team: ReportTeam | null, rows: FrozenRows): FrozenTeam | null => team && { facts: team.facts, rows };
