import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AGEING_BUCKETS } from './ageing.js';
import { afterPayment, openMoney, provisionOf, type InstalmentMoney } from './bad-debt.js';
import { addMoney, fromCents } from './money.js';

describe('what was written off and comes in after all', () => {
  it('brings the loss back first', () => {
    const lost: InstalmentMoney = { amount: '1000.00', received: '200.00', writtenOff: '800.00' };
    expect(afterPayment(lost, '300.00')).toEqual({ amount: '1000.00', received: '500.00', writtenOff: '500.00' });
    expect(() => afterPayment(lost, '800.01')).toThrow(RangeError);
  });
  it('no cent appears or vanishes: received + written off + open is the amount after any payments', () => {
    const share = fc.bigInt({ min: 0n, max: 100_000n });
    fc.assert(
      fc.property(share, share, share, fc.array(share, { maxLength: 10 }), (received, lost, open, payments) => {
        let now: InstalmentMoney = {
          amount: fromCents(received + lost + open),
          received: fromCents(received),
          writtenOff: fromCents(lost),
        };
        let room = lost + open;
        for (const payment of payments) {
          if (payment > room) continue;
          room -= payment;
          now = afterPayment(now, fromCents(payment));
          expect(addMoney(now.received, now.writtenOff, openMoney(now))).toBe(now.amount);
          expect(now.writtenOff.startsWith('-')).toBe(false);
        }
      }),
    );
  });
});

describe('provision', () => {
  it('is the open balance of each bucket times its rate', () => {
    const open = Object.fromEntries(AGEING_BUCKETS.map((bucket) => [bucket, '100.00'])) as never;
    const rates = Object.fromEntries(AGEING_BUCKETS.map((bucket, index) => [bucket, String(index * 10)])) as never;
    expect(Object.values(provisionOf(open, rates))).toEqual(['0.00', '10.00', '20.00', '30.00', '40.00', '50.00', '60.00']);
  });
});
