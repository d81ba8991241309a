import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { REPORT_KINDS, type ReportKind } from '@keyline/model';
import { Clock, Database, defineJob, JobHandlers } from '@keyline/platform';
import { Notices } from '@keyline/tasks';
import { ReportRules } from './report-rules.service.js';

interface Unwritten {
  id: string;
  personId: string;
  personName: string;
  reviewerId: string | null;
  kind: ReportKind;
  period: string;
  dueAt: Date;
}

/** Who has not written what is due soon, or was. */
const REMIND = defineJob('reports.remind', z.object({}));

/** A deadline longer ago than this is not told any more: after a standstill nobody is flooded with old news. */
const TOLD_FOR_HOURS = 72;

/** Reminds authors before the deadline, and tells author and reader after it; each once, by the report's own key. */
@Injectable()
export class ReportReminders implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly notices: Notices,
    private readonly rules: ReportRules,
  ) {}

  onModuleInit(): void {
    this.handlers.handle(REMIND, () => this.remind());
    this.handlers.schedule({ job: REMIND, pattern: '*/15 * * * *', payload: {} });
  }

  /** Finds whom to remind by now. Safe to repeat, early or late. */
  private async remind(): Promise<void> {
    const now = this.clock.now();
    const hours = new Map<ReportKind, number>();
    for (const kind of REPORT_KINDS) hours.set(kind, (await this.rules.of(kind)).remindHours);
    const unwritten = await this.database.rows<Unwritten>(sql`
      select r.id, r.person_id as "personId", p.name as "personName", r.reviewer_id as "reviewerId", r.kind, r.period, r.due_at as "dueAt"
      from report r join person p on p.id = r.person_id
      where r.status = 'draft' and not r.excused
        and r.due_at between ${now}::timestamptz - make_interval(hours => ${TOLD_FOR_HOURS}::int) and ${now}::timestamptz + make_interval(hours => ${TOLD_FOR_HOURS}::int)
      order by r.due_at, r.id`);
    for (const report of unwritten) {
      const missed = report.dueAt < now;
      const remindFrom = report.dueAt.getTime() - (hours.get(report.kind) ?? 0) * 3_600_000;
      if (missed || remindFrom <= now.getTime()) await this.database.transaction(() => this.tell(report, missed));
    }
  }

  private async tell({ id, personId, personName, reviewerId, period, dueAt }: Unwritten, missed: boolean): Promise<void> {
    const due = new Intl.DateTimeFormat('sv-SE', {
      dateStyle: 'short',
      timeStyle: 'short',
      timeZone: this.clock.timeZone,
    }).format(dueAt);
    const link = `/reports/${id}/show`;
    const values = { name: personName, period, due };
    if (!missed) {
      await this.notices.notify([personId], { kind: 'report.due-soon', key: `report-due/${id}`, values, link });
      return;
    }
    await this.notices.notify([personId], { kind: 'report.missed', key: `report-missed/${id}`, values, link });
    if (reviewerId)
      await this.notices.notify([reviewerId], { kind: 'report.team-missing', key: `report-team-missing/${id}`, values, link });
  }
}
