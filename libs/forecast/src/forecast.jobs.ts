import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, JobHandlers, log } from '@keyline/platform';
import { ForecastsService } from './forecasts.service.js';

export const FREEZE_WEEK = defineJob('forecast.freeze-week', z.object({}));

/** Every night after midnight: after a standstill the week that has ended is still frozen as it stood on its last day. */
@Injectable()
export class ForecastJobs implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly forecasts: ForecastsService,
  ) {}

  onModuleInit(): void {
    this.handlers.handle(FREEZE_WEEK, async () => {
      const frozen = await this.forecasts.freezeLastWeek();
      log.info({ frozen }, 'forecasts of the week that has ended are frozen');
    });
    this.handlers.schedule({ job: FREEZE_WEEK, pattern: '20 0 * * *', payload: {} });
  }
}
