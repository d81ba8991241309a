import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  nextReportStatus,
  type AcceptReportInput,
  type Actor,
  type ReportRecord,
  type ReturnReportInput,
  type SubmitReportInput,
} from '@keyline/model';
import { Clock, Database, Journal } from '@keyline/platform';
import { ReportFreezer } from './report-freezer.js';
import { ReportMessages } from './report-messages.js';
import { eventOf, ReportsService } from './reports.service.js';

/** Handing a report in, and judging it. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly reports: ReportsService,
    private readonly freezer: ReportFreezer,
    private readonly messages: ReportMessages,
  ) {}

  /**
   * Hands one's own report in: the figures are computed once more, and with the records behind them frozen under a hash. The first time
   * decides whether it was late. New lines of the plan become planned visits.
   * @throws Problem report.not-yours (403), report.wrong-status, version.conflict (409), report.too-early, reference.unknown (422).
   */
  async submit(actor: Actor, id: string, { version, ...words }: SubmitReportInput): Promise<ReportRecord> {
    await this.database.transaction(async () => {
      const report = await this.reports.lockOwn(actor, id, version);
      await this.freezer.requireOpen(report.period);
      const plan = await this.reports.write(actor, report, words);
      const revision = report.status === 'returned' ? report.revision + 1 : report.revision;
      const { hash, reviewerId } = await this.freezer.freeze(report, revision);
      await this.reports.addEvent(actor, { id, revision }, { kind: 'submitted', factsHash: hash });
      await this.reports.planVisits(actor, plan);
      const handedIn = { ...report, reviewerId, revision };
      await this.journal.record(actor, { action: 'report.submitted', entity: 'report', entityId: id, event: eventOf(handedIn) });
      await this.messages.submitted(actor, handedIn, words.helpNeeded ?? report.helpNeeded);
    });
    return this.reports.get(actor, id);
  }

  /** Gives a report back to its author, with the reason. @throws Problem report.own-review (403), report.wrong-status (409). */
  async return(actor: Actor, id: string, { comment }: ReturnReportInput): Promise<ReportRecord> {
    return this.judge(actor, id, { verb: 'return', body: comment });
  }

  /** Agrees to a report; it stays as it is for good. @throws Problem report.own-review (403), report.wrong-status (409). */
  async accept(actor: Actor, id: string, { comment }: AcceptReportInput): Promise<ReportRecord> {
    return this.judge(actor, id, { verb: 'accept', body: comment ?? null });
  }

  private async judge(
    actor: Actor,
    id: string,
    { verb, body }: { verb: 'return' | 'accept'; body: string | null },
  ): Promise<ReportRecord> {
    const kind = verb === 'return' ? 'returned' : 'accepted';
    await this.database.transaction(async () => {
      const report = await this.reports.lockForReview(actor, id, verb);
      const now = this.clock.now();
      const status = nextReportStatus(report.status, verb);
      await this.database.execute(sql`
        update report set status = ${status}::text, version = version + 1, updated_at = ${now}::timestamptz,
          returned_at = case when ${verb}::text = 'return' then ${now}::timestamptz else returned_at end,
          accepted_at = case when ${verb}::text = 'accept' then ${now}::timestamptz end
        where id = ${id}::uuid`);
      await this.reports.addEvent(actor, report, { kind, body });
      await this.journal.record(actor, {
        action: `report.${kind}`,
        entity: 'report',
        entityId: id,
        changes: { status: { from: report.status, to: status } },
        event: eventOf(report),
      });
      await this.messages.judged(actor, report, { verb, body });
    });
    return this.reports.get(actor, id);
  }
}
