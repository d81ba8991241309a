import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AttainmentQuery,
  AttainmentRowsQuery,
  BreakDownInput,
  TargetCellsInput,
  TargetPlanInput,
  TargetPlanMove,
  type Actor,
} from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { AttainmentService } from './attainment.service.js';
import { PlanCells } from './plan-cells.js';
import { PlanMaker } from './plan-maker.service.js';
import { TargetPlansService } from './target-plans.service.js';

@ApiTags('target-plans')
@Controller('api/target-plans')
export class TargetPlansController {
  constructor(
    private readonly plans: TargetPlansService,
    private readonly maker: PlanMaker,
    private readonly cells: PlanCells,
    private readonly attainment: AttainmentService,
  ) {}

  @Get()
  @Allow('target:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.plans.list(actor, query);
  }

  /** The plan with every line that the caller reaches in full. */
  @Get(':id')
  @Allow('target:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.plans.get(actor, id);
  }

  /** Reached, pace by working days and projection of every line, for a year, quarter, month or week. */
  @Get(':id/attainment')
  @Allow('target:read')
  attained(@CurrentActor() actor: Actor, @Id() id: string, @Query({ schema: AttainmentQuery }) { period }: AttainmentQuery) {
    return this.attainment.of(actor, id, period);
  }

  /** The records behind what a line has reached. */
  @Get(':id/attainment/rows')
  @Allow('target:read')
  attainedRows(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Query({ schema: AttainmentRowsQuery }) query: AttainmentRowsQuery,
    @ListParams() range: ListQuery,
  ) {
    return this.attainment.rows(actor, id, query, range);
  }

  @Post()
  @Allow('target:write')
  async create(@CurrentActor() actor: Actor, @Body({ schema: TargetPlanInput }) input: TargetPlanInput) {
    return this.plans.get(actor, await this.maker.create(actor, input));
  }

  /** Values set by hand. */
  @Put(':id/cells')
  @Allow('target:write')
  async set(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: TargetCellsInput }) input: TargetCellsInput) {
    await this.cells.set(actor, id, await this.unitOf(actor, id), input);
    return this.plans.get(actor, id);
  }

  /** Gives a value out to months and people. */
  @Post(':id/break-down')
  @HttpCode(200)
  @Allow('target:write')
  async breakDown(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: BreakDownInput }) input: BreakDownInput) {
    await this.cells.breakDown(actor, id, await this.unitOf(actor, id), input);
    return this.plans.get(actor, id);
  }

  /** Asks for approval; decided in the inbox of approvals. */
  @Post(':id/submit')
  @HttpCode(200)
  @Allow('target:write')
  submit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: TargetPlanMove }) input: TargetPlanMove) {
    return this.plans.submit(actor, id, input);
  }

  /** A new revision of a plan in force; the past stays. */
  @Post(':id/replan')
  @HttpCode(200)
  @Allow('target:write')
  async replan(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: TargetPlanMove }) input: TargetPlanMove) {
    return this.plans.get(actor, await this.maker.replan(actor, id, input));
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('target:write')
  async remove(@CurrentActor() actor: Actor, @Id() id: string) {
    await this.plans.remove(actor, id);
  }

  private async unitOf(actor: Actor, id: string) {
    return (await this.plans.get(actor, id)).unit;
  }
}
