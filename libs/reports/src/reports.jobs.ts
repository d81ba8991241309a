import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, EventSubscriptions, JobHandlers, Jobs, newId, type JobContext } from '@keyline/platform';
import { DutyBook } from './duty-book.js';
import { PeriodMaker } from './period-maker.js';
import { RULE_EDITED } from './report-rules.service.js';
import { ReportRunsService, RUN_REQUESTED } from './report-runs.service.js';

const NOTHING = z.object({});
export const MAKE_PERIOD = defineJob('reports.make-period', z.object({ runId: z.uuid() }), { attempts: 5 });
export const CLOSE_WEEK = defineJob('reports.close-week', NOTHING);
export const CLOSE_MONTH = defineJob('reports.close-month', NOTHING);
/** Who reads what, who is excused, by when: as it stands on the new day. */
const BRING_UP_TO_DATE = defineJob('reports.bring-up-to-date', NOTHING);
const CLOSE_DAY = defineJob('reports.close-day', NOTHING);
export const CATCH_UP = defineJob('reports.catch-up', NOTHING);

/** What changes who reads a report, by when it is due, or who is excused. */
const DUTY_EVENTS = [
  'absence.entered',
  'absence.edited',
  'absence.removed',
  'person.edited',
  'calendar-day.set',
  'calendar-day.reset',
  RULE_EDITED,
];

/**
 * Half past midnight opens the day's reports, Monday the week's and the 1st the month's that ended; every hour whatever can be handed in
 * by now (on the last working day of a period) or a standstill has left is made up for.
 */
@Injectable()
export class ReportJobs implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly jobs: Jobs,
    private readonly subscriptions: EventSubscriptions,
    private readonly runs: ReportRunsService,
    private readonly maker: PeriodMaker,
    private readonly duties: DutyBook,
  ) {}

  onModuleInit(): void {
    this.handlers.handle(MAKE_PERIOD, ({ runId }, context) => this.make(runId, context));
    this.handlers.handle(CLOSE_WEEK, () => this.runs.close('weekly', { first: true }));
    this.handlers.handle(CLOSE_MONTH, () => this.runs.close('monthly', { first: true }));
    this.handlers.handle(CLOSE_DAY, () => this.runs.close('daily', { first: true }));
    this.handlers.handle(BRING_UP_TO_DATE, () => this.duties.bringUpToDate());
    this.handlers.handle(CATCH_UP, () => this.catchUp());
    this.handlers.schedule({ job: CLOSE_DAY, pattern: '30 0 * * *', payload: {} });
    this.handlers.schedule({ job: BRING_UP_TO_DATE, pattern: '15 0 * * *', payload: {} });
    this.handlers.schedule({ job: CLOSE_WEEK, pattern: '30 0 * * 1', payload: {} });
    this.handlers.schedule({ job: CLOSE_MONTH, pattern: '30 0 1 * *', payload: {} });
    this.handlers.schedule({ job: CATCH_UP, pattern: '45 * * * *', payload: {} });
    this.subscriptions.on(RUN_REQUESTED, 'reports.start-run', async ({ payload }) => {
      const runId = String(payload['runId']);
      await this.jobs.enqueue(MAKE_PERIOD, { runId }, { key: runId });
    });
    for (const topic of DUTY_EVENTS)
      this.subscriptions.on(topic, `reports.after-${topic}`, async ({ id }) => {
        await this.jobs.enqueue(BRING_UP_TO_DATE, {}, { key: id });
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
    await this.runs.close('daily', { first: false });
    await this.runs.close('weekly', { first: false });
    await this.runs.close('monthly', { first: false });
    for (const runId of await this.runs.stuck()) await this.jobs.enqueue(MAKE_PERIOD, { runId }, { key: `${runId}-${newId()}` });
  }
}
