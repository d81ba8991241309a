import { describe, expect, it } from '@jest/globals';
import { Refused } from './import-kind.js';
import { amount, choice, day, several, text, wholeNumber } from './values.js';

const reason = (read: () => unknown) => {
  try {
    return read();
  } catch (error) {
    return error instanceof Refused ? error.reason : error;
  }
};

describe('amounts', () => {
  it.each([
    ['1,234.5', '1234.50'],
    ['¥ 1 200', '1200.00'],
    ['１２．５', '12.50'],
    ['0', '0.00'],
    ['7.', '7.00'],
    ['1.100', '1.10'],
  ])('%s is %s', (given, expected) => {
    expect(amount()(given)).toBe(expected);
  });
  it.each(['-1', '1.234', 'abc', '', '1e5', '99999999999999999', '=1+1', 'NaN', 'Infinity'])('%j is none', (given) => {
    expect(reason(() => amount()(given))).toBe('money');
  });
  it('the unit of the column counts, to the cent and without floats', () => {
    expect(amount(1_000_000)('1100.04')).toBe('1100040000.00');
    expect(amount(10_000)('0.000001')).toBe('0.01');
    expect(reason(() => amount(10_000)('0.0000001'))).toBe('money');
  });
});

describe('days', () => {
  it.each([
    ['2026-11-21', '2026-11-21'],
    ['2026/1/2', '2026-01-02'],
    ['2026年1月2日', '2026-01-02'],
    ['20261121', '2026-11-21'],
    ['2026-11-21 08:30:00', '2026-11-21'],
  ])('%s is %s', (given, expected) => {
    expect(day(given)).toBe(expected);
  });
  it.each(['2026-02-30', '21/11/2026', '11-12-13', 'tomorrow', '0001-01-01', '45982'])(
    '%s is no day that can be meant',
    (given) => {
      expect(reason(() => day(given))).toBe('date');
    },
  );
});

describe('words', () => {
  const grade = choice({ A: ['A级'], B: [] });
  it('a choice is known by its code and its words, whatever the case', () => {
    expect([grade('a'), grade(' Ａ级 '), grade('b')]).toEqual(['A', 'A', 'B']);
    expect(reason(() => grade('constructor'))).toBe('choice');
  });
  it('several in one cell', () => {
    expect(several(grade)('A、B；a')).toEqual(['A', 'B']);
  });
  it('formulas stay text, control characters and half characters do not', () => {
    expect(text(20)('=cmd|calc')).toBe('=cmd|calc');
    expect(reason(() => text(20)('a\u0000b'))).toBe('control-characters');
    expect(reason(() => text(20)('\ud800'))).toBe('control-characters');
    expect(reason(() => text(2)('abc'))).toBe('too-long');
  });
  it('whole numbers within their bounds', () => {
    expect(wholeNumber(0, 100)('1,00')).toBe(100);
    expect(wholeNumber(0, 100)('12.0')).toBe(12);
    for (const given of ['101', '-1', '1.5', 'x', '1e1']) expect(reason(() => wholeNumber(0, 100)(given))).toBe('whole-number');
  });
});
