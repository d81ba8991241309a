import { z } from 'zod';
import { isPeriodCode, type PeriodKind } from './calendar.js';
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
export const CommentInput = z.strictObject({ body: line(4000) });
export type CommentInput = z.infer<typeof CommentInput>;

/** A figure of a report: strings as in the measure catalogue; null where there is none. */
export interface ReportFact {
  measure: string;
  value: string;
  previous: string | null;
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
export const REPORT_LISTS = ['visits', 'stageMoves', 'contracts', 'payments', 'overdue', 'complaints', 'competitorNews'] as const;
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
  lists: Record<ReportListName, ReportListItem[]>;
  planReview: PlanReview;
  plan: PlanLine[];
  summary: string;
  problems: string;
  helpNeeded: string;
  computedAt: string;
  previousId: string | null;
  nextId: string | null;
  history: {
    id: string;
    kind: string;
    actorName: string | null;
    revision: number;
    body: string | null;
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
    values: Record<string, string>;
  }[];
}

/** One period of a kind, for the roll-up of a team. */
export const TeamRollUpQuery = ReportRunInput;

/** Which figure of a report to open. `range` as in every list. */
export const ReportRowsQuery = z.strictObject({ measure: line(60), range: z.string().optional() });
export type ReportRowsQuery = z.infer<typeof ReportRowsQuery>;

/** Is what was submitted still what the records say? `intact`: what is stored has the hash it was stored with. */
export interface ReportVerification {
  hash: string;
  stored: string;
  matches: boolean;
  intact: boolean;
  differences: { measure: string; frozen: string; now: string }[];
}
