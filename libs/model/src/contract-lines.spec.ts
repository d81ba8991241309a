import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ContractLineInput, lineSum, linesTotal, plainDecimal, soldLines } from './contract-lines.js';
import { addMoney, compareMoney, fromCents } from './money.js';

const quantity = fc.integer({ min: 1, max: 10 ** 8 }).map((thousandths) => (thousandths / 1000).toFixed(3));
const price = fc.bigInt({ min: 0n, max: 10n ** 11n }).map(fromCents);
const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => (hundredths / 100).toFixed(2));

describe('a line of a contract', () => {
  it('comes to quantity times price less the discount', () => {
    expect(lineSum({ quantity: '3', unitPrice: '1999.99', discount: '5' })).toBe('5699.97');
    expect(lineSum({ quantity: '0.5', unitPrice: '0.01' })).toBe('0.01');
    expect(lineSum({ quantity: '1', unitPrice: '100', discount: '100' })).toBe('0.00');
  });

  it('is rounded once, at the end: a discount of a third of a cent is not lost on the way', () => {
    expect(lineSum({ quantity: '1000', unitPrice: '0.01', discount: '33.33' })).toBe('6.67');
  });

  it('costs more, never less, the more is bought and the smaller the discount', () => {
    fc.assert(
      fc.property(quantity, price, percent, percent, (amount, unitPrice, one, other) => {
        const [small, large] = [one, other].sort((a, b) => Number(a) - Number(b)) as [string, string];
        const at = (discount: string) => lineSum({ quantity: amount, unitPrice, discount });
        expect(compareMoney(at(large), at(small))).not.toBe(1);
        expect(at('0')).toBe(lineSum({ quantity: amount, unitPrice }));
      }),
    );
  });

  it('together: the amount is the sum of the lines, and net and tax are the amount', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: fc.constant('机床'), quantity, unitPrice: price, taxRate: percent })), (sold) => {
        const lines = soldLines(sold, '13');
        const { amount, net, tax } = linesTotal(lines);
        expect(amount).toBe(addMoney(...lines.map((line) => line.amount)));
        expect(addMoney(net, tax)).toBe(amount);
      }),
    );
  });

  it('is written as people write it', () => {
    expect(['10.000', '20', '12.50', '0.250', '100'].map(plainDecimal)).toEqual(['10', '20', '12.5', '0.25', '100']);
  });

  it('of nothing, of less than nothing or of a thousandth of a thousandth is none', () => {
    const line = { name: '机床', unitPrice: '1.00' };
    for (const wrong of ['0', '0.000', '-1', '1.0001', '1e3', ''])
      expect(ContractLineInput.safeParse({ ...line, quantity: wrong }).success).toBe(false);
    expect(ContractLineInput.safeParse({ ...line, quantity: '0.001' }).success).toBe(true);
  });
});
