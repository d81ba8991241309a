import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PipelineQuery, PipelineRowsQuery, type Actor } from '@keyline/model';
import { Allow, CurrentActor, ListParams, type ListQuery } from '@keyline/platform';
import { PipelineService } from './pipeline.service.js';

@ApiTags('pipeline-report')
@Controller('api/pipeline-report')
export class PipelineController {
  constructor(private readonly pipeline: PipelineService) {}

  /** Funnel, moves, commit and coverage of the people one leads. */
  @Get()
  @Allow('measure:read')
  report(@CurrentActor() actor: Actor, @Query({ schema: PipelineQuery }) query: PipelineQuery) {
    return this.pipeline.report(actor, query);
  }

  /** The deals behind one figure. */
  @Get('rows')
  @Allow('measure:read')
  rows(
    @CurrentActor() actor: Actor,
    @Query({ schema: PipelineRowsQuery }) query: PipelineRowsQuery,
    @ListParams() range: ListQuery,
  ) {
    return this.pipeline.rows(actor, query, range);
  }
}
