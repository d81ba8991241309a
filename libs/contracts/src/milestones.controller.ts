import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CompleteMilestoneInput, MilestoneInput, MilestonePatch, ReopenMilestoneInput, type Actor } from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { MilestonesService } from './milestones.service.js';

@ApiTags('milestones')
@Controller('api')
export class MilestonesController {
  constructor(private readonly milestones: MilestonesService) {}

  @Get('milestones')
  @Allow('contract:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.milestones.list(actor, query);
  }

  @Get('milestones/:id')
  @Allow('contract:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.milestones.get(actor, id);
  }

  @Post('contracts/:id/milestones')
  @Allow('contract:write')
  add(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: MilestoneInput }) input: MilestoneInput) {
    return this.milestones.add(actor, id, input);
  }

  @Patch('milestones/:id')
  @Allow('contract:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: MilestonePatch }) input: MilestonePatch) {
    return this.milestones.edit(actor, id, input);
  }

  /** It has happened: what hangs on it is due. */
  @Post('milestones/:id/complete')
  @HttpCode(200)
  @Allow('contract:write')
  complete(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body({ schema: CompleteMilestoneInput }) input: CompleteMilestoneInput,
  ) {
    return this.milestones.complete(actor, id, input);
  }

  @Post('milestones/:id/reopen')
  @HttpCode(200)
  @Allow('contract:write')
  reopen(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ReopenMilestoneInput }) input: ReopenMilestoneInput) {
    return this.milestones.reopen(actor, id, input);
  }

  @Delete('milestones/:id')
  @Allow('contract:write')
  remove(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.milestones.remove(actor, id);
  }
}
