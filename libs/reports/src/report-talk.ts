import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { reportCan, workdayFrom, type Actor, type CommentInput, type ReportReader, type ReportRecord } from '@keyline/model';
import { WorkCalendars } from '@keyline/org';
import { Clock, Database, fieldProblem, Journal, Problem } from '@keyline/platform';
import { Notices, Tasks } from '@keyline/tasks';
import { eventOf, ReportsService, type LockedReport } from './reports.service.js';

/** A notice shows the beginning of what was written. */
const SHOWN = 120;
const start = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** What people say to each other about a report, and who is told of it. */
@Injectable()
export class ReportTalk {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly calendars: WorkCalendars,
    private readonly notices: Notices,
    private readonly tasks: Tasks,
    private readonly reports: ReportsService,
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
      where r.id = ${id}::uuid and p.roles && '{rep,supervisor,director}' order by p.name, p.id`);
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
      const values = { name: actor.name, period: report.period, body: start(body) };
      const others = (people: readonly (string | null)[]) => people.flatMap((each) => (each && each !== actor.id ? [each] : []));
      await this.notices.notify(others(mentioned), {
        kind: 'report.mentioned',
        key: `report-mention/${event}`,
        values,
        link: linkTo(id),
      });
      const partners = others([report.personId, report.reviewerId]).filter((each) => !mentioned.includes(each));
      await this.notices.notify(partners, { kind: 'report.commented', key: `report-comment/${event}`, values, link: linkTo(id) });
    });
    return this.reports.get(actor, id);
  }

  /** Tells the reader that there is something to read, and asks for the help that the author needs. */
  async submitted(actor: Actor, { id, reviewerId, period, revision }: LockedReport, helpNeeded: string): Promise<void> {
    await this.tasks.settle({ entity: 'report', entityId: id }, 'report.help');
    if (!reviewerId) return;
    const values = { name: actor.name, period };
    await this.notices.notify([reviewerId], {
      kind: 'report.submitted',
      key: `report-submitted/${id}/${revision}`,
      values,
      link: `/reports/review?report=${id}`,
    });
    if (helpNeeded.trim() === '') return;
    const calendar = await this.calendars.current();
    await this.tasks.ask({
      personId: reviewerId,
      kind: 'report.help',
      key: `report-help/${id}/${revision}`,
      dueOn: workdayFrom(calendar, this.clock.today()),
      values: { ...values, body: start(helpNeeded.trim()) },
      link: linkTo(id),
      source: { entity: 'report', entityId: id },
    });
  }

  /** Tells the author what became of the report. */
  async judged(
    actor: Actor,
    { id, personId, period, revision }: LockedReport,
    { verb, body }: { verb: 'return' | 'accept'; body: string | null },
  ): Promise<void> {
    const returned = verb === 'return';
    await this.notices.notify([personId], {
      kind: returned ? 'report.returned' : 'report.accepted',
      key: `report-${verb}/${id}/${revision}`,
      values: { name: actor.name, period, body: start(body ?? '') },
      link: linkTo(id),
    });
  }
}

const linkTo = (id: string) => `/reports/${id}/show`;
