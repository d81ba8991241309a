import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { Clock, Database, defineJob, EventSubscriptions, JobHandlers } from '@keyline/platform';
import { ApprovalProgress } from './approval-progress.js';

export const LOOK_AFTER_APPROVALS = defineJob('approvals.look-after', z.object({}));

/** Every morning: what is late is reminded of once, and steps whose people have left ask somebody else. */
@Injectable()
export class ApprovalJobs implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly subscriptions: EventSubscriptions,
    private readonly progress: ApprovalProgress,
  ) {}

  onModuleInit(): void {
    this.handlers.handle(LOOK_AFTER_APPROVALS, () => this.lookAfter());
    this.handlers.schedule({ job: LOOK_AFTER_APPROVALS, pattern: '0 8 * * *', payload: {} });
    this.subscriptions.on('person.edited', 'approvals.follow-people', ({ payload }) => this.follow(String(payload['entityId'])));
  }

  private async lookAfter(): Promise<void> {
    const today = this.clock.today();
    const orphaned = await this.database.rows<{ id: string }>(sql`
      select distinct s.request_id as id from approval_step s join person p on p.id = any (s.persons)
      where s.state = 'open' and p.left_on < ${today}::date`);
    for (const { id } of orphaned) await this.database.transaction(() => this.progress.askAnew(id));
    const late = await this.database.rows<{ id: string }>(sql`
      select distinct s.request_id as id from approval_step s
      where s.state = 'open' and s.due_on < ${today}::date and s.reminded_on is null`);
    for (const { id } of late) {
      await this.database.transaction(async () => {
        const { request, steps } = await this.progress.lock(id);
        const overdue = steps.filter((step) => step.dueOn !== null && step.dueOn < today && step.remindedOn === null);
        await this.progress.remind(request, overdue);
      });
    }
  }

  /** Somebody has another superior, another role, or has left: what they asked for and what asks them is looked at again. */
  private async follow(personId: string): Promise<void> {
    const touched = await this.database.rows<{ id: string }>(sql`
      select r.id from approval_request r where r.state = 'pending' and (r.requester_id = ${personId}::uuid
        or exists (select 1 from approval_step s where s.request_id = r.id and s.state = 'open' and s.persons @> array[${personId}::uuid]))`);
    for (const { id } of touched) await this.database.transaction(() => this.progress.askAnew(id));
  }
}
