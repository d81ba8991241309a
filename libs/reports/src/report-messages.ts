import { Injectable } from '@nestjs/common';
import { workdayFrom, type Actor, type ReportRecord } from '@keyline/model';
import { WorkCalendars } from '@keyline/org';
import { Clock } from '@keyline/platform';
import { Notices, Tasks } from '@keyline/tasks';
import type { LockedReport } from './reports.service.js';

/** A notice shows the beginning of what was written. */
const SHOWN = 120;
const start = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

const linkTo = (id: string) => `/reports/${id}/show`;

/** Who is told, and asked to do, what when something happens to a report; inside the transaction of what happens. */
@Injectable()
export class ReportMessages {
  constructor(
    private readonly clock: Clock,
    private readonly calendars: WorkCalendars,
    private readonly notices: Notices,
    private readonly tasks: Tasks,
  ) {}

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

  /** Tells those who are mentioned, and the other side: author or reader. */
  async commented(
    actor: Actor,
    { id, personId, reviewerId, period }: Pick<ReportRecord, 'id' | 'personId' | 'reviewerId' | 'period'>,
    { event, body, mentioned }: { event: string; body: string; mentioned: readonly string[] },
  ): Promise<void> {
    const values = { name: actor.name, period, body: start(body) };
    const others = (people: readonly (string | null)[]) => people.flatMap((each) => (each && each !== actor.id ? [each] : []));
    await this.notices.notify(others(mentioned), {
      kind: 'report.mentioned',
      key: `report-mention/${event}`,
      values,
      link: linkTo(id),
    });
    const partners = others([personId, reviewerId]).filter((each) => !mentioned.includes(each));
    await this.notices.notify(partners, { kind: 'report.commented', key: `report-comment/${event}`, values, link: linkTo(id) });
  }
}
