import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { ImportRunner, ImportsService, storeStream } from '@keyline/imports';
import type { Actor, ImportRecord } from '@keyline/model';
import { ActorDirectory, Database, Problem } from '@keyline/platform';
import { administrator } from './administrator.js';

/** What was typed behind `keyline import`. */
export interface ImportRequest {
  kind: string;
  file: string;
  dryRun?: boolean;
  /** JSON: heading of the file → field of the product. */
  mapping?: string;
  /** ymd, mdy or dmy: how the file writes its days. */
  dateOrder?: string;
  /** Receivables: unknown customers are created. */
  createAccounts?: boolean;
  /** Bank statements: our own account, where no column names it. */
  ownAccount?: string;
  /** Refused rows make the command fail. */
  strict?: boolean;
  /** The user name on whose behalf; without one, the first administrator. */
  as?: string;
}
export type Print = (line: string) => void;

const OVER: readonly ImportRecord['status'][] = ['done', 'failed', 'cancelled'];
const SHOWN_REFUSALS = 50;

/** Two columns of a Chinese character are one of the table. */
const width = (text: string) =>
  [...text].reduce((sum, char) => sum + (/[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60]/.test(char) ? 2 : 1), 0);
const oneLine = (text: string) => {
  const plain = text.replace(/\s+/g, ' ');
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
};

/** Rows as an aligned table. */
export function asTable(rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map((row) => row.map(oneLine));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))));
  return cells.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell))))
      .join('  ')
      .trimEnd(),
  );
}

function report(record: ImportRecord, print: Print): void {
  const { created, updated, unchanged, refused, refusals, dryRun } = record;
  print(
    `${dryRun ? 'dry run' : 'import'} ${record.status}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${refused} refused`,
  );
  if (record.error) print(record.error);
  const rows = refusals
    .slice(0, SHOWN_REFUSALS)
    .map(({ line, field, value, reason }) => [String(line), field, value ?? '', reason]);
  if (rows.length > 0) asTable([['line', 'field', 'value', 'reason'], ...rows]).forEach((line) => print(line));
  if (refusals.length > SHOWN_REFUSALS) print(`… and more; all of them under /imports/${record.id}`);
}

/** A worker may have taken the import up before us; then its end is waited for. */
async function outcome(app: INestApplicationContext, actor: Actor, id: string): Promise<ImportRecord> {
  for (;;) {
    const record = await app.get(ImportsService).get(actor, id);
    if (OVER.includes(record.status)) return record;
    await delay(500);
  }
}

/**
 * Imports a file without a running server and tells how it goes.
 * @returns the exit code: 1 when the file was not taken, the import failed, or - if `strict` - rows were refused.
 */
export async function importCommand(app: INestApplicationContext, request: ImportRequest, print: Print): Promise<number> {
  try {
    const actor = await administrator({ database: app.get(Database), people: app.get(ActorDirectory) }, request.as);
    const imports = app.get(ImportsService);
    const stored = await storeStream(createReadStream(request.file), imports.folder);
    const fields = {
      kind: request.kind,
      dryRun: String(request.dryRun ?? false),
      ...(request.mapping ? { mapping: request.mapping } : {}),
      ...(request.dateOrder ? { dateOrder: request.dateOrder } : {}),
      ...(request.createAccounts ? { createAccounts: 'true' } : {}),
      ...(request.ownAccount ? { ownAccount: request.ownAccount } : {}),
    };
    const { id } = await imports.request(actor, { ...stored, fileName: basename(request.file), fields });
    await app.get(ImportRunner).work(id, (done, total) => {
      print(`${done} / ${total}`);
      return Promise.resolve();
    });
    const record = await outcome(app, actor, id);
    report(record, print);
    return record.status !== 'done' || (request.strict && record.refused > 0) ? 1 : 0;
  } catch (error) {
    print(explained(error));
    return 1;
  }
}

/** One line for what went wrong before the first row. @throws the error itself when it is a fault of ours */
function explained(error: unknown): string {
  if (error instanceof Problem && error.status < 500) {
    const { detail, errors } = error.document('en');
    return [detail, ...Object.entries(errors ?? {}).map(([field, reason]) => `  ${field}: ${reason}`)].join('\n');
  }
  const { code, path } = (error ?? {}) as { code?: string; path?: string };
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') return `cannot read ${path ?? 'the file'} (${code})`;
  throw error;
}
