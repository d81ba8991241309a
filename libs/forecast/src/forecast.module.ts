import { Module } from '@nestjs/common';
import { MeasuresModule } from '@keyline/measures';
import { PipelineController } from './pipeline.controller.js';
import { PipelineService } from './pipeline.service.js';

/** The pipeline as on any day. */
@Module({ imports: [MeasuresModule], controllers: [PipelineController], providers: [PipelineService] })
export class ForecastModule {}
