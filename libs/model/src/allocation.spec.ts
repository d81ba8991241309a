import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type OpenInstalment, proposeAllocation } from './allocation.js';
import { addDays } from './calendar.js';
import { addMoney, compareMoney, fromCents, minMoney } from './money.js';

const march = { id: 'march', dueOn: '2026-03-31', sequence: 2, open: '300.00' };
const january = { id: 'january', dueOn: '2026-01-31', sequence: 1, open: '100.00' };
const retention = { id: 'retention', dueOn: null, sequence: 3, open: '50.00' };

const money = fc.bigInt({ min: 0n, max: 1_000_000n }).map(fromCents);
const openInstalments = fc
  .array(
    fc.record({
      dueOn: fc.option(fc.nat(20).map((days) => addDays('2026-01-01', days))),
      sequence: fc.integer({ min: 1, max: 3 }),
      open: money,
    }),
    { maxLength: 15 },
  )
  .map((list): OpenInstalment[] =>
    list.map((instalment, index) => ({ ...instalment, id: `i${String(index).padStart(2, '0')}` })),
  );

describe('a payment', () => {
  it('settles the oldest receivable first, and the rest of it pays into the next', () => {
    expect(proposeAllocation('250.00', [march, january])).toEqual([
      { instalmentId: 'january', amount: '100.00' },
      { instalmentId: 'march', amount: '150.00' },
    ]);
  });

  it('pays what has no due date yet last, and keeps what is too much', () => {
    expect(proposeAllocation('1000.00', [retention, march, january]).map(({ instalmentId }) => instalmentId)).toEqual([
      'january',
      'march',
      'retention',
    ]);
  });

  it('follows the schedule among those due on one day', () => {
    const due = { dueOn: '2026-05-01', open: '10.00' };
    const sameDay = [
      { ...due, id: 'c', sequence: 2 },
      { ...due, id: 'b', sequence: 1 },
      { ...due, id: 'a', sequence: 2 },
    ];
    expect(proposeAllocation('30.00', sameDay).map(({ instalmentId }) => instalmentId)).toEqual(['b', 'a', 'c']);
  });

  it('of which nothing is left settles nothing, and an overpaid instalment takes nothing', () => {
    expect(proposeAllocation('0.00', [january])).toEqual([]);
    expect(proposeAllocation('-5.00', [january])).toEqual([]);
    expect(proposeAllocation('100.00', [{ ...january, open: '-20.00' }, march])).toEqual([
      { instalmentId: 'march', amount: '100.00' },
    ]);
    expect(() => proposeAllocation('a lot', [])).toThrow(RangeError);
  });

  it('is spent to the cent, and never gives more than it has or more than is owed', () => {
    fc.assert(
      fc.property(money, openInstalments, (payment, instalments) => {
        const proposal = proposeAllocation(payment, instalments);
        const owed = addMoney(...instalments.map(({ open }) => open));
        expect(addMoney(...proposal.map(({ amount }) => amount))).toBe(minMoney(payment, owed));
        for (const { instalmentId, amount } of proposal) {
          const open = instalments.find(({ id }) => id === instalmentId)?.open ?? '0.00';
          expect(compareMoney(amount, open)).toBeLessThanOrEqual(0);
          expect(compareMoney(amount, '0.00')).toBe(1);
        }
      }),
    );
  });

  it('leaves nothing open that is older than what it pays, whatever the order it reads them in', () => {
    fc.assert(
      fc.property(money, openInstalments, (payment, instalments) => {
        const proposal = proposeAllocation(payment, instalments);
        const last = instalments.find(({ id }) => id === proposal.at(-1)?.instalmentId);
        const paid = new Map(proposal.map(({ instalmentId, amount }) => [instalmentId, amount]));
        for (const { id, dueOn, open } of instalments) {
          const older = last !== undefined && dueOn !== null && (last.dueOn === null || dueOn < last.dueOn);
          if (older) expect(paid.get(id) ?? '0.00').toBe(open);
        }
        expect(proposeAllocation(payment, [...instalments].reverse())).toEqual(proposal);
      }),
    );
  });
});
