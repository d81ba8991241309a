import { Body, Controller, Get, HttpCode, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  DunningInput,
  DunningLetterInput,
  DunningLevelsInput,
  PromiseInput,
  WithdrawPromiseInput,
  type Actor,
} from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { DunningLetters } from './dunning-letters.js';
import { DunningLevelsService } from './dunning-levels.service.js';
import { DunningsService } from './dunnings.service.js';
import { PromisesService } from './promises.service.js';

@ApiTags('collection')
@Controller('api')
export class CollectionController {
  constructor(
    private readonly dunnings: DunningsService,
    private readonly levels: DunningLevelsService,
    private readonly letters: DunningLetters,
  ) {}

  /** Whom to chase today. */
  @Get('collection')
  @Allow('dunning:read')
  worklist(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.dunnings.worklist(actor, query);
  }

  @Get('dunnings')
  @Allow('dunning:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.dunnings.list(actor, query);
  }

  @Get('dunnings/:id')
  @Allow('dunning:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.dunnings.get(actor, id);
  }

  @Post('dunnings')
  @Allow('dunning:write')
  note(@CurrentActor() actor: Actor, @Body({ schema: DunningInput }) input: DunningInput) {
    return this.dunnings.note(actor, input);
  }

  /** What each instalment has reached, and when. */
  @Get('dunning-steps')
  @Allow('dunning:read')
  steps(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.dunnings.steps(actor, query);
  }

  @Get('dunning-levels')
  @Allow('dunning:read')
  readLevels(@CurrentActor() actor: Actor) {
    return this.levels.get(actor);
  }

  @Put('dunning-levels')
  @Allow('dunning-level:write')
  setLevels(@CurrentActor() actor: Actor, @Body({ schema: DunningLevelsInput }) input: DunningLevelsInput) {
    return this.levels.set(actor, input);
  }

  /** The letter as PDF; the log says that it was written. */
  @Post('accounts/:id/dunning-letter')
  @HttpCode(200)
  @Allow('dunning:write')
  async letter(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body({ schema: DunningLetterInput }) input: DunningLetterInput,
    @Res() reply: FastifyReply,
  ) {
    const { name, content } = await this.letters.write(actor, id, input);
    await reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(content);
  }
}

@ApiTags('promises')
@Controller('api/promises')
export class PromisesController {
  constructor(private readonly promises: PromisesService) {}

  @Get()
  @Allow('dunning:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.promises.list(actor, query);
  }

  @Get(':id')
  @Allow('dunning:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.promises.get(actor, id);
  }

  @Post()
  @Allow('dunning:write')
  take(@CurrentActor() actor: Actor, @Body({ schema: PromiseInput }) input: PromiseInput) {
    return this.promises.take(actor, input);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow('dunning:write')
  withdraw(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: WithdrawPromiseInput }) input: WithdrawPromiseInput) {
    return this.promises.withdraw(actor, id, input);
  }
}
