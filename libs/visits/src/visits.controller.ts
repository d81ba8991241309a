import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Req } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CancelPlanInput, VisitInput, VisitPatch, VisitPlanInput, VisitPlanPatch, type Actor } from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { VisitFiles } from './visit-files.service.js';
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

@ApiTags('visits')
@Controller('api/visits/:id/files')
export class VisitFilesController {
  constructor(private readonly files: VisitFiles) {}

  /** Photos and files of the visit, newest first. */
  @Get()
  @Allow('visit:read')
  list(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.files.list(actor, id);
  }

  @Get(':fileId')
  @Allow('visit:read')
  open(@CurrentActor() actor: Actor, @Id() id: string, @Id('fileId') fileId: string) {
    return this.files.open(actor, id, fileId);
  }

  /** Takes a file of at most 25 MB (form fields: file, kind); the same bytes sent twice are kept once. */
  @Post()
  @ApiConsumes('multipart/form-data')
  @Allow('visit:log')
  attach(@CurrentActor() actor: Actor, @Id() id: string, @Req() request: FastifyRequest) {
    return this.files.attach(actor, id, request);
  }

  @Delete(':fileId')
  @HttpCode(204)
  @Allow('visit:edit')
  async remove(@CurrentActor() actor: Actor, @Id() id: string, @Id('fileId') fileId: string) {
    await this.files.remove(actor, id, fileId);
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
