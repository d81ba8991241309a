import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { periodFromCode, type Period, type ReportKind } from '@keyline/model';
import { Clock, Database, newId } from '@keyline/platform';
import { ReportComposer, type Known } from './composer.js';
import { DutyBook, type OwedReport } from './duty-book.js';
import { storeDrafts } from './store.queries.js';

/** So many reports commit at a time, and are in memory at a time. */
const BATCH = 250;
type Progress = (done: number, total: number) => Promise<void>;

/** Makes the drafts of a period: for everybody who owes one, in batches that each commit on their own. */
@Injectable()
export class PeriodMaker {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly composer: ReportComposer,
    private readonly duties: DutyBook,
  ) {}

  /**
   * Works a run off. It may be broken off at any moment and started again: it begins anew, and a draft made twice is the same draft. A run
   * that is done or was cancelled - also meanwhile - is left as it is.
   */
  async work(runId: string, progress: Progress): Promise<void> {
    const run = await this.database.maybeRow<{ kind: ReportKind; period: string }>(sql`
      update report_run set status = 'running', done = 0, error = null, started_at = coalesce(started_at, ${this.clock.now()}::timestamptz)
      where id = ${runId}::uuid and status in ('queued', 'running', 'failed') returning kind, period`);
    if (!run) return;
    const period = periodFromCode(run.period);
    const people = await this.duties.owed(period);
    const known = await this.composer.known(
      people.map(({ personId }) => personId),
      period,
    );
    for (let done = 0; done < people.length; done += BATCH) {
      const batch = people.slice(done, done + BATCH);
      const reached = { runId, done: done + batch.length, total: people.length };
      if (!(await this.makeBatch(batch, { period, known, reached }))) return;
      await progress(reached.done, reached.total);
    }
    await this.database.execute(sql`
      update report_run set status = 'done', total = ${people.length}::int, finished_at = ${this.clock.now()}::timestamptz where id = ${runId}::uuid and status = 'running'`);
  }

  /** One batch, one transaction: the run's progress and the drafts commit together. False when the run has been cancelled. */
  private makeBatch(
    batch: readonly OwedReport[],
    { period, known, reached }: { period: Period; known: Known; reached: { runId: string; done: number; total: number } },
  ): Promise<boolean> {
    const { runId, done, total } = reached;
    return this.database.transaction(async () => {
      const goesOn = await this.database.execute(
        sql`update report_run set done = ${done}::int, total = ${total}::int where id = ${runId}::uuid and status = 'running'`,
      );
      if (goesOn === 0) return false;
      const contents = await this.composer.drafts(
        batch.map(({ personId }) => personId),
        period,
        known,
      );
      const drafts = batch.flatMap((owed) => {
        const content = contents.get(owed.personId);
        return content ? [{ ...owed, id: newId(), content }] : [];
      });
      await this.database.execute(storeDrafts(drafts, { period, now: this.clock.now(), runId }));
      return true;
    });
  }
}
