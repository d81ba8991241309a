import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { reportCan, type Actor, type CommentInput, type ReportReader, type ReportRecord } from '@keyline/model';
import { Clock, Database, fieldProblem, Journal, Problem, inChineseOrder } from '@keyline/platform';
import { ReportMessages } from './report-messages.js';
import { eventOf, ReportsService } from './reports.service.js';

/** What people say to each other about a report, and who is told of it. */
@Injectable()
export class ReportTalk {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly reports: ReportsService,
    private readonly messages: ReportMessages,
  ) {}

  /** Whom a comment can mention: the author, the reader named in the report, and those who lead the author. */
  async readers(actor: Actor, id: string): Promise<ReportReader[]> {
    await this.reports.get(actor, id);
    return this.database.rows<ReportReader>(sql`
      select p.id, p.name from report r
      join lateral (
        select r.person_id as id union select r.reviewer_id union select reach.viewer_id from person_reach reach where reach.person_id = r.person_id
      ) x on true
      join person p on p.id = x.id and (p.left_on is null or p.left_on >= ${this.clock.today()}::date)
      where r.id = ${id}::uuid and p.roles && '{rep,supervisor,director}' order by p.name ${inChineseOrder}, p.id`);
  }

  /**
   * Author and whoever leads the author talk about the report, or one line of it; whoever is mentioned is told.
   * @throws Problem auth.forbidden (403), reference.unknown (422) for somebody who may not read the report.
   */
  async comment(actor: Actor, id: string, { body, anchor, mentions = [] }: CommentInput): Promise<ReportRecord> {
    const report = await this.reports.get(actor, id);
    if (!reportCan(actor, report).comment) throw new Problem('auth.forbidden', { values: { permission: 'report:review' } });
    const mentioned = [...new Set(mentions.map((each) => each.toLowerCase()))];
    const readers = new Set((await this.readers(actor, id)).map((reader) => reader.id));
    const stranger = mentioned.findIndex((each) => !readers.has(each));
    if (stranger >= 0) throw fieldProblem('reference.unknown', `mentions.${stranger}`, 'field.unknown-reference');
    await this.database.transaction(async () => {
      const event = await this.reports.addEvent(actor, report, { kind: 'commented', body, anchor: anchor ?? null, mentioned });
      await this.journal.record(actor, { action: 'report.commented', entity: 'report', entityId: id, event: eventOf(report) });
      await this.messages.commented(actor, report, { event, body, mentioned });
    });
    return this.reports.get(actor, id);
  }
}
