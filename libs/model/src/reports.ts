import { z } from 'zod';
import { isPeriodCode, type PeriodKind } from './calendar.js';
import { MEASURE_SIDES, type MeasureFigure } from './measures.js';
import { id, line, localDate, optionalLine, version, words } from './fields.js';
import type { Punctuality, ReportStatus } from './report-states.js';

export const REPORT_KINDS = ['daily', 'weekly', 'monthly'] as const satisfies readonly PeriodKind[];
export type ReportKind = (typeof REPORT_KINDS)[number];
export const RUN_STATUSES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** Make (or make again) the drafts of a period: kind "daily" with "2026-11-21", "weekly" with "2026-W47", or "monthly" with "2026-11". */
export const ReportRunInput = z
  .strictObject({ kind: z.enum(REPORT_KINDS), period: z.string().max(10) })
  .refine(({ kind, period }) => isPeriodCode(kind, period), { path: ['period'], error: 'field.period' });
export type ReportRunInput = z.infer<typeof ReportRunInput>;

export interface ReportRunRow {
  id: string;
  kind: ReportKind;
  period: string;
  status: RunStatus;
  done: number;
  total: number;
  requestedById: string | null;
  requestedByName: string | null;
  requestedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  error: string | null;
  can: { cancel: boolean };
}

/** One line of the next period's plan, as the author wants it. Submitting makes a visit plan of each new line with an account and a date. */
export const PlanLine = z.strictObject({
  accountId: id.nullable().optional(),
  accountName: optionalLine(200).optional(),
  on: localDate.nullable().optional(),
  what: line(500),
  source: z.enum(['plan', 'next_step', 'instalment', 'opportunity', 'own']).default('own'),
  entityId: id.nullable().optional(),
});
export type PlanLine = z.infer<typeof PlanLine>;

/** The words of a report; facts are the system's. */
export const ReportPatch = z.strictObject({
  version,
  summary: words().optional(),
  problems: words().optional(),
  helpNeeded: words().optional(),
  plan: z.array(PlanLine).max(200).optional(),
});
export type ReportPatch = z.infer<typeof ReportPatch>;
export const SubmitReportInput = ReportPatch.partial();
export type SubmitReportInput = z.infer<typeof SubmitReportInput>;
/** A return needs a reason; an acceptance may carry one. */
export const ReturnReportInput = z.strictObject({ comment: line(4000) });
export type ReturnReportInput = z.infer<typeof ReturnReportInput>;
export const AcceptReportInput = z.strictObject({ comment: optionalLine(4000).optional() });
export type AcceptReportInput = z.infer<typeof AcceptReportInput>;
/** What a comment is about: a figure, a row of a list, a plan as it went, a line of the next plan, or a part of the words. */
export const COMMENT_PARTS = ['fact', 'list', 'review', 'plan', 'words'] as const;
export type CommentPart = (typeof COMMENT_PARTS)[number];
export const CommentAnchor = z.strictObject({ part: z.enum(COMMENT_PARTS), key: line(120), label: line(200) });
export type CommentAnchor = z.infer<typeof CommentAnchor>;
/** `mentions`: whom to tell, of those who may read the report. */
export const CommentInput = z.strictObject({
  body: line(4000),
  anchor: CommentAnchor.optional(),
  mentions: z.array(id).max(20).optional(),
});
export type CommentInput = z.infer<typeof CommentInput>;

/** A figure of a report: strings as in the measure catalogue; null where there is none. */
export interface ReportFact {
  measure: string;
  value: MeasureFigure;
  previous: MeasureFigure;
  target: string | null;
}

/** What became of a plan: last period's intentions beside what was done. */
export interface PlanReview {
  done: PlanReviewItem[];
  notDone: PlanReviewItem[];
  cancelled: PlanReviewItem[];
  upcoming: PlanReviewItem[];
  unplanned: PlanReviewItem[];
}
export interface PlanReviewItem {
  planId: string | null;
  visitId: string | null;
  accountId: string;
  accountName: string;
  on: string;
  kind: string;
  purpose: string | null;
}

/** What a leader's people did together: the sum of everybody, broken down by those directly below. */
export interface ReportTeam {
  facts: ReportFact[];
  /** One row for each direct subordinate with all below (`people`), and one for the leader; together they are the sums. */
  members: { personId: string; personName: string; people: string[]; values: Record<string, MeasureFigure> }[];
}

/** A report as it was handed in: it stays readable although it was returned and handed in anew. */
export interface ReportVersionRecord {
  revision: number;
  submittedAt: string;
  factsHash: string;
  facts: ReportFact[];
  team: ReportTeam | null;
  lists: Record<ReportListName, ReportListItem[]>;
  planReview: PlanReview;
  plan: PlanLine[];
  summary: string;
  problems: string;
  helpNeeded: string;
}

/** A list in the report: records with one line each. */
export interface ReportListItem {
  entity: string;
  id: string;
  label: string;
  on: string;
  amount: string | null;
  accountId: string | null;
  accountName: string | null;
  /** Of a stage move only: from where (null for a new deal) to where. */
  fromStage?: string | null;
  toStage?: string;
}
export const REPORT_LISTS = [
  'visits',
  'stageMoves',
  'contracts',
  'payments',
  'overdue',
  'promisesBroken',
  'promisesKept',
  'complaints',
  'competitorNews',
] as const;
export type ReportListName = (typeof REPORT_LISTS)[number];

export interface ReportRow {
  id: string;
  personId: string;
  personName: string;
  departmentName: string;
  reviewerId: string | null;
  reviewerName: string | null;
  kind: ReportKind;
  period: string;
  startsOn: string;
  endsOn: string;
  dueAt: string;
  status: ReportStatus;
  punctuality: Punctuality;
  revision: number;
  submittedAt: string | null;
  acceptedAt: string | null;
  factsHash: string | null;
  version: number;
  can: { edit: boolean; submit: boolean; return: boolean; accept: boolean; comment: boolean };
}

export interface ReportRecord extends ReportRow {
  facts: ReportFact[];
  /** Of a leader's report only. */
  team: ReportTeam | null;
  lists: Record<ReportListName, ReportListItem[]>;
  planReview: PlanReview;
  plan: PlanLine[];
  summary: string;
  problems: string;
  helpNeeded: string;
  computedAt: string;
  /** What was handed in so far, the latest last. */
  versions: { revision: number; submittedAt: string; factsHash: string }[];
  previousId: string | null;
  nextId: string | null;
  history: {
    id: string;
    kind: string;
    actorName: string | null;
    revision: number;
    body: string | null;
    anchor: CommentAnchor | null;
    mentioned: string[];
    factsHash: string | null;
    at: string;
  }[];
}

/** The team's period at a glance: the sum of everybody's figures, and who has and has not handed in. */
export interface TeamRollUp {
  kind: ReportKind;
  period: string;
  startsOn: string;
  endsOn: string;
  facts: ReportFact[];
  people: {
    personId: string;
    personName: string;
    departmentName: string;
    reportId: string | null;
    status: ReportStatus | null;
    punctuality: Punctuality;
    values: Record<string, MeasureFigure>;
  }[];
}

/** One period of a kind, for the roll-up of everybody one leads, or of those in a department or under a leader among them. */
export const TeamRollUpQuery = ReportRunInput.safeExtend({ department: id.optional(), leader: id.optional() });
export type TeamRollUpQuery = z.infer<typeof TeamRollUpQuery>;

/** Which figure of the roll-up to open: everybody's, or one person's. `range` as in every list. */
export const TeamRowsQuery = TeamRollUpQuery.safeExtend({
  measure: line(60),
  /** Of a percentage: which side of it. */
  side: z.enum(MEASURE_SIDES).optional(),
  person: id.optional(),
  range: z.string().optional(),
});
export type TeamRowsQuery = z.infer<typeof TeamRowsQuery>;

/** Which figure of a report to open. `range` as in every list. */
export const ReportRowsQuery = z.strictObject({
  measure: line(60),
  /** Of a percentage: which side of it; its part when left out. */
  side: z.enum(MEASURE_SIDES).optional(),
  /** The author's own figure, or the team's: of all, or of one row of it (`person`). */
  scope: z.enum(['own', 'team']).default('own'),
  person: id.optional(),
  /** As it was handed in for the first, second … time; the latest when left out. */
  revision: z.coerce.number().int().min(1).max(10_000).optional(),
  range: z.string().optional(),
});
export type ReportRowsQuery = z.infer<typeof ReportRowsQuery>;

/** Is what was submitted still what the records say? `intact`: what is stored has the hash it was stored with. */
export interface ReportVerification {
  hash: string;
  stored: string;
  matches: boolean;
  intact: boolean;
  differences: {
    scope: 'own' | 'team';
    measure: string;
    frozen: MeasureFigure;
    now: MeasureFigure;
    /** The records that make the difference. */
    corrections: ReportCorrection[];
  }[];
}

/** What became of a record behind a frozen figure: `was` is null for one that came later, `is` for one that is gone. */
export interface ReportCorrection {
  entity: string;
  id: string;
  label: string;
  accountName: string | null;
  /** Whose work it is; of a team's figure only. */
  personName: string | null;
  was: CorrectedRecord | null;
  is: CorrectedRecord | null;
}
interface CorrectedRecord {
  on: string;
  amount: string | null;
}

/** Whom a comment on the report can mention: those who may read it. */
export interface ReportReader {
  id: string;
  name: string;
}

/** How one person judges reports, over a range of days: both ends included. */
export const ReviewQualityQuery = z.strictObject({ from: localDate, to: localDate });
export type ReviewQualityQuery = z.infer<typeof ReviewQualityQuery>;
/** What of it can be opened: judgements (their median time is of the same), returns, comments, and what waits by now. */
export const REVIEW_FIGURES = ['judged', 'returned', 'comments', 'waiting'] as const;
export type ReviewFigure = (typeof REVIEW_FIGURES)[number];
/** The reports behind one figure of one who judges, or of all whom the caller reaches. `range` as in every list. */
export const ReviewQualityRowsQuery = ReviewQualityQuery.safeExtend({
  reviewer: id.optional(),
  figure: z.enum(REVIEW_FIGURES),
  range: z.string().optional(),
});
export type ReviewQualityRowsQuery = z.infer<typeof ReviewQualityRowsQuery>;
/** A report that was judged, commented on, or waits. */
export interface ReviewedReport {
  entity: 'report';
  id: string;
  personName: string;
  period: string;
  /** The day of it; of one that waits the day on which it was handed in. */
  on: string;
  kind: 'returned' | 'accepted' | 'commented' | 'submitted';
  /** From handing in to judgement; null for what is no judgement. */
  hours: string | null;
}

export interface ReviewQualityRow {
  reviewerId: string;
  reviewerName: string;
  judged: number;
  returned: number;
  comments: number;
  /** Median hours from handing in to judgement; null when nothing was judged. */
  medianHours: string | null;
  /** Handed in and not judged by now. */
  waiting: number;
}
