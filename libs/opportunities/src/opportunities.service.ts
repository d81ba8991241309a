import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { AccountsService } from '@keyline/accounts';
import {
  canMoveStage,
  defaultForecastCategory,
  isOpenStage,
  missingForMove,
  opportunityCan,
  OPEN_STAGES,
  STAGE_PROBABILITY,
  type Actor,
  type AdvanceInput,
  type BoardColumn,
  type OpportunityInput,
  type OpportunityPatch,
  type OpportunityRecord,
  type OpportunityRow,
  type Stage,
} from '@keyline/model';
import {
  changesBetween,
  Clock,
  Database,
  fieldProblem,
  Journal,
  Lists,
  newId,
  notFound,
  Problem,
  requireVersion,
  searchText,
  type Changes,
  type ListQuery,
  type Page,
} from '@keyline/platform';
import { boardCards, boardSums } from './board.queries.js';
import { storeChanges } from './deal-changes.queries.js';
import { Opportunity } from './entities.js';
import { dealFile, opportunitiesOn } from './opportunities.list.js';
import { dealCompetitors, stageHistory } from './opportunity-file.queries.js';
import { ProductsService } from './products.service.js';

type StoredRow = Omit<OpportunityRow, 'can'>;
const present =
  (actor: Actor) =>
  <Row extends StoredRow>(row: Row) => ({ ...row, can: opportunityCan(actor, row) });

/** Deals: opening, keeping current, moving from stage to stage, winning and losing. */
@Injectable()
export class OpportunitiesService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly products: ProductsService,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<OpportunityRow>> {
    return (await this.lists.page<StoredRow>(this.spec(), actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<OpportunityRecord> {
    const row = await this.lists.get<Omit<OpportunityRecord, 'can' | 'history' | 'competitors'>>(
      this.spec(),
      actor,
      id,
      dealFile(actor),
    );
    const [history, competitors] = await Promise.all([
      this.database.rows<OpportunityRecord['history'][number]>(stageHistory(id)),
      this.database.rows<OpportunityRecord['competitors'][number]>(dealCompetitors(id)),
    ]);
    return { ...present(actor)(row), history, competitors };
  }

  /** The open stages as columns: counts and sums over all deals that pass the filter, the first cards of each. Two statements. */
  async board(actor: Actor, filter: ListQuery['filter']): Promise<BoardColumn[]> {
    const spec = this.spec();
    const visible = this.lists.visible(spec, actor, filter);
    const [sums, cards] = await Promise.all([
      this.database.rows<Omit<BoardColumn, 'cards'>>(boardSums(visible)),
      this.database.rows<StoredRow>(boardCards(spec, visible)),
    ]);
    return OPEN_STAGES.map((stage) => ({
      ...(sums.find((sum) => sum.stage === stage) ?? { stage, count: 0, amount: '0.00', weightedAmount: '0.00' }),
      cards: cards.filter((card) => card.stage === stage).map(present(actor)),
    }));
  }

  /**
   * Opens a deal; whoever opens it owns it.
   * @throws Problem reference.unknown (422) for account or product.
   */
  async create(actor: Actor, input: OpportunityInput): Promise<OpportunityRecord> {
    const id = newId();
    const today = this.clock.today();
    const stage = input.stage ?? 'contact';
    await this.database.transaction(async () => {
      const account = await this.accounts.requireVisible(actor, input.accountId);
      if (input.productId) await this.products.requireKnown(input.productId);
      await this.database.manager.insert(Opportunity, {
        ...input,
        id,
        stage,
        ownerId: actor.id,
        amount: input.amount ?? '0',
        openedOn: today,
        stageEnteredOn: today,
        probability: input.probability ?? STAGE_PROBABILITY[stage],
        forecastCategory: input.forecastCategory ?? defaultForecastCategory(stage),
        searchText: searchText(input.name, account.name),
      });
      await this.recordStage(actor, { id, ownerId: actor.id, amount: input.amount ?? '0', stage }, null);
      await this.journal.record(actor, {
        action: 'opportunity.created',
        entity: 'opportunity',
        entityId: id,
        accountId: input.accountId,
        event: { accountId: input.accountId },
      });
    });
    return this.get(actor, id);
  }

  /** @throws Problem version.conflict (409), opportunity.closed (409), reference.unknown (422) for the product. */
  async edit(actor: Actor, id: string, { version, ...input }: OpportunityPatch): Promise<OpportunityRecord> {
    await this.database.transaction(async () => {
      const { deal, accountName } = await this.lock(actor, id, version);
      if (!isOpenStage(deal.stage)) throw new Problem('opportunity.closed');
      if (input.productId) await this.products.requireKnown(input.productId);
      const before = { ...deal };
      Object.assign(deal, input);
      deal.searchText = searchText(deal.name, accountName);
      const changes = changesBetween(before, await this.database.manager.save(deal));
      await this.keepChanges(actor, id, changes);
      await this.journal.record(actor, {
        action: 'opportunity.edited',
        entity: 'opportunity',
        entityId: id,
        accountId: deal.accountId,
        changes,
      });
    });
    return this.get(actor, id);
  }

  /**
   * Moves a deal to another stage, or wins or loses it, with the move in its history. Chance and forecast follow the stage unless given.
   * @throws Problem opportunity.closed (409); opportunity.stage-move, opportunity.exit-criteria (with `missing` and a reason per field),
   *   opportunity.lost-reason (422); version.conflict (409).
   */
  async advance(actor: Actor, id: string, { version, ...move }: AdvanceInput): Promise<OpportunityRecord> {
    await this.database.transaction(async () => {
      const { deal } = await this.lock(actor, id, version);
      const before = { ...deal };
      Object.assign(deal, this.moved(deal, move));
      const changes = changesBetween(before, await this.database.manager.save(deal));
      await this.recordStage(actor, deal, before.stage);
      await this.keepChanges(actor, id, changes);
      await this.journal.record(actor, {
        action: 'opportunity.advanced',
        entity: 'opportunity',
        entityId: id,
        accountId: deal.accountId,
        changes,
        event: { accountId: deal.accountId, ownerId: deal.ownerId, from: before.stage, to: deal.stage },
      });
    });
    return this.get(actor, id);
  }

  /** For upper rooms: a deal may only be referred to by those who see it. @throws Problem reference.unknown (422) beside `field`. */
  async requireVisible(actor: Actor, id: string, field = 'opportunityId'): Promise<OpportunityRow> {
    const deal = await this.lists.find<StoredRow>(this.spec(), actor, id);
    if (!deal) throw fieldProblem('reference.unknown', field, 'field.unknown-reference');
    return present(actor)(deal);
  }

  private spec() {
    return opportunitiesOn(this.clock.today());
  }

  private moved(
    deal: Opportunity,
    { stage, wonAmount, lostReason, lostTo, closeNote, ...filledIn }: Omit<AdvanceInput, 'version'>,
  ): Partial<Opportunity> {
    if (!isOpenStage(deal.stage)) throw new Problem('opportunity.closed');
    if (!canMoveStage(deal.stage, stage))
      throw new Problem('opportunity.stage-move', {
        values: { from: deal.stage, to: stage },
        fields: { stage: 'field.out-of-range' },
      });
    const known = { ...deal, ...filledIn };
    const missing = missingForMove(known, stage);
    if (missing.length > 0) {
      const fields = Object.fromEntries(missing.map((field) => [field, 'field.required']));
      throw new Problem('opportunity.exit-criteria', { values: { count: missing.length }, fields, extra: { missing } });
    }
    if (stage === 'lost' && !lostReason) throw fieldProblem('opportunity.lost-reason', 'lostReason', 'field.required');
    const ended = !isOpenStage(stage);
    return {
      ...filledIn,
      stage,
      stageEnteredOn: this.clock.today(),
      probability: ended ? STAGE_PROBABILITY[stage] : (filledIn.probability ?? STAGE_PROBABILITY[stage]),
      forecastCategory: ended ? defaultForecastCategory(stage) : (filledIn.forecastCategory ?? defaultForecastCategory(stage)),
      closedOn: ended ? this.clock.today() : null,
      wonAmount: stage === 'won' ? (wonAmount ?? known.amount) : null,
      lostReason: stage === 'lost' ? (lostReason ?? null) : null,
      lostTo: stage === 'lost' ? (lostTo ?? null) : null,
      closeNote: ended ? (closeNote ?? null) : null,
    };
  }

  private async lock(actor: Actor, id: string, version?: number): Promise<{ deal: Opportunity; accountName: string | null }> {
    const { accountName } = await this.lists.get<StoredRow>(this.spec(), actor, id);
    const deal = await this.database.manager.findOne(Opportunity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!deal) throw notFound();
    requireVersion(deal, version);
    return { deal, accountName };
  }

  private async keepChanges(actor: Actor, id: string, changes: Changes): Promise<void> {
    const statement = storeChanges(id, changes, { by: actor.id, day: this.clock.today(), at: this.clock.now() });
    if (statement) await this.database.execute(statement);
  }

  private async recordStage(
    actor: Actor,
    deal: Pick<Opportunity, 'id' | 'ownerId' | 'amount' | 'stage'>,
    from: Stage | null,
  ): Promise<void> {
    await this.database.execute(sql`
      insert into opportunity_stage_change (id, opportunity_id, from_stage, to_stage, amount, changed_on, at, changed_by, owner_id)
      values (${newId()}::uuid, ${deal.id}::uuid, ${from}::text, ${deal.stage}::text, ${deal.amount}::numeric, ${this.clock.today()}::date,
        ${this.clock.now()}::timestamptz, ${actor.id}::uuid, ${deal.ownerId}::uuid)`);
  }
}
