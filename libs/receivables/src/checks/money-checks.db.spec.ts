import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql, { type Sql } from 'sql-template-tag';
import type { MoneyCheckInfo, MoneyCheckResult } from '@keyline/model';
import { Invariants } from '@keyline/platform';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let finance: Client;
let contract: { id: string; instalmentIds: string[] };
let paymentId: string;
let reversedId: string;

beforeAll(async () => {
  product = await startProduct();
  finance = await product.signedInAs('finance');
  const rep = await product.signedInAs('rep');
  const account = await product.create.account({ ownerId: rep.id });
  contract = await product.create.contract({
    accountId: account.id,
    ownerId: rep.id,
    amount: '600',
    parts: [
      { amount: '250', dueOn: '2026-08-01' },
      { amount: '350', dueOn: '2026-12-01' },
    ],
  });
  const book = async (amount: string) =>
    (await finance.post<{ id: string }>('/api/payments', { accountId: account.id, amount, receivedOn: '2026-11-17' })).body.id;
  paymentId = await book('300');
  await finance.post(`/api/payments/${paymentId}/allocate`, { allocate: 'oldest' });
  reversedId = await book('80');
  await finance.post(`/api/payments/${reversedId}/allocate`, { allocate: 'oldest' });
  await finance.post(`/api/payments/${reversedId}/reverse`, { reason: '银行退回' });
});
afterAll(() => product.close());

const run = async (code: string) => (await finance.post<MoneyCheckResult>(`/api/money-checks/${code}/run`)).body;
const codes = async () => (await finance.get<MoneyCheckInfo[]>('/api/money-checks')).body.map(({ code }) => code);

/** Does to the tables what no door of the product lets happen, looks, and takes it back. */
async function broken(deed: Sql, code: string): Promise<MoneyCheckResult> {
  const undo = new Error('only to look');
  let result: MoneyCheckResult | undefined;
  await product.database
    .transaction(async () => {
      await product.database.execute(sql`set local session_replication_role = replica`);
      await product.database.execute(deed);
      result = await product.app.get(Invariants).check(code);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  if (!result) throw new Error('nothing was looked at');
  return result;
}

describe('money checks', () => {
  it('are all green on honest books, and each has looked at something', async () => {
    const results = await Promise.all((await codes()).map(run));
    expect(results.filter(({ holds }) => !holds)).toEqual([]);
    expect(results.length).toBeGreaterThanOrEqual(8);
    const ofPayments = results.find(({ code }) => code === 'payment.conserved');
    expect(ofPayments).toMatchObject({ examined: 2, broken: 0, rows: [], asOf: '2026-11-18' });
  });

  it('name the record, what should be and what is, when somebody tampers with the books', async () => {
    const tampered = await broken(
      sql`update payment set allocated = allocated - 50 where id = ${paymentId}::uuid`,
      'payment.conserved',
    );
    expect(tampered).toMatchObject({ holds: false, broken: 1 });
    expect(tampered.rows[0]).toMatchObject({ entity: 'payment', id: paymentId, expected: '300.00', found: '250.00' });
  });

  it.each([
    [
      'payment.reversed-settles-nothing',
      () => sql`update allocation set reversed_on = null where payment_id = ${reversedId}::uuid`,
    ],
    [
      'allocation.same-account',
      () =>
        sql`update payment set account_id = (select id from account where id <> payment.account_id limit 1) where id = ${paymentId}::uuid`,
    ],
    [
      'instalment.settled',
      () => sql`update instalment set received = received - 1 where id = ${contract.instalmentIds[0] ?? ''}::uuid`,
    ],
    ['contract.schedule', () => sql`update contract set amount = 601 where id = ${contract.id}::uuid`],
    ['instalment.receivable', () => sql`update instalment set receivable = false where contract_id = ${contract.id}::uuid`],
    [
      'contract.one-customer',
      () =>
        sql`update contract set account_id = (select id from account where id <> contract.account_id limit 1) where id = ${contract.id}::uuid`,
    ],
    ['contract.signed-has-date', () => sql`update contract set signed_on = '2027-01-01' where id = ${contract.id}::uuid`],
    ['ageing.adds-up', () => sql`update instalment set received = 0 where contract_id = ${contract.id}::uuid`],
  ])('%s goes red when its rule is broken', async (code, deed) => {
    await product.create.account({ ownerId: finance.id });
    const result = await broken(deed(), code);
    expect(result.holds).toBe(false);
    expect(result.rows.length).toBeGreaterThan(0);
    expect((await run(code)).holds).toBe(true);
  });

  it('are for finance and admin; a check that is none is not found', async () => {
    const rep = await product.signedInAs('rep');
    const admin = await product.signedInAs('admin');
    expect((await rep.get('/api/money-checks')).status).toBe(403);
    expect((await rep.post('/api/money-checks/payment.conserved/run')).status).toBe(403);
    expect((await admin.post('/api/money-checks/payment.conserved/run')).status).toBe(200);
    expect((await finance.post('/api/money-checks/no-such-check/run')).status).toBe(404);
  });
});
