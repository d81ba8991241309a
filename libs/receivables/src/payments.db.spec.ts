import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type { AccountMoney, ContractRecord, InstalmentRow, PaymentRecord, PaymentRow } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let finance: Client;
let legal: Client;

beforeAll(async () => {
  product = await startProduct();
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  colleague = await product.signedInAs('rep', { managerId: supervisor.id });
  finance = await product.signedInAs('finance');
  legal = await product.signedInAs('legal');
});
afterAll(() => product.close());

const PARTS = [
  { amount: '100', dueOn: '2026-08-01' },
  { amount: '200', dueOn: '2026-10-01' },
  { amount: '300', dueOn: '2026-12-01' },
];
const customer = async (wish: { parts?: typeof PARTS; amount?: string; state?: string; signedOn?: string | null } = {}) => {
  const account = await product.create.account({ ownerId: rep.id });
  const contract = await product.create.contract({
    accountId: account.id,
    ownerId: rep.id,
    amount: '600',
    parts: PARTS,
    ...wish,
  });
  return { id: account.id, contract, parts: contract.instalmentIds };
};
const book = (accountId: string, amount: string, wish: Record<string, unknown> = {}) =>
  finance.post<PaymentRecord>('/api/payments', { accountId, amount, receivedOn: '2026-11-17', ...wish });
const received = async (accountId: string) =>
  (await finance.list<InstalmentRow>('instalments', { filter: { accountId }, sort: ['sequence', 'ASC'] })).body.map(
    (row) => row.received,
  );

describe('the same money, entered twice', () => {
  it('by two people at once is booked once; who knows that it is another payment says so', async () => {
    const { id: accountId } = await product.create.account({ ownerId: rep.id });
    const second = await product.signedInAs('finance');
    const input = { accountId, amount: '20000.00', receivedOn: '2026-11-16', payerName: '甲子公司' };
    const answers = await Promise.all([finance.post('/api/payments', input), second.post('/api/payments', input)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'payment.possible-duplicate' });
    expect((await finance.post('/api/payments', { ...input, payerName: null })).status).toBe(409);
    expect((await finance.post('/api/payments', { ...input, confirmDuplicate: true })).status).toBe(201);
  });

  it('another day, sum, payer or bank reference is another payment, and so is one after a reversal', async () => {
    const { id: accountId } = await product.create.account({ ownerId: rep.id });
    const input = { accountId, amount: '30000.00', receivedOn: '2026-11-16', payerName: '乙丑公司', bankReference: 'DUP-1' };
    const book = async (wish = {}) => (await finance.post<PaymentRecord>('/api/payments', { ...input, ...wish })).status;
    const { body: first } = await finance.post<PaymentRecord>('/api/payments', input);
    const others = [
      { receivedOn: '2026-11-15', bankReference: null },
      { amount: '30000.01', bankReference: null },
      { payerName: '丙寅公司', bankReference: null },
      { bankReference: 'DUP-2' },
    ];
    for (const wish of others) expect(await book(wish)).toBe(201);
    expect(await book({ bankReference: null })).toBe(409);
    for (const { id } of (await finance.list<PaymentRecord>('payments', { filter: { accountId } })).body)
      await finance.post(`/api/payments/${id}/reverse`, { reason: '误登' });
    expect(first.accountId).toBe(accountId);
    expect(await book({ bankReference: null })).toBe(201);
  });
});

describe('who sees a payment', () => {
  it("the account's people and finance; neither a colleague nor legal", async () => {
    const { id } = await customer();
    const { body: payment } = await book(id, '50', { payerName: '深圳某某集团' });
    for (const client of [rep, supervisor, finance]) {
      expect((await client.get(`/api/payments/${payment.id}`)).status).toBe(200);
      expect((await client.list('payments', { filter: { id: [payment.id] } })).total).toBe(1);
      expect((await client.list('payments', { filter: { q: '某某集团' } })).total).toBe(1);
    }
    expect((await colleague.get(`/api/payments/${payment.id}`)).status).toBe(404);
    expect((await colleague.list('payments', { filter: { id: [payment.id] } })).total).toBe(0);
    expect((await colleague.list('payments', { filter: { q: '某某集团' } })).total).toBe(0);
    expect((await legal.list('payments')).status).toBe(403);
    expect((await rep.post('/api/payments', { accountId: id, amount: '1', receivedOn: '2026-11-17' })).status).toBe(403);
    expect((await rep.get<PaymentRecord>(`/api/payments/${payment.id}`)).body.can).toEqual({
      allocate: false,
      refund: false,
      reverse: false,
    });
  });

  it('and the same holds for the money of an account', async () => {
    const { id } = await customer();
    await book(id, '150', { allocate: 'oldest' });
    await book(id, '7');
    const money: AccountMoney = {
      signed: '600.00',
      invoiced: '0.00',
      received: '157.00',
      overdue: '150.00',
      open: '450.00',
      unallocated: '7.00',
    };
    for (const client of [rep, supervisor, finance]) expect((await client.get(`/api/accounts/${id}/money`)).body).toEqual(money);
    expect((await colleague.get(`/api/accounts/${id}/money`)).status).toBe(404);
    expect((await legal.get(`/api/accounts/${id}/money`)).status).toBe(403);
  });
});

describe('booking a payment', () => {
  it('settles the oldest instalments first and keeps what is left over', async () => {
    const { id } = await customer();
    const { status, body } = await book(id, '250', { allocate: 'oldest' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      allocated: '250.00',
      unallocated: '0.00',
      collectorId: rep.id,
      bookedByName: finance.actor.name,
      can: { allocate: false, reverse: true },
    });
    expect(body.number).toMatch(/^HK2026-\d{4}$/);
    expect(await received(id)).toEqual(['100.00', '150.00', '0.00']);
    expect((await book(id, '500', { allocate: 'oldest' })).body).toMatchObject({ allocated: '350.00', unallocated: '150.00' });
    expect((await finance.list<PaymentRow>('payments', { filter: { accountId: id, open: true } })).body).toMatchObject([
      { unallocated: '150.00' },
    ]);
  });

  it('by hand, and never more than is open: the line that goes too far is named, and nothing is booked', async () => {
    const { id, parts } = await customer();
    const lines = (...amounts: string[]) => amounts.map((amount, index) => ({ instalmentId: parts[index], amount }));
    expect(await book(id, '1000', { allocate: lines('100.01') })).toMatchObject({
      status: 422,
      body: { code: 'payment.over-allocated', left: '100.00', errors: { 'allocate.0.amount': expect.any(String) as unknown } },
    });
    expect(await book(id, '120', { allocate: lines('100', '20.01') })).toMatchObject({
      status: 422,
      body: { errors: { 'allocate.1.amount': expect.any(String) as unknown } },
    });
    expect((await finance.list('payments', { filter: { accountId: id } })).total).toBe(0);
    expect((await book(id, '120', { allocate: lines('99.99', '20.01') })).body.allocations.map((line) => line.amount)).toEqual([
      '99.99',
      '20.01',
    ]);
  });

  it('only instalments of the account under a signed contract are settled', async () => {
    const draft = await customer({ state: 'draft', signedOn: null });
    const other = await customer();
    for (const instalmentId of [draft.parts[0], other.parts[0], draft.id]) {
      expect(await book(draft.id, '10', { allocate: [{ instalmentId, amount: '1' }] })).toMatchObject({
        status: 422,
        body: { errors: { 'allocate.0.instalmentId': expect.any(String) as unknown } },
      });
    }
    expect((await book(draft.id, '10', { allocate: 'oldest' })).body).toMatchObject({ allocated: '0.00', unallocated: '10.00' });
  });

  it('money does not come in tomorrow', async () => {
    const { id } = await customer();
    expect(await book(id, '10', { receivedOn: '2026-11-19' })).toMatchObject({
      status: 422,
      body: { code: 'payment.future', errors: { receivedOn: '到账日期不能晚于今天' } },
    });
  });

  it('the bank that sends the same payment twice books it once', async () => {
    const { id } = await customer();
    const headers = { 'idempotency-key': 'bank-4711' };
    const send = () =>
      finance.post<PaymentRecord>(
        '/api/payments',
        { accountId: id, amount: '100', receivedOn: '2026-11-17', allocate: 'oldest' },
        { headers },
      );
    const [first, second] = await Promise.all([send(), send()]);
    expect([first?.status, second?.status]).toEqual([201, 201]);
    expect(second?.body.id).toBe(first?.body.id);
    expect(await received(id)).toEqual(['100.00', '0.00', '0.00']);
    expect(await book(id, '5', { bankReference: 'B-1' })).toMatchObject({ status: 201 });
    expect(await book(id, '5', { bankReference: 'B-1' })).toMatchObject({
      status: 409,
      body: { errors: { bankReference: '已被使用' } },
    });
  });
});

describe('twenty people at once', () => {
  it('allocate one payment no further than it goes', async () => {
    const { id, parts } = await customer();
    const { body: payment } = await book(id, '100');
    const allocate = (index: number) =>
      finance.post(`/api/payments/${payment.id}/allocate`, {
        allocate: [{ instalmentId: parts[1 + (index % 2)], amount: '10' }],
      });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => allocate(index)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([
      ...Array.from({ length: 10 }, () => 200),
      ...Array.from({ length: 10 }, () => 422),
    ]);
    expect((await finance.get<PaymentRecord>(`/api/payments/${payment.id}`)).body).toMatchObject({
      allocated: '100.00',
      unallocated: '0.00',
    });
  });

  it('settle the same instalments from twenty payments, crosswise, no further than they are open', async () => {
    const { id, parts } = await customer();
    const payments = await Promise.all(Array.from({ length: 20 }, () => book(id, '50', { confirmDuplicate: true })));
    const answers = await Promise.all(
      payments.map(({ body }, index) => {
        const [first, second] = index % 2 === 0 ? [parts[0], parts[1]] : [parts[1], parts[0]];
        return finance.post(`/api/payments/${body.id}/allocate`, {
          allocate: [
            { instalmentId: first, amount: '10' },
            { instalmentId: second, amount: '10' },
          ],
        });
      }),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 422]));
    expect((await received(id)).slice(0, 2)).toEqual(['100.00', '100.00']);
  });
});

describe('taking back', () => {
  it('one allocation: the instalment is open again, the payment free', async () => {
    const { id } = await customer();
    const { body } = await book(id, '250', { allocate: 'oldest' });
    const allocationId = body.allocations[0]?.id;
    const taken = await finance.post<PaymentRecord>(`/api/payments/${body.id}/deallocate`, { allocationId });
    expect(taken.body).toMatchObject({ allocated: '150.00', unallocated: '100.00', can: { allocate: true } });
    expect(taken.body.allocations[0]).toMatchObject({ id: allocationId, reversedOn: '2026-11-18' });
    expect(await received(id)).toEqual(['0.00', '150.00', '0.00']);
    expect((await finance.post(`/api/payments/${body.id}/deallocate`, { allocationId })).status).toBe(409);
    const other = await book(id, '1');
    expect(await finance.post(`/api/payments/${other.body.id}/deallocate`, { allocationId })).toMatchObject({
      status: 422,
      body: { errors: { allocationId: expect.any(String) as unknown } },
    });
  });

  it('a payment that bounced: everything it settled is open again, and it stays reversed', async () => {
    const { id } = await customer();
    const { body } = await book(id, '600', { allocate: 'oldest' });
    expect((await finance.post(`/api/payments/${body.id}/reverse`, {})).status).toBe(400);
    expect((await finance.post(`/api/payments/${body.id}/reverse`, { reason: '退票', on: '2026-11-16' })).status).toBe(422);
    const answers = await Promise.all(
      [1, 2].map(() => finance.post<PaymentRecord>(`/api/payments/${body.id}/reverse`, { reason: '退票' })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect((await finance.get(`/api/payments/${body.id}`)).body).toMatchObject({
      reversedOn: '2026-11-18',
      reversalReason: '退票',
      allocated: '0.00',
      unallocated: '0.00',
      can: { allocate: false, reverse: false },
    });
    expect(await received(id)).toEqual(['0.00', '0.00', '0.00']);
    expect((await finance.post(`/api/payments/${body.id}/allocate`, { allocate: 'oldest' })).status).toBe(409);
    expect((await finance.get<AccountMoney>(`/api/accounts/${id}/money`)).body).toMatchObject({
      received: '0.00',
      unallocated: '0.00',
      open: '600.00',
    });
  });

  it('a contract closes once the last of it is paid', async () => {
    const { id, contract } = await customer({ state: 'accepted' });
    expect((await supervisor.post(`/api/contracts/${contract.id}/close`, {})).status).toBe(422);
    await book(id, '600', { allocate: 'oldest' });
    expect((await supervisor.post<ContractRecord>(`/api/contracts/${contract.id}/close`, {})).body).toMatchObject({
      state: 'closed',
      received: '600.00',
      overdue: '0.00',
    });
  });

  it('the timeline of the account tells of it', async () => {
    const { id } = await customer();
    await book(id, '1');
    expect(await product.database.rows(sql`select kind from activity where account_id = ${id}::uuid`)).toEqual([
      { kind: 'payment.booked' },
    ]);
  });
});
