import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DeliverAgeingInput,
  DeliverForecastInput,
  DeliverInput,
  DeliverPipelineInput,
  DeliverTeamInput,
  DeliveryChannelInput,
  DeliveryChannelPatch,
  DeliveryScheduleInput,
  DeliverySchedulePatch,
  type Actor,
} from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { ChannelsService } from './channels.service.js';
import { DeliveriesService } from './deliveries.service.js';
import { SchedulesService } from './schedules.service.js';

@ApiTags('delivery-channels')
@Controller('api/delivery-channels')
export class ChannelsController {
  constructor(
    private readonly channels: ChannelsService,
    private readonly deliveries: DeliveriesService,
  ) {}

  @Get()
  @Allow('delivery-channel:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.channels.list(actor, query);
  }

  @Get(':id')
  @Allow('delivery-channel:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.channels.get(actor, id);
  }

  @Post()
  @Allow('delivery-channel:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: DeliveryChannelInput }) input: DeliveryChannelInput) {
    return this.channels.create(actor, input);
  }

  @Patch(':id')
  @Allow('delivery-channel:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: DeliveryChannelPatch }) input: DeliveryChannelPatch) {
    return this.channels.edit(actor, id, input);
  }

  /** Sends a trial message, in the background; the answer is its line in the log. */
  @Post(':id/test')
  @HttpCode(202)
  @Allow('delivery-channel:write')
  test(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.deliveries.test(actor, id);
  }
}

@ApiTags('delivery-schedules')
@Controller('api/delivery-schedules')
export class SchedulesController {
  constructor(private readonly schedules: SchedulesService) {}

  @Get()
  @Allow('delivery-schedule:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.schedules.list(actor, query);
  }

  @Get(':id')
  @Allow('delivery-schedule:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.schedules.get(actor, id);
  }

  @Post()
  @Allow('delivery-schedule:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: DeliveryScheduleInput }) input: DeliveryScheduleInput) {
    return this.schedules.create(actor, input);
  }

  @Patch(':id')
  @Allow('delivery-schedule:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: DeliverySchedulePatch }) input: DeliverySchedulePatch) {
    return this.schedules.edit(actor, id, input);
  }

  @Post(':id/stop')
  @HttpCode(200)
  @Allow('delivery-schedule:read')
  stop(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.schedules.stop(actor, id);
  }
}

@ApiTags('deliveries')
@Controller('api/deliveries')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Get()
  @Allow('delivery:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.deliveries.list(actor, query);
  }

  @Get(':id')
  @Allow('delivery:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.deliveries.get(actor, id);
  }

  @Post(':id/retry')
  @HttpCode(202)
  @Allow('delivery:read')
  retry(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.deliveries.retry(actor, id);
  }
}

/** Sending now what one may read, in the background; the answer is its line in the log. */
@ApiTags('reports')
@Controller('api/reports')
export class DeliverController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Post('team/deliver')
  @HttpCode(202)
  @Allow('delivery:send')
  deliverTeam(@CurrentActor() actor: Actor, @Body({ schema: DeliverTeamInput }) input: DeliverTeamInput) {
    return this.deliveries.deliverTeam(actor, input);
  }

  @Post(':id/deliver')
  @HttpCode(202)
  @Allow('delivery:send')
  deliver(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: DeliverInput }) input: DeliverInput) {
    return this.deliveries.deliverReport(actor, id, input);
  }
}

/** Sending now what stands on the screens of the pipeline, the forecast and the receivables. */
@ApiTags('deliveries')
@Controller('api')
export class DeliverSubjectsController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Post('pipeline-report/deliver')
  @HttpCode(202)
  @Allow('delivery:send')
  pipeline(@CurrentActor() actor: Actor, @Body({ schema: DeliverPipelineInput }) input: DeliverPipelineInput) {
    return this.deliveries.deliverPipeline(actor, input);
  }

  @Post('forecasts/roll-up/deliver')
  @HttpCode(202)
  @Allow('delivery:send')
  forecast(@CurrentActor() actor: Actor, @Body({ schema: DeliverForecastInput }) input: DeliverForecastInput) {
    return this.deliveries.deliverForecast(actor, input);
  }

  @Post('receivables/ageing/deliver')
  @HttpCode(202)
  @Allow('delivery:send')
  ageing(@CurrentActor() actor: Actor, @Body({ schema: DeliverAgeingInput }) input: DeliverAgeingInput) {
    return this.deliveries.deliverAgeing(actor, input);
  }
}
