import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  HoldMeetingInput,
  MeetingDecisionInput,
  MeetingDecisionPatch,
  MeetingInput,
  MeetingItemInput,
  MeetingItemPatch,
  MeetingOrder,
  MeetingPatch,
  MeetingRhythmInput,
  MeetingRowsQuery,
  type Actor,
} from '@keyline/model';
import { Allow, CurrentActor, documentFile, Id, ListParams, type ListQuery } from '@keyline/platform';
import { MeetingDecisions } from './meeting-decisions.service.js';
import { MeetingItems } from './meeting-items.service.js';
import { MeetingReader } from './meeting-reader.js';
import { MeetingsService } from './meetings.service.js';
import { Minutes } from './minutes.service.js';
import { MeetingRhythms } from './rhythm.service.js';

@ApiTags('meetings')
@Controller('api/meetings')
export class MeetingsController {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly reader: MeetingReader,
    private readonly items: MeetingItems,
    private readonly decisions: MeetingDecisions,
    private readonly minutes: Minutes,
  ) {}

  @Get()
  @Allow('meeting:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.meetings.list(actor, query);
  }

  @Get(':id')
  @Allow('meeting:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.reader.get(actor, id);
  }

  /** The records behind a figure of the agenda. */
  @Get(':id/rows')
  @Allow('meeting:read')
  rows(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Query({ schema: MeetingRowsQuery }) query: MeetingRowsQuery,
    @ListParams() range: ListQuery,
  ) {
    return this.reader.rows(actor, id, query, range);
  }

  /** The minutes as PDF. */
  @Get(':id/minutes')
  @Allow('meeting:read')
  async paper(@CurrentActor() actor: Actor, @Id() id: string): Promise<StreamableFile> {
    const { bytes, name } = await this.minutes.pdf(actor, id);
    return documentFile(bytes, 'pdf', name);
  }

  /** Prepares the agenda from the data. */
  @Post()
  @Allow('meeting:lead')
  prepare(@CurrentActor() actor: Actor, @Body({ schema: MeetingInput }) input: MeetingInput) {
    return this.meetings.prepare(actor, input);
  }

  @Patch(':id')
  @Allow('meeting:lead')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: MeetingPatch }) input: MeetingPatch) {
    return this.meetings.edit(actor, id, input);
  }

  @Post(':id/refresh')
  @HttpCode(200)
  @Allow('meeting:lead')
  refresh(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.meetings.refresh(actor, id);
  }

  /** Closes the minutes; the figures stay as they are. */
  @Post(':id/hold')
  @HttpCode(200)
  @Allow('meeting:lead')
  hold(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: HoldMeetingInput }) input: HoldMeetingInput) {
    return this.meetings.hold(actor, id, input);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('meeting:lead')
  cancel(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.meetings.cancel(actor, id);
  }

  @Post(':id/items')
  @Allow('meeting:contribute')
  add(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: MeetingItemInput }) input: MeetingItemInput) {
    return this.items.add(actor, id, input);
  }

  @Patch(':id/items/:item')
  @Allow('meeting:contribute')
  editItem(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('item') item: string,
    @Body({ schema: MeetingItemPatch }) input: MeetingItemPatch,
  ) {
    return this.items.edit(actor, id, item, input);
  }

  @Delete(':id/items/:item')
  @HttpCode(204)
  @Allow('meeting:contribute')
  removeItem(@CurrentActor() actor: Actor, @Id() id: string, @Id('item') item: string) {
    return this.items.remove(actor, id, item);
  }

  @Post(':id/reorder')
  @HttpCode(200)
  @Allow('meeting:lead')
  reorder(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: MeetingOrder }) input: MeetingOrder) {
    return this.items.order(actor, id, input);
  }

  /** Decides something: a task of somebody at the table. */
  @Post(':id/decisions')
  @Allow('meeting:lead')
  decide(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: MeetingDecisionInput }) input: MeetingDecisionInput) {
    return this.decisions.decide(actor, id, input);
  }

  @Patch(':id/decisions/:decision')
  @Allow('meeting:lead')
  editDecision(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('decision') decision: string,
    @Body({ schema: MeetingDecisionPatch }) input: MeetingDecisionPatch,
  ) {
    return this.decisions.edit(actor, id, decision, input);
  }

  @Delete(':id/decisions/:decision')
  @HttpCode(204)
  @Allow('meeting:lead')
  removeDecision(@CurrentActor() actor: Actor, @Id() id: string, @Id('decision') decision: string) {
    return this.decisions.remove(actor, id, decision);
  }
}

@ApiTags('meetings')
@Controller('api/meeting-rhythms')
export class MeetingRhythmsController {
  constructor(private readonly rhythms: MeetingRhythms) {}

  @Get()
  @Allow('meeting:lead')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.rhythms.list(actor, query);
  }

  /** When a team meets, and whether the agenda is made in the morning by itself. */
  @Put()
  @Allow('meeting:lead')
  set(@CurrentActor() actor: Actor, @Body({ schema: MeetingRhythmInput }) input: MeetingRhythmInput) {
    return this.rhythms.set(actor, input);
  }
}
