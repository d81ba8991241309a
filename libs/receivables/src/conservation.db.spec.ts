import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import type { PaymentRecord } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

jest.setTimeout(180_000);
let product: Product;
let finance: Client;
let rep: Client;
beforeAll(async () => {
  product = await startProduct();
  finance = await product.signedInAs('finance');
  rep = await product.signedInAs('rep');
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
      left join lateral (select sum(amount) as amount from refund where payment_id = p.id) r on true
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

type Step =
  | { do: 'book'; cents: number; oldest: boolean }
  | { do: 'allocate'; payment: number; part: number; cents: number }
  | { do: 'oldest' | 'deallocate' | 'reverse'; payment: number }
  | { do: 'refund'; payment: number; cents: number };

const payment = fc.nat({ max: 5 });
const cents = fc.integer({ min: 1, max: 40_000 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('book' as const), cents, oldest: fc.boolean() }),
  fc.record({ do: fc.constant('allocate' as const), payment, part: fc.nat({ max: 2 }), cents }),
  fc.record({ do: fc.constantFrom('oldest' as const, 'deallocate' as const, 'reverse' as const), payment }),
  fc.record({ do: fc.constant('refund' as const), payment, cents }),
);
const yuan = (value: number) => (value / 100).toFixed(2);

interface Story {
  accountId: string;
  instalments: string[];
  payments: PaymentRecord[];
}
/** Does one step as finance would; what the product refuses is part of the story, but only for a reason. */
async function play(story: Story, wish: Step): Promise<number> {
  if (wish.do === 'book') {
    const input = {
      accountId: story.accountId,
      amount: yuan(wish.cents),
      receivedOn: '2026-11-17',
      confirmDuplicate: true,
      ...(wish.oldest ? { allocate: 'oldest' } : {}),
    };
    const answer = await finance.post<PaymentRecord>('/api/payments', input);
    story.payments.push(answer.body);
    return answer.status;
  }
  const known = story.payments[wish.payment % Math.max(1, story.payments.length)];
  if (!known) return 404;
  const verb = (name: string, body: unknown) => finance.post(`/api/payments/${known.id}/${name}`, body);
  switch (wish.do) {
    case 'allocate':
      return (await verb('allocate', { allocate: [{ instalmentId: story.instalments[wish.part], amount: yuan(wish.cents) }] }))
        .status;
    case 'oldest':
      return (await verb('allocate', { allocate: 'oldest' })).status;
    case 'reverse':
      return (await verb('reverse', { reason: '退票' })).status;
    case 'refund':
      return (await verb('refund', { amount: yuan(wish.cents), reason: '多付' })).status;
    case 'deallocate': {
      const { body } = await finance.get<PaymentRecord>(`/api/payments/${known.id}`);
      const held = body.allocations.find(({ reversedOn }) => reversedOn === null);
      return held ? (await verb('deallocate', { allocationId: held.id })).status : 404;
    }
  }
}

describe('for any sequence of operations', () => {
  it('what came in is what it settles, what went back and what is left', async () => {
    const done = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const story: Story = { ...(await customer()), payments: [] };
        for (const each of steps) {
          const status = await play(story, each);
          expect([200, 201, 404, 409, 422]).toContain(status);
          if (status < 300) done.set(each.do, (done.get(each.do) ?? 0) + 1);
          await expectConserved(story.accountId);
        }
      }),
      { numRuns: 25 },
    );
    expect([...done.keys()].sort()).toEqual(['allocate', 'book', 'deallocate', 'oldest', 'refund', 'reverse']);
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
      refunds: [{ amount: '30.00', refundedOn: '2026-11-18', reason: '多付', bankReference: 'TK-1', byName: finance.actor.name }],
      can: { refund: true, reverse: false },
    });
    expect((await finance.post(`/api/payments/${other.body.id}/reverse`, { reason: '退票' })).status).toBe(409);
    expect((await rep.post(`/api/payments/${other.body.id}/refund`, { amount: '1', reason: 'x' })).status).toBe(403);
    expect((await finance.get(`/api/accounts/${accountId}/money`)).body).toMatchObject({
      received: '200.00',
      unallocated: '50.00',
    });
  });
});
