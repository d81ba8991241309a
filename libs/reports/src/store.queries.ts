import sql, { type Sql } from 'sql-template-tag';
import type { Period } from '@keyline/model';
import type { OwedReport } from './duty-book.js';
import type { DraftContent, FrozenRows } from './report.js';

export interface Draft extends OwedReport {
  readonly id: string;
  readonly content: DraftContent;
}
interface Batch {
  readonly period: Period;
  readonly now: Date;
  readonly runId: string;
}

/**
 * Writes a batch of drafts in one statement. One that is there already gets fresh facts and keeps its words - the proposed plan too, once
 * the author has touched the report. What was submitted, returned or accepted is left alone.
 */
export function storeDrafts(drafts: readonly Draft[], { period, now, runId }: Batch): Sql {
  const given = drafts.map(({ id, personId, reviewerId, dueAt, excused, content }) => ({
    id,
    person_id: personId,
    reviewer_id: reviewerId,
    due_at: dueAt,
    excused,
    facts: content.facts,
    team: content.team,
    lists: content.lists,
    plan_review: content.planReview,
    plan: content.plan,
  }));
  return sql`
    with written as (
      insert into report (id, person_id, reviewer_id, kind, period, starts_on, ends_on, due_at, excused, facts, team, lists, plan_review, plan, run_id, computed_at)
      select g.id, g.person_id, g.reviewer_id, ${period.kind}::text, ${period.code}::text, ${period.start}::date, ${period.end}::date,
        g.due_at, g.excused, g.facts, g.team, g.lists, g.plan_review, g.plan, ${runId}::uuid, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
        as g (id uuid, person_id uuid, reviewer_id uuid, due_at timestamptz, excused boolean, facts jsonb, team jsonb, lists jsonb, plan_review jsonb, plan jsonb)
      on conflict (person_id, kind, period) do update set
        reviewer_id = excluded.reviewer_id, due_at = excluded.due_at, excused = excluded.excused, facts = excluded.facts, team = excluded.team, lists = excluded.lists, plan_review = excluded.plan_review,
        plan = case when report.version = 1 then excluded.plan else report.plan end,
        run_id = excluded.run_id, computed_at = excluded.computed_at, updated_at = excluded.computed_at
      where report.status = 'draft'
      returning id, xmax = 0 as fresh
    )
    insert into report_event (id, report_id, kind, revision, at)
    select gen_random_uuid(), id, 'drafted', 1, ${now}::timestamptz from written where fresh`;
}

export interface VersionRow {
  readonly report_id: string;
  readonly revision: number;
  readonly submitted_at: Date;
  readonly facts_hash: string;
  readonly frozen_rows: FrozenRows;
  readonly team_rows: FrozenRows | null;
}

/** Keeps what reports say at the moment they are handed in: everything but the records behind the figures is the report's own. */
export const storeVersions = (versions: readonly VersionRow[]): Sql => sql`
  insert into report_version (report_id, revision, submitted_at, facts_hash, facts, team, lists, plan_review, plan, summary, problems, help_needed, frozen_rows, team_rows)
  select r.id, g.revision, g.submitted_at, g.facts_hash, r.facts, r.team, r.lists, r.plan_review, r.plan, r.summary, r.problems, r.help_needed, g.frozen_rows, g.team_rows
  from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb)
    as g (report_id uuid, revision int, submitted_at timestamptz, facts_hash text, frozen_rows jsonb, team_rows jsonb)
  join report r on r.id = g.report_id`;
