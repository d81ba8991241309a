import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMoney, compareMoney, fromCents, subtractMoney, toCents } from './money.js';
import { redLetterNet, splitTax } from './tax.js';

const cents = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });
const rate = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => (hundredths / 100).toFixed(2));

describe('the tax inside a price', () => {
  it('is worked out as on a VAT invoice', () => {
    expect(splitTax('113.00', '13')).toEqual({ net: '100.00', tax: '13.00' });
    expect(splitTax('100.00', '6')).toEqual({ net: '94.34', tax: '5.66' });
    expect(splitTax('0.01', '13.00')).toEqual({ net: '0.01', tax: '0.00' });
    expect(splitTax('50.00', '0')).toEqual({ net: '50.00', tax: '0.00' });
  });

  it('never loses or makes a cent', () => {
    fc.assert(
      fc.property(cents, rate, (amount, percent) => {
        const { net, tax } = splitTax(fromCents(amount), percent);
        expect(addMoney(net, tax)).toBe(fromCents(amount));
      }),
    );
  });

  it('of a red-letter amount is that of the amount with a minus', () => {
    fc.assert(
      fc.property(cents, rate, (amount, percent) => {
        const [plus, minus] = [splitTax(fromCents(amount), percent), splitTax(fromCents(-amount), percent)];
        expect(addMoney(plus.net, minus.net)).toBe('0.00');
        expect(addMoney(plus.tax, minus.tax)).toBe('0.00');
      }),
    );
  });

  it('is never more than nothing on nothing, and grows with the rate', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), rate, rate, (amount, one, other) => {
        const [low, high] = [one, other].sort((a, b) => Number(a) - Number(b)) as [string, string];
        expect(compareMoney(splitTax(fromCents(amount), low).tax, splitTax(fromCents(amount), high).tax)).not.toBe(1);
      }),
    );
  });
});

describe('red-letter invoices', () => {
  /** Takes an invoice back piece by piece. @returns the net of each piece */
  const takenBack = (pieces: readonly string[], percent: string): string[] => {
    let left = { amount: addMoney(...pieces), net: splitTax(addMoney(...pieces), percent).net };
    return pieces.map((amount) => {
      const net = redLetterNet(left, amount, percent);
      left = { amount: subtractMoney(left.amount, amount), net: subtractMoney(left.net, net) };
      return net;
    });
  };

  it('the last one takes the cent that rounding left', () => {
    expect(takenBack(['15000.00', '60000.00'], '13')).toEqual(['13274.34', '53097.34']);
  });

  it('in whatever pieces, take back net and tax of the original to the cent, each within two cents of its own', () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(pieces, rate, (parts, percent) => {
        const amounts = parts.map((part) => fromCents(BigInt(part)));
        const nets = takenBack(amounts, percent);
        expect(addMoney(...nets)).toBe(splitTax(addMoney(...amounts), percent).net);
        amounts.forEach((amount, index) => {
          const net = toCents(nets[index] ?? '');
          const off = net - toCents(splitTax(amount, percent).net);
          expect({ amount, near: off >= -2n && off <= 2n }).toEqual({ amount, near: true });
        });
      }),
    );
  });
});
