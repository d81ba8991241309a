import sql from 'sql-template-tag';
import {
  importReasonText,
  type ImportKind,
  type ImportMapping,
  type ImportOptions,
  type ImportStatus,
  type Locale,
} from '@keyline/model';
import type { Database } from '@keyline/platform';
import type { BatchResult, Refusal } from './import-kind.js';

export interface RunToDo {
  id: string;
  kind: ImportKind;
  filePath: string;
  fileName: string;
  mapping: ImportMapping;
  options: Partial<ImportOptions>;
  dryRun: boolean;
  requestedBy: string;
  locale: Locale;
}

/** Takes up a run that waits, or one that another worker left; null when it is over or there is none. */
export async function beginRun(database: Database, id: string, now: Date): Promise<RunToDo | null> {
  return database.maybeRow<RunToDo>(sql`
    update import_run r set status = 'running', started_at = coalesce(r.started_at, ${now}::timestamptz)
    from person p where r.id = ${id}::uuid and r.status in ('queued', 'running') and p.id = r.requested_by
    returning r.id, r.kind, r.file_path as "filePath", r.file_name as "fileName", r.mapping, r.options, r.dry_run as "dryRun", r.requested_by as "requestedBy", p.locale`);
}

/** Where the run stands, locked: whoever holds the lock writes the next batch. */
export async function lockRun(database: Database, id: string): Promise<{ status: ImportStatus; done: number } | null> {
  return database.maybeRow(sql`select status, done from import_run where id = ${id}::uuid for update`);
}

/** One import of a kind writes at a time, so that two files with the same name do not both create it. */
export async function lockKind(database: Database, kind: ImportKind): Promise<void> {
  await database.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`keyline.import.${kind}`}::text, 0))`);
}

export async function markForgettable(database: Database): Promise<void> {
  await database.execute(sql`savepoint rehearsal`);
}

/** Takes back everything since the mark, and lets go of what was locked for it. */
export async function forgetWrites(database: Database): Promise<void> {
  await database.execute(sql`rollback to savepoint rehearsal`);
}

/** Stores why rows were not taken, in the language of whoever asked. */
export async function addRefusals(
  database: Database,
  id: string,
  { refusals, locale }: { refusals: readonly Refusal[]; locale: Locale },
): Promise<void> {
  if (refusals.length === 0) return;
  const rows = refusals.map(({ line, field, reason, values, value }) => ({
    line,
    field,
    reason: storable(importReasonText(reason, locale, values)),
    value: value === null ? null : storable(value),
  }));
  await database.execute(sql`
    insert into import_refusal (import_id, line, field, reason, value)
    select ${id}::uuid, given.line, given.field, given.reason, given.value
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (line int, field text, reason text, value text) on conflict do nothing`);
}

/** What a refused cell held may be just what cannot be stored: it is shown with a mark in its place. */
const storable = (text: string): string => text.replaceAll('\u0000', '\uFFFD').replace(/\p{Surrogate}/gu, '\uFFFD');

export interface Progress extends BatchResult {
  refused: number;
  done: number;
  total: number;
}

export async function addToCounts(
  database: Database,
  id: string,
  { done, total, created, updated, unchanged, refused }: Progress,
): Promise<void> {
  await database.execute(sql`
    update import_run set done = done + ${done}::int, total = ${total}::int, created_count = created_count + ${created}::int,
      updated_count = updated_count + ${updated}::int, unchanged_count = unchanged_count + ${unchanged}::int, refused_count = refused_count + ${refused}::int
    where id = ${id}::uuid`);
}

export async function refusedLines(database: Database, id: string): Promise<Set<number>> {
  const rows = await database.rows<{ line: number }>(sql`select distinct line from import_refusal where import_id = ${id}::uuid`);
  return new Set(rows.map(({ line }) => line));
}

export async function endRun(database: Database, id: string, now: Date): Promise<void> {
  await database.execute(sql`update import_run set status = 'done', finished_at = ${now}::timestamptz where id = ${id}::uuid`);
}

export async function failRun(database: Database, id: string, { reason, now }: { reason: string; now: Date }): Promise<void> {
  await database.execute(sql`
    update import_run set status = 'failed', error = ${storable(reason)}::text, finished_at = ${now}::timestamptz where id = ${id}::uuid and status in ('queued', 'running')`);
}
