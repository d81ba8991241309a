import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  may,
  owesForecast,
  periodContaining,
  periodFromCode,
  previousPeriod,
  type Actor,
  type ForecastAdjustment,
  type ForecastDraft,
  type ForecastInput,
  type ForecastRecord,
  type ForecastRow,
  type LocalDate,
  type Period,
  type Role,
} from '@keyline/model';
import { Clock, Database, Journal, Lists, newId, Problem, requireVersion, type ListQuery, type Page } from '@keyline/platform';
import { ForecastProposals, quarterOfWeek, type Proposal } from './forecast-proposal.js';
import { FORECAST_RECORD, FORECASTS } from './forecasts.list.js';

type StoredRow = Omit<ForecastRow, 'can'>;
/** People frozen in one statement. */
const BATCH = 200;

/** Weekly forecasts: said by each person, adjusted by the superior, frozen when the week is over. */
@Injectable()
export class ForecastsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly proposals: ForecastProposals,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<ForecastRow>> {
    return (await this.lists.page<StoredRow>(FORECASTS, actor, query)).map((row) => this.present(actor, row));
  }

  async get(actor: Actor, id: string): Promise<ForecastRecord> {
    const row = await this.lists.get<Omit<ForecastRecord, 'can'>>(FORECASTS, actor, id, FORECAST_RECORD);
    return { ...this.present(actor, row), deals: row.deals };
  }

  /** This week's forecast of the caller, filled in from the deals of today. */
  async mine(actor: Actor): Promise<ForecastDraft> {
    const week = this.week();
    const { amounts, deals } = await this.propose(actor.id, week);
    const [current, previous] = [await this.own(actor, week.code), await this.own(actor, previousPeriod(week).code)];
    return { week: week.code, quarter: quarterOfWeek(week), proposed: amounts, deals, current, previous };
  }

  /** Hands this week's forecast in, with the deals as they stand now; again and again until the week is over. */
  async submit(actor: Actor, input: ForecastInput): Promise<ForecastRecord> {
    const week = this.week();
    const id = await this.database.transaction(async () => {
      const proposal = await this.propose(actor.id, week);
      const stored = await this.database.maybeRow<{ id: string }>(sql`
        insert into forecast (id, person_id, week, quarter, won, commit_amount, best_amount, pipeline_amount,
          proposed_commit, proposed_best, proposed_pipeline, deals, note, source, submitted_at)
        values (${newId()}::uuid, ${actor.id}::uuid, ${week.code}::text, ${quarterOfWeek(week)}::text, ${proposal.amounts.won}::numeric,
          ${input.commit}::numeric, ${input.best}::numeric, ${input.pipeline}::numeric, ${proposal.amounts.commit}::numeric,
          ${proposal.amounts.best}::numeric, ${proposal.amounts.pipeline}::numeric, ${JSON.stringify(proposal.deals)}::jsonb,
          ${input.note ?? null}::text, 'submitted', ${this.clock.now()}::timestamptz)
        on conflict (person_id, week) do update set won = excluded.won, commit_amount = excluded.commit_amount, best_amount = excluded.best_amount,
          pipeline_amount = excluded.pipeline_amount, proposed_commit = excluded.proposed_commit, proposed_best = excluded.proposed_best,
          proposed_pipeline = excluded.proposed_pipeline, deals = excluded.deals, note = excluded.note, source = excluded.source,
          submitted_at = excluded.submitted_at, version = forecast.version + 1
        returning id`);
      const forecastId = stored?.id ?? '';
      const said = (to: string) => ({ from: null, to });
      await this.journal.record(actor, {
        action: 'forecast.submitted',
        entity: 'forecast',
        entityId: forecastId,
        changes: { commit: said(input.commit), best: said(input.best), pipeline: said(input.pipeline) },
      });
      return forecastId;
    });
    return this.get(actor, id);
  }

  /**
   * What the superior expects instead. The person's own word stays.
   * @throws Problem forecast.own-adjustment (403), forecast.closed, version.conflict (409).
   */
  async adjust(actor: Actor, id: string, { version, commit, best, reason }: ForecastAdjustment): Promise<ForecastRecord> {
    await this.database.transaction(async () => {
      await this.database.execute(sql`select 1 from forecast where id = ${id}::uuid for update`);
      const row = await this.lists.get<StoredRow>(FORECASTS, actor, id);
      requireVersion(row, version);
      if (row.personId === actor.id) throw new Problem('forecast.own-adjustment');
      if (!this.isOpen(row.week)) throw new Problem('forecast.closed');
      await this.database.execute(sql`
        update forecast set adjusted_commit = ${commit}::numeric, adjusted_best = ${best}::numeric, adjusted_by = ${actor.id}::uuid,
          adjusted_at = ${this.clock.now()}::timestamptz, reason = ${reason}::text, version = version + 1 where id = ${id}::uuid`);
      await this.journal.record(actor, {
        action: 'forecast.adjusted',
        entity: 'forecast',
        entityId: id,
        changes: { commit: { from: row.adjustedCommit, to: commit }, best: { from: row.adjustedBest, to: best } },
      });
    });
    return this.get(actor, id);
  }

  /** The week that has ended is frozen: for whoever said nothing, what the deals said on its last day. Safe to repeat, early or late. */
  async freezeLastWeek(): Promise<number> {
    const week = previousPeriod(this.week());
    const everybody = await this.database.rows<{ id: string; roles: Role[]; hiredOn: string; leftOn: string | null }>(sql`
      select p.id, p.roles, p.hired_on as "hiredOn", p.left_on as "leftOn" from person p
      where not exists (select 1 from forecast f where f.person_id = p.id and f.week = ${week.code}::text) order by p.id`);
    const silent = everybody.filter((person) => owesForecast(person, week)).map(({ id }) => id);
    let frozen = 0;
    for (let from = 0; from < silent.length; from += BATCH) frozen += await this.freeze(silent.slice(from, from + BATCH), week);
    return frozen;
  }

  private async freeze(people: readonly string[], week: Period): Promise<number> {
    const proposals = await this.proposals.of(people, quarterOfWeek(week), week.end);
    const rows = [...proposals].map(([personId, { amounts, deals }]) => ({
      id: newId(),
      person_id: personId,
      ...amounts,
      deals,
    }));
    return this.database.execute(sql`
      insert into forecast (id, person_id, week, quarter, won, commit_amount, best_amount, pipeline_amount, proposed_commit, proposed_best, proposed_pipeline, deals, source)
      select g.id, g.person_id, ${week.code}::text, ${quarterOfWeek(week)}::text, g.won, g.commit, g.best, g.pipeline, g.commit, g.best, g.pipeline, g.deals, 'frozen'
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as g (id uuid, person_id uuid, won numeric, commit numeric, best numeric, pipeline numeric, deals jsonb)
      on conflict (person_id, week) do nothing`);
  }

  private async propose(personId: string, week: Period): Promise<Proposal> {
    const proposals = await this.proposals.of([personId], quarterOfWeek(week), this.clock.today());
    return proposals.get(personId) ?? { amounts: { won: '0.00', commit: '0.00', best: '0.00', pipeline: '0.00' }, deals: [] };
  }

  private async own(actor: Actor, week: string): Promise<ForecastRow | null> {
    const page = await this.list(actor, { filter: { personId: actor.id, week }, sort: [], from: 0, to: 0 });
    return page.rows[0] ?? null;
  }

  private week(day: LocalDate = this.clock.today()): Period {
    return periodContaining('weekly', day);
  }

  /** Superiors may speak until the week after is over. */
  private isOpen(week: string): boolean {
    return periodFromCode(week).end >= previousPeriod(this.week()).start;
  }

  private present(actor: Actor, row: StoredRow): ForecastRow {
    return { ...row, can: { adjust: may(actor, 'forecast:adjust') && row.personId !== actor.id && this.isOpen(row.week) } };
  }
}
