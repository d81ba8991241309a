import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import type { PaymentRecord, Statement } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { doMoney, EVERY_DEED, moneyDeed, type MoneyDeed, type MoneyStory } from './money-deeds.fixture.js';

jest.setTimeout(180_000);
let product: Product;
let finance: Client;
let supervisor: Client;
let rep: Client;
beforeAll(async () => {
  product = await startProduct();
  finance = await product.signedInAs('finance');
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
});
afterAll(() => product.close());

const PARTS = ['100', '200', '300'];
async function customer() {
  const account = await product.create.account({ ownerId: rep.id });
  const contract = await product.create.contract({
    accountId: account.id,
    ownerId: rep.id,
    amount: '600',
    parts: PARTS.map((amount, index) => ({ amount, dueOn: `2026-0${index + 1}-01` })),
  });
  return { accountId: account.id, instalments: contract.instalmentIds };
}

interface Books {
  came: string;
  settled: string;
  back: string;
  free: string;
  received: string;
  broken: number;
}
const booksOf = (accountId: string) =>
  product.database.maybeRow<Books>(sql`
    select coalesce(sum(p.amount), 0)::text as came, coalesce(sum(al.amount), 0)::text as settled, coalesce(sum(r.amount), 0)::text as back,
      coalesce(sum(p.amount - p.allocated - p.refunded), 0)::text as free,
      (select sum(i.received) from instalment i where i.account_id = ${accountId}::uuid)::text as received,
      (count(*) filter (where p.allocated <> coalesce(al.amount, 0) or p.refunded <> coalesce(r.amount, 0) or p.allocated + p.refunded > p.amount)
        + (select count(*) from instalment i where i.account_id = ${accountId}::uuid and (i.received < 0 or i.received + i.written_off > i.amount)))::int as broken
    from payment p
      left join lateral (select sum(amount) as amount from allocation where payment_id = p.id and reversed_on is null) al on true
      left join lateral (select sum(amount) as amount from refund where payment_id = p.id and reversed_on is null) r on true
    where p.account_id = ${accountId}::uuid and p.reversed_on is null`);

/** Σ payments = Σ allocations + Σ refunds + unallocated, nothing over-allocated, nothing negative. */
async function expectConserved(accountId: string): Promise<Books> {
  const books = await booksOf(accountId);
  if (!books) throw new Error('no books');
  expect(books.broken).toBe(0);
  expect(Number(books.came)).toBeCloseTo(Number(books.settled) + Number(books.back) + Number(books.free), 2);
  expect(Number(books.free)).toBeGreaterThanOrEqual(0);
  expect(books.received).toBe(Number(books.settled).toFixed(2));
  return books;
}

describe('for any sequence of operations', () => {
  it('what came in is what it settles, what went back and what is left', async () => {
    const done = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(moneyDeed, { minLength: 4, maxLength: 14 }), async (deeds) => {
        const story: MoneyStory = { ...(await customer()), payments: [], receivedOn: '2026-11-17' };
        for (const each of deeds) {
          const status = await doMoney({ rep, supervisor, finance }, story, each);
          expect([200, 201, 404, 409, 422]).toContain(status);
          if (status < 300) done.add(each.do);
          await expectConserved(story.accountId);
        }
      }),
      { numRuns: 25, examples: [[EVERY_DEED]] },
    );
    expect([...done].sort()).toEqual(
      ['allocate', 'book', 'deallocate', 'oldest', 'refund', 'refundBack', 'reverse', 'writeOff'].sort(),
    );
    const recovered = await product.database.maybeRow<{ held: number; lost: number }>(sql`
      select (count(*) filter (where reversed_on is null))::int as held, (count(*) filter (where reversed_on is not null))::int as lost
      from write_off_booking where kind = 'recovery'`);
    expect((recovered?.held ?? 0) + (recovered?.lost ?? 0)).toBeGreaterThanOrEqual(2);
    for (const code of [
      'payment.conserved',
      'payment.refunded',
      'instalment.settled',
      'instalment.written-off',
      'ageing.adds-up',
    ])
      expect((await finance.post(`/api/money-checks/${code}/run`)).body).toMatchObject({ code, broken: 0 });
  });
});

describe('twenty people at once', () => {
  it('allocate, give back and reverse one payment: never more than it is', async () => {
    const { accountId, instalments } = await customer();
    const { body } = await finance.post<PaymentRecord>('/api/payments', { accountId, amount: '100', receivedOn: '2026-11-17' });
    const wishes = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0
        ? finance.post(`/api/payments/${body.id}/allocate`, {
            allocate: [{ instalmentId: instalments[index % 3], amount: '15' }],
          })
        : finance.post(`/api/payments/${body.id}/refund`, { amount: '15', reason: '多付' }),
    );
    const statuses = (await Promise.all(wishes)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(6);
    expect(statuses.filter((status) => status === 422)).toHaveLength(14);
    const books = await expectConserved(accountId);
    expect(books.free).toBe('10.00');
  });

  it('recover what was written off, give back, take back what was given: the books balance whoever comes first', async () => {
    const story: MoneyStory = { ...(await customer()), payments: [], receivedOn: '2026-11-17' };
    const people = { rep, supervisor, finance };
    const first: MoneyDeed[] = [
      { do: 'writeOff', part: 0, cents: 10_000 },
      { do: 'writeOff', part: 1, cents: 15_000 },
      { do: 'book', cents: 30_000, oldest: false },
      { do: 'refund', payment: 0, cents: 5_000 },
    ];
    for (const each of first) expect([200, 201]).toContain(await doMoney(people, story, each));
    const crowd = Array.from({ length: 20 }, (_, index): MoneyDeed => {
      if (index % 5 === 0) return { do: 'refund', payment: 0, cents: 4_000 };
      if (index % 5 === 1) return { do: 'refundBack', payment: 0 };
      if (index % 5 === 2) return { do: 'deallocate', payment: 0 };
      return { do: 'allocate', payment: 0, part: index % 3, cents: 4_500 };
    });
    const statuses = await Promise.all(crowd.map((each) => doMoney(people, story, each)));
    expect(statuses.filter((status) => ![200, 404, 409, 422].includes(status))).toEqual([]);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(5);
    await expectConserved(story.accountId);
    for (const code of ['instalment.settled', 'instalment.written-off'])
      expect((await finance.post(`/api/money-checks/${code}/run`)).body).toMatchObject({ code, broken: 0 });
  });
});

describe('giving money back', () => {
  it('takes it out of what settles nothing; the rest of the story is told', async () => {
    const { accountId } = await customer();
    const { body } = await finance.post<PaymentRecord>('/api/payments', { accountId, amount: '150', receivedOn: '2026-11-10' });
    await finance.post(`/api/payments/${body.id}/allocate`, { allocate: 'oldest' });
    expect(await finance.post(`/api/payments/${body.id}/refund`, { amount: '0.01', reason: '多付' })).toMatchObject({
      status: 422,
      body: { code: 'payment.refund-too-much', left: '0.00' },
    });
    const other = await finance.post<PaymentRecord>('/api/payments', { accountId, amount: '80', receivedOn: '2026-11-10' });
    const refund = (wish: Record<string, unknown>) =>
      finance.post<PaymentRecord>(`/api/payments/${other.body.id}/refund`, { amount: '30', reason: '多付', ...wish });
    expect((await refund({ amount: '-1' })).status).toBe(400);
    expect((await refund({ amount: '1.005' })).status).toBe(400);
    expect((await refund({ on: '2026-11-09' })).status).toBe(422);
    expect((await refund({ on: '2026-11-19' })).status).toBe(422);
    expect((await refund({ bankReference: 'TK-1' })).body).toMatchObject({
      refunded: '30.00',
      unallocated: '50.00',
      refunds: [
        {
          amount: '30.00',
          refundedOn: '2026-11-18',
          reason: '多付',
          bankReference: 'TK-1',
          byName: finance.actor.name,
          can: { takeBack: true },
        },
      ],
      can: { refund: true, reverse: false },
    });
    expect((await finance.post(`/api/payments/${other.body.id}/reverse`, { reason: '退票' })).status).toBe(409);
    expect((await rep.post(`/api/payments/${other.body.id}/refund`, { amount: '1', reason: 'x' })).status).toBe(403);
    expect((await finance.get(`/api/accounts/${accountId}/money`)).body).toMatchObject({
      received: '200.00',
      unallocated: '50.00',
    });
  });

  it('that never went out is taken back for a reason, once; then the payment is free by it again', async () => {
    const { accountId } = await customer();
    const { body } = await finance.post<PaymentRecord>('/api/payments', { accountId, amount: '80', receivedOn: '2026-11-10' });
    const given = await finance.post<PaymentRecord>(`/api/payments/${body.id}/refund`, {
      amount: '30',
      reason: '多付',
      on: '2026-11-12',
    });
    const path = `/api/payments/${body.id}/refunds/${given.body.refunds[0]?.id}/reverse`;
    expect((await finance.post(path, {})).status).toBe(400);
    expect((await finance.post(path, { reason: '账号有误', on: '2026-11-11' })).status).toBe(422);
    expect((await rep.post(path, { reason: '账号有误' })).status).toBe(403);
    const other = await finance.post<PaymentRecord>('/api/payments', { accountId, amount: '1', receivedOn: '2026-11-10' });
    expect((await finance.post(path.replace(body.id, other.body.id), { reason: '账号有误' })).status).toBe(404);
    expect((await finance.post<PaymentRecord>(path, { reason: '账号有误，银行退回', on: '2026-11-14' })).body).toMatchObject({
      refunded: '0.00',
      unallocated: '80.00',
      refunds: [
        {
          amount: '30.00',
          refundedOn: '2026-11-12',
          reversedOn: '2026-11-14',
          reversalReason: '账号有误，银行退回',
          can: { takeBack: false },
        },
      ],
      can: { reverse: true },
    });
    expect((await finance.post<{ code: string }>(path, { reason: '再撤' })).body.code).toBe('payment.refund-reversed');
    const statement = await finance.get<Statement>(`/api/accounts/${accountId}/statement?from=2026-11-01&to=2026-11-30`);
    expect(
      statement.body.lines
        .filter(({ move }) => move.startsWith('refund'))
        .map(({ on, move, debit, credit }) => [on, move, debit, credit]),
    ).toEqual([
      ['2026-11-12', 'refund', '30.00', null],
      ['2026-11-14', 'refund_reversal', null, '30.00'],
    ]);
  });
});

describe('money that came in before the contract was signed', () => {
  it('is an advance: not allocated while it is booked, and settles the contract in a step of its own', async () => {
    const account = await product.create.account({ ownerId: rep.id });
    const make = (signedOn: string, dueOn: string) =>
      product.create.contract({
        accountId: account.id,
        ownerId: rep.id,
        amount: '100',
        signedOn,
        parts: [{ amount: '100', dueOn }],
      });
    const later = await make('2026-11-10', '2026-11-12');
    const book = (wish: Record<string, unknown>) =>
      finance.post<PaymentRecord>('/api/payments', { accountId: account.id, amount: '100', receivedOn: '2026-11-09', ...wish });
    const line = { instalmentId: later.instalmentIds[0], amount: '100' };
    expect(await book({ allocate: [line] })).toMatchObject({
      status: 422,
      body: {
        code: 'payment.before-contract',
        signedOn: '2026-11-10',
        errors: { receivedOn: expect.any(String) as unknown, 'allocate.0.instalmentId': expect.any(String) as unknown },
      },
    });
    const { body } = await book({ allocate: 'oldest' });
    expect(body).toMatchObject({ allocated: '0.00', unallocated: '100.00' });
    expect((await finance.post(`/api/payments/${body.id}/allocate`, { allocate: [line] })).body).toMatchObject({
      unallocated: '0.00',
    });
    const earlier = await make('2026-11-09', '2026-11-12');
    const another = { confirmDuplicate: true, allocate: [{ ...line, instalmentId: earlier.instalmentIds[0] }] };
    expect((await book(another)).status).toBe(201);
  });
});
