import sql from 'sql-template-tag';
import { startOfDayIn, type LocalDate } from '@keyline/model';
import { newId, searchText, type Database } from '@keyline/platform';
import { nothingWritten, type BatchResult, type Row, type WriteContext } from '../import-kind.js';
import { takeEach } from '../refusals.js';
import { changedDeal, newDeal, type Deal, type ResolvedDeal, type StageMove } from './deal.js';
import type { OpportunityValues } from './opportunities.js';
import { findAccounts, findPeople, findProducts, type References } from './references.queries.js';
import {
  blank,
  definedOf,
  differences,
  insertRows,
  lockRows,
  recordRows,
  updateRows,
  type RecordedRow,
  type Stored,
  type TableShape,
} from './stored-rows.queries.js';

const OPPORTUNITY: TableShape = {
  table: 'opportunity',
  columns: {
    externalRef: ['external_ref', 'text'],
    accountId: ['account_id', 'uuid'],
    ownerId: ['owner_id', 'uuid'],
    productId: ['product_id', 'uuid'],
    name: ['name', 'text'],
    amount: ['amount', 'numeric'],
    stage: ['stage', 'text'],
    probability: ['probability', 'smallint'],
    forecastCategory: ['forecast_category', 'text'],
    expectedCloseOn: ['expected_close_on', 'date'],
    openedOn: ['opened_on', 'date'],
    stageEnteredOn: ['stage_entered_on', 'date'],
    closedOn: ['closed_on', 'date'],
    wonAmount: ['won_amount', 'numeric'],
    lostReason: ['lost_reason', 'text'],
    lostTo: ['lost_to', 'text'],
    source: ['source', 'text'],
    searchText: ['search_text', 'text'],
  },
};

interface Prices {
  id: string;
  name: string;
  listPrice: string;
}
/** Everything that the names and numbers of a batch stand for. */
interface Lookups {
  stored: ReadonlyMap<string, Stored>;
  people: References;
  accounts: References;
  products: References;
  prices: ReadonlyMap<string, Prices>;
  accountNames: ReadonlyMap<string, string>;
}

async function storedDeals(rows: readonly Row<OpportunityValues>[], database: Database): Promise<Map<string, Stored>> {
  const refs = rows.flatMap(({ values }) => values.externalRef ?? []);
  const ids = await database.rows<{ id: string }>(sql`select id from opportunity where external_ref = any (${refs}::text[])`);
  const stored = await lockRows(
    database,
    OPPORTUNITY,
    ids.map(({ id }) => id),
  );
  return new Map([...stored.values()].map((deal) => [String(deal['externalRef']), deal]));
}

async function lookUp(rows: readonly Row<OpportunityValues>[], context: WriteContext): Promise<Lookups> {
  const { database, actor } = context;
  const stored = await storedDeals(rows, database);
  const people = await findPeople(
    database,
    actor,
    rows.map(({ values }) => values.owner),
  );
  const accounts = await findAccounts(
    database,
    context,
    rows.map(({ values }) => values.account),
  );
  const products = await findProducts(
    database,
    rows.map(({ values }) => values.product),
  );
  const productIds = rows.flatMap(({ values }) => (values.product && products.only(values.product)) ?? []);
  const prices = await database.rows<Prices>(
    sql`select id, name, list_price as "listPrice" from product where id = any (${productIds}::uuid[])`,
  );
  const accountIds = rows.flatMap(({ values }) => (values.account && accounts.only(values.account)) ?? []);
  const names = await database.rows<{ id: string; name: string }>(
    sql`select id, name from account where id = any (${accountIds}::uuid[])`,
  );
  return {
    stored,
    people,
    accounts,
    products,
    prices: new Map(prices.map((each) => [each.id, each])),
    accountNames: new Map(names.map(({ id, name }) => [id, name])),
  };
}

/** A batch of deals on its way. */
class OpportunitiesBatch {
  readonly result: BatchResult = nothingWritten();
  readonly inserts: Stored[] = [];
  readonly updates: Stored[] = [];
  readonly records: RecordedRow[] = [];
  readonly moves: (StageMove & { id: string; opportunityId: string; ownerId: string; at: string })[] = [];
  private readonly starts = new Map<LocalDate, string>();

  constructor(
    private readonly context: WriteContext,
    private readonly known: Lookups,
  ) {}

  take({ values }: Row<OpportunityValues>): void {
    const resolved = this.resolve(values);
    const stored = this.known.stored.get(values.externalRef ?? '');
    if (stored) this.change(stored, changedDeal(values, resolved, stored, this.context.today), resolved);
    else this.open(newDeal(values, resolved, this.context.today), resolved);
  }

  /** @throws Refused beside the field whose name nobody has, several have, or is out of reach */
  private resolve({ owner, account, product }: OpportunityValues): ResolvedDeal {
    const ownerId = this.known.people.get(owner ?? '', 'owner');
    const accountId = account === undefined ? undefined : this.known.accounts.get(account, 'account');
    const productId = product === undefined ? undefined : this.known.products.get(product, 'product');
    const price = productId === undefined ? undefined : this.known.prices.get(productId);
    const accountName = accountId === undefined ? undefined : this.known.accountNames.get(accountId);
    return { ownerId, accountId, productId, accountName, productName: price?.name, listPrice: price?.listPrice };
  }

  private open({ given, moves }: Deal, resolved: ResolvedDeal): void {
    const deal = blank(OPPORTUNITY, { ...given, id: newId() });
    this.inserts.push({ ...deal, searchText: searchText(String(deal['name']), resolved.accountName) });
    this.addMoves(deal.id, resolved.ownerId, moves);
    const changes = { import: { from: null, to: this.context.importId } };
    this.records.push({
      action: 'opportunity.created',
      entity: 'opportunity',
      entityId: deal.id,
      accountId: resolved.accountId ?? null,
      changes,
    });
    this.result.created += 1;
  }

  private change(stored: Stored, { given, moves }: Deal, resolved: ResolvedDeal): void {
    const changes = differences(stored, given);
    if (Object.keys(changes).length === 0) {
      this.result.unchanged += 1;
      return;
    }
    const wanted = definedOf(given);
    const deal: Stored = { ...stored, ...wanted, id: stored.id };
    this.updates.push({ ...deal, searchText: searchText(String(deal['name']), resolved.accountName) });
    this.addMoves(deal.id, resolved.ownerId, moves);
    this.records.push({
      action: 'opportunity.edited',
      entity: 'opportunity',
      entityId: deal.id,
      accountId: resolved.accountId ?? null,
      changes,
    });
    this.result.updated += 1;
  }

  private addMoves(opportunityId: string, ownerId: string, moves: readonly StageMove[]): void {
    for (const move of moves) this.moves.push({ ...move, id: newId(), opportunityId, ownerId, at: this.startOf(move.changedOn) });
  }

  /** A move has a day in the file and no time: it is put at the start of that day. A batch has few days, and the calendar is slow. */
  private startOf(day: LocalDate): string {
    const at = this.starts.get(day) ?? startOfDayIn(this.context.timeZone, day).toISOString();
    this.starts.set(day, at);
    return at;
  }
}

async function addStageChanges({ database, actor }: WriteContext, moves: OpportunitiesBatch['moves']): Promise<void> {
  await database.execute(sql`
    insert into opportunity_stage_change (id, opportunity_id, from_stage, to_stage, amount, changed_on, at, changed_by, owner_id)
    select given.id, given."opportunityId", given."fromStage", given."toStage", given.amount, given."changedOn", given.at, ${actor.id}::uuid, given."ownerId"
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as given (id uuid, "opportunityId" uuid, "fromStage" text, "toStage" text, amount numeric, "changedOn" date, at timestamptz, "ownerId" uuid)`);
}

/** Opens and updates the deals of a batch, with the stage history that the dates of the file tell. */
export async function writeOpportunities(rows: readonly Row<OpportunityValues>[], context: WriteContext): Promise<BatchResult> {
  const batch = new OpportunitiesBatch(context, await lookUp(rows, context));
  takeEach(batch, rows);
  await insertRows(context.database, OPPORTUNITY, batch.inserts);
  await updateRows(context.database, OPPORTUNITY, batch.updates);
  if (batch.moves.length > 0) await addStageChanges(context, batch.moves);
  await recordRows(context.database, context, batch.records);
  return batch.result;
}
