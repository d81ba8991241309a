import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '@keyline/model';
import { currentRequestId, newId, type Changes, type Database } from '@keyline/platform';

/** A field of a stored record and the column behind it. */
export interface TableShape {
  table: string;
  columns: Readonly<Record<string, readonly [column: string, type: string]>>;
}
export type Cell = string | number | boolean | readonly string[] | null;
export type Stored = Record<string, Cell> & { id: string };

const withId = (shape: TableShape) => Object.entries({ id: ['id', 'uuid'] as const, ...shape.columns });

const recordset = (shape: TableShape, rows: readonly Stored[]): Sql =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (${raw(
    withId(shape)
      .map(([name, [, type]]) => `"${name}" ${type}`)
      .join(', '),
  )})`;

/** The stored records, locked until the transaction ends, in the order of their ids so that two imports never wait for each other in a circle. */
export async function lockRows(database: Database, shape: TableShape, ids: readonly string[]): Promise<Map<string, Stored>> {
  if (ids.length === 0) return new Map();
  const columns = raw(
    withId(shape)
      .map(([name, [column]]) => `${column} as "${name}"`)
      .join(', '),
  );
  const rows = await database.rows<Stored>(
    sql`select ${columns} from ${raw(shape.table)} where id = any (${ids}::uuid[]) order by id for update`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** One statement for all of them. */
export async function insertRows(database: Database, shape: TableShape, rows: readonly Stored[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = raw(
    withId(shape)
      .map(([, [column]]) => column)
      .join(', '),
  );
  const values = raw(
    withId(shape)
      .map(([name]) => `given."${name}"`)
      .join(', '),
  );
  await database.execute(sql`insert into ${raw(shape.table)} (${columns}) select ${values} from ${recordset(shape, rows)}`);
}

/** Writes every column of each record and counts its version up: what was stored is laid under what is given beforehand. */
export async function updateRows(database: Database, shape: TableShape, rows: readonly Stored[]): Promise<void> {
  if (rows.length === 0) return;
  const settings = join(
    Object.entries(shape.columns).map(([name, [column]]) => raw(`${column} = given."${name}"`)),
    ', ',
  );
  await database.execute(sql`
    update ${raw(shape.table)} stored set ${settings}, version = stored.version + 1, updated_at = now() from ${recordset(shape, rows)} where stored.id = given.id`);
}

export interface RecordedRow {
  action: string;
  entity: string;
  entityId: string;
  accountId?: string | null;
  changes: Changes;
  /** For listeners in upper rooms; left out: no event. */
  event?: Record<string, unknown>;
}

/** Audit entry, timeline activity and event of many changes in one statement, in the transaction of the changes. */
export async function recordRows(
  database: Database,
  { actor, now }: { actor: Actor; now: Date },
  rows: readonly RecordedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const entries = rows.map((row) => ({
    ...row,
    auditId: newId(),
    activityId: newId(),
    eventId: newId(),
    payload: row.event ? { ...row.event, actorId: actor.id, entityId: row.entityId } : null,
  }));
  await database.execute(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as given ("auditId" uuid, "activityId" uuid, "eventId" uuid,
        action text, entity text, "entityId" uuid, "accountId" uuid, changes jsonb, payload jsonb)
    ), audit as (
      insert into audit_entry (id, at, actor_id, action, entity, entity_id, changes, request_id)
      select "auditId", ${now}::timestamptz, ${actor.id}::uuid, action, entity, "entityId", changes, ${currentRequestId() ?? null}::text from given
    ), timeline as (
      insert into activity (id, at, actor_id, account_id, kind, entity, entity_id)
      select "activityId", ${now}::timestamptz, ${actor.id}::uuid, "accountId", action, entity, "entityId" from given where "accountId" is not null
    )
    insert into outbox_event (id, at, topic, payload)
    select "eventId", ${now}::timestamptz, action, payload from given where payload is not null`);
}

/** What a row of a file says; where it says nothing, what is stored stays. */
export const definedOf = (given: Readonly<Record<string, Cell | undefined>>): Record<string, Cell> =>
  Object.fromEntries(Object.entries(given).filter((entry): entry is [string, Cell] => entry[1] !== undefined));

/** What the file gives that differs from what is stored. */
export function differences(stored: Stored, given: Readonly<Record<string, Cell | undefined>>): Changes {
  const changed = Object.entries(given).filter(
    ([name, value]) => value !== undefined && JSON.stringify(stored[name] ?? null) !== JSON.stringify(value),
  );
  return Object.fromEntries(changed.map(([name, value]) => [name, { from: stored[name] ?? null, to: value ?? null }]));
}

/** Every field of the shape, empty unless given: what a new record starts from. */
export function blank(shape: TableShape, given: Readonly<Record<string, Cell | undefined>> & { id: string }): Stored {
  const empty = Object.fromEntries(Object.keys(shape.columns).map((name) => [name, null as Cell]));
  const filled = definedOf(given);
  return { ...empty, ...filled, id: given.id };
}
