import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromCents } from './money.js';
import { percentOf } from './measures.js';

describe('one figure in per cent of another', () => {
  it.each([
    ['1', '3', '33.3'],
    ['2', '3', '66.7'],
    ['5', '4', '125.0'],
    ['0', '7', '0.0'],
    ['1', '2000', '0.1'],
    ['-1200.00', '3600.00', '-33.3'],
    ['-1.00', '100000.00', '0.0'],
  ])('%s of %s is %s', (part, whole, expected) => {
    expect(percentOf(part, whole)).toBe(expected);
  });

  it('of nothing is unknown, not zero', () => {
    expect([percentOf('0', '0'), percentOf('5', '0.00')]).toEqual([null, null]);
  });

  it('is never further than half a tenth from the truth', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 12n), (part, whole) => {
        const shown = BigInt((percentOf(fromCents(part), fromCents(whole)) ?? '').replace('.', ''));
        const error = shown * whole - 1_000n * part;
        return 2n * (error < 0n ? -error : error) <= whole;
      }),
    );
  });
});
