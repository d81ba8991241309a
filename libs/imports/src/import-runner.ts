import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { may, type Actor, type ImportMapping, type ImportOptions } from '@keyline/model';
import { ActorDirectory, Clock, CONFIG, Database, Journal, Problem, type Config, type JobContext } from '@keyline/platform';
import { columnsFor, namesRequired } from './file/headings.js';
import { openTable, rowsOf, type IsHeading, type TableFile } from './file/table-file.js';
import { Hierarchy } from './hierarchy.js';
import type { ImportDefinition, Refusal, WriteContext } from './import-kind.js';
import { DEFINITIONS } from './kinds/index.js';
import { readRow, type ReadRow } from './read-row.js';
import {
  addRefusals,
  addToCounts,
  beginRun,
  endRun,
  failRun,
  forgetWrites,
  lockKind,
  lockRun,
  markForgettable,
  refusedLines,
  type RunToDo,
} from './run.queries.js';
import { Survey } from './survey.js';

const BATCH = 500;

const PLAIN_OPTIONS: ImportOptions = { dateOrder: 'ymd', createAccounts: false, ownAccount: '' };
const readingOf = ({ definition, run }: Pick<Work, 'definition' | 'run'>) => ({
  fields: definition.fields,
  dateOrder: run.options.dateOrder,
});

/** One import under way. */
interface Work {
  run: RunToDo;
  actor: Actor;
  definition: ImportDefinition;
  table: TableFile;
  columns: readonly (string | null)[];
  survey: Survey;
}

/**
 * Runs an import: a first pass over the file counts and compares the rows, a second writes them in batches. Each batch is one
 * transaction that also moves the run's own counter on, under its lock: so a second worker, or a first one that comes back after
 * a crash, goes on behind the last batch that was committed and no row is counted twice.
 */
@Injectable()
export class ImportRunner {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly people: ActorDirectory,
    private readonly journal: Journal,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Does what is left to do of an import; of one that is over, nothing. A file that cannot be read ends it with the reason. */
  async work(importId: string, progress: JobContext['progress']): Promise<void> {
    const run = await this.database.transaction(() => beginRun(this.database, importId, this.clock.now()));
    if (!run) return;
    try {
      const work = await this.prepare(run);
      if (await this.writeAll(work, progress)) await this.finish(work);
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      await this.fail(importId, error.document(run.locale).detail);
    }
  }

  /** Ends a run that cannot go on. */
  async fail(importId: string, reason: string): Promise<void> {
    await this.database.transaction(() => failRun(this.database, importId, { reason, now: this.clock.now() }));
  }

  private async prepare(run: RunToDo): Promise<Work> {
    const definition = DEFINITIONS[run.kind];
    const actor = await this.people.findActor(run.requestedBy);
    if (!actor || !may(actor, 'import:run') || !may(actor, definition.permission)) {
      throw new Problem('auth.forbidden', { values: { permission: definition.permission } });
    }
    const table = await this.open(run.filePath, (cells) => namesRequired(cells, definition.fields, run.mapping));
    const columns = columnsFor(table.headings, definition.fields, run.mapping satisfies ImportMapping);
    const survey = await this.look(table, columns, { definition, run });
    return { run, actor, definition, table, columns, survey };
  }

  private async open(filePath: string, isHeading: IsHeading): Promise<TableFile> {
    try {
      return await openTable(join(this.config.dataFolder, filePath), isHeading);
    } catch (error) {
      if ((error as { code?: unknown }).code === 'ENOENT') throw new Problem('import.file-gone', { cause: error });
      throw error;
    }
  }

  private async look(
    table: TableFile,
    columns: Work['columns'],
    { definition, run }: Pick<Work, 'definition' | 'run'>,
  ): Promise<Survey> {
    const reading = readingOf({ definition, run });
    const hierarchy = new Hierarchy();
    const stored = (await definition.storedPointers?.(this.database)) ?? [];
    const ids = stored.map((pointer) => hierarchy.add(pointer));
    for (const [index, { to }] of stored.entries()) if (to && ids[index] !== undefined) hierarchy.put(ids[index], to);
    const survey = new Survey(definition, hierarchy);
    for await (const row of rowsOf(table)) survey.note(readRow(row, columns, reading));
    survey.close();
    return survey;
  }

  /** @returns whether the run reached its end, or was cancelled under way */
  private async writeAll(work: Work, progress: JobContext['progress']): Promise<boolean> {
    const { total } = work.survey;
    let offset = 0;
    let batch: ReadRow[] = [];
    const writeOut = async () => {
      const goesOn = await this.writeBatch(work, batch, offset);
      offset += batch.length;
      batch = [];
      if (goesOn) await progress(offset, total);
      return goesOn;
    };
    for await (const row of rowsOf(work.table)) {
      batch.push(work.survey.judge(readRow(row, work.columns, readingOf(work))));
      if (batch.length === BATCH && !(await writeOut())) return false;
    }
    return batch.length === 0 || writeOut();
  }

  /** One transaction; where the database itself refuses a row, the batch is halved until that row stands alone. */
  private async writeBatch(work: Work, rows: readonly ReadRow[], offset: number): Promise<boolean> {
    try {
      return await this.database.transaction(() => this.commitBatch(work, rows, offset));
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      const [only] = rows;
      if (rows.length === 1 && only)
        return this.database.transaction(() => this.commitBatch(work, [refusedByRule(only, error, work.actor)], offset));
      const half = Math.ceil(rows.length / 2);
      return (await this.writeBatch(work, rows.slice(0, half), offset)) && this.writeBatch(work, rows.slice(half), offset + half);
    }
  }

  private async commitBatch(work: Work, rows: readonly ReadRow[], offset: number): Promise<boolean> {
    const { run, survey } = work;
    const state = await lockRun(this.database, run.id);
    if (state?.status !== 'running') return false;
    const left = rows.slice(Math.max(0, state.done - offset));
    if (left.length === 0) return true;
    const unreadable = left.flatMap(({ refusals }) => refusals);
    const sound = left.filter(({ refusals }) => refusals.length === 0);
    const result = await this.write(work, sound);
    await addRefusals(this.database, run.id, { refusals: [...unreadable, ...result.refusals], locale: work.actor.locale });
    const refused = left.length - sound.length + new Set(result.refusals.map(({ line }) => line)).size;
    await addToCounts(this.database, run.id, { ...result, refused, done: left.length, total: survey.total });
    return true;
  }

  /** A dry run does the very same, and then forgets it. */
  private async write(work: Work, rows: readonly ReadRow[]) {
    const { definition, run } = work;
    if (run.dryRun) await markForgettable(this.database);
    await lockKind(this.database, run.kind);
    const result = await definition.write(rows, this.contextOf(work));
    if (run.dryRun) await forgetWrites(this.database);
    return result;
  }

  private contextOf({ run, actor, survey }: Work): WriteContext {
    return {
      database: this.database,
      actor,
      importId: run.id,
      today: this.clock.today(),
      timeZone: this.clock.timeZone,
      now: this.clock.now(),
      facts: survey,
      options: { ...PLAIN_OPTIONS, ...run.options },
      fileName: run.fileName,
    };
  }

  private async finish(work: Work): Promise<void> {
    const { run, actor, definition, survey } = work;
    await this.database.transaction(async () => {
      const state = await lockRun(this.database, run.id);
      if (state?.status !== 'running') return;
      if (!run.dryRun && definition.link) {
        const pointers = survey.pointersWithout(await refusedLines(this.database, run.id));
        if (pointers.length > 0) await definition.link(pointers, this.contextOf(work));
      }
      await endRun(this.database, run.id, this.clock.now());
      await this.journal.record(actor, {
        action: 'import.finished',
        entity: 'import',
        entityId: run.id,
        event: { kind: run.kind, dryRun: run.dryRun },
      });
    });
  }
}

/** What the database said of a row, in the words of the product. */
function refusedByRule(row: ReadRow, problem: Problem, actor: Actor): ReadRow {
  const { detail, errors } = problem.document(actor.locale);
  const [field, text] = Object.entries(errors ?? {})[0] ?? ['', detail];
  const refusal: Refusal = { line: row.line, field, reason: 'refused-by-rule', values: { text }, value: null };
  return { ...row, refusals: [refusal] };
}
