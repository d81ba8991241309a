import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AGEING_BUCKETS, BUCKET_BOUNDS, ageBalances, bucketOf, overdueDays } from './ageing.js';
import { addDays } from './calendar.js';
import { addMoney, fromCents } from './money.js';

const today = '2026-11-21';
const days = fc.integer({ min: -2000, max: 2000 });

describe('an instalment', () => {
  it('is not overdue on the day it is due, and one day overdue the day after', () => {
    expect(overdueDays('2026-11-21', today)).toBe(0);
    expect(overdueDays('2026-11-20', today)).toBe(1);
    expect(overdueDays('2026-12-31', today)).toBe(0);
    expect(overdueDays('2024-11-21', today)).toBe(730);
  });

  it('waiting for its milestone is not due', () => {
    expect(overdueDays(null, today)).toBe(0);
    expect(bucketOf(null, today)).toBe('notDue');
  });

  it.each([
    [-10, 'notDue'],
    [0, 'notDue'],
    [1, 'd1_30'],
    [30, 'd1_30'],
    [31, 'd31_60'],
    [60, 'd31_60'],
    [61, 'd61_90'],
    [90, 'd61_90'],
    [91, 'd91_180'],
    [180, 'd91_180'],
    [181, 'd181_365'],
    [365, 'd181_365'],
    [366, 'd365plus'],
    [9999, 'd365plus'],
  ])('%i days after its due date stands in %s', (late, bucket) => {
    expect(bucketOf(addDays(today, -late), today)).toBe(bucket);
  });

  it('stands in exactly one column on any day', () => {
    fc.assert(
      fc.property(days, (late) => {
        const overdue = Math.max(0, late);
        const holding = AGEING_BUCKETS.filter((bucket) => {
          const { fromDays, toDays } = BUCKET_BOUNDS[bucket];
          return fromDays <= overdue && (toDays === null || overdue <= toDays);
        });
        expect(holding).toEqual([bucketOf(addDays(today, -late), today)]);
      }),
    );
  });

  it('only ever moves to the right as time passes', () => {
    fc.assert(
      fc.property(days, fc.nat(2000), (late, later) => {
        const dueOn = addDays(today, -late);
        const column = (asOf: string) => AGEING_BUCKETS.indexOf(bucketOf(dueOn, asOf));
        expect(column(addDays(today, later))).toBeGreaterThanOrEqual(column(today));
      }),
    );
  });
});

describe('the ageing table', () => {
  it('sums what is open by how long it is overdue', () => {
    const balances = [
      { dueOn: '2026-12-01', open: '100.00' },
      { dueOn: null, open: '5.00' },
      { dueOn: '2026-11-01', open: '0.10' },
      { dueOn: '2026-10-30', open: '0.20' },
      { dueOn: '2025-01-01', open: '7.00' },
    ];
    expect(ageBalances(balances, today)).toEqual({
      notDue: '105.00',
      d1_30: '0.30',
      d31_60: '0.00',
      d61_90: '0.00',
      d91_180: '0.00',
      d181_365: '0.00',
      d365plus: '7.00',
      total: '112.30',
    });
  });

  it('has columns that add up to its total, and a total of everything open', () => {
    const balance = fc.record({
      dueOn: fc.option(days.map((late) => addDays(today, -late))),
      open: fc.bigInt({ min: 0n, max: 10n ** 17n }).map(fromCents),
    });
    fc.assert(
      fc.property(fc.array(balance, { maxLength: 30 }), (balances) => {
        const table = ageBalances(balances, today);
        expect(addMoney(...AGEING_BUCKETS.map((bucket) => table[bucket]))).toBe(table.total);
        expect(table.total).toBe(addMoney(...balances.map(({ open }) => open)));
      }),
    );
  });
});
