import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { periodFromCode, type Period, type ReportKind } from '@keyline/model';
import { Clock, Database, newId } from '@keyline/platform';
import { ReportComposer, type Known } from './composer.js';
import { DutyBook, type OwedReport } from './duty-book.js';
import { RunFigures } from './run-figures.js';
import { storeDrafts } from './store.queries.js';
import { peopleOf, Teams, type TeamScope } from './teams.js';

/** So many people are counted, and their reports commit and are in memory, at a time. */
const BATCH = 250;
/** Leaders' reports are larger: each carries the sums of everybody below. */
const LEADERS_BATCH = 50;
type Progress = (done: number, total: number) => Promise<void>;

/** A run at work. */
interface Work {
  readonly runId: string;
  readonly period: Period;
  readonly total: number;
  readonly progress: Progress;
  /** So many reports have been made. */
  done: number;
}

/** Makes the drafts of a period: for everybody who owes one, in batches that each commit on their own. */
@Injectable()
export class PeriodMaker {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly composer: ReportComposer,
    private readonly duties: DutyBook,
    private readonly teams: Teams,
    private readonly figures: RunFigures,
  ) {}

  /**
   * Works a run off: first everybody is counted, batch by batch, and those who lead nobody get their drafts; then leaders get theirs, with
   * the sums of what was counted. It may be broken off at any moment and started again: it begins anew, and a draft made twice is the
   * same draft. A run that is done or was cancelled - also meanwhile - is left as it is.
   */
  async work(runId: string, progress: Progress): Promise<void> {
    const run = await this.database.maybeRow<{ kind: ReportKind; period: string }>(sql`
      update report_run set status = 'running', done = 0, error = null, started_at = coalesce(started_at, ${this.clock.now()}::timestamptz)
      where id = ${runId}::uuid and status in ('queued', 'running', 'failed') returning kind, period`);
    if (!run) return;
    const period = periodFromCode(run.period);
    const owed = new Map((await this.duties.owed(period)).map((duty) => [duty.personId, duty]));
    const scopes = await this.teams.scopes([...owed.keys()], period);
    const work: Work = { runId, period, total: owed.size, progress, done: 0 };
    const everybody = [...new Set([...owed.keys(), ...[...scopes.values()].flatMap(peopleOf)])];
    for (const people of batches(everybody, BATCH)) {
      const duties = people.flatMap((id) => (scopes.has(id) ? [] : (owed.get(id) ?? [])));
      if (!(await this.makeBatch(work, duties, () => this.count(work, people)))) return;
    }
    for (const leaders of batches([...scopes.values()], LEADERS_BATCH)) {
      const duties = leaders.flatMap(({ leaderId }) => owed.get(leaderId) ?? []);
      if (!(await this.makeBatch(work, duties, () => this.addUp(work, leaders)))) return;
    }
    await this.finish(work);
  }

  private async count({ runId, period }: Work, people: readonly string[]): Promise<Known> {
    const facts = await this.composer.facts(people, period);
    await this.figures.keep(runId, facts);
    return { facts, teams: new Map() };
  }

  private async addUp({ runId }: Work, leaders: readonly TeamScope[]): Promise<Known> {
    const own = await this.figures.of(
      runId,
      leaders.map(({ leaderId }) => leaderId),
    );
    return { facts: own, teams: await this.figures.teams(runId, leaders) };
  }

  /** One batch, one transaction: the run's progress, the figures and the drafts commit together. False when the run is over. */
  private async makeBatch(work: Work, duties: readonly OwedReport[], know: () => Promise<Known>): Promise<boolean> {
    const { runId, total, progress } = work;
    const done = work.done + duties.length;
    const goesOn = await this.database.transaction(async () => {
      const running = await this.database.execute(
        sql`update report_run set done = ${done}::int, total = ${total}::int where id = ${runId}::uuid and status = 'running'`,
      );
      if (running === 0) return false;
      const known = await know();
      if (duties.length > 0) await this.store(work, duties, known);
      return true;
    });
    if (goesOn && done > work.done) await progress(done, total);
    work.done = done;
    return goesOn;
  }

  private async store({ runId, period }: Work, duties: readonly OwedReport[], known: Known): Promise<void> {
    const contents = await this.composer.drafts(
      duties.map(({ personId }) => personId),
      period,
      known,
    );
    const drafts = duties.flatMap((duty) => {
      const content = contents.get(duty.personId);
      return content ? [{ ...duty, id: newId(), content }] : [];
    });
    await this.database.execute(storeDrafts(drafts, { period, now: this.clock.now(), runId }));
  }

  private finish({ runId, total }: Work): Promise<void> {
    return this.database.transaction(async () => {
      const finished = await this.database.execute(sql`
        update report_run set status = 'done', total = ${total}::int, finished_at = ${this.clock.now()}::timestamptz where id = ${runId}::uuid and status = 'running'`);
      if (finished > 0) await this.figures.forget(runId);
    });
  }
}

function* batches<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}
