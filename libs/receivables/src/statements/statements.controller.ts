import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { StatementQuery, StatementRunInput, type Actor } from '@keyline/model';
import { Allow, CurrentActor, documentFile, Id, ListParams, type ListQuery } from '@keyline/platform';
import { StatementRunsService } from './statement-runs.service.js';
import { StatementsService } from './statements.service.js';

@ApiTags('statements')
@Controller('api/accounts/:id/statement')
export class StatementsController {
  constructor(private readonly statements: StatementsService) {}

  /** One customer's statement over a period: as JSON to look at, or as a PDF or Excel file. */
  @Get()
  @Allow('receivable:read')
  async of(@CurrentActor() actor: Actor, @Id() id: string, @Query({ schema: StatementQuery }) query: StatementQuery) {
    const { from, to, format = 'json' } = query;
    const statement = await this.statements.of(actor, id, { from, to });
    const name = `${statement.accountName} ${from} ${to}`;
    if (format === 'pdf') return documentFile(await this.statements.pdf(actor, statement), 'pdf', `${name}.pdf`);
    if (format === 'xlsx') return documentFile(await this.statements.workbook(actor, statement), 'xlsx', `${name}.xlsx`);
    return statement;
  }
}

@ApiTags('statements')
@Controller('api/statement-runs')
export class StatementRunsController {
  constructor(private readonly runs: StatementRunsService) {}

  @Get()
  @Allow('statement:send')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.runs.list(actor, query);
  }

  @Get(':id')
  @Allow('statement:send')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.runs.get(actor, id);
  }

  /** Sends statements by mail, in the background. */
  @Post()
  @HttpCode(202)
  @Allow('statement:send')
  request(@CurrentActor() actor: Actor, @Body({ schema: StatementRunInput }) input: StatementRunInput) {
    return this.runs.request(actor, input);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('statement:send')
  cancel(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.runs.cancel(actor, id);
  }
}
