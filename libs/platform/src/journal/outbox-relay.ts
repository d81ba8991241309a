import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { Notifications } from '../database/notifications.js';
import { defineJob } from '../jobs/job.js';
import { JobHandlers } from '../jobs/job-handlers.js';
import { Jobs } from '../jobs/jobs.js';
import { log } from '../log.js';
import { EventSubscriptions, type OutboxEvent } from './event-subscriptions.js';

const BATCH = 100;
const LOOK_EVERY_MS = 2_000;
const KEEP_DAYS = 30;

const DELIVER = defineJob('outbox.deliver', z.object({ eventId: z.uuid(), listener: z.string() }), { attempts: 10 });
const CLEAN = defineJob('platform.clean', z.object({}));

/** Carries committed events from the outbox to the queue, one job per listener. It may carry one twice, never none. */
@Injectable()
export class OutboxRelay implements OnModuleInit {
  private timer: NodeJS.Timeout | null = null;
  private relaying: Promise<void> | null = null;
  private again = false;

  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    private readonly subscriptions: EventSubscriptions,
    private readonly jobs: Jobs,
    private readonly handlers: JobHandlers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.handle(DELIVER, ({ eventId, listener }) => this.deliver(eventId, listener));
    this.handlers.handle(CLEAN, () => this.clean());
    this.handlers.schedule({ job: CLEAN, pattern: '15 3 * * *', payload: {} });
  }

  async start(): Promise<void> {
    await this.notifications.listen('keyline_outbox', () => void this.relay());
    this.timer = setInterval(() => void this.relay(), LOOK_EVERY_MS);
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }

  /** Relays all that waits; a call during a relay makes it look once more. */
  async relay(): Promise<void> {
    this.again = true;
    this.relaying ??= this.relayAll().finally(() => (this.relaying = null));
    await this.relaying;
  }

  private async relayAll(): Promise<void> {
    try {
      while (this.again) {
        this.again = false;
        while ((await this.relayBatch()) === BATCH);
      }
    } catch (error) {
      log.warn({ error: String(error) }, 'outbox not relayed, trying again');
    }
  }

  private relayBatch(): Promise<number> {
    return this.database.transaction(async () => {
      const events = await this.database.rows<OutboxEvent>(
        sql`select id, at, topic, payload from outbox_event where published_at is null order by at, id limit ${BATCH}::int for update skip locked`,
      );
      for (const event of events) {
        for (const listener of this.subscriptions.namesFor(event.topic)) {
          await this.jobs.enqueue(DELIVER, { eventId: event.id, listener }, { key: `${event.id}~${listener}` });
        }
      }
      const ids = events.map((event) => event.id);
      if (ids.length > 0)
        await this.database.execute(
          sql`update outbox_event set published_at = ${this.clock.now()}::timestamptz where id = any (${ids}::uuid[])`,
        );
      return events.length;
    });
  }

  private async deliver(eventId: string, listener: string): Promise<void> {
    const event = await this.database.maybeRow<OutboxEvent>(
      sql`select id, at, topic, payload from outbox_event where id = ${eventId}::uuid`,
    );
    if (event) await this.subscriptions.deliver(listener, event);
  }

  private async clean(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEEP_DAYS * 86_400_000);
    await this.database.execute(sql`delete from outbox_event where published_at < ${before}::timestamptz`);
    await this.database.execute(sql`delete from idempotency_key where created_at < ${before}::timestamptz`);
    await this.database.execute(
      sql`delete from session where expires_at < ${before}::timestamptz or ended_at < ${before}::timestamptz`,
    );
  }
}
