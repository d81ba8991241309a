import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import {
  periodFromCode,
  punctuality,
  reportCan,
  type Actor,
  type CommentAnchor,
  type PlanLine,
  type ReportPatch,
  type ReportRecord,
  type ReportRow,
  type ReportStatus,
  type ReportVerb,
} from '@keyline/model';
import { Clock, Database, Journal, Lists, newId, Problem, requireVersion, type ListQuery, type Page } from '@keyline/platform';
import { ReportComposer } from './composer.js';
import { PlanLines } from './plan-lines.js';
import { readableFor } from './readable.js';
import { ONE_REPORT, REPORT_RECORD, REPORTS, REVIEW_QUEUE, withPunctuality } from './reports.list.js';

type StoredRow = Omit<ReportRow, 'punctuality' | 'can'> & { firstSubmittedAt: Date | null; excused: boolean };
type StoredRecord = StoredRow & Omit<ReportRecord, keyof ReportRow>;
/** What a change needs to know of the report it locked. */
export interface LockedReport {
  id: string;
  personId: string;
  reviewerId: string | null;
  kind: ReportRow['kind'];
  period: string;
  status: ReportStatus;
  revision: number;
  version: number;
  plan: PlanLine[];
  helpNeeded: string;
}

interface NewEvent {
  kind: string;
  body?: string | null;
  factsHash?: string | null;
  anchor?: CommentAnchor | null;
  mentioned?: readonly string[];
}

/** Larger teams are shown as the last run or submission summed them up; a page of the report must not wait for hundreds of people. */
export const LIVE_TEAM = 60;

/** Is what the report shows still computed from the records of today? */
const isLive = ({ status }: { status: ReportStatus }) => status === 'draft' || status === 'returned';
export const isFrozen = (report: { status: ReportStatus }) => !isLive(report);

/** Reports as they are read and written; handing in and judging is in review.service. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly composer: ReportComposer,
    private readonly planLines: PlanLines,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<ReportRow>> {
    const spec = query.filter['awaitingMyReview'] === true ? REVIEW_QUEUE : REPORTS;
    return (await this.lists.page<StoredRow>(withPunctuality(spec, this.clock.now()), actor, query)).map((row) =>
      this.present(actor, row),
    );
  }

  /** Which report it is and how it stands, without what is in it. @throws Problem record.not-found (404) */
  async find(actor: Actor, id: string): Promise<ReportRow> {
    return this.present(actor, await this.lists.get<StoredRow>(ONE_REPORT, actor, id));
  }

  /** A draft or returned report shows the records as they are now; one handed in shows what was frozen. */
  async get(actor: Actor, id: string): Promise<ReportRecord> {
    const stored = await this.lists.get<StoredRecord>(ONE_REPORT, actor, id, REPORT_RECORD);
    const record = { ...stored, ...this.present(actor, stored) };
    if (isFrozen(record)) return readableFor(actor, record);
    const period = periodFromCode(record.period);
    const known = await this.composer.known([record.personId], period, { atMost: LIVE_TEAM });
    const content = (await this.composer.contents([record.personId], period, known)).get(record.personId);
    const team = content?.team ?? record.team;
    return readableFor(actor, { ...record, ...content, team, computedAt: this.clock.now().toISOString() });
  }

  /**
   * Saves words and plan.
   * @throws Problem report.not-yours (403), report.wrong-status, version.conflict (409), reference.unknown (422) for an account of the plan.
   */
  async edit(actor: Actor, id: string, { version, ...words }: ReportPatch): Promise<ReportRecord> {
    await this.database.transaction(async () => {
      const report = await this.lockOwn(actor, id, version);
      await this.write(actor, report, words);
      await this.journal.record(actor, { action: 'report.edited', entity: 'report', entityId: id });
    });
    return this.get(actor, id);
  }

  /** Locks a visible report of one's own that may still be written. */
  async lockOwn(actor: Actor, id: string, version?: number): Promise<LockedReport> {
    const report = await this.lock(actor, id);
    if (report.personId !== actor.id) throw new Problem('report.not-yours');
    requireVerb(report, 'submit', reportCan(actor, report).submit);
    requireVersion(report, version);
    return report;
  }

  /** Locks a visible report of somebody else that the actor may judge now. */
  async lockForReview(actor: Actor, id: string, verb: 'return' | 'accept'): Promise<LockedReport> {
    const report = await this.lock(actor, id);
    if (report.personId === actor.id) throw new Problem('report.own-review');
    requireVerb(report, verb, reportCan(actor, report)[verb]);
    return report;
  }

  /** Writes words and plan into a locked report, without a word about who may. */
  async write(
    actor: Actor,
    report: LockedReport,
    { summary, problems, helpNeeded, plan }: Omit<ReportPatch, 'version'>,
  ): Promise<PlanLine[]> {
    const lines = plan ? await this.planLines.checked(actor, plan, report.plan) : report.plan;
    const changes: Sql[] = [sql`version = version + 1`, sql`updated_at = ${this.clock.now()}::timestamptz`];
    if (summary !== undefined) changes.push(sql`summary = ${summary}::text`);
    if (problems !== undefined) changes.push(sql`problems = ${problems}::text`);
    if (helpNeeded !== undefined) changes.push(sql`help_needed = ${helpNeeded}::text`);
    if (plan !== undefined) changes.push(sql`plan = ${JSON.stringify(lines)}::jsonb`);
    await this.database.execute(sql`update report set ${join(changes, ', ')} where id = ${report.id}::uuid`);
    return lines;
  }

  /** Makes planned visits of the new lines of one's plan. */
  planVisits(actor: Actor, lines: readonly PlanLine[]): Promise<void> {
    return this.planLines.planVisits(actor, lines);
  }

  async addEvent(
    actor: Actor,
    { id, revision }: Pick<LockedReport, 'id' | 'revision'>,
    { kind, body = null, factsHash = null, anchor = null, mentioned = [] }: NewEvent,
  ): Promise<string> {
    const event = newId();
    await this.database.execute(sql`
      insert into report_event (id, report_id, actor_id, kind, revision, body, facts_hash, anchor, mentioned, at)
      values (${event}::uuid, ${id}::uuid, ${actor.id}::uuid, ${kind}::text, ${revision}::int, ${body}::text, ${factsHash}::text,
        ${anchor && JSON.stringify(anchor)}::jsonb, ${[...mentioned]}::uuid[], ${this.clock.now()}::timestamptz)`);
    return event;
  }

  private async lock(actor: Actor, id: string): Promise<LockedReport> {
    await this.lists.get(ONE_REPORT, actor, id);
    const report = await this.database.maybeRow<LockedReport>(sql`
      select id, person_id as "personId", reviewer_id as "reviewerId", kind, period, status, revision, version, plan, help_needed as "helpNeeded" from report where id = ${id}::uuid for update`);
    if (!report) throw new Problem('record.not-found');
    return report;
  }

  private present(actor: Actor, { firstSubmittedAt, excused, ...row }: StoredRow): ReportRow {
    const times = { dueAt: new Date(row.dueAt), submittedAt: firstSubmittedAt, excused, now: this.clock.now() };
    // What is shown live has no seal: that of the version before stands beside the version.
    const factsHash = isLive(row) ? null : row.factsHash;
    return { ...row, factsHash, punctuality: punctuality(times), can: reportCan(actor, row) };
  }
}

/** What listeners get to know of a report. */
export const eventOf = ({
  personId,
  reviewerId,
  kind,
  period,
}: Pick<LockedReport, 'personId' | 'reviewerId' | 'kind' | 'period'>) => ({
  personId,
  reviewerId,
  kind,
  period,
});

function requireVerb(report: LockedReport, verb: ReportVerb, allowed: boolean): void {
  if (!allowed) throw new Problem('report.wrong-status', { values: { status: report.status, verb } });
}
