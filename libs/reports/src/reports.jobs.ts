import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, EventSubscriptions, JobHandlers, Jobs, type JobContext } from '@keyline/platform';
import { PeriodMaker } from './period-maker.js';
import { ReportRunsService, RUN_REQUESTED } from './report-runs.service.js';

const NOTHING = z.object({});
export const MAKE_PERIOD = defineJob('reports.make-period', z.object({ runId: z.uuid() }), { attempts: 5 });
export const CLOSE_WEEK = defineJob('reports.close-week', NOTHING);
export const CLOSE_MONTH = defineJob('reports.close-month', NOTHING);
export const CATCH_UP = defineJob('reports.catch-up', NOTHING);

/** Monday 00:30 closes the week, the 1st 00:30 the month; every hour whatever a standstill has left open is made up for. */
@Injectable()
export class ReportJobs implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly jobs: Jobs,
    private readonly subscriptions: EventSubscriptions,
    private readonly runs: ReportRunsService,
    private readonly maker: PeriodMaker,
  ) {}

  onModuleInit(): void {
    this.handlers.handle(MAKE_PERIOD, ({ runId }, context) => this.make(runId, context));
    this.handlers.handle(CLOSE_WEEK, () => this.runs.close('weekly', { first: true }));
    this.handlers.handle(CLOSE_MONTH, () => this.runs.close('monthly', { first: true }));
    this.handlers.handle(CATCH_UP, () => this.catchUp());
    this.handlers.schedule({ job: CLOSE_WEEK, pattern: '30 0 * * 1', payload: {} });
    this.handlers.schedule({ job: CLOSE_MONTH, pattern: '30 0 1 * *', payload: {} });
    this.handlers.schedule({ job: CATCH_UP, pattern: '45 * * * *', payload: {} });
    this.subscriptions.on(RUN_REQUESTED, 'reports.start-run', async ({ payload }) => {
      const runId = String(payload['runId']);
      await this.jobs.enqueue(MAKE_PERIOD, { runId }, { key: runId });
    });
  }

  private async make(runId: string, { attempt, progress }: JobContext): Promise<void> {
    try {
      await this.maker.work(runId, progress);
    } catch (error) {
      if (attempt >= MAKE_PERIOD.attempts) await this.runs.fail(runId, String(error));
      throw error;
    }
  }

  private async catchUp(): Promise<void> {
    await this.runs.close('weekly', { first: false });
    await this.runs.close('monthly', { first: false });
  }
}
