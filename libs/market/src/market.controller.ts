import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CompetitorInput,
  CompetitorPatch,
  DealCompetitorInput,
  MarketNoteInput,
  MarketNotePatch,
  type Actor,
} from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { CompetitorsService } from './competitors.service.js';
import { MarketNotesService } from './market-notes.service.js';

@ApiTags('competitors')
@Controller('api')
export class CompetitorsController {
  constructor(private readonly competitors: CompetitorsService) {}

  @Get('competitors')
  @Allow('market:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.competitors.list(actor, query);
  }

  @Get('competitors/:id')
  @Allow('market:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.competitors.get(actor, id);
  }

  @Post('competitors')
  @Allow('market:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: CompetitorInput }) input: CompetitorInput) {
    return this.competitors.create(actor, input);
  }

  @Patch('competitors/:id')
  @Allow('market:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: CompetitorPatch }) input: CompetitorPatch) {
    return this.competitors.edit(actor, id, input);
  }

  /** Where a competitor stands in a deal. */
  @Put('opportunities/:id/competitors/:competitorId')
  @Allow('opportunity:write')
  standInDeal(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('competitorId') competitorId: string,
    @Body({ schema: DealCompetitorInput }) input: DealCompetitorInput,
  ) {
    return this.competitors.standInDeal(actor, { dealId: id, competitorId }, input);
  }

  @Delete('opportunities/:id/competitors/:competitorId')
  @HttpCode(204)
  @Allow('opportunity:write')
  async leaveDeal(@CurrentActor() actor: Actor, @Id() id: string, @Id('competitorId') competitorId: string) {
    await this.competitors.leaveDeal(actor, id, competitorId);
  }
}

@ApiTags('market-notes')
@Controller('api/market-notes')
export class MarketNotesController {
  constructor(private readonly notes: MarketNotesService) {}

  @Get()
  @Allow('market:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.notes.list(actor, query);
  }

  @Get(':id')
  @Allow('market:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.notes.get(actor, id);
  }

  @Post()
  @Allow('market:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: MarketNoteInput }) input: MarketNoteInput) {
    return this.notes.create(actor, input);
  }

  @Patch(':id')
  @Allow('market:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: MarketNotePatch }) input: MarketNotePatch) {
    return this.notes.edit(actor, id, input);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('market:write')
  async remove(@CurrentActor() actor: Actor, @Id() id: string) {
    await this.notes.remove(actor, id);
  }
}
