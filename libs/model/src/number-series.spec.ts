import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ContractSeriesInput, isSeriesPattern, seriesNumber, seriesPeriod } from './number-series.js';

describe('a number series', () => {
  it('writes year, month and running number as its pattern says', () => {
    expect(seriesNumber('HT{YYYY}-{0000}', '2026-11-18', 7)).toBe('HT2026-0007');
    expect(seriesNumber('销({YY}/{MM}){000}', '2026-01-02', 12)).toBe('销(26/01)012');
    expect(seriesNumber('K-{00}', '2026-01-02', 1234)).toBe('K-1234');
  });

  it('needs exactly one running number and nothing that cannot stand in a number', () => {
    for (const wrong of ['HT{YYYY}', '{00}{00}', 'HT {00}', 'HT{DD}{00}', '<b>{00}', '{0000'])
      expect(isSeriesPattern(wrong)).toBe(false);
  });

  it('that starts anew each year must say the year, each month also the month', () => {
    const of = (pattern: string, resets: string) => ContractSeriesInput.safeParse({ name: 'x', pattern, resets }).success;
    expect(of('HT{0000}', 'year')).toBe(false);
    expect(of('HT{YY}{0000}', 'year')).toBe(true);
    expect(of('HT{YYYY}{0000}', 'month')).toBe(false);
    expect(of('HT{YYYY}{MM}{0000}', 'month')).toBe(true);
    expect(of('HT{0000}', 'never')).toBe(true);
  });

  it('never gives two numbers of one period the same name', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }), (a, b) => {
        fc.pre(a !== b);
        expect(seriesNumber('HT{YYYY}-{000}', '2026-11-18', a)).not.toBe(seriesNumber('HT{YYYY}-{000}', '2026-11-18', b));
      }),
    );
  });

  it('knows the period of a day', () => {
    expect(['never', 'year', 'month'].map((resets) => seriesPeriod(resets as 'year', '2026-11-18'))).toEqual([
      '',
      '2026',
      '2026-11',
    ]);
  });
});
