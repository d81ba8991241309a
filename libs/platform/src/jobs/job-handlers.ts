import { Injectable } from '@nestjs/common';
import type { JobContext, JobDefinition, JobRun, Schedule } from './job.js';

interface Handler {
  job: JobDefinition<unknown>;
  run: JobRun<unknown>;
}

/** Which `run` answers to which job, and what is scheduled. Modules fill it at start; the worker reads it. */
@Injectable()
export class JobHandlers {
  private readonly handlers = new Map<string, Handler>();
  readonly schedules: Schedule<unknown>[] = [];

  /** @throws Error when two handlers claim the same job: a mistake in the wiring, found at start. */
  handle<Payload>(job: JobDefinition<Payload>, run: JobRun<Payload>): void {
    if (this.handlers.has(job.name)) throw new Error(`two handlers for job ${job.name}`);
    this.handlers.set(job.name, { job: job as JobDefinition<unknown>, run: run as JobRun<unknown> });
  }

  /** The worker keeps this schedule, in the organisation's time zone. */
  schedule<Payload>(schedule: Schedule<Payload>): void {
    this.schedules.push(schedule as Schedule<unknown>);
  }

  /** @throws Error when a scheduled job has no handler. */
  check(): void {
    const missing = this.schedules
      .filter((schedule) => !this.handlers.has(schedule.job.name))
      .map((schedule) => schedule.job.name);
    if (missing.length > 0) throw new Error(`no handler for scheduled job ${missing.join(', ')}`);
  }

  /** Runs a job's own code, as the worker does, without a queue. */
  async run(name: string, payload: unknown, context: JobContext): Promise<void> {
    const handler = this.handlers.get(name);
    if (!handler) throw new Error(`no handler for job ${name}`);
    await handler.run(handler.job.payload.parse(payload), context);
  }
}
