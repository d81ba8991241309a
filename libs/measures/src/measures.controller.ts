import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MeasureRowsQuery, MeasureValuesQuery, type Actor } from '@keyline/model';
import { Allow, CurrentActor, ListParams, type ListQuery } from '@keyline/platform';
import { MeasuresService } from './measures.service.js';

@ApiTags('measures')
@Controller('api/measures')
export class MeasuresController {
  constructor(private readonly measures: MeasuresService) {}

  /** The catalogue: every number that the product shows about people's work to the caller. */
  @Get()
  @Allow('measure:read')
  catalogue(@CurrentActor() actor: Actor) {
    return this.measures.catalogue(actor);
  }

  @Get('values')
  @Allow('measure:read')
  values(@CurrentActor() actor: Actor, @Query({ schema: MeasureValuesQuery }) query: MeasureValuesQuery) {
    return this.measures.values(actor, query);
  }

  /** The records behind one figure; of a percentage those of its part, or of its whole. */
  @Get('rows')
  @Allow('measure:read')
  rows(
    @CurrentActor() actor: Actor,
    @Query({ schema: MeasureRowsQuery }) query: MeasureRowsQuery,
    @ListParams() range: ListQuery,
  ) {
    return this.measures.rows(actor, query, range);
  }
}
