import { splitTarget } from './target-breakdown.js';

/**
 * How a monthly appraisal is counted (绩效考核, D36). Attainment is in per cent of the target, scores run from 0 to the curve's cap
 * (100 is a full score), weights are per cent and add up to 100. All results have one decimal.
 */
export type ScoringCurve =
  /** Rises evenly from nothing at `zeroAt` to 100 at `fullAt` and on to `cap`. */
  | { readonly kind: 'linear'; readonly zeroAt: number; readonly fullAt: number; readonly cap: number }
  /** As linear, but never above 100: more than the target earns no more. */
  | { readonly kind: 'capped'; readonly zeroAt: number; readonly fullAt: number }
  /** The score of the highest step reached; below the first nothing. */
  | { readonly kind: 'step'; readonly steps: readonly { readonly from: number; readonly score: number }[] };

export const APPRAISAL_GRADES = ['S', 'A', 'B', 'C'] as const;
export type AppraisalGrade = (typeof APPRAISAL_GRADES)[number];
/** The lowest total of S, A and B; below is C. */
export type GradeThresholds = Readonly<Record<'S' | 'A' | 'B', number>>;
/** How many of a hundred are to get each grade. */
export type GradeShares = Readonly<Record<AppraisalGrade, number>>;

const oneDecimal = (value: number): number => Math.round(value * 10) / 10;

/**
 * Per cent of the target that was reached. Where less is better (complaints, overdue money) the target is what is allowed: half of it
 * counts as 150, twice as much as nothing. Null without a target.
 */
export function attainmentOf(actual: string, target: string | null, direction: 'up' | 'down' | 'neutral'): number | null {
  if (target === null) return null;
  const [reached, wanted] = [Number(actual), Number(target)];
  if (direction !== 'down') return wanted > 0 ? oneDecimal(Math.max(0, reached / wanted) * 100) : null;
  if (wanted === 0) return reached <= 0 ? 100 : 0;
  return oneDecimal(Math.max(0, 2 - reached / wanted) * 100);
}

/** The score of an attainment; never below 0 nor above the cap, and never less for more. */
export function scoreOf(attainment: number, curve: ScoringCurve): number {
  if (curve.kind === 'step')
    return curve.steps.reduce((score, step) => (attainment >= step.from ? Math.max(score, step.score) : score), 0);
  const { zeroAt, fullAt } = curve;
  const cap = curve.kind === 'linear' ? curve.cap : 100;
  const raw = attainment >= fullAt ? (attainment / fullAt) * 100 : ((attainment - zeroAt) / (fullAt - zeroAt)) * 100;
  return oneDecimal(Math.min(cap, Math.max(0, raw)));
}

/** The weighted sum; null while a line has no score. */
export function totalScore(lines: readonly { readonly weight: number; readonly score: number | null }[]): number | null {
  let total = 0;
  for (const { weight, score } of lines) {
    if (score === null) return null;
    total += weight * score;
  }
  return oneDecimal(total / 100);
}

/** The grade that a total earns by itself. */
export function gradeOf(total: number, thresholds: GradeThresholds): AppraisalGrade {
  if (total >= thresholds.S) return 'S';
  if (total >= thresholds.A) return 'A';
  return total >= thresholds.B ? 'B' : 'C';
}

/**
 * The grades that the shares would give, best first: a guide beside the grades, never a rule. The numbers of each grade add up to all
 * (largest remainder); whoever has the same total gets the same, better, grade.
 */
export function distributionGuide(
  totals: readonly { readonly id: string; readonly total: number }[],
  shares: GradeShares,
): Map<string, AppraisalGrade> {
  const places = splitTarget(
    String(totals.length),
    APPRAISAL_GRADES.map((grade) => shares[grade]),
    'count',
  ).flatMap((count, index) => Array<AppraisalGrade>(Number(count)).fill(APPRAISAL_GRADES[index] ?? 'C'));
  const ranked = [...totals].sort((one, other) => other.total - one.total || (one.id < other.id ? -1 : 1));
  const guide = new Map<string, AppraisalGrade>();
  let last: { total: number; grade: AppraisalGrade } | undefined;
  for (const [index, { id, total }] of ranked.entries()) {
    const grade = last?.total === total ? last.grade : (places[index] ?? 'C');
    guide.set(id, grade);
    last = { total, grade };
  }
  return guide;
}
