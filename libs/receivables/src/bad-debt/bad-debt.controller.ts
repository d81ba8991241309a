import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ProvisionQuery, ProvisionRatesInput, WriteOffInput, type Actor } from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { Provisions } from './provisions.service.js';
import { WriteOffs } from './write-offs.service.js';

@ApiTags('write-offs')
@Controller('api')
export class BadDebtController {
  constructor(
    private readonly writeOffs: WriteOffs,
    private readonly provisions: Provisions,
  ) {}

  @Get('write-offs')
  @Allow('bad-debt:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.writeOffs.list(actor, query);
  }

  @Get('write-offs/:id')
  @Allow('bad-debt:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.writeOffs.get(actor, id);
  }

  /** Proposes to write off what is open of an instalment, or a part of it. */
  @Post('write-offs')
  @Allow('bad-debt:propose')
  propose(@CurrentActor() actor: Actor, @Body({ schema: WriteOffInput }) input: WriteOffInput) {
    return this.writeOffs.propose(actor, input);
  }

  /** What is expected to be lost of what is open, as of any day. */
  @Get('provisions')
  @Allow('bad-debt:read')
  report(@CurrentActor() actor: Actor, @Query({ schema: ProvisionQuery }) query: ProvisionQuery) {
    return this.provisions.report(actor, query);
  }

  @Get('provision-rates')
  @Allow('bad-debt:read')
  rates() {
    return this.provisions.setting();
  }

  @Put('provision-rates')
  @Allow('bad-debt:configure')
  configure(@CurrentActor() actor: Actor, @Body({ schema: ProvisionRatesInput }) input: ProvisionRatesInput) {
    return this.provisions.configure(actor, input);
  }
}
