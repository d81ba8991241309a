import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { ContractsService, InstalmentReplan } from '@keyline/contracts';
import {
  addDays,
  addMoney,
  subtractMoney,
  type Actor,
  type AgeingReport,
  type InstalmentRow,
  type ReplannedPart,
  type Statement,
} from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { doMoney, moneyDeed, type MoneyDeed, type MoneyStory } from '../money-deeds.fixture.js';

jest.setTimeout(180_000);
let product: Product;
let finance: Client;
let supervisor: Client;
let rep: Client;
beforeAll(async () => {
  product = await startProduct({ now: '2026-02-02T10:00:00+08:00' });
  finance = await product.signedInAs('finance');
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
});
afterAll(() => product.close());

/** Sessions do not last that long: everybody signs in anew. */
const waitDays = async (days: number) => {
  product.clock.moveTo(new Date(product.clock.now().getTime() + days * 86_400_000));
  finance = await product.signedInAs('finance', { id: finance.id });
  supervisor = await product.signedInAs('supervisor', { id: supervisor.id });
  rep = await product.signedInAs('rep', { id: rep.id });
};
const customer = async () => {
  const today = product.clock.today();
  const account = await product.create.account({ ownerId: rep.id });
  const contract = await product.create.contract({
    accountId: account.id,
    ownerId: rep.id,
    amount: '600',
    signedOn: today,
    parts: [
      { amount: '100', dueOn: addDays(today, -3) },
      { amount: '200', dueOn: addDays(today, 20) },
      { amount: '300', dueOn: addDays(today, 50) },
    ],
  });
  return { accountId: account.id, contractId: contract.id, instalments: contract.instalmentIds };
};
const statementOf = async (accountId: string, from: string, to: string) =>
  (await finance.get<Statement>(`/api/accounts/${accountId}/statement?from=${from}&to=${to}`)).body;
const openOn = async (accountId: string, asOf: string) => {
  const { body } = await finance.get<AgeingReport>(`/api/receivables/ageing?by=account&asOf=${asOf}`);
  return body.rows.find(({ key }) => key === accountId)?.total ?? '0.00';
};

type Deed =
  MoneyDeed | { do: 'wait'; days: number } | { do: 'putOff'; part: number; days: number } | { do: 'replan'; cents: number };
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: moneyDeed },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 30 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('putOff' as const), part: fc.nat(2), days: fc.integer({ min: -10, max: 60 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('replan' as const), cents: fc.integer({ min: 100, max: 29_000 }) }) },
);

/** Plans the schedule anew; what money stands against is refused. */
async function replan(contractId: string, anew: (part: InstalmentRow, index: number) => Partial<ReplannedPart>): Promise<void> {
  const { body } = await finance.list<InstalmentRow>('instalments', { filter: { contractId }, sort: ['sequence', 'ASC'] });
  const parts = body.map((part, index) => {
    const { id, name, kind, dueOn, amount } = part;
    return { id, name, kind, dueOn, amount, ...anew(part, index) };
  });
  const actor = rep.actor as unknown as Actor;
  try {
    await product.database.transaction(async () => {
      const { contract } = await product.app.get(ContractsService).lock(actor, contractId);
      await product.app.get(InstalmentReplan).replan(actor, contract, parts);
    });
  } catch (error) {
    expect(error).toMatchObject({ status: 422 });
  }
}
/** The last instalment becomes smaller, the one before it larger by as much. */
const shifted = (cents: number) => (_: InstalmentRow, index: number) => {
  const last = (cents / 100).toFixed(2);
  return index === 0 ? {} : { amount: index === 1 ? addMoney('500', `-${last}`) : last };
};

describe('a statement and the ageing report', () => {
  it('meet on every day, month joins month, and what was printed once is printed so again', async () => {
    const moves = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 6, maxLength: 16 }), async (deeds) => {
        const { contractId, ...of } = await customer();
        const begin = product.clock.today();
        const story: MoneyStory = { ...of, payments: [], receivedOn: begin };
        const printed = new Map<string, Statement>();
        for (const each of deeds) {
          story.receivedOn = product.clock.today();
          if (each.do === 'wait') {
            printed.set(product.clock.today(), await statementOf(story.accountId, begin, product.clock.today()));
            await waitDays(each.days);
          } else if (each.do === 'putOff') {
            const dueOn = addDays(product.clock.today(), each.days);
            await replan(contractId, ({ id }) => (id === story.instalments[each.part] ? { dueOn } : {}));
          } else if (each.do === 'replan') await replan(contractId, shifted(each.cents));
          else expect([200, 201, 404, 409, 422]).toContain(await doMoney({ rep, supervisor, finance }, story, each));
        }
        let before = { closing: '0.00', to: addDays(begin, -1) };
        for (const [day, then] of printed) {
          const now = await statementOf(story.accountId, begin, day);
          expect(now).toEqual(then);
          const { ageing, closing, notYetDue, unallocated } = now;
          expect(addMoney(closing, notYetDue, unallocated)).toBe(ageing.total);
          expect(await openOn(story.accountId, day)).toBe(ageing.total);
          const month = await statementOf(story.accountId, addDays(before.to, 1), day);
          expect(month.opening).toBe(before.closing);
          expect(month.closing).toBe(
            subtractMoney(subtractMoney(addMoney(month.opening, month.due), month.paid), month.writtenOff),
          );
          for (const { move } of month.lines) moves.add(move);
          before = { closing: month.closing, to: day };
        }
        await waitDays(1);
      }),
      {
        numRuns: 10,
        examples: [
          [
            [
              { do: 'writeOff', part: 0, cents: 6_000 },
              { do: 'wait', days: 5 },
              { do: 'book', cents: 30_000, oldest: false },
              { do: 'allocate', payment: 0, part: 0, cents: 7_000 },
              { do: 'refund', payment: 0, cents: 2_000 },
              { do: 'wait', days: 25 },
              { do: 'putOff', part: 1, days: 40 },
              { do: 'refundBack', payment: 0 },
              { do: 'deallocate', payment: 0 },
              { do: 'wait', days: 30 },
              { do: 'reverse', payment: 0 },
              { do: 'replan', cents: 5_000 },
              { do: 'wait', days: 30 },
            ],
          ],
        ],
      },
    );
    expect([...moves].sort()).toEqual(
      expect.arrayContaining(
        [
          'due',
          'payment',
          'recovery',
          'recovery_reversal',
          'refund',
          'refund_reversal',
          'replanned',
          'reversal',
          'write_off',
        ].sort(),
      ),
    );
  });

  it('what is due of a contract that ends stays owed, and the months before stay as they were', async () => {
    const { accountId, contractId, instalments } = await customer();
    const begin = product.clock.today();
    await finance.post('/api/payments', {
      accountId,
      amount: '130',
      receivedOn: begin,
      allocate: [
        { instalmentId: instalments[0], amount: '30' },
        { instalmentId: instalments[2], amount: '100' },
      ],
    });
    await waitDays(30);
    const told = await statementOf(accountId, begin, product.clock.today());
    expect(told).toMatchObject({ due: '300.00', paid: '130.00', closing: '170.00', notYetDue: '300.00' });
    await waitDays(1);
    expect((await supervisor.post(`/api/contracts/${contractId}/terminate`, { reason: '客户停产' })).status).toBe(200);
    const ended = product.clock.today();
    expect(await statementOf(accountId, begin, addDays(ended, -1))).toMatchObject({ lines: told.lines, closing: '170.00' });
    const statement = await statementOf(accountId, ended, ended);
    expect(statement).toMatchObject({ opening: '170.00', due: '0.00', closing: '170.00', lines: [] });
    expect(statement.ageing.total).toBe(addMoney('170.00', statement.notYetDue));
  });
});
