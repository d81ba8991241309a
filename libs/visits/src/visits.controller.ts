import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CancelPlanInput, VisitInput, VisitPatch, VisitPlanInput, VisitPlanPatch, type Actor } from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { VisitPlansService } from './visit-plans.service.js';
import { VisitsService } from './visits.service.js';

@ApiTags('visits')
@Controller('api/visits')
export class VisitsController {
  constructor(private readonly visits: VisitsService) {}

  @Get()
  @Allow('visit:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.visits.list(actor, query);
  }

  @Get(':id')
  @Allow('visit:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.visits.get(actor, id);
  }

  /** Logs a visit; sent twice under one `clientKey` it is stored once. */
  @Post()
  @Allow('visit:log')
  log(@CurrentActor() actor: Actor, @Body({ schema: VisitInput }) input: VisitInput) {
    return this.visits.logVisit(actor, input);
  }

  @Patch(':id')
  @Allow('visit:edit')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: VisitPatch }) input: VisitPatch) {
    return this.visits.edit(actor, id, input);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('visit:edit')
  async remove(@CurrentActor() actor: Actor, @Id() id: string) {
    await this.visits.remove(actor, id);
  }
}

@ApiTags('visit-plans')
@Controller('api/visit-plans')
export class VisitPlansController {
  constructor(private readonly plans: VisitPlansService) {}

  @Get()
  @Allow('plan:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.plans.list(actor, query);
  }

  @Get(':id')
  @Allow('plan:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.plans.get(actor, id);
  }

  @Post()
  @Allow('plan:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: VisitPlanInput }) input: VisitPlanInput) {
    return this.plans.create(actor, input);
  }

  @Patch(':id')
  @Allow('plan:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: VisitPlanPatch }) input: VisitPlanPatch) {
    return this.plans.edit(actor, id, input);
  }

  /** Calls the plan off, with a reason. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('plan:write')
  cancel(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: CancelPlanInput }) input: CancelPlanInput) {
    return this.plans.cancel(actor, id, input);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('plan:write')
  async remove(@CurrentActor() actor: Actor, @Id() id: string) {
    await this.plans.remove(actor, id);
  }
}
