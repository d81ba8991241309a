import { z } from 'zod';
import { isPeriodCode } from './calendar.js';
import { id } from './fields.js';
import { MEASURE_CUTS, type MeasureCut } from './measures.js';
import { OPEN_STAGES, type OpenStage } from './stages.js';

/**
 * The figures of the pipeline report (商机报表, D17). `open` and what follows are as at the end of the period (or today); the moves
 * are those of the period. A deal counts for whoever answered for it at that time.
 */
export const PIPELINE_FIGURES = [
  /** Open deals. */
  'open',
  /** Open and expected to close by the end of the quarter: what the coverage is made of. */
  'closing',
  /** Of those: what their owners commit to, and the best case. */
  'commit',
  'best',
  'created',
  'advanced',
  'moved_back',
  'won',
  'lost',
  /** Was to close within the period and did not: the measure `opportunities_slipped`. */
  'slipped',
  /** The close date was moved to a later day, or to an earlier. */
  'postponed',
  'pulled_in',
  /** The amount rose or fell; the amount of the figure is the difference. */
  'grown',
  'shrunk',
  /** Neither moved nor visited for 30 days. */
  'stalled',
  'no_next_step',
  'unvisited',
  /** The close date has passed. */
  'past_close',
] as const;
export type PipelineFigure = (typeof PIPELINE_FIGURES)[number];

const period = z
  .string()
  .max(10)
  .refine((code) => isPeriodCode('weekly', code) || isPeriodCode('monthly', code), 'field.period');

/** The pipeline of the people one leads in a week or month, the running week when left out. */
export const PipelineQuery = z.strictObject({ by: z.enum(MEASURE_CUTS).default('person'), period: period.optional() });
export type PipelineQuery = z.infer<typeof PipelineQuery>;

/** The deals behind one figure: of a person, a team, a department, or all; of one stage where it is given. */
export const PipelineRowsQuery = z.strictObject({
  figure: z.enum(PIPELINE_FIGURES),
  period: period.optional(),
  stage: z.enum(OPEN_STAGES).optional(),
  person: id.optional(),
  team: id.optional(),
  department: id.optional(),
  range: z.string().optional(),
});
export type PipelineRowsQuery = z.infer<typeof PipelineRowsQuery>;

export interface PipelineLine {
  key: string;
  name: string;
  counts: Record<PipelineFigure, number>;
  amounts: Record<PipelineFigure, string>;
  /** Amount times chance of the open deals. */
  weighted: string;
  /** What was open the day before the period began. */
  openBefore: string;
  /** Contracts to be signed in the quarter, and those signed so far. */
  target: string | null;
  reached: string;
  /**
   * What is left of the target, negative where more than that was signed, so that the lines add up to the total. What somebody without a
   * target signed is negative too; null where there is neither, or no target at all in the report.
   */
  remaining: string | null;
  /** `closing ÷ remaining`, two decimals; null where nothing is left to do. */
  coverage: string | null;
}

/** A stage with what stands in it, and what became of the deals that left it in the last half year. */
export interface PipelineStage {
  stage: OpenStage;
  count: number;
  amount: string;
  weighted: string;
  left: number;
  /** Went on to a later stage, or won. */
  wentOn: number;
  lost: number;
  /** `wentOn ÷ left`, four decimals; null when none left. */
  conversion: string | null;
  /** Days spent in the stage by those that left it, on average; one decimal. */
  averageDays: string | null;
  /** Days that the deals standing in it have been there, on average. */
  daysSoFar: string | null;
}

export interface PipelineReport {
  period: string;
  from: string;
  to: string;
  /** The day of the standing: the end of the period, or today while it runs. */
  asOf: string;
  quarter: string;
  by: MeasureCut;
  rows: PipelineLine[];
  total: PipelineLine;
  funnel: PipelineStage[];
}

/** A deal behind a figure. */
export interface PipelineRow {
  entity: 'opportunity';
  id: string;
  label: string;
  on: string | null;
  amount: string;
  stage: string;
  closeOn: string | null;
  closeBefore: string | null;
  amountBefore: string | null;
  accountId: string | null;
  accountName: string | null;
  personId: string;
  personName: string;
}
