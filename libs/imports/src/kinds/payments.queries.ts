import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { wasSigned } from '@keyline/contracts';
import { compareMoney, proposeAllocation, subtractMoney, type LocalDate } from '@keyline/model';
import { newId, type Database } from '@keyline/platform';
import { nothingWritten, Refused, type BatchResult, type Row, type WriteContext } from '../import-kind.js';
import { takeEach } from '../refusals.js';
import { ALLOCATION, drawPaymentNumbers, lockOpenUnder, PAYMENT, type OwedUnder } from './money-tables.js';
import { samePayment, type PaymentValues } from './payments.js';
import { findAccounts, type References } from './references.queries.js';
import { blank, insertRows, recordRows, type RecordedRow, type Stored } from './stored-rows.queries.js';

interface Paper {
  number: string;
  contractId: string;
  accountId: string;
  signedOn: LocalDate;
}
interface StoredPayment {
  importKey: string | null;
  bankReference: string | null;
  amount: string;
}
interface Known {
  accounts: References;
  owners: ReadonlyMap<string, string | null>;
  papers: ReadonlyMap<string, Paper>;
  stored: readonly StoredPayment[];
  owed: OwedUnder[];
}

const keyOf = (row: Row<PaymentValues>, { facts }: WriteContext): string =>
  createHash('sha256')
    .update(`${samePayment(row.values)}\u001F${facts.occurrence(row.line)}`)
    .digest('hex');

/** The signed contracts that these numbers mean: their own, or those of their invoices. */
const papersOf = (database: Database, numbers: readonly string[]): Promise<Paper[]> =>
  database.rows<Paper>(sql`
    select c.number, c.id as "contractId", c.account_id as "accountId", c.signed_on as "signedOn" from contract c
    where c.number = any (${numbers}::text[]) and ${wasSigned}
    union
    select v.number, c.id, c.account_id, c.signed_on from invoice v join contract c on c.id = v.contract_id
    where v.number = any (${numbers}::text[]) and v.cancelled_on is null and ${wasSigned}`);

async function lookUp(rows: readonly Row<PaymentValues>[], context: WriteContext): Promise<Known> {
  const { database } = context;
  const names = rows.map(({ values }) => values.account);
  const accounts = await findAccounts(database, context, names);
  const ids = names.flatMap((name) => (name && accounts.only(name)) ?? []);
  const owners = await database.rows<{ id: string; ownerId: string | null }>(
    sql`select id, owner_id as "ownerId" from account where id = any (${ids}::uuid[])`,
  );
  const papers = await papersOf(
    database,
    rows.flatMap(({ values }) => values.settles ?? []),
  );
  const keys = rows.map((row) => keyOf(row, context));
  const references = rows.flatMap(({ values }) => values.bankReference ?? []);
  const stored = await database.rows<StoredPayment>(sql`
    select import_key as "importKey", bank_reference as "bankReference", amount from payment where import_key = any (${keys}::text[])
    union all
    select import_key, bank_reference, amount from payment where bank_reference = any (${references}::text[]) and reversed_on is null`);
  return {
    accounts,
    owners: new Map(owners.map(({ id, ownerId }) => [id, ownerId])),
    papers: new Map(papers.map((paper) => [paper.number, paper])),
    stored,
    owed: await database.rows<OwedUnder>(lockOpenUnder(papers.map(({ contractId }) => contractId))),
  };
}

/** A batch of payments on its way. */
class PaymentsBatch {
  readonly result: BatchResult = nothingWritten();
  readonly payments: Stored[] = [];
  readonly allocations: Stored[] = [];
  readonly records: RecordedRow[] = [];

  constructor(
    private readonly context: WriteContext,
    private readonly known: Known,
  ) {}

  take(row: Row<PaymentValues>): void {
    const { account = '', amount = '0', receivedOn = '', settles } = row.values;
    const accountId = this.known.accounts.get(account, 'account');
    if (receivedOn > this.context.today) throw new Refused('future-day', {}, 'receivedOn');
    const paper = settles === undefined ? undefined : this.paperOf(settles, accountId, receivedOn);
    const importKey = keyOf(row, this.context);
    if (this.isStored(row.values, importKey)) {
      this.result.unchanged += 1;
      return;
    }
    const payment = this.book({ ...row.values, amount, receivedOn }, accountId, importKey);
    if (paper) this.settle(payment, paper.contractId, { amount, receivedOn });
    this.result.created += 1;
  }

  /** @throws Refused for a paper that is unknown, another customer's, or newer than the money */
  private paperOf(number: string, accountId: string, receivedOn: LocalDate): Paper {
    const paper = this.known.papers.get(number);
    if (!paper || paper.accountId !== accountId) throw new Refused('unknown', { value: number }, 'settles');
    if (receivedOn < paper.signedOn) throw new Refused('before-contract', { start: paper.signedOn }, 'receivedOn');
    return paper;
  }

  private isStored({ bankReference, amount = '0' }: PaymentValues, importKey: string): boolean {
    if (this.known.stored.some((stored) => stored.importKey === importKey)) return true;
    const sameReference = this.known.stored.find(
      (stored) => bankReference !== undefined && stored.bankReference === bankReference,
    );
    if (sameReference && compareMoney(sameReference.amount, amount) !== 0)
      throw new Refused('stored-differs', { what: 'amount' }, 'bankReference');
    return sameReference !== undefined;
  }

  private book(values: PaymentValues & { amount: string; receivedOn: string }, accountId: string, importKey: string): string {
    const { payerName, bankReference, method = 'transfer', note, amount, receivedOn } = values;
    const { actor, importId } = this.context;
    const id = newId();
    const collectorId = this.known.owners.get(accountId) ?? null;
    this.payments.push(
      blank(PAYMENT, {
        id,
        accountId,
        collectorId,
        amount,
        receivedOn,
        method,
        payerName,
        bankReference,
        note,
        importKey,
        bookedBy: actor.id,
      }),
    );
    const changes = { amount: { from: null, to: amount }, import: { from: null, to: importId } };
    this.records.push({ action: 'payment.booked', entity: 'payment', entityId: id, accountId, changes, event: { accountId } });
    return id;
  }

  private settle(paymentId: string, contractId: string, { amount, receivedOn }: { amount: string; receivedOn: string }): void {
    const open = this.known.owed.filter((instalment) => instalment.contractId === contractId);
    for (const part of proposeAllocation(amount, open)) {
      this.allocations.push(
        blank(ALLOCATION, { ...part, id: newId(), paymentId, allocatedOn: receivedOn, allocatedBy: this.context.actor.id }),
      );
      const settled = open.find(({ id }) => id === part.instalmentId);
      if (settled)
        this.known.owed[this.known.owed.indexOf(settled)] = { ...settled, open: subtractMoney(settled.open, part.amount) };
    }
  }
}

/** Books the payments of a batch and settles what their papers name. */
export async function writePayments(rows: readonly Row<PaymentValues>[], context: WriteContext): Promise<BatchResult> {
  const { database, today } = context;
  const batch = new PaymentsBatch(context, await lookUp(rows, context));
  takeEach(batch, rows);
  const numbers = await drawPaymentNumbers(database, today.slice(0, 4), batch.payments.length);
  await insertRows(
    database,
    PAYMENT,
    batch.payments.map((payment, index) => ({ ...payment, number: numbers[index] ?? null })),
  );
  await insertRows(database, ALLOCATION, batch.allocations);
  await recordRows(database, context, batch.records);
  return batch.result;
}
