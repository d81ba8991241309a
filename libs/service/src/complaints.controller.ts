import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswerComplaintInput, CloseComplaintInput, ComplaintInput, ComplaintPatch, type Actor } from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { ComplaintsService } from './complaints.service.js';

@ApiTags('complaints')
@Controller('api/complaints')
export class ComplaintsController {
  constructor(private readonly complaints: ComplaintsService) {}

  @Get()
  @Allow('complaint:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.complaints.list(actor, query);
  }

  @Get(':id')
  @Allow('complaint:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.complaints.get(actor, id);
  }

  @Post()
  @Allow('complaint:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: ComplaintInput }) input: ComplaintInput) {
    return this.complaints.create(actor, input);
  }

  @Patch(':id')
  @Allow('complaint:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ComplaintPatch }) input: ComplaintPatch) {
    return this.complaints.edit(actor, id, input);
  }

  /** Keeps what the customer was told. */
  @Post(':id/answer')
  @HttpCode(200)
  @Allow('complaint:write')
  answer(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: AnswerComplaintInput }) input: AnswerComplaintInput) {
    return this.complaints.answer(actor, id, input);
  }

  /** Closes it with the customer's satisfaction. */
  @Post(':id/close')
  @HttpCode(200)
  @Allow('complaint:write')
  close(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: CloseComplaintInput }) input: CloseComplaintInput) {
    return this.complaints.close(actor, id, input);
  }
}
