import { Injectable } from '@nestjs/common';
import type { Job } from 'bullmq';
import { z } from 'zod';
import type { Actor } from '@keyline/model';
import type { ListQuery } from '../lists/list-query.js';
import { Page } from '../lists/page.js';
import { log } from '../log.js';
import { Problem } from '../problem.js';
import { Queues } from './queues.js';

export const JOB_STATES = ['waiting', 'active', 'delayed', 'completed', 'failed'] as const;
const StateFilter = z.strictObject({ state: z.enum(JOB_STATES).default('failed') });

/** A job as an administrator reads it. */
export interface JobRow {
  id: string;
  name: string;
  state: string;
  payload: unknown;
  progress: unknown;
  attempts: number;
  maxAttempts: number;
  error: string | null;
  addedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

const at = (milliseconds: number | undefined) => (milliseconds ? new Date(milliseconds).toISOString() : null);

async function present(job: Job): Promise<JobRow> {
  return {
    id: job.id ?? '',
    name: job.name,
    state: await job.getState(),
    payload: job.data as unknown,
    progress: job.progress,
    attempts: job.attemptsMade,
    maxAttempts: job.opts.attempts ?? 1,
    error: job.failedReason ?? null,
    addedAt: at(job.timestamp) ?? '',
    startedAt: at(job.processedOn),
    finishedAt: at(job.finishedOn),
  };
}

/** The queue as administrators see it. */
@Injectable()
export class JobsView {
  constructor(private readonly queues: Queues) {}

  async list(query: ListQuery): Promise<Page<JobRow>> {
    const filter = StateFilter.safeParse(query.filter);
    if (!filter.success)
      throw new Problem('list.unknown-field', {
        values: { field: Object.keys(query.filter).join(', '), allowed: `state: ${JOB_STATES.join(' | ')}` },
      });
    const { state } = filter.data;
    const [jobs, counts] = await Promise.all([
      this.queues.queue.getJobs([state], query.from, query.to),
      this.queues.queue.getJobCounts(state),
    ]);
    return new Page(
      await Promise.all(jobs.filter(Boolean).map((job) => present(job as Job))),
      query.from,
      counts[state] ?? 0,
      false,
    );
  }

  async overview() {
    const [counts, schedulers] = await Promise.all([
      this.queues.queue.getJobCounts(...JOB_STATES),
      this.queues.queue.getJobSchedulers(0, -1, true),
    ]);
    return {
      backend: this.queues.backend,
      counts,
      schedules: schedulers.map((scheduler) => ({
        job: scheduler.key,
        pattern: scheduler.pattern ?? null,
        timeZone: scheduler.tz ?? null,
        nextAt: at(scheduler.next),
      })),
    };
  }

  async get(id: string): Promise<JobRow> {
    return present(await this.job(id));
  }

  /** @throws Problem rule.refused (422) when the job has not failed. */
  async retry(actor: Actor, id: string): Promise<JobRow> {
    const job = await this.job(id);
    if ((await job.getState()) !== 'failed') throw new Problem('rule.refused', { values: { rule: 'job.failed' } });
    await job.retry();
    log.info({ job: id, by: actor.id }, 'dead job tried again');
    return present(job);
  }

  /** @throws Problem rule.refused (422) while the job runs. */
  async remove(actor: Actor, id: string): Promise<void> {
    const job = await this.job(id);
    if ((await job.getState()) === 'active') throw new Problem('rule.refused', { values: { rule: 'job.active' } });
    await job.remove();
    log.info({ job: id, by: actor.id }, 'job removed');
  }

  private async job(id: string): Promise<Job> {
    const job = (await this.queues.queue.getJob(id)) as Job | undefined;
    if (!job) throw new Problem('job.unknown');
    return job;
  }
}
