import { z } from 'zod';
import { isPeriodCode, type LocalDate, type Period } from './calendar.js';
import { id, line, money, optionalText, version } from './fields.js';
import { MEASURE_CUTS, type MeasureCut } from './measures.js';
import { toCents, type Money } from './money.js';
import { owesReports } from './actor.js';
import { type Role } from './roles.js';

/**
 * Forecasts (销售预测, D37): what somebody says, week by week, will come of the running quarter. `won` is signed already and not in the
 * other three; commit, best case and pipeline are apart, so that they add up.
 */
export const FORECAST_SOURCES = ['submitted', 'frozen'] as const;
/** Said by the person, or taken from the deals at the end of the week because nothing was said. */
export type ForecastSource = (typeof FORECAST_SOURCES)[number];

export const ForecastInput = z.strictObject({
  commit: money,
  best: money,
  pipeline: money,
  note: optionalText(2000).optional(),
});
export type ForecastInput = z.infer<typeof ForecastInput>;

/** What the superior expects instead, kept apart from what was said; with the reason. */
export const ForecastAdjustment = z.strictObject({ version, commit: money, best: money, reason: line(1000) });
export type ForecastAdjustment = z.infer<typeof ForecastAdjustment>;

const week = z
  .string()
  .max(10)
  .refine((code) => isPeriodCode('weekly', code), 'field.period');
/** A week's forecasts added up; the running week when left out. */
export const ForecastRollUpQuery = z.strictObject({ week: week.optional(), by: z.enum(MEASURE_CUTS).default('person') });
export type ForecastRollUpQuery = z.infer<typeof ForecastRollUpQuery>;

/** The columns of the roll-up that a person's word, or that of the superior about it, adds to. */
export const FORECAST_FIGURES = ['won', 'commit', 'best', 'pipeline', 'expected', 'adjusted'] as const;
export type ForecastFigure = (typeof FORECAST_FIGURES)[number];

/** Behind a figure of the roll-up stands what each person said, and the deals that it was said about. */
export const FORECAST_BASES = ['forecasts', 'deals'] as const;
export type ForecastBasis = (typeof FORECAST_BASES)[number];

/** What stands behind a figure of the roll-up: of one person, a team, a department, or all. `range` as in every list. */
export const ForecastRowsQuery = z.strictObject({
  week: week.optional(),
  figure: z.enum(FORECAST_FIGURES),
  of: z.enum(FORECAST_BASES).default('forecasts'),
  person: id.optional(),
  team: id.optional(),
  department: id.optional(),
  range: z.string().optional(),
});
export type ForecastRowsQuery = z.infer<typeof ForecastRowsQuery>;

export interface ForecastAmounts {
  won: string;
  commit: string;
  best: string;
  pipeline: string;
}
export interface ForecastDeal {
  id: string;
  name: string;
  accountName: string | null;
  amount: string;
  /** `won` for what is signed. */
  category: 'won' | 'commit' | 'best' | 'pipeline';
  closeOn: string | null;
}

export interface ForecastRow extends ForecastAmounts {
  id: string;
  personId: string;
  personName: string;
  week: string;
  quarter: string;
  /** What the deals said at that time. */
  proposedCommit: string;
  proposedBest: string;
  proposedPipeline: string;
  note: string | null;
  source: ForecastSource;
  submittedAt: string | null;
  adjustedCommit: string | null;
  adjustedBest: string | null;
  adjustedById: string | null;
  adjustedByName: string | null;
  adjustedAt: string | null;
  reason: string | null;
  version: number;
  can: { adjust: boolean };
}
export interface ForecastRecord extends ForecastRow {
  deals: ForecastDeal[];
}

/** This week's forecast before it is handed in: filled in from the deals, beside what was said last week. */
export interface ForecastDraft {
  week: string;
  quarter: string;
  proposed: ForecastAmounts;
  deals: ForecastDeal[];
  current: ForecastRow | null;
  previous: ForecastRow | null;
}

export interface ForecastLine extends ForecastAmounts {
  key: string;
  name: string;
  /** Won and commit, as said, and as the superiors expect it where they said so. */
  expected: string;
  adjusted: string;
  target: string | null;
  /** How many handed one in, how many should have, and how many were frozen without a word. */
  submitted: number;
  frozen: number;
  due: number;
}
export interface ForecastRollUp {
  week: string;
  quarter: string;
  by: MeasureCut;
  rows: ForecastLine[];
  total: ForecastLine;
  /** The weeks of the quarter so far. */
  trend: (ForecastAmounts & { week: string; adjusted: string })[];
}

/** One person's word of a week with what it adds to a figure of the roll-up; or one of the deals it was said about, as it stood then. */
export interface ForecastFigureRow {
  entity: 'forecast' | 'opportunity';
  id: string;
  label: string;
  /** The day on which it was handed in, or the deal was to close. */
  on: string | null;
  amount: string;
  accountName: string | null;
  personName: string;
  source: ForecastSource;
}

/** How far off the forecasts of a quarter were, so many weeks before its end. */
export interface ForecastAccuracyRow {
  quarter: string;
  weeksBefore: number;
  week: string;
  expected: string;
  adjusted: string;
  /** What was won in the quarter in the end. */
  actual: string;
  /** Per cent, one decimal; null where nothing was won. */
  accuracy: string | null;
  adjustedAccuracy: string | null;
}

/** Whoever sells or leads, and was with us in the week, says what will come. */
export const owesForecast = (
  person: { readonly roles: readonly Role[]; readonly hiredOn: LocalDate; readonly leftOn: LocalDate | null },
  { start, end }: Pick<Period, 'start' | 'end'>,
): boolean => owesReports(person.roles) && person.hiredOn <= end && (person.leftOn === null || person.leftOn >= start);

/**
 * How near a forecast came, in per cent with one decimal: 100 when it was exact, 0 when it was off by as much as was won, or more.
 * Null when nothing was won: there is nothing to measure against.
 */
export function forecastAccuracy(forecast: Money, actual: Money): string | null {
  const [said, won] = [toCents(forecast), toCents(actual)];
  if (won <= 0n) return null;
  const off = said > won ? said - won : won - said;
  const permille = off >= won ? 0n : ((won - off) * 2000n + won) / (won * 2n);
  return `${permille / 10n}.${permille % 10n}`;
}
