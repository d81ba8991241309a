import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ForecastAdjustment, ForecastInput, ForecastRollUpQuery, ForecastRowsQuery, type Actor } from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { ForecastsService } from './forecasts.service.js';
import { ForecastRollUps } from './roll-up.service.js';

@ApiTags('forecasts')
@Controller('api/forecasts')
export class ForecastsController {
  constructor(
    private readonly forecasts: ForecastsService,
    private readonly rollUps: ForecastRollUps,
  ) {}

  @Get()
  @Allow('forecast:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.forecasts.list(actor, query);
  }

  /** This week's own forecast, filled in from the deals. */
  @Get('mine')
  @Allow('forecast:submit')
  mine(@CurrentActor() actor: Actor) {
    return this.forecasts.mine(actor);
  }

  @Put('mine')
  @Allow('forecast:submit')
  submit(@CurrentActor() actor: Actor, @Body({ schema: ForecastInput }) input: ForecastInput) {
    return this.forecasts.submit(actor, input);
  }

  /** A week's forecasts of those one leads, added up. */
  @Get('roll-up')
  @Allow('forecast:read')
  rollUp(@CurrentActor() actor: Actor, @Query({ schema: ForecastRollUpQuery }) query: ForecastRollUpQuery) {
    return this.rollUps.rollUp(actor, query);
  }

  /** Who said what, and about which deals, behind a figure of the roll-up. */
  @Get('roll-up/rows')
  @Allow('forecast:read')
  rows(
    @CurrentActor() actor: Actor,
    @Query({ schema: ForecastRowsQuery }) query: ForecastRowsQuery,
    @ListParams() range: ListQuery,
  ) {
    return this.rollUps.rows(actor, query, range);
  }

  /** Forecasts of past quarters against what was won. */
  @Get('accuracy')
  @Allow('forecast:read')
  accuracy(@CurrentActor() actor: Actor) {
    return this.rollUps.accuracy(actor);
  }

  @Get(':id')
  @Allow('forecast:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.forecasts.get(actor, id);
  }

  @Post(':id/adjust')
  @HttpCode(200)
  @Allow('forecast:adjust')
  adjust(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ForecastAdjustment }) input: ForecastAdjustment) {
    return this.forecasts.adjust(actor, id, input);
  }
}
