import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ContractAmendmentInput, ContractAmendmentPatch, ContractMoveInput, type Actor } from '@keyline/model';
import { Allow, CurrentActor, Id, notFound } from '@keyline/platform';
import { ContractAmendments } from './contract-amendments.service.js';

/** The `:number` of a version. What is none names no version: 404. */
const versionNumber = {
  transform(text: string): number {
    if (!/^[1-9]\d{0,3}$/.test(text)) throw notFound();
    return Number(text);
  },
};
const Version = () => Param('number', versionNumber);

@ApiTags('contracts')
@Controller('api/contracts/:id')
export class ContractAmendmentsController {
  constructor(private readonly amendments: ContractAmendments) {}

  @Get('versions')
  @Allow('contract:read')
  list(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.amendments.list(actor, id);
  }

  @Post('amendments')
  @Allow('contract:write')
  create(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body({ schema: ContractAmendmentInput }) input: ContractAmendmentInput,
  ) {
    return this.amendments.create(actor, id, input);
  }

  @Patch('amendments/:number')
  @Allow('contract:write')
  edit(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Version() number: number,
    @Body({ schema: ContractAmendmentPatch }) input: ContractAmendmentPatch,
  ) {
    return this.amendments.edit(actor, id, number, input);
  }

  @Post('amendments/:number/submit_review')
  @HttpCode(200)
  @Allow('contract:write')
  submit(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Version() number: number,
    @Body({ schema: ContractMoveInput }) input: ContractMoveInput,
  ) {
    return this.amendments.submit(actor, id, number, input);
  }

  @Post('amendments/:number/return_to_draft')
  @HttpCode(200)
  @Allow('contract:write')
  takeBack(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Version() number: number,
    @Body({ schema: ContractMoveInput }) input: ContractMoveInput,
  ) {
    return this.amendments.takeBack(actor, id, number, input);
  }

  @Post('amendments/:number/sign')
  @HttpCode(200)
  @Allow('contract:sign')
  sign(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Version() number: number,
    @Body({ schema: ContractMoveInput }) input: ContractMoveInput,
  ) {
    return this.amendments.sign(actor, id, number, input);
  }

  @Delete('amendments/:number')
  @Allow('contract:write')
  discard(@CurrentActor() actor: Actor, @Id() id: string, @Version() number: number) {
    return this.amendments.discard(actor, id, number);
  }
}
