import { Module } from '@nestjs/common';
import { MeasuresModule } from '@keyline/measures';
import { explainConstraints } from '@keyline/platform';
import { ForecastProposals } from './forecast-proposal.js';
import { ForecastJobs } from './forecast.jobs.js';
import { ForecastsController } from './forecasts.controller.js';
import { ForecastsService } from './forecasts.service.js';
import { PipelineController } from './pipeline.controller.js';
import { PipelineService } from './pipeline.service.js';
import { ForecastRollUps } from './roll-up.service.js';

explainConstraints({ forecast_not_own: { code: 'forecast.own-adjustment' } });

/** The pipeline as on any day, and what everybody says will come of it. */
@Module({
  imports: [MeasuresModule],
  controllers: [PipelineController, ForecastsController],
  providers: [PipelineService, ForecastProposals, ForecastsService, ForecastRollUps, ForecastJobs],
  exports: [PipelineService, ForecastRollUps],
})
export class ForecastModule {}
