import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CashCalendarQuery, collectionRate, daysSalesOutstanding } from './ageing-report.js';
import { fromCents } from './money.js';

const cents = fc.bigInt({ min: 1n, max: 10n ** 14n }).map(fromCents);

describe('how long money stays outside', () => {
  it.each([
    ['250000.00', '1000000.00', 365, '91.3'],
    ['0.00', '1000000.00', 365, '0.0'],
    ['0.01', '100.00', 30, '0.0'],
    ['300.00', '100.00', 90, '270.0'],
  ])('%s unpaid of %s sold in %i days is %s days', (receivables, sales, days, expected) => {
    expect(daysSalesOutstanding(receivables, sales, days)).toBe(expected);
  });

  it('is not known where nothing was sold', () => {
    expect(daysSalesOutstanding('5.00', '0.00', 90)).toBeNull();
    expect(daysSalesOutstanding('5.00', '-1.00', 90)).toBeNull();
  });

  it('is the whole period when nothing of its sales was paid, whatever they were', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 731 }), (sales, days) => {
        expect(daysSalesOutstanding(sales, sales, days)).toBe(`${days}.0`);
      }),
    );
  });
});

describe('the share of what was to be collected', () => {
  it.each([
    ['50.00', '200.00', '25.0'],
    ['200.00', '300.00', '66.7'],
    ['-1.00', '3.00', '-33.3'],
    ['0.00', '3.00', '0.0'],
    ['3.00', '0.00', null],
  ])('%s of %s is %s per cent', (collected, collectable, expected) => {
    expect(collectionRate(collected, collectable)).toBe(expected);
  });
});

describe('a range of days', () => {
  it.each([
    ['2026-01-01', '2025-12-31'],
    ['2024-01-01', '2026-01-01'],
    ['2026-02-30', '2026-03-01'],
  ])('from %s to %s is none', (from, to) => {
    expect(CashCalendarQuery.safeParse({ from, to }).success).toBe(false);
  });

  it('of two years is one', () => {
    expect(CashCalendarQuery.parse({ from: '2025-01-01', to: '2026-12-31' })).toMatchObject({ by: 'week' });
  });
});
