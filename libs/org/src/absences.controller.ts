import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AbsenceInput, AbsencePatch, type Actor } from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { Absences } from './absences.service.js';

@ApiTags('absences')
@Controller('api/absences')
export class AbsencesController {
  constructor(private readonly absences: Absences) {}

  @Get()
  @Allow('absence:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.absences.list(actor, query);
  }

  @Get(':id')
  @Allow('absence:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.absences.get(actor, id);
  }

  @Post()
  @Allow('absence:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: AbsenceInput }) input: AbsenceInput) {
    return this.absences.create(actor, input);
  }

  @Patch(':id')
  @Allow('absence:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: AbsencePatch }) input: AbsencePatch) {
    return this.absences.edit(actor, id, input);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('absence:write')
  async remove(@CurrentActor() actor: Actor, @Id() id: string) {
    await this.absences.remove(actor, id);
  }
}
