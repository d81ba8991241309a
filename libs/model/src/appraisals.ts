import { z } from 'zod';
import {
  APPRAISAL_GRADES,
  type AppraisalGrade,
  type GradeShares,
  type GradeThresholds,
  type ScoringCurve,
} from './appraisal-scores.js';
import { isPeriodCode } from './calendar.js';
import { id, line, money, optionalText, patchOf, version, whole } from './fields.js';
import { ROLE_NAMES, type Role } from './roles.js';

const percent = whole(0, 300);
const curve: z.ZodType<ScoringCurve> = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('linear'), zeroAt: percent, fullAt: whole(1, 300), cap: whole(100, 200) })
    .refine(({ zeroAt, fullAt }) => zeroAt < fullAt, { path: ['fullAt'], error: 'field.out-of-range' }),
  z
    .strictObject({ kind: z.literal('capped'), zeroAt: percent, fullAt: whole(1, 300) })
    .refine(({ zeroAt, fullAt }) => zeroAt < fullAt, { path: ['fullAt'], error: 'field.out-of-range' }),
  z.strictObject({
    kind: z.literal('step'),
    steps: z
      .array(z.strictObject({ from: percent, score: whole(0, 200) }))
      .min(1)
      .max(10),
  }),
]);
const weight = whole(1, 100);

/** Whose work a measure of the form counts: the person's own, or for who leads, that of everybody led, added up as in the report. */
export const APPRAISAL_SCOPES = ['own', 'team'] as const;
export type AppraisalScope = (typeof APPRAISAL_SCOPES)[number];

/** A line of the form: a measure with its curve and its target (the person's or team's, or a fixed one), or what the superior judges. */
export const AppraisalTemplateLine = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('measure'),
    measure: line(60),
    /** Own, when left out. */
    scope: z.enum(APPRAISAL_SCOPES).optional(),
    weight,
    curve,
    target: money.nullable(),
  }),
  z.strictObject({ kind: z.literal('judged'), name: line(60), weight, hint: optionalText(300).optional() }),
]);
export type AppraisalTemplateLine = z.infer<typeof AppraisalTemplateLine>;

/** A form for a role. The weights add up to 100, so do the shares; the thresholds fall from S to B. */
export const AppraisalTemplateInput = z.strictObject({
  name: line(100),
  role: z.enum(ROLE_NAMES),
  lines: z
    .array(AppraisalTemplateLine)
    .min(1)
    .max(20)
    .refine((lines) => lines.reduce((sum, each) => sum + each.weight, 0) === 100, 'appraisal-template.weights'),
  thresholds: z
    .strictObject({ S: percent, A: percent, B: percent })
    .refine(({ S, A, B }) => S > A && A > B, 'appraisal-template.thresholds'),
  shares: z
    .strictObject({ S: whole(0, 100), A: whole(0, 100), B: whole(0, 100), C: whole(0, 100) })
    .refine(({ S, A, B, C }) => S + A + B + C === 100, 'appraisal-template.shares'),
  active: z.boolean().optional(),
});
export type AppraisalTemplateInput = z.infer<typeof AppraisalTemplateInput>;
export const AppraisalTemplatePatch = patchOf(AppraisalTemplateInput);
export type AppraisalTemplatePatch = z.infer<typeof AppraisalTemplatePatch>;

export interface AppraisalTemplateRow {
  id: string;
  name: string;
  role: Role;
  lines: AppraisalTemplateLine[];
  thresholds: GradeThresholds;
  shares: GradeShares;
  active: boolean;
  version: number;
  can: { edit: boolean };
}

/** The superior scores; the person reads, objects and signs; the superior signs; then nothing changes any more. */
export const APPRAISAL_STATES = ['scoring', 'shown', 'signed_by_person', 'signed'] as const;
export type AppraisalState = (typeof APPRAISAL_STATES)[number];

const score = z
  .number()
  .min(0)
  .max(200)
  .refine((value) => Number(value.toFixed(1)) === value, 'field.out-of-range');
/** The superior's part: scores of the judged lines, words beside any, answers to objections, the grade where it is to differ. */
export const AppraisalJudgement = z.strictObject({
  version,
  lines: z
    .array(
      z.strictObject({
        id,
        score: score.optional(),
        comment: optionalText(1000).optional(),
        answer: optionalText(1000).optional(),
      }),
    )
    .max(20)
    .optional(),
  grade: z.enum(APPRAISAL_GRADES).nullable().optional(),
  comment: optionalText(4000).optional(),
});
export type AppraisalJudgement = z.infer<typeof AppraisalJudgement>;
export const AppraisalMove = z.strictObject({ version });
export type AppraisalMove = z.infer<typeof AppraisalMove>;
export const AppraisalObjection = z.strictObject({ version, lineId: id, objection: line(1000) });
export type AppraisalObjection = z.infer<typeof AppraisalObjection>;

const month = z
  .string()
  .max(10)
  .refine((code) => isPeriodCode('monthly', code), 'field.period');
export const AppraisalOverviewQuery = z.strictObject({ period: month });
export type AppraisalOverviewQuery = z.infer<typeof AppraisalOverviewQuery>;

export interface AppraisalRow {
  id: string;
  personId: string;
  personName: string;
  reviewerId: string;
  reviewerName: string;
  period: string;
  state: AppraisalState;
  templateName: string;
  /** 0–200, one decimal; null while a line is unscored. */
  total: string | null;
  grade: AppraisalGrade | null;
  comment: string | null;
  shownAt: string | null;
  personSignedAt: string | null;
  reviewerSignedAt: string | null;
  version: number;
  can: { judge: boolean; show: boolean; refresh: boolean; object: boolean; sign: boolean };
}
export interface AppraisalLine {
  id: string;
  kind: 'measure' | 'judged';
  measure: string | null;
  scope: AppraisalScope;
  name: string | null;
  hint: string | null;
  weight: number;
  curve: ScoringCurve | null;
  target: string | null;
  actual: string | null;
  /** The report that the figure was frozen in, and which of its versions; null: taken from the records, not frozen. */
  reportId: string | null;
  reportRevision: number | null;
  factsHash: string | null;
  /** The superior scores it: it is judged, or nothing can be counted - no target, or a percentage of nothing. */
  byHand: boolean;
  score: number | null;
  comment: string | null;
  objection: string | null;
  answer: string | null;
}
export interface AppraisalRecord extends AppraisalRow {
  thresholds: GradeThresholds;
  lines: AppraisalLine[];
}

/** A month's grades beside what the shares would give. */
export interface AppraisalOverview {
  period: string;
  rows: {
    id: string;
    personId: string;
    personName: string;
    reviewerName: string;
    state: AppraisalState;
    total: string | null;
    grade: AppraisalGrade | null;
    guide: AppraisalGrade | null;
  }[];
  /** Null where the forms of the month differ in them. */
  shares: GradeShares | null;
  counts: Record<AppraisalGrade, number>;
}
