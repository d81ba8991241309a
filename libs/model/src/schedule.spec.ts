import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromCents, isNegative, subtractMoney } from './money.js';
import { isFullSchedule, makeSchedule, scheduleGap } from './schedule.js';

const part = (percent: string) => ({ percent, dueOn: null, kind: 'milestone', name: `${percent} %` });
/** Percentages of four decimals that are 100 together: a full hundred, cut at random places. */
const percents = fc.uniqueArray(fc.integer({ min: 1, max: 999_999 }), { maxLength: 8 }).map((cuts) => {
  const edges = [0, ...cuts.sort((a, b) => a - b), 1_000_000];
  return edges.slice(1).map((edge, index) => ((edge - (edges[index] ?? 0)) / 10_000).toFixed(4));
});

describe('a payment schedule', () => {
  it('takes 30 % in advance, 60 % on acceptance and keeps 10 % back', () => {
    const schedule = makeSchedule('128888.88', [
      { percent: '30', dueOn: '2026-12-01', kind: 'advance', name: '预付款' },
      { percent: '60', dueOn: null, kind: 'acceptance', name: '验收款' },
      { percent: '10', dueOn: '2028-01-01', kind: 'retention', name: '质保金' },
    ]);
    expect(schedule.map(({ sequence, kind, amount }) => [sequence, kind, amount])).toEqual([
      [1, 'advance', '38666.66'],
      [2, 'acceptance', '77333.33'],
      [3, 'retention', '12888.89'],
    ]);
    expect(scheduleGap('128888.88', schedule)).toBe('0.00');
  });

  it('is never a cent off the contract sum', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map(fromCents), percents, (amount, list) => {
        const schedule = makeSchedule(amount, list.map(part));
        expect(scheduleGap(amount, schedule)).toBe('0.00');
        expect(schedule.some((instalment) => isNegative(instalment.amount))).toBe(false);
        expect(schedule.map(({ percent }) => percent)).toEqual(list);
      }),
    );
  });

  it.each([
    [[]],
    [['99.9999']],
    [['50', '50', '0']],
    [['110', '-10']],
    [['33.33', '33.33', '33.33']],
    [['100%']],
    [['99.99999', '0.00001']],
  ])('of %j is not a schedule', (list) => {
    expect(isFullSchedule(list.map(part))).toBe(false);
    expect(() => makeSchedule('100.00', list.map(part))).toThrow(RangeError);
  });

  it('says what is missing or too much after somebody changed it by hand', () => {
    expect(scheduleGap('100.00', [{ amount: '60.00' }, { amount: '39.99' }])).toBe('0.01');
    expect(scheduleGap('100.00', [{ amount: '100.01' }])).toBe('-0.01');
    expect(scheduleGap('100.00', [])).toBe(subtractMoney('100.00', '0.00'));
  });
});
