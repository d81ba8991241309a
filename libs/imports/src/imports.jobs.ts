import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, EventSubscriptions, JobHandlers, Jobs, type JobContext } from '@keyline/platform';
import { ImportRunner } from './import-runner.js';

export const RUN_IMPORT = defineJob('imports.run', z.object({ importId: z.uuid() }), { attempts: 5 });
/** An import waits to be run: it is new, or its dry run is to become the real one. */
export const IMPORT_QUEUED = ['import.requested', 'import.started'] as const;

/** The worker's side of imports. */
@Injectable()
export class ImportJobs implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly jobs: Jobs,
    private readonly subscriptions: EventSubscriptions,
    private readonly runner: ImportRunner,
  ) {}

  onModuleInit(): void {
    this.handlers.handle(RUN_IMPORT, ({ importId }, context) => this.run(importId, context));
    for (const topic of IMPORT_QUEUED) {
      // The event's own id is the key: the dry run and the real one are two jobs of the same import.
      this.subscriptions.on(topic, `${topic}.run`, async ({ id, payload }) => {
        await this.jobs.enqueue(RUN_IMPORT, { importId: String(payload['entityId']) }, { key: id });
      });
    }
  }

  private async run(importId: string, { attempt, progress }: JobContext): Promise<void> {
    try {
      await this.runner.work(importId, progress);
    } catch (error) {
      if (attempt >= RUN_IMPORT.attempts) await this.runner.fail(importId, String(error));
      throw error;
    }
  }
}
