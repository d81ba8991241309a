/** Money travels as a decimal string and is only ever re-punctuated here, never turned into a float. */
const parts = (value: string): { negative: boolean; whole: string; cents: string } | undefined => {
  const match = /^(-?)0*(\d+)(?:\.(\d*))?$/.exec(value.trim());
  if (!match) return undefined;
  return { negative: match[1] === '-', whole: match[2] ?? '0', cents: (match[3] ?? '').padEnd(2, '0').slice(0, 2) };
};

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** `"1234567.5"` → `¥1,234,567.50`; negative with a true minus. Undefined for what is no decimal. */
export const exactMoney = (value: string): string | undefined => {
  const money = parts(value);
  return money && `${money.negative ? '−' : ''}¥${grouped(money.whole)}.${money.cents}`;
};

/** `value / 10^power` with `digits` decimals, rounded half up, without leaving the integers. */
const scaled = (cents: bigint, power: number, digits: number): string => {
  const divisor = 10n ** BigInt(power + 2 - digits);
  const rounded = ((cents + divisor / 2n) / divisor).toString().padStart(digits + 1, '0');
  const whole = grouped(rounded.slice(0, rounded.length - digits));
  return digits ? `${whole}.${rounded.slice(-digits)}` : whole;
};

const chineseUnits = [
  { power: 8, digits: 2, unit: ' 亿' },
  { power: 4, digits: 1, unit: ' 万' },
];
const englishUnits = [
  { power: 9, digits: 2, unit: 'B' },
  { power: 6, digits: 2, unit: 'M' },
  { power: 3, digits: 1, unit: 'K' },
];

/** For tiles: `123.5 万` in Chinese, `¥1.23M` in English; below 10,000 the whole yuan. */
export const compactMoney = (value: string, locale: string): string | undefined => {
  const money = parts(value);
  if (!money) return undefined;
  const cents = BigInt(money.whole + money.cents);
  const chinese = locale.startsWith('zh');
  const sign = money.negative ? '−' : '';
  const unit =
    cents >= 1_000_000n
      ? (chinese ? chineseUnits : englishUnits).find(({ power }) => cents >= 10n ** BigInt(power + 2))
      : undefined;
  if (!unit) return `${sign}¥${scaled(cents, 0, 0)}`;
  return `${sign}${chinese ? '' : '¥'}${scaled(cents, unit.power, unit.digits)}${unit.unit}`;
};

export const isNegative = (value: string): boolean => /^-0*\.?0*[1-9]/.test(value.trim());
export const isZero = (value: string): boolean => /^-?0*(\.0*)?$/.test(value.trim());

/** What a person typed into a money input as a decimal string: `1,234.5` → `1234.5`, `12万` → `120000`, `￥3` → `3`. */
export const parseMoney = (typed: string): string => {
  const plain = typed.replace(/[,\uff0c\s\u00a5\uffe5]/g, '').replace('。', '.');
  const match = /^(-?\d+)(?:\.(\d*))?([万亿])?$/.exec(plain);
  if (!match?.[3]) return plain;
  const power = match[3] === '万' ? 4 : 8;
  const decimals = (match[2] ?? '').padEnd(power, '0');
  const whole = `${match[1]}${decimals.slice(0, power)}`.replace(/^(-?)0+(?=\d)/, '$1');
  const rest = decimals.slice(power);
  return rest ? `${whole}.${rest}` : whole;
};
