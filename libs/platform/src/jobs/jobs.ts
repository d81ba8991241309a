import { Injectable } from '@nestjs/common';
import type { JobDefinition } from './job.js';
import { Queues } from './queues.js';

// BullMQ forbids ":" in an id of one's own, and ids that are whole numbers.
const jobIdOf = (name: string, key: string) => `${name}~${key}`.replaceAll(':', '.');

/** Puts jobs into the queue. Inside a use case write an outbox event instead: nothing leaves before the commit. */
@Injectable()
export class Jobs {
  constructor(private readonly queues: Queues) {}

  /**
   * Enqueues a job. The same `key` is the same work: as long as it is known to the queue it is not added twice.
   * @returns the job's id.
   */
  async enqueue<Payload>(
    job: JobDefinition<Payload>,
    payload: Payload,
    { key, delayMs }: { key: string; delayMs?: number },
  ): Promise<string> {
    const jobId = jobIdOf(job.name, key);
    await this.queues.queue.add(job.name, job.payload.parse(payload), {
      jobId,
      attempts: job.attempts,
      backoff: { type: 'exponential', delay: job.backoffMs },
      ...(delayMs ? { delay: delayMs } : {}),
    });
    return jobId;
  }
}
