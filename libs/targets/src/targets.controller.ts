import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PlannedQuery, TargetInput, TargetPatch, type Actor } from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { TargetsService } from './targets.service.js';

@ApiTags('targets')
@Controller('api/targets')
export class TargetsController {
  constructor(private readonly targets: TargetsService) {}

  @Get()
  @Allow('target:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.targets.list(actor, query);
  }

  /** Who is planned for in which measure: their targets of the period are not set by hand. */
  @Get('planned')
  @Allow('target:read')
  planned(@CurrentActor() actor: Actor, @Query({ schema: PlannedQuery }) query: PlannedQuery) {
    return this.targets.planned(actor, query);
  }

  @Get(':id')
  @Allow('target:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.targets.get(actor, id);
  }

  @Post()
  @Allow('target:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: TargetInput }) input: TargetInput) {
    return this.targets.create(actor, input);
  }

  @Patch(':id')
  @Allow('target:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: TargetPatch }) input: TargetPatch) {
    return this.targets.edit(actor, id, input);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('target:write')
  async remove(@CurrentActor() actor: Actor, @Id() id: string) {
    await this.targets.remove(actor, id);
  }
}
