import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  may,
  type Actor,
  type CompetitorInput,
  type CompetitorPatch,
  type CompetitorRow,
  type DealCompetitorInput,
} from '@keyline/model';
import { OpportunitiesService } from '@keyline/opportunities';
import {
  changesBetween,
  Clock,
  Database,
  fieldProblem,
  Journal,
  Lists,
  newId,
  notFound,
  requireVersion,
  searchText,
  type ListQuery,
  type Page,
} from '@keyline/platform';
import { Competitor } from './entities.js';
import { competitorsFor } from './market.list.js';

type StoredRow = Omit<CompetitorRow, 'can'>;
const present =
  (actor: Actor) =>
  (row: StoredRow): CompetitorRow => ({ ...row, can: { edit: may(actor, 'market:write') } });

/** Competitors, and where they stand in our deals. */
@Injectable()
export class CompetitorsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly opportunities: OpportunitiesService,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<CompetitorRow>> {
    return (await this.lists.page<StoredRow>(competitorsFor(actor, this.clock.now()), actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<CompetitorRow> {
    return present(actor)(await this.lists.get<StoredRow>(competitorsFor(actor, this.clock.now()), actor, id));
  }

  /** @throws Problem record.duplicate (409) when the name is known. */
  async create(actor: Actor, input: CompetitorInput): Promise<CompetitorRow> {
    const id = newId();
    await this.database.transaction(async () => {
      await this.database.manager.insert(Competitor, { ...input, id, searchText: searchText(input.name, input.products) });
      await this.journal.record(actor, { action: 'competitor.created', entity: 'competitor', entityId: id });
    });
    return this.get(actor, id);
  }

  /** @throws Problem version.conflict (409), record.duplicate (409). */
  async edit(actor: Actor, id: string, { version, ...input }: CompetitorPatch): Promise<CompetitorRow> {
    await this.database.transaction(async () => {
      const competitor = await this.database.manager.findOne(Competitor, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!competitor) throw notFound();
      requireVersion(competitor, version);
      const before = { ...competitor };
      Object.assign(competitor, input);
      competitor.searchText = searchText(competitor.name, competitor.products);
      const after = await this.database.manager.save(competitor);
      await this.journal.record(actor, {
        action: 'competitor.edited',
        entity: 'competitor',
        entityId: id,
        changes: changesBetween(before, after),
      });
    });
    return this.get(actor, id);
  }

  /** A reference may only name a known competitor. @throws Problem reference.unknown (422) beside `field`. */
  async requireKnown(id: string, field = 'competitorId'): Promise<void> {
    const known = await this.database.maybeRow(sql`select 1 from competitor where id = ${id}::uuid`);
    if (!known) throw fieldProblem('reference.unknown', field, 'field.unknown-reference');
  }

  /** Says where a competitor stands in a deal; said again, it changes. @throws Problem record.not-found (404) for the deal. */
  async standInDeal(
    actor: Actor,
    { dealId, competitorId }: { dealId: string; competitorId: string },
    input: DealCompetitorInput,
  ): Promise<{ id: string; competitorId: string }> {
    const deal = await this.opportunities.get(actor, dealId);
    await this.database.transaction(async () => {
      await this.requireKnown(competitorId);
      await this.database.execute(sql`
        insert into opportunity_competitor (opportunity_id, competitor_id, stance, note)
        values (${dealId}::uuid, ${competitorId}::uuid, ${input.stance ?? 'unknown'}::text, ${input.note ?? null}::text)
        on conflict (opportunity_id, competitor_id) do update set stance = excluded.stance, note = excluded.note`);
      await this.journal.record(actor, {
        action: 'opportunity.competitor-set',
        entity: 'opportunity',
        entityId: dealId,
        accountId: deal.accountId,
        changes: { competitor: { from: null, to: competitorId } },
      });
    });
    return { id: dealId, competitorId: competitorId };
  }

  /** @throws Problem record.not-found (404) when the deal is not visible or the competitor not in it. */
  async leaveDeal(actor: Actor, dealId: string, competitorId: string): Promise<void> {
    const deal = await this.opportunities.get(actor, dealId);
    await this.database.transaction(async () => {
      const removed = await this.database.execute(
        sql`delete from opportunity_competitor where opportunity_id = ${dealId}::uuid and competitor_id = ${competitorId}::uuid`,
      );
      if (removed === 0) throw notFound();
      await this.journal.record(actor, {
        action: 'opportunity.competitor-removed',
        entity: 'opportunity',
        entityId: dealId,
        accountId: deal.accountId,
        changes: { competitor: { from: competitorId, to: null } },
      });
    });
  }
}
