import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type {
  AccountCredit,
  AgeingReport,
  CollectionRow,
  InstalmentRow,
  MoneyCheckInfo,
  MoneyCheckResult,
  Statement,
  WriteOffRow,
  ApprovalRow,
  ApprovalRecord,
} from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let director: Client;
let supervisor: Client;
let rep: Client;
let finance: Client;
let accountId: string;
let contract: { id: string; instalmentIds: string[] };
let overdue: string;
let invoiced: string;
let ahead: string;

const ageing = async (asOf?: string) =>
  (await finance.get<AgeingReport>(`/api/receivables/ageing?by=account${asOf ? `&asOf=${asOf}` : ''}`)).body.rows.find(
    ({ key }) => key === accountId,
  );
const exposure = async () => (await finance.get<AccountCredit>(`/api/accounts/${accountId}/credit`)).body.lines[0]?.exposure;
const parts = async () => {
  const filter = { contractId: contract.id };
  return (await finance.list<InstalmentRow>('instalments', { filter, sort: ['sequence', 'ASC'] })).body;
};

/** A contract with one part long overdue, one invoiced and not due yet, and one that is still to come; then it is terminated. */
beforeAll(async () => {
  product = await startProduct();
  director = await product.signedInAs('director');
  supervisor = await product.signedInAs('supervisor', { managerId: director.id });
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  finance = await product.signedInAs('finance');
  accountId = (await product.create.account({ ownerId: rep.id })).id;
  contract = await product.create.contract({
    accountId,
    ownerId: rep.id,
    amount: '1000',
    parts: [
      { amount: '600', dueOn: '2026-10-02' },
      { amount: '100', dueOn: '2026-12-31' },
      { amount: '300', dueOn: '2027-06-30' },
    ],
  });
  [overdue, invoiced, ahead] = contract.instalmentIds as [string, string, string];
  const lines = [{ instalmentId: invoiced, amount: '100.00' }];
  const issued = await finance.post('/api/invoices', {
    contractId: contract.id,
    number: 'FP-1',
    amount: '100.00',
    issuedOn: '2026-11-10',
    lines,
  });
  expect(issued.status).toBe(201);
});
afterAll(() => product.close());

describe('a contract is terminated', () => {
  let before: AgeingReport['rows'][number] | undefined;

  it('what was due or invoiced stays in ageing, collection, credit and the customer’s statement; only what was to come ceases', async () => {
    before = await ageing('2026-11-17');
    expect(await ageing()).toMatchObject({ total: '1000.00', d31_60: '600.00' });
    const proposed = await rep.post<WriteOffRow>('/api/write-offs', {
      instalmentId: ahead,
      amount: '300.00',
      reason: '客户停产',
    });
    expect(proposed.status).toBe(201);
    const terminate = { reason: '客户停产', on: '2026-09-01' };
    expect((await director.post(`/api/contracts/${contract.id}/terminate`, terminate)).status).toBe(200);
    expect(await ageing()).toMatchObject({ total: '700.00', d31_60: '600.00', notDue: '100.00' });
    expect((await parts()).map(({ bucket, overdueDays }) => [bucket, overdueDays])).toEqual([
      ['d31_60', 47],
      ['notDue', 0],
      [null, 0],
    ]);
    expect(await exposure()).toBe('700.00');
    const { body } = await finance.list<CollectionRow>('collection', { filter: { accountId } });
    expect(body).toHaveLength(1);
    const { body: statement } = await finance.get<Statement>(
      `/api/accounts/${accountId}/statement?from=2026-09-01&to=2026-11-18`,
    );
    expect(statement).toMatchObject({ closing: '600.00', notYetDue: '100.00', ageing: { total: '700.00' } });
  });

  it('entered today with an older day on the paper, it changes no report of a day before', async () => {
    expect(await ageing('2026-11-17')).toEqual(before);
  });

  it('a write-off of what ceased is not booked any more', async () => {
    const { body } = await supervisor.list<ApprovalRow>('approvals', { filter: { view: 'waiting' } });
    const request = body.find(({ code }) => code === 'write_off');
    const { version } = (await supervisor.get<ApprovalRecord>(`/api/approvals/${request?.id}`)).body;
    await supervisor.post(`/api/approvals/${request?.id}/approve`, { version });
    for (const who of [finance, director]) {
      const now = (await who.get<ApprovalRecord>(`/api/approvals/${request?.id}`)).body;
      await who.post(`/api/approvals/${request?.id}/approve`, { version: now.version });
    }
    const booked = await product.database.rows(sql`select 1 from write_off_booking where instalment_id = ${ahead}::uuid`);
    expect(booked).toEqual([]);
  });

  it('money settles what stayed, and the refusal for what ceased says why', async () => {
    const pay = (instalmentId: string, amount: string) =>
      finance.post('/api/payments', { accountId, amount, receivedOn: '2026-11-18', allocate: [{ instalmentId, amount }] });
    expect(await pay(ahead, '10.00')).toMatchObject({
      status: 422,
      body: { code: 'payment.not-owed', errors: { 'allocate.0.instalmentId': expect.stringContaining('终止') as unknown } },
    });
    expect((await pay(overdue, '250.00')).status).toBe(201);
    expect(await ageing()).toMatchObject({ total: '450.00', d31_60: '350.00' });
    const lost = await rep.post<WriteOffRow>('/api/write-offs', { instalmentId: overdue, amount: '350.00', reason: '客户破产' });
    expect(lost.status).toBe(201);
  });

  it('every check of the money holds, and one that finds money on what ceased does not', async () => {
    const { body } = await finance.get<MoneyCheckInfo[]>('/api/money-checks');
    for (const { code } of body)
      expect({ code, found: (await finance.post<MoneyCheckResult>(`/api/money-checks/${code}/run`)).body.broken }).toMatchObject({
        code,
        found: 0,
      });
  });
});
