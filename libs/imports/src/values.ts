import { isLocalDate, isMoney, fromCents, toCents, type LocalDate, type Money } from '@keyline/model';
import { Refused, type Field } from './import-kind.js';

interface FieldOptions {
  required?: boolean;
  aliases?: readonly string[];
}

/** Declares a field: its names in both languages, how its text is read, the headings it is known by. */
export const field = <Value>(
  names: readonly [zh: string, en: string],
  read: (text: string) => Value,
  { required = false, aliases = [] }: FieldOptions = {},
): Field<Value> => ({
  zh: names[0],
  en: names[1],
  required,
  aliases,
  read,
});

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
/** Half of a surrogate pair cannot be written as UTF-8, and so not be stored. */
const LONELY_SURROGATE = /\p{Surrogate}/u;

/** A text of at most so many characters. What begins with "=" is text like any other: nothing here computes it. */
export const text =
  (max: number) =>
  (value: string): string => {
    if (CONTROL.test(value) || LONELY_SURROGATE.test(value)) throw new Refused('control-characters');
    if (value.length > max) throw new Refused('too-long', { max });
    return value;
  };

const plainNumber = (value: string) =>
  value
    .normalize('NFKC')
    .replace(/[\s,，]/g, '')
    .replace(/^(?:¥|￥|CNY|RMB|US\$|\$)/i, '');

/** An amount, with or without thousands separators and currency sign; `factor` is the unit of the column, 10000 for 万元. */
export const amount =
  (factor: 1 | 10_000 | 1_000_000 = 1) =>
  (value: string): Money => {
    const match = /^(\d+)(?:\.(\d*))?$/.exec(plainNumber(value));
    const fraction = (match?.[2] ?? '').replace(/0+$/, '');
    const decimals = 2 + Math.log10(factor);
    if (!match?.[1] || fraction.length > decimals || match[1].length > 16) throw new Refused('money');
    const cents = BigInt(match[1] + fraction.padEnd(decimals, '0'));
    const money = fromCents(cents);
    if (!isMoney(money)) throw new Refused('money');
    return money;
  };

/** Is it nothing at all? */
export const isNought = (money: Money): boolean => toCents(money) === 0n;

export const wholeNumber =
  (min: number, max: number) =>
  (value: string): number => {
    const plain = plainNumber(value);
    const number = Number(plain);
    if (!/^-?\d{1,15}(?:\.0+)?$/.test(plain) || number < min || number > max) throw new Refused('whole-number', { min, max });
    return number;
  };

/** A day: 2026-11-21, 2026/11/21, 2026.11.21, 2026年11月21日, 20261121; a time of day behind it is left out. Never day/month, which is a guess. */
export const day = (value: string): LocalDate => {
  const match = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T\s].*)?$/.exec(value.normalize('NFKC'));
  const [, year = '', month = match?.[4] ?? '', dayOfMonth = match?.[5] ?? ''] = match ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  if (!match || !isLocalDate(date)) throw new Refused('date');
  return date;
};

const choiceKey = (value: string) =>
  value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');

/** One of several values, each known by its code and by the words that files use for it. */
export const choice = <Value extends string>(words: Readonly<Record<Value, readonly string[]>>) => {
  const known = new Map(
    (Object.entries(words) as [Value, readonly string[]][]).flatMap(([value, names]) =>
      [value, ...names].map((name) => [choiceKey(name), value] as const),
    ),
  );
  return (value: string): Value => {
    const found = known.get(choiceKey(value));
    if (found === undefined) throw new Refused('choice', { allowed: Object.keys(words).join(', ') });
    return found;
  };
};

/** Several values in one cell, separated by commas, semicolons, slashes or 、. */
export const several =
  <Value>(read: (text: string) => Value) =>
  (value: string): Value[] => [
    ...new Set(
      value
        .split(/[,;/、，；|]/)
        .map((part) => part.trim())
        .filter(Boolean)
        .map(read),
    ),
  ];
