import {
  addMoney,
  compareMoney,
  isZero,
  PIPELINE_FIGURES,
  subtractMoney,
  toCents,
  type PipelineFigure,
  type PipelineLine,
} from '@keyline/model';

/** A person's line as the statement reads it: `open`, `openAmount`, … */
export type StoredLine = Record<string, string | number> & { personId: string; weighted: string; openBefore: string };

const figures = <Value>(of: (name: PipelineFigure) => Value) =>
  Object.fromEntries(PIPELINE_FIGURES.map((name) => [name, of(name)])) as Record<PipelineFigure, Value>;

type Sums = Omit<PipelineLine, 'key' | 'name' | 'remaining' | 'coverage'>;

/** A line with nothing in it. */
export const emptySums = (): Sums => ({
  counts: figures(() => 0),
  amounts: figures(() => '0.00'),
  weighted: '0.00',
  openBefore: '0.00',
  target: null,
  reached: '0.00',
});

/** A person's own line. */
export const sumsOf = (stored: StoredLine | undefined, target: string | null, reached: string): Sums => ({
  ...emptySums(),
  ...(stored && {
    counts: figures((name) => Number(stored[name])),
    amounts: figures((name) => String(stored[`${name}Amount`])),
    weighted: stored.weighted,
    openBefore: stored.openBefore,
  }),
  target,
  reached,
});

/** Two lines added up. Who has no target adds nothing to the target. */
export const addSums = (one: Sums, other: Sums): Sums => ({
  counts: figures((name) => one.counts[name] + other.counts[name]),
  amounts: figures((name) => addMoney(one.amounts[name], other.amounts[name])),
  weighted: addMoney(one.weighted, other.weighted),
  openBefore: addMoney(one.openBefore, other.openBefore),
  target: one.target === null ? other.target : addMoney(one.target, other.target ?? '0'),
  reached: addMoney(one.reached, other.reached),
});

/**
 * With what is left to do, and how often the deals that may close this quarter cover it. What is left of a line is what is left of the lines
 * that it adds up: whoever signed more than was asked, or signs without a target, makes the rest of the team's smaller.
 * @param aimed is there a target at all among the lines? Without one there is nothing to be left
 */
export function lineOf(key: string, name: string, sums: Sums, aimed: boolean): PipelineLine {
  const idle = sums.target === null && isZero(sums.reached);
  const remaining = !aimed || idle ? null : subtractMoney(sums.target ?? '0.00', sums.reached);
  const toGo = remaining !== null && compareMoney(remaining, '0') > 0 ? remaining : null;
  return { key, name, ...sums, remaining, coverage: ratio(sums.amounts.closing, toGo) };
}

/** `part ÷ whole` of amounts that are not negative with two decimals, rounded half up; null when there is no whole. */
function ratio(part: string, whole: string | null): string | null {
  if (whole === null || toCents(whole) === 0n) return null;
  const divisor = toCents(whole);
  const hundredths = (toCents(part) * 200n + divisor) / (divisor * 2n);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}
