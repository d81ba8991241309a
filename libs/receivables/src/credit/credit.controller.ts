import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CreditInput, CreditQuery, CreditReleaseInput, CreditSettingInput, type Actor } from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { CreditReleases } from './credit-releases.service.js';
import { CreditService } from './credit.service.js';

@ApiTags('credit')
@Controller('api')
export class CreditController {
  constructor(
    private readonly credit: CreditService,
    private readonly releases: CreditReleases,
  ) {}

  /** Limit, exposure, what is overdue and left, and the releases of one account. */
  @Get('accounts/:id/credit')
  @Allow('credit:read')
  of(@CurrentActor() actor: Actor, @Id() id: string, @Query({ schema: CreditQuery }) query: CreditQuery) {
    return this.credit.of(actor, id, query);
  }

  @Put('accounts/:id/credit')
  @Allow('credit:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: CreditInput }) input: CreditInput) {
    return this.credit.edit(actor, id, input);
  }

  /** Contracts in draft or review that would be held today. */
  @Get('credit-holds')
  @Allow('credit:read')
  holds(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.credit.holds(actor, query);
  }

  @Get('credit-releases')
  @Allow('credit:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.credit.releases(actor, query);
  }

  @Get('credit-releases/:id')
  @Allow('credit:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.credit.release(actor, id);
  }

  @Post('credit-releases')
  @Allow('credit:release')
  ask(@CurrentActor() actor: Actor, @Body({ schema: CreditReleaseInput }) input: CreditReleaseInput) {
    return this.releases.ask(actor, input);
  }

  /** From how many days overdue a debt holds new contracts. */
  @Get('credit-setting')
  @Allow('credit:read')
  setting() {
    return this.credit.setting();
  }

  @Put('credit-setting')
  @Allow('credit:configure')
  configure(@CurrentActor() actor: Actor, @Body({ schema: CreditSettingInput }) input: CreditSettingInput) {
    return this.credit.configure(actor, input);
  }
}
