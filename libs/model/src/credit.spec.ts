import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exceededBy, exposureOf, isHeld, letsThrough, tightestLine, type CreditLine } from './credit.js';
import { fromCents, toCents } from './money.js';

const cents = (max: number) => fc.bigInt({ min: 0n, max: BigInt(max) });
const line = (limit: string | null, exposure: string): CreditLine => ({ scope: 'account', limit, exposure });

describe('exposure', () => {
  it('is what signed contracts still lack, due or not, less money that settles nothing yet', () => {
    const exposure = exposureOf({
      instalments: [
        { amount: '1000.00', received: '400.00', writtenOff: '100.00', receivable: true },
        { amount: '9000.00', received: '0', writtenOff: '0', receivable: false },
      ],
      payments: [
        { amount: '280.00', allocated: '200.00', refunded: '30.00', reversed: false },
        { amount: '70.00', allocated: '0.00', refunded: '0.00', reversed: true },
      ],
    });
    expect(exposure).toBe('450.00');
  });

  it('does not change when a payment is allocated: what leaves the free money leaves the open balance', () => {
    fc.assert(
      fc.property(cents(1_000_000), cents(1_000_000), cents(1_000_000), (amount, paid, wish) => {
        const moved = [amount, paid, wish].reduce((least, each) => (each < least ? each : least));
        const position = (settled: bigint) => ({
          instalments: [{ amount: fromCents(amount), received: fromCents(settled), writtenOff: '0', receivable: true }],
          payments: [{ amount: fromCents(paid), allocated: fromCents(settled), refunded: '0', reversed: false }],
        });
        expect(exposureOf(position(moved))).toBe(exposureOf(position(0n)));
      }),
    );
  });
});

describe('the hold', () => {
  it('up to the last cent of the limit is free; one more is not; without a limit nothing is exceeded', () => {
    expect(exceededBy(line('100.00', '60.00'), '40.00')).toBe('0.00');
    expect(exceededBy(line('100.00', '60.00'), '40.01')).toBe('0.01');
    expect(exceededBy(line(null, '60.00'), '9999.00')).toBe('0.00');
  });
  it('debt overdue for exactly the set days does not hold, a day more does', () => {
    expect(isHeld([line(null, '0')], '1.00', 60, 60)).toBe(false);
    expect(isHeld([line(null, '0')], '1.00', 61, 60)).toBe(true);
  });
  it('of account and group the tighter limit counts', () => {
    const group: CreditLine = { scope: 'group', limit: '500.00', exposure: '490.00' };
    expect(tightestLine([line('100.00', '0.00'), group], '50.00')).toBe(group);
    expect(isHeld([line('100.00', '0.00'), group], '50.00', 0, 60)).toBe(true);
  });
  it('what is held stays held for a larger contract', () => {
    fc.assert(
      fc.property(cents(10_000), cents(10_000), cents(10_000), cents(10_000), (limit, exposure, amount, more) => {
        const lines = [line(fromCents(limit), fromCents(exposure))];
        const small = isHeld(lines, fromCents(amount), 0, 60);
        expect(small).toBe(exposure + amount > limit);
        if (small) expect(isHeld(lines, fromCents(amount + more), 0, 60)).toBe(true);
        expect(toCents(exceededBy(lines[0] ?? line(null, '0'), fromCents(amount)))).toBeGreaterThanOrEqual(0n);
      }),
    );
  });
});

describe('a release', () => {
  const granted = { amount: '500.00', expiresOn: '2026-12-01', state: 'granted', contractId: null } as const;
  const contract = { id: 'c1', amount: '500.00' };
  it('lets one contract through within its amount and until its last day', () => {
    expect(letsThrough(granted, contract, '2026-12-01')).toBe(true);
    expect(letsThrough(granted, contract, '2026-12-02')).toBe(false);
    expect(letsThrough(granted, { ...contract, amount: '500.01' }, '2026-12-01')).toBe(false);
    expect(letsThrough({ ...granted, state: 'asked' }, contract, '2026-12-01')).toBe(false);
  });
  it('used once it serves the same contract at its next move, and no other', () => {
    const used = { ...granted, state: 'used', contractId: 'c1' } as const;
    expect([letsThrough(used, contract, '2026-12-01'), letsThrough(used, { ...contract, id: 'c2' }, '2026-12-01')]).toEqual([
      true,
      false,
    ]);
  });
});
