import { isLocalDate, isMoney, fromCents, toCents, type DateOrder, type LocalDate, type Money } from '@keyline/model';
import { Refused, type Field } from './import-kind.js';

interface FieldOptions {
  required?: boolean;
  aliases?: readonly string[];
}

/** Declares a field: its names in both languages, how its text is read, the headings it is known by. */
export const field = <Value>(
  names: readonly [zh: string, en: string],
  read: (text: string, dateOrder: DateOrder) => Value,
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

/** An amount that may be less than nothing, as banks write money that went out: -12.00, (12.00) or 12.00-. */
export const signedAmount = (value: string): Money => {
  const plain = plainNumber(value);
  const negative = /^-(.+)$/.exec(plain)?.[1] ?? /^\((.+)\)$/.exec(plain)?.[1] ?? /^(.+)-$/.exec(plain)?.[1];
  return negative === undefined ? amount()(plain.replace(/^\+/, '')) : fromCents(-toCents(amount()(negative)));
};

const CNY = new Set(['cny', 'rmb', '人民币', '人民币元', '元', '01', '001', '156']);
/** @throws Refused for any other money than ours */
export const ownCurrency = (value: string): 'CNY' => {
  if (!CNY.has(value.normalize('NFKC').trim().toLowerCase())) throw new Refused('currency');
  return 'CNY';
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

const YEAR_FIRST = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T\s].*)?$/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T\s].*)?$/;

/** Year, month and day as the text gives them; whether 4/6/2013 is in April or in June only its sender knows. */
function partsOfDay(text: string, dateOrder: DateOrder): readonly (string | undefined)[] | undefined {
  const first = YEAR_FIRST.exec(text);
  if (first) return [first[1], first[2] ?? first[4], first[3] ?? first[5]];
  const last = dateOrder === 'ymd' ? null : YEAR_LAST.exec(text);
  if (!last) return undefined;
  return dateOrder === 'mdy' ? [last[3], last[1], last[2]] : [last[3], last[2], last[1]];
}

/**
 * A day: 2026-11-21, 2026/11/21, 2026.11.21, 2026年11月21日, 20261121; a time of day behind it is left out. 11/21/2026 only where the
 * file is said to write the month, or the day, first.
 */
export const day = (value: string, dateOrder: DateOrder = 'ymd'): LocalDate => {
  const [year = '', month = '', dayOfMonth = ''] = partsOfDay(value.normalize('NFKC'), dateOrder) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  if (!isLocalDate(date)) throw new Refused('date');
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
