import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReportRulePatch, REPORT_KINDS, type Actor, type ReportKind } from '@keyline/model';
import { Allow, CurrentActor, notFound } from '@keyline/platform';
import { ReportRules } from './report-rules.service.js';

@ApiTags('report-rules')
@Controller('api/report-rules')
export class ReportRulesController {
  constructor(private readonly rules: ReportRules) {}

  /** Who owes daily, weekly and monthly reports, and by when. */
  @Get()
  @Allow('report-rule:read')
  list(@CurrentActor() actor: Actor) {
    return this.rules.list(actor);
  }

  @Patch(':kind')
  @Allow('report-rule:write')
  edit(@CurrentActor() actor: Actor, @Param('kind') kind: string, @Body({ schema: ReportRulePatch }) input: ReportRulePatch) {
    return this.rules.edit(actor, kindOf(kind), input);
  }
}

/** @throws Problem record.not-found (404). */
function kindOf(text: string): ReportKind {
  const kind = REPORT_KINDS.find((one) => one === text);
  if (!kind) throw notFound();
  return kind;
}
