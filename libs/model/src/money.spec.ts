import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addMoney,
  compareMoney,
  formatCompactMoney,
  formatMoney,
  fromCents,
  isMoney,
  isNegative,
  isPositive,
  isZero,
  minMoney,
  multiplyMoney,
  splitMoney,
  subtractMoney,
  toCents,
} from './money.js';

const cents = fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n });
const amounts = cents.map(fromCents);
const weights = fc
  .array(fc.oneof(fc.nat(1000), fc.double({ min: 0, max: 1e6, noNaN: true })), { minLength: 1, maxLength: 12 })
  .filter((list) => list.some((weight) => weight > 0));

describe('an amount of money', () => {
  it.each(['0', '0.00', '-0.00', '12', '12.5', '12.50', '-0.01', '007', '9999999999999999.99'])('may be written %s', (text) => {
    expect(isMoney(text)).toBe(true);
  });

  it.each([
    '',
    ' 1',
    '1 ',
    '1.',
    '.5',
    '1.234',
    '1,000',
    '+1',
    '--1',
    '1e3',
    'NaN',
    '¥1',
    '１',
    '1.00\n',
    '10000000000000000.00',
  ])('may not be written %j', (text) => {
    expect(isMoney(text)).toBe(false);
  });

  it('that is no amount is refused instead of counted as nothing', () => {
    for (const text of ['', 'abc', '1.005', '1,000.00']) expect(() => toCents(text)).toThrow(RangeError);
  });

  it('survives the way to cents and back at any size', () => {
    fc.assert(fc.property(cents, (value) => toCents(fromCents(value)) === value && isMoney(fromCents(value))));
  });

  it('has one spelling, however it was typed or came about', () => {
    expect(fromCents(toCents('-0.00'))).toBe('0.00');
    expect(fromCents(toCents('007.5'))).toBe('7.50');
    expect(subtractMoney('0.10', '0.1')).toBe('0.00');
    expect(isZero('-0.00') && !isNegative('-0.00') && !isPositive('-0.00')).toBe(true);
  });

  it('is positive, negative or nothing, and never two of these', () => {
    fc.assert(fc.property(amounts, (m) => [isPositive(m), isNegative(m), isZero(m)].filter(Boolean).length === 1));
  });
});

describe('adding and comparing', () => {
  it('counts ten fen and twenty fen as thirty fen', () => {
    expect(addMoney('0.10', '0.20')).toBe('0.30');
    expect(addMoney()).toBe('0.00');
    expect(subtractMoney('9007199254740993.01', '0.02')).toBe('9007199254740992.99');
  });

  it('gives the same sum in any order', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 20 }), (list) => {
        expect(addMoney(...list)).toBe(addMoney(...[...list].reverse()));
        expect(toCents(addMoney(...list))).toBe(list.reduce((sum, m) => sum + toCents(m), 0n));
      }),
    );
  });

  it('takes back exactly what was added', () => {
    fc.assert(fc.property(amounts, amounts, (a, b) => subtractMoney(addMoney(a, b), b) === a));
  });

  it('sorts by value and not by spelling', () => {
    expect(['100.00', '9.00', '-10.00', '-9.00'].sort(compareMoney)).toEqual(['-10.00', '-9.00', '9.00', '100.00']);
    expect(compareMoney('1', '1.00')).toBe(0);
    fc.assert(fc.property(amounts, amounts, (a, b) => compareMoney(a, b) + compareMoney(b, a) === 0));
  });

  it('finds the least amount', () => {
    expect(minMoney('10', '9.5', '100.00')).toBe('9.50');
    fc.assert(fc.property(amounts, amounts, (a, b) => compareMoney(minMoney(a, b), a) <= 0 && [a, b].includes(minMoney(a, b))));
  });
});

describe('splitting an amount', () => {
  it('gives the odd cent to one part', () => {
    expect(splitMoney('100.00', [1, 1, 1])).toEqual(['33.34', '33.33', '33.33']);
    expect(splitMoney('-100.00', [1, 1, 1])).toEqual(['-33.34', '-33.33', '-33.33']);
    expect(splitMoney('0.01', [1, 2])).toEqual(['0.00', '0.01']);
    expect(splitMoney('5.00', [0.1, 0.2, 0.2])).toEqual(['1.00', '2.00', '2.00']);
    expect(splitMoney('1.00', [1e-7, 3e-7])).toEqual(['0.25', '0.75']);
  });

  it('never loses or makes a cent', () => {
    fc.assert(fc.property(amounts, weights, (total, list) => addMoney(...splitMoney(total, list)) === total));
  });

  it('keeps each part within a cent of its fair share, and gives nothing to a weight of nothing', () => {
    fc.assert(
      fc.property(amounts, fc.array(fc.nat(1000), { minLength: 1, maxLength: 9 }), (total, list) => {
        const sum = BigInt(list.reduce((all, weight) => all + weight, 0));
        fc.pre(sum > 0n);
        splitMoney(total, list).forEach((part, index) => {
          const distance = toCents(part) * sum - toCents(total) * BigInt(list[index] ?? 0);
          expect(distance < sum && distance > -sum).toBe(true);
          if (list[index] === 0) expect(part).toBe('0.00');
        });
      }),
    );
  });

  it('refuses to split by nothing, by less than nothing, or without end', () => {
    for (const list of [[], [0, 0], [1, -1], [Number.NaN], [Infinity]])
      expect(() => splitMoney('1.00', list)).toThrow(RangeError);
  });
});

describe('a percentage of an amount', () => {
  it('rounds half a cent up, away from zero', () => {
    expect(multiplyMoney('100.00', '13')).toBe('13.00');
    expect(multiplyMoney('0.50', '1')).toBe('0.01');
    expect(multiplyMoney('0.49', '1')).toBe('0.00');
    expect(multiplyMoney('-0.50', '1')).toBe('-0.01');
    expect(multiplyMoney('1.50', '-1')).toBe('-0.02');
    expect(multiplyMoney('1000000.00', '0.125')).toBe('1250.00');
  });

  it('of a hundred is the amount, of zero is nothing', () => {
    fc.assert(fc.property(amounts, (m) => multiplyMoney(m, '100') === m && multiplyMoney(m, '0.00') === '0.00'));
  });

  it('is refused when it is not a decimal', () => {
    for (const percent of ['', '13%', '1e2', '.5', '+1', 'x']) expect(() => multiplyMoney('1.00', percent)).toThrow(RangeError);
  });
});

describe('an amount on the screen', () => {
  it('is written in full on a contract', () => {
    expect(formatMoney('1234567')).toBe('¥1,234,567.00');
    expect(formatMoney('-12.00')).toBe('-¥12.00');
    expect(formatMoney('0')).toBe('¥0.00');
    expect(formatMoney('999.9', { currency: 'USD' })).toBe('US$999.90');
    expect(formatMoney('5', { currency: 'JPY' })).toBe('JPY 5.00');
    expect(formatMoney('9999999999999999.99')).toBe('¥9,999,999,999,999,999.99');
  });

  it.each([
    ['1234567.00', '123.5 万', '¥1.23M'],
    ['123456789.00', '1.2 亿', '¥123.46M'],
    ['1000000.00', '100 万', '¥1M'],
    ['950.40', '950', '¥950'],
    ['9999.50', '1 万', '¥10K'],
    ['999.50', '1,000', '¥1K'],
    ['99999999.99', '1 亿', '¥100M'],
    ['999999.99', '100 万', '¥1M'],
    ['-45678.90', '-4.6 万', '-¥45.68K'],
    ['-0.40', '0', '¥0'],
    ['1234500000000.00', '12,345 亿', '¥1,234.5B'],
  ])('%s is short on a tile: %s, %s', (money, chinese, english) => {
    expect(formatCompactMoney(money, 'zh-CN')).toBe(chinese);
    expect(formatCompactMoney(money, 'en')).toBe(english);
  });
});
