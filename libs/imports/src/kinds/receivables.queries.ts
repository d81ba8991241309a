import sql from 'sql-template-tag';
import { compareMoney, daysBetween, may } from '@keyline/model';
import { newId, searchText } from '@keyline/platform';
import { nothingWritten, Refused, type BatchResult, type Row, type WriteContext } from '../import-kind.js';
import { takeEach } from '../refusals.js';
import { writeAccounts } from './accounts.queries.js';
import { ALLOCATION, CONTRACT, drawPaymentNumbers, INSTALMENT, INVOICE, INVOICE_LINE, PAYMENT } from './money-tables.js';
import { contractNumberOf, type ReceivableValues } from './receivables.js';
import { findAccounts, findPeople, type References } from './references.queries.js';
import { blank, insertRows, recordRows, type RecordedRow, type Stored } from './stored-rows.queries.js';

interface StoredReceivable {
  invoiceNumber: string | null;
  contractNumber: string;
  amount: string;
  accountId: string;
  instalmentId: string | null;
  received: string | null;
}
interface Known {
  accounts: References;
  people: References;
  facts: ReadonlyMap<string, { name: string; ownerId: string | null }>;
  stored: readonly StoredReceivable[];
}
type Whole = Required<Pick<ReceivableValues, 'account' | 'invoiceNumber' | 'amount' | 'issuedOn' | 'dueOn'>> & ReceivableValues;
const LONGEST_TERM = 720;

/** Opens the customers that nobody knows yet, under the number or name that the file gives. */
async function openAccounts(rows: readonly Row<ReceivableValues>[], known: References, context: WriteContext): Promise<void> {
  const unknown = new Map<string, Row<{ name: string; externalRef: string; owner?: string }>>();
  for (const { line, values } of rows) {
    const { account, owner } = values;
    if (account === undefined || known.only(account) !== null) continue;
    if (!unknown.has(account))
      unknown.set(account, { line, values: { name: account, externalRef: account, ...(owner ? { owner } : {}) } });
  }
  if (unknown.size > 0) await writeAccounts([...unknown.values()], context);
}

async function lookUp(rows: readonly Row<ReceivableValues>[], context: WriteContext): Promise<Known> {
  const { database, actor, options } = context;
  const names = rows.map(({ values }) => values.account);
  let accounts = await findAccounts(database, context, names);
  if (options.createAccounts && may(actor, 'account:create')) {
    await openAccounts(rows, accounts, context);
    accounts = await findAccounts(database, context, names);
  }
  const ids = names.flatMap((name) => (name && accounts.only(name)) ?? []);
  const facts = await database.rows<{ id: string; name: string; ownerId: string | null }>(
    sql`select id, name, owner_id as "ownerId" from account where id = any (${ids}::uuid[])`,
  );
  const stored = await database.rows<StoredReceivable>(sql`
    select v.number as "invoiceNumber", c.number as "contractNumber", c.amount, c.account_id as "accountId", i.id as "instalmentId", i.received
    from contract c left join invoice v on v.contract_id = c.id and v.cancelled_on is null left join instalment i on i.contract_id = c.id
    where c.number = any (${rows.map(({ values }) => contractNumberOf(values))}::text[])
      or c.id in (select contract_id from invoice where number = any (${rows.flatMap(({ values }) => values.invoiceNumber ?? [])}::text[]))`);
  const people = await findPeople(
    database,
    actor,
    rows.map(({ values }) => values.owner),
  );
  return { accounts, people, stored, facts: new Map(facts.map((each) => [each.id, each])) };
}

/** A batch of receivables on its way: the rows of six tables. */
class ReceivablesBatch {
  readonly result: BatchResult = nothingWritten();
  readonly contracts: Stored[] = [];
  readonly instalments: Stored[] = [];
  readonly invoices: Stored[] = [];
  readonly invoiceLines: Stored[] = [];
  readonly payments: Stored[] = [];
  readonly allocations: Stored[] = [];
  readonly records: RecordedRow[] = [];

  constructor(
    private readonly context: WriteContext,
    private readonly known: Known,
  ) {}

  take(row: Row<ReceivableValues>): void {
    const values = this.sound(row.values);
    const accountId = this.known.accounts.get(values.account, 'account');
    const ownerId = this.ownerOf(values, accountId);
    const stored = this.storedOf(values, accountId);
    if (!stored) {
      const instalmentId = this.open(values, accountId, ownerId);
      if (values.settledOn) this.settle(values, { accountId, instalmentId, ownerId }, values.settledOn);
      this.result.created += 1;
    } else if (values.settledOn && stored.instalmentId && stored.received === '0.00') {
      this.settle(values, { accountId, instalmentId: stored.instalmentId, ownerId }, values.settledOn);
      this.result.updated += 1;
    } else this.result.unchanged += 1;
  }

  /** @throws Refused where the days of the row contradict each other, or the row is about nothing */
  private sound({ account = '', invoiceNumber = '', amount = '0', issuedOn = '', dueOn = '', ...rest }: ReceivableValues): Whole {
    if (compareMoney(amount, '0') <= 0) throw new Refused('money', {}, 'amount');
    if (issuedOn > this.context.today) throw new Refused('future-day', {}, 'issuedOn');
    if (dueOn < issuedOn) throw new Refused('date-order', { start: issuedOn }, 'dueOn');
    if (rest.settledOn !== undefined && rest.settledOn < issuedOn)
      throw new Refused('before-contract', { start: issuedOn }, 'settledOn');
    if (rest.settledOn !== undefined && rest.settledOn > this.context.today) throw new Refused('future-day', {}, 'settledOn');
    return { account, invoiceNumber, amount, issuedOn, dueOn, ...rest };
  }

  private ownerOf({ owner }: Whole, accountId: string): string {
    const named = owner === undefined ? undefined : this.known.people.get(owner, 'owner');
    return named ?? this.known.facts.get(accountId)?.ownerId ?? this.context.actor.id;
  }

  /** @throws Refused where the number means something else already */
  private storedOf(values: Whole, accountId: string): StoredReceivable | undefined {
    const number = contractNumberOf(values);
    const found = this.known.stored.find((each) => each.invoiceNumber === values.invoiceNumber || each.contractNumber === number);
    if (found && found.accountId !== accountId) throw new Refused('stored-differs', { what: 'account' }, 'invoiceNumber');
    if (found && compareMoney(found.amount, values.amount) !== 0)
      throw new Refused('stored-differs', { what: 'amount' }, 'invoiceNumber');
    return found;
  }

  private open(values: Whole, accountId: string, ownerId: string): string {
    const { amount, issuedOn, dueOn, invoiceNumber, settledOn } = values;
    const number = contractNumberOf(values);
    const [id, instalmentId, invoiceId] = [newId(), newId(), newId()];
    const under = { accountId, contractId: id, amount };
    this.contracts.push(
      blank(CONTRACT, {
        id,
        number,
        accountId,
        ownerId,
        name: number,
        amount,
        taxRate: '13',
        state: settledOn ? 'closed' : 'executing',
        signedOn: issuedOn,
        paymentTermDays: Math.min(LONGEST_TERM, daysBetween(issuedOn, dueOn)),
        searchText: searchText(number, this.known.facts.get(accountId)?.name ?? null),
        createdOn: this.context.today,
      }),
    );
    this.instalments.push(
      blank(INSTALMENT, {
        ...under,
        id: instalmentId,
        sequence: 1,
        name: '货款',
        dueOn,
        expectedOn: dueOn,
        collectorId: ownerId,
      }),
    );
    this.invoices.push(blank(INVOICE, { ...under, id: invoiceId, number: invoiceNumber, taxRate: '13', issuedOn }));
    this.invoiceLines.push(blank(INVOICE_LINE, { id: newId(), invoiceId, contractId: id, instalmentId, amount }));
    this.note('contract.created', 'contract', id, accountId);
    this.note('invoice.issued', 'invoice', invoiceId, accountId);
    return instalmentId;
  }

  private settle(values: Whole, to: { accountId: string; instalmentId: string; ownerId: string }, settledOn: string): void {
    const { amount } = values;
    const id = newId();
    const bookedBy = this.context.actor.id;
    this.payments.push(
      blank(PAYMENT, {
        id,
        accountId: to.accountId,
        collectorId: to.ownerId,
        amount,
        receivedOn: settledOn,
        method: 'transfer',
        bookedBy,
      }),
    );
    this.allocations.push(
      blank(ALLOCATION, {
        id: newId(),
        paymentId: id,
        instalmentId: to.instalmentId,
        amount,
        allocatedOn: settledOn,
        allocatedBy: bookedBy,
      }),
    );
    this.note('payment.booked', 'payment', id, to.accountId);
  }

  private note(action: string, entity: string, entityId: string, accountId: string): void {
    const changes = { import: { from: null, to: this.context.importId } };
    this.records.push({ action, entity, entityId, accountId, changes });
  }
}

/** Opens and settles the receivables of a batch. */
export async function writeReceivables(rows: readonly Row<ReceivableValues>[], context: WriteContext): Promise<BatchResult> {
  const { database, today } = context;
  const batch = new ReceivablesBatch(context, await lookUp(rows, context));
  takeEach(batch, rows);
  const numbers = await drawPaymentNumbers(database, today.slice(0, 4), batch.payments.length);
  const payments = batch.payments.map((payment, index) => ({ ...payment, number: numbers[index] ?? null }));
  await insertRows(database, CONTRACT, batch.contracts);
  await insertRows(database, INSTALMENT, batch.instalments);
  await insertRows(database, INVOICE, batch.invoices);
  await insertRows(database, INVOICE_LINE, batch.invoiceLines);
  await insertRows(database, PAYMENT, payments);
  await insertRows(database, ALLOCATION, batch.allocations);
  await recordRows(database, context, batch.records);
  return batch.result;
}
