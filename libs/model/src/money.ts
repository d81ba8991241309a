/**
 * Money is a decimal string, as Postgres' `numeric(18,2)` sends it, and is computed in whole cents (bigint). It is never a
 * JavaScript number: 0.1 + 0.2 is not 0.3 there. CNY unless said otherwise (DOMAIN section 2).
 */

/** An exact amount such as `'1234.50'` or `'-12.00'`. What this module returns always has two decimals and never reads `'-0.00'`. */
export type Money = string;

const MONEY = /^(-?)(\d+)(?:\.(\d{1,2}))?$/;
const PERCENT = /^(-?)(\d{1,9})(?:\.(\d{1,12}))?$/;
/** Characters of the longest storable amount; a longer text is not worth parsing. */
const LONGEST = '-9999999999999999.99'.length;
/** Largest amount of a `numeric(18,2)` column, in cents. */
const STORABLE_CENTS = 10n ** 18n - 1n;

/** May this text be stored as an amount? At most two decimals, 16 digits before the point, no sign but a minus, no separators, no exponent. */
export function isMoney(text: string): boolean {
  if (text.length > LONGEST || !MONEY.test(text)) return false;
  const cents = toCents(text);
  return cents <= STORABLE_CENTS && cents >= -STORABLE_CENTS;
}

/**
 * Whole cents of an amount. Takes zero to two decimals, because SQL sums of nothing read `'0'`, and any size, because a sum may be
 * larger than a column.
 * @throws RangeError when the text is not an amount
 */
export function toCents(money: Money): bigint {
  const match = MONEY.exec(money);
  if (!match) throw new RangeError(`not an amount of money: ${JSON.stringify(money)}`);
  const [, sign, yuan = '', fen = ''] = match;
  const cents = BigInt(yuan + fen.padEnd(2, '0'));
  return sign === '-' ? -cents : cents;
}

/** The amount of so many cents, always with two decimals: `-5n` is `'-0.05'`. */
export function fromCents(cents: bigint): Money {
  const digits = magnitude(cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * Exact sum; of nothing it is `'0.00'`.
 * @throws RangeError when a part is not an amount
 */
export function addMoney(...amounts: readonly Money[]): Money {
  return fromCents(amounts.reduce((sum, amount) => sum + toCents(amount), 0n));
}

/**
 * Exact difference `from - amount`.
 * @throws RangeError when either is not an amount
 */
export function subtractMoney(from: Money, amount: Money): Money {
  return fromCents(toCents(from) - toCents(amount));
}

/**
 * -1 when `a` is less, 0 when equal (`'1'` equals `'1.00'`), 1 when more; fit for `Array.sort`.
 * @throws RangeError when either is not an amount
 */
export function compareMoney(a: Money, b: Money): -1 | 0 | 1 {
  const [left, right] = [toCents(a), toCents(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Nothing at all? @throws RangeError when it is not an amount */
export function isZero(money: Money): boolean {
  return toCents(money) === 0n;
}

/** Less than nothing? @throws RangeError when it is not an amount */
export function isNegative(money: Money): boolean {
  return toCents(money) < 0n;
}

/** More than nothing? @throws RangeError when it is not an amount */
export function isPositive(money: Money): boolean {
  return toCents(money) > 0n;
}

/** The least of the amounts, with two decimals. @throws RangeError when one is not an amount */
export function minMoney(first: Money, ...others: readonly Money[]): Money {
  return fromCents(others.map(toCents).reduce((least, cents) => (cents < least ? cents : least), toCents(first)));
}

/**
 * Shares `total` in proportion to the weights, to the cent, so that the parts add up to exactly `total` (largest remainder method of
 * Hamilton; equal remainders go to the earlier part). A weight of zero gets nothing. A negative total is shared like its positive
 * mirror image. Weights count as the decimals they print as: 0.1 is one tenth.
 * @throws RangeError without a positive weight, with a negative or infinite one, or when `total` is not an amount
 */
export function splitMoney(total: Money, weights: readonly number[]): Money[] {
  const cents = toCents(total);
  const scaled = scaleToIntegers(weights);
  const sum = scaled.reduce((all, weight) => all + weight, 0n);
  if (sum === 0n) throw new RangeError('money can only be split by at least one positive weight');

  const shares = scaled.map((weight, index) => {
    const product = magnitude(cents) * weight;
    return { index, cents: product / sum, remainder: product % sum };
  });
  let left = shares.reduce((rest, share) => rest - share.cents, magnitude(cents));
  const byRemainder = [...shares].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  for (const share of byRemainder) {
    if (left === 0n) break;
    share.cents += 1n;
    left -= 1n;
  }
  return shares.map((share) => fromCents(cents < 0n ? -share.cents : share.cents));
}

/**
 * `percent` per cent of an amount, for example tax `('100.00', '13')` → `'13.00'`. Half a cent is rounded away from zero
 * (half up, 四舍五入), as `round(numeric, 2)` of Postgres does, so that screen and database agree.
 * @param percent decimal text such as `'13'`, `'0.5'` or `'-10'`
 * @throws RangeError when either is not a decimal
 */
export function multiplyMoney(money: Money, percent: string): Money {
  const match = PERCENT.exec(percent);
  if (!match) throw new RangeError(`not a percentage: ${JSON.stringify(percent)}`);
  const [, sign, whole = '', fraction = ''] = match;
  const factor = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  return fromCents(divideHalfUp(toCents(money) * factor, 100n * 10n ** BigInt(fraction.length)));
}

const SYMBOLS: Readonly<Record<string, string>> = { CNY: '¥', USD: 'US$', HKD: 'HK$', EUR: '€', GBP: '£' };

/**
 * The amount in full, as on a contract: `'¥1,234,567.00'`, `'-¥12.00'`; a currency without a symbol of its own shows its code, `'JPY 5.00'`.
 * @param options.currency ISO 4217 code, CNY when left out
 * @throws RangeError when it is not an amount
 */
export function formatMoney(money: Money, options: { readonly currency?: string } = {}): string {
  const { currency = 'CNY' } = options;
  const cents = toCents(money);
  const [yuan = '', fen = ''] = fromCents(magnitude(cents)).split('.');
  return `${cents < 0n ? '-' : ''}${SYMBOLS[currency] ?? `${currency} `}${groupThousands(yuan)}.${fen}`;
}

interface CompactUnit {
  readonly suffix: string;
  readonly cents: bigint;
  /** Shown digits after the point at most; trailing zeros are dropped. */
  readonly decimals: number;
}

const COMPACT_UNITS: Readonly<Record<'zh-CN' | 'en', readonly CompactUnit[]>> = {
  'zh-CN': [
    { suffix: '', cents: 100n, decimals: 0 },
    { suffix: ' 万', cents: 10n ** 6n, decimals: 1 },
    { suffix: ' 亿', cents: 10n ** 10n, decimals: 1 },
  ],
  en: [
    { suffix: '', cents: 100n, decimals: 0 },
    { suffix: 'K', cents: 10n ** 5n, decimals: 2 },
    { suffix: 'M', cents: 10n ** 8n, decimals: 2 },
    { suffix: 'B', cents: 10n ** 11n, decimals: 2 },
  ],
};

/**
 * The amount for a tile or an axis, in CNY: `'123.5 万'`, `'1.2 亿'`, `'9,999'` in Chinese, `'¥1.23M'`, `'¥950'` in English. Rounded half
 * up from the exact amount; what rounds up to the next unit is shown in that unit (9,999.50 is `'1 万'`, not `'10,000'`).
 * @throws RangeError when it is not an amount
 */
export function formatCompactMoney(money: Money, locale: 'zh-CN' | 'en'): string {
  const cents = toCents(money);
  const units = COMPACT_UNITS[locale];
  let shown = '0';
  for (const [index, unit] of units.entries()) {
    const scale = 10n ** BigInt(unit.decimals);
    const rounded = divideHalfUp(magnitude(cents) * scale, unit.cents);
    shown = printScaled(rounded, unit.decimals) + unit.suffix;
    const next = units[index + 1];
    if (!next || rounded * unit.cents < next.cents * scale) break;
  }
  const sign = cents < 0n && shown !== '0' ? '-' : '';
  return `${sign}${locale === 'en' ? '¥' : ''}${shown}`;
}

function magnitude(cents: bigint): bigint {
  return cents < 0n ? -cents : cents;
}

/** Quotient rounded to the nearest whole; halves go away from zero. The divisor is positive. */
function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const rounded = (magnitude(dividend) * 2n + divisor) / (divisor * 2n);
  return dividend < 0n ? -rounded : rounded;
}

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `printScaled(12350n, 2)` is `'123.5'`. */
function printScaled(value: bigint, decimals: number): string {
  const digits = value.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return groupThousands(whole) + (fraction ? `.${fraction}` : '');
}

/** Brings decimal weights to whole numbers of the same proportion: [0.5, 1] becomes [5n, 10n]. */
function scaleToIntegers(weights: readonly number[]): bigint[] {
  const decimals = weights.map((weight) => {
    if (!Number.isFinite(weight) || weight < 0) throw new RangeError(`not a weight to split money by: ${weight}`);
    const [mantissa = '', exponent = '0'] = weight.toString().split('e');
    const [whole = '', fraction = ''] = mantissa.split('.');
    return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
  });
  const smallest = decimals.reduce((least, { exponent }) => Math.min(least, exponent), 0);
  return decimals.map(({ digits, exponent }) => digits * 10n ** BigInt(exponent - smallest));
}
