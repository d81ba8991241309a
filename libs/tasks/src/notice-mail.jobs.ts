import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { Clock, Database, defineJob, EventSubscriptions, JobHandlers, Jobs } from '@keyline/platform';
import { NoticeMail } from './notice-mail.js';

const MAIL = defineJob('notices.mail', z.object({ personId: z.uuid() }), { attempts: 8 });
const SWEEP = defineJob('notices.mail-sweep', z.object({}));
const ToMail = z.object({ personId: z.uuid(), noticeId: z.uuid() });
/** So long notices gather before one mail takes them all. */
const GATHER_MS = 10_000;
/** A mail that has been on its way for so long will never tell what became of it. */
const LOST_AFTER_MS = 10 * 60_000;

/** When notices are mailed: soon after they were told, and every ten minutes whatever a dead process left behind. */
@Injectable()
export class NoticeMailJobs implements OnModuleInit {
  constructor(
    private readonly subscriptions: EventSubscriptions,
    private readonly handlers: JobHandlers,
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly noticeMail: NoticeMail,
  ) {}

  onModuleInit(): void {
    this.subscriptions.on('notice.to-mail', 'notices.mail-them', async ({ payload }) => {
      const { personId, noticeId } = ToMail.parse(payload);
      await this.jobs.enqueue(MAIL, { personId }, { key: noticeId, delayMs: GATHER_MS });
    });
    this.handlers.handle(MAIL, ({ personId }) => this.noticeMail.mail(personId));
    this.handlers.handle(SWEEP, () => this.sweep());
    this.handlers.schedule({ job: SWEEP, pattern: '*/10 * * * *', payload: {} });
  }

  private async sweep(): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - LOST_AFTER_MS);
    await this.database.execute(sql`
      update notice_delivery set state = 'uncertain', error = 'the process ended while the mail was on its way'
      where state = 'sending' and claimed_at < ${before}::timestamptz`);
    const waiting = await this.database.rows<{ personId: string; noticeId: string }>(sql`
      select distinct on (person_id) person_id as "personId", notice_id as "noticeId" from notice_delivery
      where state = 'waiting' and created_at < ${before}::timestamptz order by person_id, created_at`);
    for (const { personId, noticeId } of waiting) {
      await this.jobs.enqueue(MAIL, { personId }, { key: `${noticeId}~${now.toISOString()}` });
    }
  }
}
