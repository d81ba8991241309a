import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandOverInput, InstalmentPatch, type Actor } from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { InstalmentsService } from './instalments.service.js';

@ApiTags('instalments')
@Controller('api/instalments')
export class InstalmentsController {
  constructor(private readonly instalments: InstalmentsService) {}

  @Get()
  @Allow('instalment:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.instalments.list(actor, query);
  }

  @Get(':id')
  @Allow('instalment:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.instalments.get(actor, id);
  }

  /** Who answered for it, from when until when, and why. */
  @Get(':id/responsibility')
  @Allow('instalment:read')
  responsibility(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.instalments.responsibility(actor, id);
  }

  @Patch(':id')
  @Allow('instalment:edit')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: InstalmentPatch }) input: InstalmentPatch) {
    return this.instalments.edit(actor, id, input);
  }

  /** Several go to another collector, all or none. */
  @Post('hand-over')
  @HttpCode(200)
  @Allow('instalment:reassign')
  handOver(@CurrentActor() actor: Actor, @Body({ schema: HandOverInput }) input: HandOverInput) {
    return this.instalments.handOver(actor, input);
  }
}
