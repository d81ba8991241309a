import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ContractInput, ContractMoveInput, ContractPatch, type Actor } from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { ContractDrafts } from './contract-drafts.service.js';
import { ContractMoves } from './contract-moves.service.js';
import { ContractsService } from './contracts.service.js';

@ApiTags('contracts')
@Controller('api/contracts')
export class ContractsController {
  constructor(
    private readonly contracts: ContractsService,
    private readonly drafts: ContractDrafts,
  ) {}

  @Get()
  @Allow('contract:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.contracts.list(actor, query);
  }

  @Get(':id')
  @Allow('contract:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.contracts.get(actor, id);
  }

  /** What the payment schedule said from when until when, also what was dropped, and who answered for it. */
  @Get(':id/schedule-history')
  @Allow('contract:read')
  scheduleHistory(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.contracts.scheduleHistory(actor, id);
  }

  @Post()
  @Allow('contract:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: ContractInput }) input: ContractInput) {
    return this.drafts.create(actor, input);
  }

  @Patch(':id')
  @Allow('contract:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ContractPatch }) input: ContractPatch) {
    return this.drafts.edit(actor, id, input);
  }
}

/** The moves ask for `contract:read` here; which permission the move itself takes depends on it and is asked in ContractMoves. */
@ApiTags('contracts')
@Controller('api/contracts/:id')
export class ContractMovesController {
  constructor(private readonly moves: ContractMoves) {}

  @Post('submit_review')
  @HttpCode(200)
  @Allow('contract:read')
  submitReview(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ContractMoveInput }) input: ContractMoveInput) {
    return this.moves.move(actor, id, { ...input, verb: 'submit_review' });
  }

  @Post('return_to_draft')
  @HttpCode(200)
  @Allow('contract:read')
  returnToDraft(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ContractMoveInput }) input: ContractMoveInput) {
    return this.moves.move(actor, id, { ...input, verb: 'return_to_draft' });
  }

  @Post('sign')
  @HttpCode(200)
  @Allow('contract:read')
  sign(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ContractMoveInput }) input: ContractMoveInput) {
    return this.moves.move(actor, id, { ...input, verb: 'sign' });
  }

  @Post('start')
  @HttpCode(200)
  @Allow('contract:read')
  start(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ContractMoveInput }) input: ContractMoveInput) {
    return this.moves.move(actor, id, { ...input, verb: 'start' });
  }

  @Post('accept')
  @HttpCode(200)
  @Allow('contract:read')
  accept(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ContractMoveInput }) input: ContractMoveInput) {
    return this.moves.move(actor, id, { ...input, verb: 'accept' });
  }

  @Post('close')
  @HttpCode(200)
  @Allow('contract:read')
  close(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ContractMoveInput }) input: ContractMoveInput) {
    return this.moves.move(actor, id, { ...input, verb: 'close' });
  }

  @Post('terminate')
  @HttpCode(200)
  @Allow('contract:read')
  terminate(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ContractMoveInput }) input: ContractMoveInput) {
    return this.moves.move(actor, id, { ...input, verb: 'terminate' });
  }
}
