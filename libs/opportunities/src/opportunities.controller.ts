import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AdvanceInput, OpportunityInput, OpportunityPatch, ProductInput, ProductPatch, type Actor } from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { OpportunitiesService } from './opportunities.service.js';
import { ProductsService } from './products.service.js';

@ApiTags('opportunities')
@Controller('api/opportunities')
export class OpportunitiesController {
  constructor(private readonly opportunities: OpportunitiesService) {}

  @Get()
  @Allow('opportunity:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.opportunities.list(actor, query);
  }

  /** The open stages as columns, with the same filters as the list. */
  @Get('board')
  @Allow('opportunity:read')
  board(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.opportunities.board(actor, query.filter);
  }

  @Get(':id')
  @Allow('opportunity:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.opportunities.get(actor, id);
  }

  @Post()
  @Allow('opportunity:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: OpportunityInput }) input: OpportunityInput) {
    return this.opportunities.create(actor, input);
  }

  @Patch(':id')
  @Allow('opportunity:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: OpportunityPatch }) input: OpportunityPatch) {
    return this.opportunities.edit(actor, id, input);
  }

  /** Moves the deal to another stage, or wins or loses it. */
  @Post(':id/advance')
  @HttpCode(200)
  @Allow('opportunity:advance')
  advance(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: AdvanceInput }) input: AdvanceInput) {
    return this.opportunities.advance(actor, id, input);
  }
}

@ApiTags('products')
@Controller('api/products')
export class ProductsController {
  constructor(private readonly products: ProductsService) {}

  @Get()
  @Allow('product:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.products.list(actor, query);
  }

  @Get(':id')
  @Allow('product:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.products.get(actor, id);
  }

  @Post()
  @Allow('product:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: ProductInput }) input: ProductInput) {
    return this.products.create(actor, input);
  }

  @Patch(':id')
  @Allow('product:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ProductPatch }) input: ProductPatch) {
    return this.products.edit(actor, id, input);
  }
}
