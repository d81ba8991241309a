import sql from 'sql-template-tag';
import { may } from '@keyline/model';
import { newId, searchText, type Database } from '@keyline/platform';
import { nothingWritten, Refused, type BatchResult, type Pointer, type Row, type WriteContext } from '../import-kind.js';
import { takeEach } from '../refusals.js';
import type { AccountValues } from './accounts.js';
import { findAccounts, findPeople, type References } from './references.queries.js';
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

const ACCOUNT: TableShape = {
  table: 'account',
  columns: {
    name: ['name', 'text'],
    shortName: ['short_name', 'text'],
    registrationNo: ['registration_no', 'text'],
    grade: ['grade', 'text'],
    lifecycle: ['lifecycle', 'text'],
    industry: ['industry', 'text'],
    region: ['region', 'text'],
    city: ['city', 'text'],
    address: ['address', 'text'],
    website: ['website', 'text'],
    phone: ['phone', 'text'],
    ownerId: ['owner_id', 'uuid'],
    annualRevenue: ['annual_revenue', 'numeric'],
    employeeCount: ['employee_count', 'int'],
    annualBudget: ['annual_budget', 'numeric'],
    source: ['source', 'text'],
    creditRating: ['credit_rating', 'text'],
    creditLimit: ['credit_limit', 'numeric'],
    paymentTermDays: ['payment_term_days', 'int'],
    externalRef: ['external_ref', 'text'],
    searchText: ['search_text', 'text'],
    createdOn: ['created_on', 'date'],
  },
};
const STARTING = { grade: 'C', lifecycle: 'potential', paymentTermDays: 30 } as const;

interface Match {
  line: number;
  id: string;
  rank: number;
  reachable: boolean;
  parentName: string | null;
}

/** Which stored account each row means: by customer number, else registration number, else name; the best match of each row. */
function matches(rows: readonly Row<AccountValues>[], { database, actor, now }: WriteContext): Promise<Match[]> {
  const given = rows.map(({ line, values }) => ({
    line,
    ref: values.externalRef,
    registration: values.registrationNo,
    name: values.name,
  }));
  const everyone = actor.reach.customers === 'everyone';
  return database.rows<Match>(sql`
    with given as materialized (
      select *, name_key(name) as key from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (line int, ref text, registration text, name text)
    ), found as (
      select line, a.id, 1 as rank from given join account a on a.external_ref = ref
      union all
      select line, a.id, 2 from given join account a on a.registration_no = registration
      union all
      select line, a.id, 3 from given join account a on name_key(a.name) = key
      where (ref is null or a.external_ref is null) and (registration is null or a.registration_no is null)
    )
    select found.line, found.id, found.rank, parent.name as "parentName",
      ${everyone}::boolean or a.owner_id is null or exists (
        select 1 from account_reach r where r.account_id = a.id and r.person_id = ${actor.id}::uuid and r.until > ${now}::timestamptz) as reachable
    from found join account a on a.id = found.id left join account parent on parent.id = a.parent_id
    where found.rank = (select min(other.rank) from found other where other.line = found.line)`);
}

/** @throws Refused when several accounts have the name, or the one there is belongs to somebody else's customers */
function matchOf(row: Row<AccountValues>, found: readonly Match[]): Match | undefined {
  const [first, ...others] = found.filter(({ line }) => line === row.line);
  if (others.some(({ id }) => id !== first?.id)) throw new Refused('ambiguous', { value: row.values.name ?? '' }, 'name');
  if (first && !first.reachable) throw new Refused('not-yours', {}, 'name');
  return first;
}

const givenBy = (values: AccountValues, ownerId: string | undefined) => {
  const { parent, owner, annualRevenueTenThousands, annualRevenueMillions, ...rest } = values;
  return { ...rest, ownerId, annualRevenue: values.annualRevenue ?? annualRevenueTenThousands ?? annualRevenueMillions };
};
const findableBy = (account: Stored) => {
  const part = (name: string) => (typeof account[name] === 'string' ? account[name] : null);
  return searchText(part('name'), part('shortName'), part('registrationNo'), part('phone'));
};

/** A batch of accounts on its way: what is looked up once, and what is to be written at the end. */
class AccountsBatch {
  readonly result: BatchResult = nothingWritten();
  readonly inserts: Stored[] = [];
  readonly updates: Stored[] = [];
  readonly records: RecordedRow[] = [];
  readonly assigned: { id: string; accountId: string; ownerId: string | null }[] = [];

  constructor(
    private readonly context: WriteContext,
    private readonly found: readonly Match[],
    private readonly stored: ReadonlyMap<string, Stored>,
    private readonly people: References,
    private readonly parents: References,
  ) {}

  take(row: Row<AccountValues>): void {
    const { values } = row;
    if (values.parent && !this.context.facts.defines(values.parent)) this.parents.get(values.parent, 'parent');
    const match = matchOf(row, this.found);
    const given = givenBy(values, values.owner && this.people.get(values.owner, 'owner'));
    const stored = match && this.stored.get(match.id);
    if (match) this.context.facts.claim(match.id, row.line);
    if (match && stored) this.change(stored, match, { given, parent: values.parent });
    else this.open(given);
  }

  private open(given: ReturnType<typeof givenBy>): void {
    const id = newId();
    const account = blank(ACCOUNT, { ...STARTING, ...given, id, createdOn: this.context.today });
    this.inserts.push({ ...account, searchText: findableBy(account) });
    this.assigned.push({ id: newId(), accountId: id, ownerId: given.ownerId ?? null });
    this.records.push({
      action: 'account.created',
      entity: 'account',
      entityId: id,
      accountId: id,
      changes: { import: { from: null, to: this.context.importId } },
      event: {},
    });
    this.result.created += 1;
  }

  private change(
    stored: Stored,
    match: Match,
    { given, parent }: { given: ReturnType<typeof givenBy>; parent: string | undefined },
  ): void {
    const { ownerId, ...facts } = given;
    const changes = differences(stored, given);
    if (parent && this.parentDiffers(parent, match.parentName)) changes['parent'] = { from: match.parentName, to: parent };
    if (Object.keys(changes).length === 0) {
      this.result.unchanged += 1;
      return;
    }
    if (changes['ownerId'] && !may(this.context.actor, 'account:reassign')) throw new Refused('may-not-reassign', {}, 'owner');
    const defined = definedOf({ ...facts, ownerId });
    const account: Stored = { ...stored, ...defined, id: stored.id };
    this.updates.push({ ...account, searchText: findableBy(account) });
    const entry = { entity: 'account', entityId: stored.id, accountId: stored.id };
    const renamed = changes['name'] && { event: { accountId: stored.id } };
    this.records.push({ ...entry, action: 'account.edited', changes, ...renamed });
    if (changes['ownerId']) {
      this.assigned.push({ id: newId(), accountId: stored.id, ownerId: ownerId ?? null });
      const moved = { accountId: stored.id, fromPersonId: stored['ownerId'], toPersonId: ownerId };
      this.records.push({ ...entry, action: 'account.reassigned', changes: { ownerId: changes['ownerId'] }, event: moved });
    }
    this.result.updated += 1;
  }

  private parentDiffers(given: string, stored: string | null): boolean {
    return stored === null || this.context.facts.same(given, stored) === false;
  }
}

async function assign({ database, actor, now }: WriteContext, assigned: AccountsBatch['assigned']): Promise<void> {
  const ids = assigned.map(({ accountId }) => accountId);
  await database.execute(
    sql`update account_assignment set until_at = ${now}::timestamptz where account_id = any (${ids}::uuid[]) and until_at is null`,
  );
  await database.execute(sql`
    insert into account_assignment (id, account_id, person_id, from_at, assigned_by)
    select given.id, given."accountId", given."ownerId", ${now}::timestamptz, ${actor.id}::uuid
    from jsonb_to_recordset(${JSON.stringify(assigned)}::jsonb) as given (id uuid, "accountId" uuid, "ownerId" uuid)`);
}

/** Opens and updates the accounts of a batch; without an owner column they go to the pool, and an owner there is stays. */
export async function writeAccounts(rows: readonly Row<AccountValues>[], context: WriteContext): Promise<BatchResult> {
  const { database, actor } = context;
  const found = await matches(rows, context);
  const stored = await lockRows(
    database,
    ACCOUNT,
    found.map(({ id }) => id),
  );
  const people = await findPeople(
    database,
    actor,
    rows.map(({ values }) => values.owner),
  );
  const parents = await findAccounts(
    database,
    context,
    rows.map(({ values }) => values.parent),
  );
  const batch = new AccountsBatch(context, found, stored, people, parents);
  takeEach(batch, rows);
  await insertRows(database, ACCOUNT, batch.inserts);
  await updateRows(database, ACCOUNT, batch.updates);
  if (batch.assigned.length > 0) await assign(context, batch.assigned);
  await recordRows(database, context, batch.records);
  return batch.result;
}

/** Who belongs to whom already. */
export async function storedParents(database: Database): Promise<Pointer[]> {
  return database.rows<Pointer>(
    sql`select a.name, coalesce(a.external_ref, a.registration_no) as also, parent.name as "to" from account a join account parent on parent.id = a.parent_id`,
  );
}

/** Puts the accounts of the file below their parent companies. */
export async function linkParents(pointers: readonly Pointer[], context: WriteContext): Promise<void> {
  const known = await findAccounts(
    context.database,
    context,
    pointers.flatMap(({ name, also, to }) => [also ?? name, to ?? undefined]),
  );
  const links = pointers.flatMap(({ name, also, to }) => {
    const [id, parentId] = [known.only(also ?? name), to ? known.only(to) : null];
    return id && parentId ? [{ id, parentId }] : [];
  });
  await context.database.execute(sql`
    update account set parent_id = given."parentId" from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as given (id uuid, "parentId" uuid)
    where account.id = given.id and account.parent_id is distinct from given."parentId"`);
}
