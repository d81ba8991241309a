import type { PeriodKind, PlanLine, PlanReview, ReportFact, ReportListItem, ReportListName, ReportTeam } from '@keyline/model';

/** What the system fills in: everything but the author's words. */
export interface ReportContent {
  readonly facts: ReportFact[];
  /** Of a leader's report only. */
  readonly team: ReportTeam | null;
  readonly lists: Record<ReportListName, ReportListItem[]>;
  readonly planReview: PlanReview;
}

/** A draft as it is first made: the content and a proposal for the next period's plan. */
export interface DraftContent extends ReportContent {
  readonly plan: PlanLine[];
}

/** A record behind a frozen figure, as it was on the day of submission. */
export interface FrozenRow {
  entity: string;
  id: string;
  label: string;
  on: string;
  amount: string | null;
  accountId: string | null;
  accountName: string | null;
  /** Of a team's rows only: whose work it is. */
  personId?: string;
  personName?: string;
}
/** Measure → the records behind it; one without records is left out. */
export type FrozenRows = Record<string, FrozenRow[]>;

/** Which report. */
export interface ReportKey {
  readonly personId: string;
  readonly kind: PeriodKind;
  readonly period: string;
}
