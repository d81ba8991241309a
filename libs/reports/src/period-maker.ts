import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { owesReportFor, periodFromCode, reviewerOf, type Period, type ReportFact, type ReportKind } from '@keyline/model';
import { Clock, Database, newId } from '@keyline/platform';
import { ReportComposer } from './composer.js';
import { everybody, storeDrafts, type DutyRow } from './store.queries.js';

/** So many reports commit at a time, and are in memory at a time. */
const BATCH = 250;
type Progress = (done: number, total: number) => Promise<void>;

/** Somebody who owes a report for a period, and who reads it. */
export interface DuePerson {
  readonly id: string;
  readonly name: string;
  readonly reviewerId: string | null;
}

/** Makes the drafts of a period: for everybody who owes one, in batches that each commit on their own. */
@Injectable()
export class PeriodMaker {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly composer: ReportComposer,
  ) {}

  /** Who owes a report for the period, in a fixed order. */
  async due(period: Period): Promise<DuePerson[]> {
    const people = await this.database.rows<DutyRow>(everybody);
    const byId = new Map(people.map((person) => [person.id, person]));
    const today = this.clock.today();
    return people
      .filter((person) => owesReportFor(person, period))
      .map((person) => ({ id: person.id, name: person.name, reviewerId: reviewerOf(person, byId, today) }));
  }

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
    const people = await this.due(period);
    const facts = await this.composer.facts(
      people.map(({ id }) => id),
      period,
    );
    for (let done = 0; done < people.length; done += BATCH) {
      const batch = people.slice(done, done + BATCH);
      const reached = { runId, done: done + batch.length, total: people.length };
      if (!(await this.makeBatch(batch, { period, facts, reached }))) return;
      await progress(reached.done, reached.total);
    }
    await this.database.execute(sql`
      update report_run set status = 'done', total = ${people.length}::int, finished_at = ${this.clock.now()}::timestamptz where id = ${runId}::uuid and status = 'running'`);
  }

  /** One batch, one transaction: the run's progress and the drafts commit together. False when the run has been cancelled. */
  private makeBatch(
    batch: readonly DuePerson[],
    {
      period,
      facts,
      reached,
    }: { period: Period; facts: ReadonlyMap<string, ReportFact[]>; reached: { runId: string; done: number; total: number } },
  ): Promise<boolean> {
    const { runId, done, total } = reached;
    return this.database.transaction(async () => {
      const goesOn = await this.database.execute(
        sql`update report_run set done = ${done}::int, total = ${total}::int where id = ${runId}::uuid and status = 'running'`,
      );
      if (goesOn === 0) return false;
      const contents = await this.composer.drafts(
        batch.map(({ id }) => id),
        period,
        facts,
      );
      const drafts = batch.flatMap(({ id, reviewerId }) => {
        const content = contents.get(id);
        return content ? [{ id: newId(), personId: id, reviewerId, content }] : [];
      });
      await this.database.execute(storeDrafts(drafts, { period, timeZone: this.clock.timeZone, now: this.clock.now(), runId }));
      return true;
    });
  }
}
