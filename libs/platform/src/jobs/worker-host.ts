import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { DelayedError, type Job, type Worker } from 'bullmq';
import { Clock } from '../clock.js';
import { jobSeconds } from '../http/metrics.js';
import { OutboxRelay } from '../journal/outbox-relay.js';
import { log } from '../log.js';
import { runInContext } from '../request-context.js';
import { NotYet } from './job.js';
import { JobHandlers } from './job-handlers.js';
import { Queues } from './queues.js';

const CONCURRENCY = 4;
/** So often the schedules are told again: the queue may have lost them together with everything else. */
const TELL_SCHEDULES_MS = 30_000;

/** The job process: works off the queue, keeps the schedules, relays the outbox. */
@Injectable()
export class WorkerHost implements BeforeApplicationShutdown {
  private worker: Worker | null = null;
  private telling: NodeJS.Timeout | null = null;

  constructor(
    private readonly queues: Queues,
    private readonly handlers: JobHandlers,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
  ) {}

  /** Starts working. Schedules are told by name, so that any number of workers keeps each once. */
  async start(): Promise<void> {
    this.handlers.check();
    this.worker = this.queues.createWorker((job) => this.process(job), {
      concurrency: CONCURRENCY,
      lockDuration: 30_000,
      stalledInterval: 10_000,
      maxStalledCount: 10,
    });
    await this.worker.waitUntilReady();
    await this.keepSchedules();
    this.telling = setInterval(() => {
      this.keepSchedules().catch((error: unknown) => log.warn({ error: String(error) }, 'schedules not told'));
    }, TELL_SCHEDULES_MS);
    await this.relay.start();
  }

  /** Is the worker taking jobs, and does the queue answer? */
  async isHealthy(): Promise<boolean> {
    if (!this.worker?.isRunning()) return false;
    await this.queues.ping();
    return true;
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.telling) clearInterval(this.telling);
    this.relay.stop();
    await this.worker?.close();
  }

  private async keepSchedules(): Promise<void> {
    const wanted = this.handlers.schedules;
    for (const { job, pattern, payload } of wanted) {
      await this.queues.queue.upsertJobScheduler(
        job.name,
        { pattern, tz: this.clock.timeZone },
        {
          name: job.name,
          data: payload,
          opts: { attempts: job.attempts, backoff: { type: 'exponential', delay: job.backoffMs } },
        },
      );
    }
    const names = new Set(wanted.map((schedule) => schedule.job.name));
    for (const known of await this.queues.queue.getJobSchedulers(0, -1)) {
      if (!names.has(known.key)) await this.queues.queue.removeJobScheduler(known.key);
    }
  }

  private async process(job: Job): Promise<void> {
    const jobId = job.id ?? job.name;
    const stop = jobSeconds.startTimer({ name: job.name });
    const context = {
      jobId,
      attempt: job.attemptsMade + 1,
      // A queue that has forgotten the job cannot be told how far it is; the work itself goes on.
      progress: (done: number, total: number) =>
        job
          .updateProgress({ done, total })
          .catch((error: unknown) => log.warn({ error: String(error), jobId }, 'progress of a job not told')),
    };
    try {
      await runInContext({ requestId: `job.${jobId}`, locale: 'zh-CN' }, () => this.handlers.run(job.name, job.data, context));
      stop({ outcome: 'done' });
    } catch (error) {
      if (error instanceof NotYet) {
        stop({ outcome: 'put off' });
        await job.moveToDelayed(Date.now() + error.delayMs, job.token);
        throw new DelayedError();
      }
      stop({ outcome: 'failed' });
      log.error({ err: error, job: job.name, jobId, attempt: context.attempt }, 'job failed');
      throw error;
    }
  }
}
