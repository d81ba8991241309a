import { z } from 'zod';
import { id, line, money, version, whole } from './fields.js';
import type { TargetUnit } from './target-breakdown.js';
import { findTargetPeriod } from './target-periods.js';

/** A draft is worked on, a submitted one waits for its approval, an approved one is in force until a re-plan of it is approved. */
export const TARGET_PLAN_STATES = ['draft', 'submitted', 'approved', 'superseded'] as const;
export type TargetPlanState = (typeof TARGET_PLAN_STATES)[number];
export const TARGET_NODE_KINDS = ['department', 'team', 'person'] as const;
export type TargetNodeKind = (typeof TARGET_NODE_KINDS)[number];

/** How a year is spread over its months: alike, like last year's own figures, by working days, or as they stand. */
export const PERIOD_SPLITS = ['equal', 'seasonality', 'working_days', 'none'] as const;
export type PeriodSplit = (typeof PERIOD_SPLITS)[number];
/** How a department's target falls on its people: alike, by what each reached last year, or as they stand. */
export const PEOPLE_SPLITS = ['equal', 'last_year', 'none'] as const;
export type PeopleSplit = (typeof PEOPLE_SPLITS)[number];

const planPeriod = z
  .string()
  .max(10)
  .refine((code) => {
    const period = findTargetPeriod(code);
    return period !== undefined && period.kind !== 'week';
  }, 'field.period');
const anyPeriod = z
  .string()
  .max(10)
  .refine((code) => findTargetPeriod(code) !== undefined, 'field.period');

/** A department's year in one measure; the total is broken down at once as asked, and changed by hand afterwards. */
export const TargetPlanInput = z.strictObject({
  departmentId: id,
  year: whole(2000, 2100),
  measure: line(60),
  total: money,
  periodsBy: z.enum(PERIOD_SPLITS).default('seasonality'),
  peopleBy: z.enum(PEOPLE_SPLITS).default('equal'),
});
export type TargetPlanInput = z.infer<typeof TargetPlanInput>;

/** Values set by hand: a year, quarter or month of a department, team or person. */
export const TargetCellsInput = z.strictObject({
  version,
  cells: z
    .array(z.strictObject({ nodeId: id, period: planPeriod, value: money }))
    .min(1)
    .max(500),
});
export type TargetCellsInput = z.infer<typeof TargetCellsInput>;

/** Gives a value out to the months of its period and to everybody below. */
export const BreakDownInput = z.strictObject({
  version,
  nodeId: id,
  period: planPeriod,
  periodsBy: z.enum(PERIOD_SPLITS),
  peopleBy: z.enum(PEOPLE_SPLITS),
});
export type BreakDownInput = z.infer<typeof BreakDownInput>;

/** A move of the plan on the version that was seen. */
export const TargetPlanMove = z.strictObject({ version });
export type TargetPlanMove = z.infer<typeof TargetPlanMove>;
export const AttainmentQuery = z.strictObject({ period: anyPeriod.optional() });
export type AttainmentQuery = z.infer<typeof AttainmentQuery>;
/** The records behind what a line of the plan has reached. `range` as in every list. */
export const AttainmentRowsQuery = AttainmentQuery.safeExtend({ node: id, range: z.string().optional() });
export type AttainmentRowsQuery = z.infer<typeof AttainmentRowsQuery>;

export interface TargetPlanRow {
  id: string;
  departmentId: string;
  departmentName: string;
  year: number;
  measure: string;
  /** 1 for the first plan of the year, one more for each re-plan. */
  revision: number;
  state: TargetPlanState;
  authorId: string;
  authorName: string;
  submittedAt: string | null;
  approvedAt: string | null;
  approvedByName: string | null;
  /** Why it was returned. */
  note: string | null;
  /** Months up to this day are the past: a re-plan leaves them alone. */
  fixedThrough: string | null;
  version: number;
  can: { edit: boolean; submit: boolean; replan: boolean; remove: boolean };
}

/** A line of the grid. Whoever does not reach all of a node's people does not get the node. */
export interface TargetPlanNode {
  id: string;
  parentId: string | null;
  kind: TargetNodeKind;
  departmentId: string;
  personId: string | null;
  name: string;
  /** The last day that counts in the line of somebody who stood there once; null, they stand there now. */
  untilOn: string | null;
  /** Period → value, as decimal strings in the unit of the measure. */
  values: Record<string, string>;
  canEdit: boolean;
}
export interface TargetPlanRecord extends TargetPlanRow {
  unit: TargetUnit;
  nodes: TargetPlanNode[];
}

/** Where somebody stands in a period. `pace`: what the working days gone by ask for; `projection`: where it ends at this rate. */
export interface AttainmentRow {
  nodeId: string;
  parentId: string | null;
  kind: TargetNodeKind;
  name: string;
  personId: string | null;
  untilOn: string | null;
  departmentId: string;
  /** The days that count in the line; none where `from` is after `to`. */
  from: string;
  to: string;
  target: string;
  actual: string;
  pace: string | null;
  projection: string | null;
}
export interface Attainment {
  planId: string;
  measure: string;
  unit: TargetUnit;
  period: string;
  from: string;
  to: string;
  workingDays: { elapsed: number; total: number };
  rows: AttainmentRow[];
  /** The months of the year of the topmost node one sees: what was asked and what was reached. */
  months: { month: string; target: string; actual: string | null }[];
}
