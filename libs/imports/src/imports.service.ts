import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  ImportForm,
  may,
  type Actor,
  type ImportKind,
  type ImportKindRow,
  type ImportOptions,
  type ImportPreview,
  type ImportRecord,
  type ImportRunRow,
} from '@keyline/model';
import {
  Clock,
  CONFIG,
  Database,
  Journal,
  Lists,
  newId,
  notFound,
  Problem,
  type Config,
  type ListQuery,
  type Page,
  type Upload,
} from '@keyline/platform';
import { ImportRun } from './entities.js';
import { columnsFor, missingFields, namesRequired, requireColumns } from './file/headings.js';
import { openTable, rowsOf } from './file/table-file.js';
import { labelOf, type Fields, type ImportDefinition } from './import-kind.js';
import { headingsKey, layoutsOf, rememberLayout } from './layouts.queries.js';
import { IMPORT_FILE, IMPORTS } from './imports.list.js';
import { DEFINITIONS } from './kinds/index.js';

type StoredRow = Omit<ImportRunRow, 'can'>;
const can = ({ dryRun, status }: StoredRow) => ({
  start: dryRun && status === 'done',
  cancel: status === 'queued' || status === 'running',
});
const PREVIEW_ROWS = 20;

/** The form that goes with a file. @throws Problem request.invalid (400), import.bad-mapping (422) */
function formOf(fields: Upload['fields']): ImportForm {
  const parsed = ImportForm.safeParse({ ...fields, mapping: mappingOf(fields['mapping']) });
  if (parsed.success) return parsed.data;
  const errors = Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0] ?? 'body'), issue.message]));
  throw new Problem('request.invalid', { fields: errors, values: { count: Object.keys(errors).length } });
}

function mappingOf(text: string | undefined): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem('import.bad-mapping', { values: { reason: 'JSON' }, fields: { mapping: 'JSON' }, cause });
  }
}

/** Files in: looked at, tried, run, stopped. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Where files wait: below the data folder. */
  get folder(): string {
    return join(this.config.dataFolder, 'imports');
  }

  async list(actor: Actor, query: ListQuery): Promise<Page<ImportRunRow>> {
    return (await this.lists.page<StoredRow>(IMPORTS, actor, query)).map((row) => ({ ...row, can: can(row) }));
  }

  async get(actor: Actor, id: string): Promise<ImportRecord> {
    const record = await this.lists.get<Omit<ImportRecord, 'can'>>(IMPORTS, actor, id, IMPORT_FILE);
    return { ...record, can: can(record) };
  }

  /** What can be imported, with the headings that are known for each field, in the caller's language. */
  kinds(actor: Actor): ImportKindRow[] {
    return Object.values(DEFINITIONS).map((definition) => ({
      kind: definition.kind,
      label: labelOf(definition, actor.locale),
      fields: Object.entries(definition.fields).map(([name, field]) => ({
        name,
        label: labelOf(field, actor.locale),
        required: field.required,
        aliases: [field.zh, field.en, ...field.aliases],
      })),
      can: { run: may(actor, definition.permission) },
    }));
  }

  /**
   * A first look at a file that stores nothing.
   * @throws Problem import.file-empty, import.not-text, import.bad-mapping (422).
   */
  async preview(actor: Actor, upload: Upload): Promise<ImportPreview> {
    try {
      const form = formOf(upload.fields);
      const { fields } = this.definitionFor(actor, form.kind);
      const { table, columns, remembered } = await this.open(upload.path, fields, form);
      const rows: string[][] = [];
      for await (const { cells } of rowsOf(table)) {
        rows.push(cells);
        if (rows.length === PREVIEW_ROWS) break;
      }
      const found = table.headings.map((heading, index) => ({ heading, field: columns[index] ?? null }));
      const proposed = Object.fromEntries(found.flatMap(({ heading, field }) => (field ? [[heading, field]] : [])));
      return {
        encoding: table.encoding,
        delimiter: table.delimiter,
        columns: found,
        mapping: proposed,
        remembered: remembered?.options ?? null,
        missing: missingFields(columns, fields),
        rows,
      };
    } finally {
      await rm(upload.path, { force: true });
    }
  }

  /**
   * Takes a file in and queues its import; nothing is written yet.
   * @throws Problem import.kind-not-allowed (403); import.file-empty, import.not-text, import.no-rows, import.unknown-headings,
   *   import.missing-columns, import.bad-mapping (422).
   */
  async request(actor: Actor, upload: Upload): Promise<ImportRecord> {
    const id = newId();
    const filePath = join('imports', id);
    const kept = join(this.config.dataFolder, filePath);
    try {
      const form = formOf(upload.fields);
      const { kind, dryRun } = form;
      const { mapping, options, headings } = await this.check(upload.path, this.definitionFor(actor, kind), form);
      await rename(upload.path, kept);
      await this.database.transaction(async () => {
        await this.database.manager.insert(ImportRun, {
          id,
          kind,
          fileName: upload.fileName,
          filePath,
          fileSha256: upload.sha256,
          mapping,
          options,
          dryRun,
          requestedBy: actor.id,
          requestedAt: this.clock.now(),
        });
        if (Object.keys(mapping).length > 0)
          await rememberLayout(this.database, { kind, headings, mapping, options, now: this.clock.now() });
        await this.journal.record(actor, { action: 'import.requested', entity: 'import', entityId: id, event: {} });
      });
    } catch (error) {
      await Promise.all([upload.path, kept].map((path) => rm(path, { force: true })));
      throw error;
    }
    return this.get(actor, id);
  }

  /**
   * Makes the real import of a dry run that was looked at: the same file with the same mapping.
   * @throws Problem import.not-startable (409).
   */
  async start(actor: Actor, id: string): Promise<ImportRecord> {
    await this.database.transaction(async () => {
      const run = await this.lock(actor, id);
      if (!run.dryRun || run.status !== 'done') throw new Problem('import.not-startable');
      const { createdCount, updatedCount, unchangedCount, refusedCount } = run;
      await this.database.execute(sql`delete from import_refusal where import_id = ${id}::uuid`);
      const fresh = {
        done: 0,
        createdCount: 0,
        updatedCount: 0,
        unchangedCount: 0,
        refusedCount: 0,
        startedAt: null,
        finishedAt: null,
      };
      await this.database.manager.save(Object.assign(run, fresh, { dryRun: false, status: 'queued' as const }));
      const tried = { created: createdCount, updated: updatedCount, unchanged: unchangedCount, refused: refusedCount };
      await this.journal.record(actor, {
        action: 'import.started',
        entity: 'import',
        entityId: id,
        changes: { dryRun: { from: tried, to: null } },
        event: {},
      });
    });
    return this.get(actor, id);
  }

  /** Stops an import behind the batch that is being written; what is written stays. @throws Problem import.finished (409) */
  async cancel(actor: Actor, id: string): Promise<ImportRecord> {
    await this.database.transaction(async () => {
      const run = await this.lock(actor, id);
      if (run.status !== 'queued' && run.status !== 'running') throw new Problem('import.finished');
      await this.database.manager.save(Object.assign(run, { status: 'cancelled' as const, finishedAt: this.clock.now() }));
      await this.journal.record(actor, { action: 'import.cancelled', entity: 'import', entityId: id });
    });
    return this.get(actor, id);
  }

  private definitionFor(actor: Actor, kind: ImportKind): ImportDefinition {
    const definition = DEFINITIONS[kind];
    if (!may(actor, definition.permission))
      throw new Problem('import.kind-not-allowed', { values: { kind: labelOf(definition, actor.locale) } });
    return definition;
  }

  /** The file as a table: read as the form says, and where it says nothing, as a file with these headings was read the last time. */
  private async open(path: string, fields: Fields, form: ImportForm) {
    const layouts = await layoutsOf(this.database, form.kind);
    const known = (cells: readonly string[]) => layouts.get(headingsKey(cells));
    const said = Object.keys(form.mapping).length > 0;
    const table = await openTable(
      path,
      (cells) => (!said && known(cells) !== undefined) || namesRequired(cells, fields, form.mapping),
    );
    const remembered = known(table.headings);
    const mapping = said ? form.mapping : (remembered?.mapping ?? {});
    return { table, mapping, remembered, columns: columnsFor(table.headings, fields, mapping) };
  }

  private async check(path: string, { fields }: ImportDefinition, form: ImportForm) {
    const { table, mapping, columns, remembered } = await this.open(path, fields, form);
    requireColumns(columns, fields);
    const options: ImportOptions = {
      dateOrder: form.dateOrder ?? remembered?.options.dateOrder ?? 'ymd',
      createAccounts: form.createAccounts,
      ownAccount: form.ownAccount ?? remembered?.options.ownAccount ?? '',
    };
    for await (const row of rowsOf(table)) if (row) return { mapping, options, headings: table.headings };
    throw new Problem('import.no-rows');
  }

  private async lock(actor: Actor, id: string): Promise<ImportRun> {
    await this.lists.get(IMPORTS, actor, id);
    const run = await this.database.manager.findOne(ImportRun, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!run) throw notFound();
    return run;
  }
}
