import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { Clock, Database, defineJob, EventSubscriptions, JobHandlers, Jobs } from '@keyline/platform';
import { DELIVERY_REQUESTED } from './deliveries.service.js';
import { DueDeliveries } from './due-deliveries.js';
import { Sender } from './sender.js';

/** Tried for half an hour: after 15 s, 30 s, 1, 2, 4, 8 and 16 minutes; waiting for a robot's turn is no try. */
const SEND = defineJob('delivery.send', z.object({ deliveryId: z.uuid() }), { attempts: 8, backoffMs: 15_000 });
const FIND_DUE = defineJob('delivery.find-due', z.object({}));
const SWEEP = defineJob('delivery.sweep', z.object({}));
const Requested = z.object({ deliveryId: z.uuid(), round: z.number().int() });

/** What has been on its way for so long will never tell what became of it. */
const LOST_AFTER_MS = 10 * 60_000;
/** Longer than the longest pause between two tries: the queue has lost it. */
const FORGOTTEN_AFTER_MS = 60 * 60_000;

/** Finds again what a dead process or a lost queue has left behind. */
@Injectable()
export class DeliverySweep {
  constructor(
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async sweep(): Promise<void> {
    const now = this.clock.now();
    await this.database.execute(sql`
      update delivery set state = 'uncertain', reason = 'interrupted', error = 'the process ended while it was on its way'
      where state = 'sending' and claimed_at < ${new Date(now.getTime() - LOST_AFTER_MS)}::timestamptz`);
    const forgotten = await this.database.rows<{ id: string }>(sql`
      update delivery set queued_at = ${now}::timestamptz
      where state = 'waiting' and queued_at < ${new Date(now.getTime() - FORGOTTEN_AFTER_MS)}::timestamptz returning id`);
    for (const { id } of forgotten) await this.jobs.enqueue(SEND, { deliveryId: id }, { key: `${id}~${now.toISOString()}` });
  }
}

/** When deliveries go out: at once when asked for, every five minutes what schedules have due, and again what a dead process left behind. */
@Injectable()
export class DeliveryJobs implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly subscriptions: EventSubscriptions,
    private readonly jobs: Jobs,
    private readonly due: DueDeliveries,
    private readonly sender: Sender,
    private readonly lost: DeliverySweep,
  ) {}

  onModuleInit(): void {
    this.subscriptions.on(DELIVERY_REQUESTED, 'delivery.send-it', async ({ payload }) => {
      const { deliveryId, round } = Requested.parse(payload);
      await this.jobs.enqueue(SEND, { deliveryId }, { key: `${deliveryId}~${round}` });
    });
    this.handlers.handle(SEND, ({ deliveryId }, { attempt }) => this.sender.send(deliveryId, { last: attempt >= SEND.attempts }));
    this.handlers.handle(FIND_DUE, () => this.due.find());
    this.handlers.handle(SWEEP, () => this.lost.sweep());
    this.handlers.schedule({ job: FIND_DUE, pattern: '*/5 * * * *', payload: {} });
    this.handlers.schedule({ job: SWEEP, pattern: '*/10 * * * *', payload: {} });
  }
}
