import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createPostgresBackend, Queue, Worker, type Processor, type QueueOptions, type WorkerOptions } from 'bullmq';
import { CONFIG, type Config } from '../config.js';
import { log } from '../log.js';

export const QUEUE = 'keyline';
const SCHEMA = 'bullmq';
const KEEP = { removeOnComplete: { age: 7 * 86_400, count: 2_000 }, removeOnFail: { age: 90 * 86_400 } } as const;

/** BullMQ on Redis where one is set, otherwise on the product's own PostgreSQL: one API, two backends. */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private made: Queue | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  get backend(): 'redis' | 'postgres' {
    return this.config.redisUrl ? 'redis' : 'postgres';
  }

  get queue(): Queue {
    this.made ??= this.open();
    return this.made;
  }

  /** @throws when the backend does not answer. */
  async ping(): Promise<void> {
    await this.queue.getJobCounts('waiting');
  }

  createWorker(processor: Processor, options: Partial<WorkerOptions>): Worker {
    const worker = this.config.redisUrl
      ? new Worker(QUEUE, processor, { ...options, connection: { url: this.config.redisUrl, maxRetriesPerRequest: null } })
      : new Worker(QUEUE, processor, { ...options, connection: this.postgres(4) } as never, createPostgresBackend as never);
    worker.on('error', (error) => log.warn({ error: error.message }, 'job backend'));
    return worker;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.made?.close();
  }

  private open(): Queue {
    const options = {
      defaultJobOptions: { ...KEEP, backoff: { type: 'exponential', delay: 1000 } },
    } satisfies Partial<QueueOptions>;
    const queue = this.config.redisUrl
      ? new Queue(QUEUE, { ...options, connection: { url: this.config.redisUrl, maxRetriesPerRequest: 1 } })
      : new Queue(QUEUE, { ...options, connection: this.postgres(3) } as never, createPostgresBackend as never);
    queue.on('error', (error) => log.warn({ error: error.message }, 'job backend'));
    return queue as Queue;
  }

  private postgres(max: number) {
    return { connectionString: this.config.databaseUrl, schema: SCHEMA, migrate: true, max, keepAlive: true };
  }
}
