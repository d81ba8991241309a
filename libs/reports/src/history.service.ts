import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { endOfPeriodInstant, periodFromCode, type Period, type ReportFact, type ReportKind } from '@keyline/model';
import { Clock, Database, newId } from '@keyline/platform';
import { ReportComposer } from './composer.js';
import { DutyBook, type OwedReport } from './duty-book.js';
import { factsHash, frozenRowsByPerson, frozenTeam, frozenTeamRows } from './frozen.js';

import type { DraftContent, FrozenRows } from './report.js';
import { storeVersions, type VersionRow } from './store.queries.js';
import { peopleOfTeam } from './teams.js';

/** What somebody may decide by: who owed the report, when, and what stands in it. */
export interface HistoryDuty {
  readonly personId: string;
  readonly personName: string;
  readonly reviewerId: string | null;
  readonly kind: ReportKind;
  readonly period: string;
  readonly dueAt: Date;
  readonly facts: readonly ReportFact[];
}

/** How it went: null was never even opened; without `submittedAt` it is a draft to this day. */
export interface HistoryDecision {
  readonly summary?: string;
  readonly problems?: string;
  readonly helpNeeded?: string;
  readonly submittedAt?: Date;
  /** Given back once, and handed in again at `submittedAt`; `firstSubmittedAt` then says when it first came. */
  readonly returned?: { readonly firstSubmittedAt: Date; readonly at: Date; readonly comment: string };
  readonly acceptedAt?: Date;
  readonly acceptComment?: string | null;
  readonly comments?: readonly { readonly byId: string; readonly at: Date; readonly body: string }[];
}

/** A past period and how each report of it went. */
export interface History {
  readonly kind: ReportKind;
  readonly period: string;
  readonly decide: (duty: HistoryDuty) => HistoryDecision | null;
}

interface Written {
  readonly owed: OwedReport;
  readonly decision: HistoryDecision;
  readonly content: DraftContent;
  readonly rows: FrozenRows;
  /** Of a leader's report only. */
  readonly teamRows: FrozenRows;
}

/** So long after the end of a period its reports are made. */
const HALF_HOUR_MS = 1_800_000;

/** Reports of the past, as if they had been written then: for the demo company and the bench. */
@Injectable()
export class ReportHistory {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly composer: ReportComposer,
    private readonly duties: DutyBook,
  ) {}

  /**
   * Writes a past period for everybody who owed a report, with the figures that the records give, frozen where handed in. What is there
   * already is left alone. Answers how many reports were written.
   */
  async writeHistory({ period: code, decide }: History): Promise<number> {
    const period = periodFromCode(code);
    const people = (await this.duties.owed(period)).filter(({ excused }) => !excused);
    const ids = people.map(({ personId }) => personId);
    const known = await this.composer.known(ids, period);
    const drafts = await this.composer.drafts(ids, period, known);
    const everybody = [...new Set([...ids, ...[...known.teams.values()].flatMap(peopleOfTeam)])];
    const behind = await this.composer.behind(everybody, period);
    const rows = frozenRowsByPerson(behind);
    const written = people.flatMap((owed): Written[] => {
      const content = drafts.get(owed.personId);
      const decision = content && decide({ ...owed, facts: content.team?.facts ?? content.facts });
      return content && decision ? [{ owed, decision, content, rows: rows.get(owed.personId) ?? {}, teamRows: {} }] : [];
    });
    for (const { content, teamRows } of written) {
      if (!content.team) continue;
      const team = new Set(peopleOfTeam(content.team));
      Object.assign(teamRows, frozenTeamRows(behind.filter(({ personId }) => team.has(personId))));
    }
    return this.database.transaction(() =>
      this.store(written, { period, dueAt: people[0]?.dueAt ?? this.clock.now(), total: people.length }),
    );
  }

  private async store(
    written: readonly Written[],
    { period, dueAt, total }: { period: Period; dueAt: Date; total: number },
  ): Promise<number> {
    const madeAt = new Date(endOfPeriodInstant(this.clock.timeZone, period).getTime() + HALF_HOUR_MS);
    const runId = newId();
    await this.database.execute(sql`
      insert into report_run (id, kind, period, status, done, total, requested_at, started_at, finished_at)
      values (${runId}::uuid, ${period.kind}::text, ${period.code}::text, 'done', ${total}::int, ${total}::int, ${madeAt}::timestamptz, ${madeAt}::timestamptz, ${madeAt}::timestamptz)`);
    const reports = written.map((one) => reportRow(one, period));
    const added = await this.database.rows<{ id: string }>(sql`
      insert into report (id, person_id, reviewer_id, kind, period, starts_on, ends_on, due_at, run_id, status, facts, team, lists, plan_review, plan, summary, problems,
        help_needed, facts_hash, revision, computed_at, submitted_at, first_submitted_at, returned_at, accepted_at, created_at, updated_at, version)
      select g.id, g.person_id, g.reviewer_id, ${period.kind}::text, ${period.code}::text, ${period.start}::date, ${period.end}::date, ${dueAt}::timestamptz, ${runId}::uuid,
        g.status, g.facts, g.team, g.lists, g.plan_review, g.plan, g.summary, g.problems, g.help_needed, g.facts_hash, g.revision,
        coalesce(g.submitted_at, ${madeAt}::timestamptz), g.submitted_at, g.first_submitted_at, g.returned_at, g.accepted_at, ${madeAt}::timestamptz,
        coalesce(g.accepted_at, g.submitted_at, ${madeAt}::timestamptz), g.version
      from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) as g (id uuid, person_id uuid, reviewer_id uuid, status text, facts jsonb, team jsonb, lists jsonb, plan_review jsonb,
        plan jsonb, summary text, problems text, help_needed text, facts_hash text, revision int, submitted_at timestamptz,
        first_submitted_at timestamptz, returned_at timestamptz, accepted_at timestamptz, version int)
      on conflict (person_id, kind, period) do nothing returning id`);
    const ids = new Set(added.map(({ id }) => id));
    const versions = written.flatMap((one, index) =>
      versionRows(one, reports[index]).filter(({ report_id }) => ids.has(report_id)),
    );
    await this.database.execute(storeVersions(versions));
    const events = written.flatMap((one, index) =>
      eventRows(one, { reportId: reports[index]?.id ?? '', hash: reports[index]?.facts_hash ?? null, madeAt }),
    );
    await this.database.execute(sql`
      insert into report_event (id, report_id, actor_id, kind, revision, body, facts_hash, at)
      select g.id, g.report_id, g.actor_id, g.kind, g.revision, g.body, g.facts_hash, g.at
      from jsonb_to_recordset(${JSON.stringify(events.filter((event) => ids.has(event.report_id)))}::jsonb)
        as g (id uuid, report_id uuid, actor_id uuid, kind text, revision int, body text, facts_hash text, at timestamptz)`);
    return added.length;
  }
}

function reportRow({ owed, decision, content, rows, teamRows }: Written, period: Period) {
  const { submittedAt, returned, acceptedAt } = decision;
  const handedIn = submittedAt !== undefined;
  const key = { personId: owed.personId, kind: period.kind, period: period.code };
  return {
    id: newId(),
    person_id: owed.personId,
    reviewer_id: owed.reviewerId,
    status: !handedIn ? 'draft' : acceptedAt ? 'accepted' : 'submitted',
    facts: content.facts,
    team: content.team,
    lists: content.lists,
    plan_review: content.planReview,
    plan: content.plan,
    summary: decision.summary ?? '',
    problems: decision.problems ?? '',
    help_needed: decision.helpNeeded ?? '',
    facts_hash: handedIn ? factsHash(key, content.facts, { rows, team: frozenTeam(content.team, teamRows) }) : null,
    revision: handedIn && returned ? 2 : 1,
    submitted_at: submittedAt,
    first_submitted_at: handedIn ? (returned?.firstSubmittedAt ?? submittedAt) : undefined,
    returned_at: handedIn ? returned?.at : undefined,
    accepted_at: handedIn ? acceptedAt : undefined,
    version: handedIn ? 3 : 1,
  };
}

/** What was handed in: twice the same where it was returned in between. */
function versionRows(
  { rows, teamRows, content, decision }: Written,
  report: ReturnType<typeof reportRow> | undefined,
): VersionRow[] {
  const { submittedAt, returned } = decision;
  if (!report || !submittedAt) return [];
  const version = (revision: number, at: Date): VersionRow => ({
    report_id: report.id,
    revision,
    submitted_at: at,
    facts_hash: report.facts_hash ?? '',
    frozen_rows: rows,
    team_rows: content.team ? teamRows : null,
  });
  return returned ? [version(1, returned.firstSubmittedAt), version(2, submittedAt)] : [version(1, submittedAt)];
}

function eventRows(
  { owed, decision }: Written,
  { reportId, hash, madeAt }: { reportId: string; hash: string | null; madeAt: Date },
) {
  const { submittedAt, returned, acceptedAt, acceptComment, comments } = decision;
  const event = (
    kind: string,
    actorId: string | null,
    at: Date,
    more: { revision?: number; body?: string | null; facts_hash?: string | null } = {},
  ) => ({
    id: newId(),
    report_id: reportId,
    actor_id: actorId,
    kind,
    revision: 1,
    body: null as string | null,
    facts_hash: null as string | null,
    at,
    ...more,
  });
  const last = returned ? 2 : 1;
  const drafted = [event('drafted', null, madeAt)];
  if (!submittedAt) return drafted;
  return [
    ...drafted,
    ...(returned
      ? [
          event('submitted', owed.personId, returned.firstSubmittedAt, { facts_hash: hash }),
          event('returned', owed.reviewerId, returned.at, { body: returned.comment }),
        ]
      : []),
    event('submitted', owed.personId, submittedAt, { facts_hash: hash, revision: last }),
    ...(comments ?? []).map(({ byId, at, body }) => event('commented', byId, at, { body, revision: last })),
    ...(acceptedAt ? [event('accepted', owed.reviewerId, acceptedAt, { body: acceptComment ?? null, revision: last })] : []),
  ];
}
