import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  may,
  nextPeriod,
  periodContaining,
  periodFromCode,
  previousPeriod,
  type Actor,
  type Period,
  type ReportKind,
  type ReportRunInput,
  type ReportRunRow,
} from '@keyline/model';
import { Clock, Database, fieldProblem, Journal, Lists, newId, Problem, type ListQuery, type Page } from '@keyline/platform';
import { DutyBook } from './duty-book.js';
import { RunFigures } from './run-figures.js';
import { REPORT_RUNS } from './report-runs.list.js';

type StoredRow = Omit<ReportRunRow, 'can'>;
/** The topic on which a run's job starts. */
export const RUN_REQUESTED = 'report-run.requested';
/** A run takes minutes; one that is not over by then is looked after again. */
const STUCK_MINUTES = 30;
/** After a long standstill so many periods are made up for. */
const MOST_MISSED = 12;

const isOver = ({ status }: Pick<StoredRow, 'status'>) => status !== 'queued' && status !== 'running';
const present =
  (actor: Actor) =>
  (row: StoredRow): ReportRunRow => ({ ...row, can: { cancel: may(actor, 'report-run:start') && !isOver(row) } });

/** Runs that make the reports of a period: asked for by a person, or by the calendar. */
@Injectable()
export class ReportRunsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly duties: DutyBook,
    private readonly figures: RunFigures,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<ReportRunRow>> {
    return (await this.lists.page<StoredRow>(REPORT_RUNS, actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<ReportRunRow> {
    return present(actor)(await this.lists.get<StoredRow>(REPORT_RUNS, actor, id));
  }

  /** Asks for the reports of a period, past or running. @throws Problem report.period-ahead (422). */
  async start(actor: Actor, { period: code }: ReportRunInput): Promise<ReportRunRow> {
    const period = periodFromCode(code);
    if (period.start > this.clock.today()) throw fieldProblem('report.period-ahead', 'period', 'report.period-ahead');
    const id = await this.database.transaction(() => this.request(actor, period));
    return this.get(actor, id);
  }

  /** Stops a run after the batch it is at; the drafts made so far stay. @throws Problem report-run.over (409). */
  async cancel(actor: Actor, id: string): Promise<ReportRunRow> {
    const { status } = await this.get(actor, id);
    await this.database.transaction(async () => {
      const stopped = await this.database.execute(sql`
        update report_run set status = 'cancelled', finished_at = ${this.clock.now()}::timestamptz where id = ${id}::uuid and status in ('queued', 'running')`);
      if (stopped === 0) throw new Problem('report-run.over', { values: { status } });
      await this.figures.forget(id);
      await this.journal.record(actor, { action: 'report-run.cancelled', entity: 'report-run', entityId: id });
    });
    return this.get(actor, id);
  }

  /** A run's last try failed: the reason stays with it. */
  async fail(id: string, reason: string): Promise<void> {
    await this.database.transaction(async () => {
      const failed = await this.database.execute(sql`
        update report_run set status = 'failed', error = ${reason.slice(0, 500)}::text, finished_at = ${this.clock.now()}::timestamptz
        where id = ${id}::uuid and status in ('queued', 'running')`);
      if (failed > 0) await this.figures.forget(id);
    });
  }

  /** Runs that nobody has worked on for long although they are not over: the queue has lost them. Working one off twice is harmless. */
  async stuck(): Promise<string[]> {
    const lost = await this.database.rows<{ id: string }>(sql`
      select id from report_run where status in ('queued', 'running')
        and coalesce(started_at, requested_at) < ${this.clock.now()}::timestamptz - make_interval(mins => ${STUCK_MINUTES}::int)`);
    return lost.map(({ id }) => id);
  }

  /**
   * The calendar opens what can be handed in since it last looked: usually one period, after a standstill each that was missed. Called
   * twice, or late, it asks for nothing twice.
   * @param first whether to open the latest period when the calendar has never opened one (a catch-up leaves that to the schedule)
   */
  async close(kind: ReportKind, { first }: { first: boolean }): Promise<void> {
    if (!(await this.duties.isWanted(kind))) return;
    await this.database.transaction(async () => {
      await this.database.execute(sql`select pg_advisory_xact_lock(hashtext(${`report-run:${kind}`}::text))`);
      const known = await this.database.maybeRow<{ period: string }>(sql`
        select period from report_run where kind = ${kind}::text and requested_by is null order by period desc limit 1`);
      const running = periodContaining(kind, this.clock.today());
      const latest = (await this.isOpen(running)) ? running : previousPeriod(running);
      if (!known && !first) return;
      for (const period of missed(known ? periodFromCode(known.period) : previousPeriod(latest), latest))
        if (await this.isOpen(period)) await this.request(null, period);
    });
  }

  /** May reports of the period be handed in by now? Never those of a period without work. */
  private async isOpen(period: Period): Promise<boolean> {
    const day = await this.duties.opensOn(period);
    return day !== null && day <= this.clock.today();
  }

  private async request(actor: Actor | null, { kind, code }: Period): Promise<string> {
    const id = newId();
    await this.database.execute(sql`
      insert into report_run (id, kind, period, requested_by, requested_at)
      values (${id}::uuid, ${kind}::text, ${code}::text, ${actor?.id ?? null}::uuid, ${this.clock.now()}::timestamptz)`);
    await this.journal.record(actor, {
      action: RUN_REQUESTED,
      entity: 'report-run',
      entityId: id,
      event: { runId: id, kind, period: code },
    });
    return id;
  }
}

/** The periods after the last one opened, up to the latest, the latest few. */
function missed(opened: Period, latest: Period): Period[] {
  const periods: Period[] = [];
  for (let period = nextPeriod(opened); period.end <= latest.end; period = nextPeriod(period)) periods.push(period);
  return periods.slice(-MOST_MISSED);
}
