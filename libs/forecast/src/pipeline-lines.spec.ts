import { describe, expect, it } from '@jest/globals';
import { emptySums, lineOf } from './pipeline-lines.js';

/** How often deals of that amount cover what is left of that target. */
const coverage = (closing: string, target: string | null): string | null => {
  const sums = emptySums();
  return lineOf('p', '张伟', { ...sums, amounts: { ...sums.amounts, closing }, target }, true).coverage;
};

describe('how often the deals that may close cover what is left to do', () => {
  it.each([
    ['11470000.00', '7869000.00', '1.46'],
    ['2.01', '2.00', '1.01'],
    ['2.00', '3.00', '0.67'],
    ['1.00', '3.00', '0.33'],
    ['0.00', '3.00', '0.00'],
    ['99999999999999999.95', '10.00', '10000000000000000.00'],
  ])('%s over %s is %s, rounded half up', (closing, target, rounded) => {
    expect(coverage(closing, target)).toBe(rounded);
  });

  it.each([[null], ['0.00']])('a target of %s has nothing to cover', (target) => {
    expect(coverage('5.00', target)).toBeNull();
  });
});
