import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AppraisalJudgement,
  AppraisalMove,
  AppraisalObjection,
  AppraisalOverviewQuery,
  AppraisalTemplateInput,
  AppraisalTemplatePatch,
  type Actor,
} from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { AppraisalsService } from './appraisals.service.js';
import { JudgingService } from './judging.service.js';
import { TemplatesService } from './templates.service.js';

@ApiTags('appraisals')
@Controller('api/appraisals')
export class AppraisalsController {
  constructor(
    private readonly appraisals: AppraisalsService,
    private readonly judging: JudgingService,
  ) {}

  @Get()
  @Allow('appraisal:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.appraisals.list(actor, query);
  }

  /** A month's grades beside what the shares would give. */
  @Get('overview')
  @Allow('appraisal:judge')
  overview(@CurrentActor() actor: Actor, @Query({ schema: AppraisalOverviewQuery }) query: AppraisalOverviewQuery) {
    return this.appraisals.overview(actor, query);
  }

  @Get(':id')
  @Allow('appraisal:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.appraisals.get(actor, id);
  }

  /** Scores, comments, answers, grade. */
  @Patch(':id')
  @Allow('appraisal:judge')
  judge(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: AppraisalJudgement }) input: AppraisalJudgement) {
    return this.judging.judge(actor, id, input);
  }

  @Post(':id/refresh')
  @HttpCode(200)
  @Allow('appraisal:judge')
  refresh(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: AppraisalMove }) input: AppraisalMove) {
    return this.judging.refresh(actor, id, input);
  }

  @Post(':id/show')
  @HttpCode(200)
  @Allow('appraisal:judge')
  show(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: AppraisalMove }) input: AppraisalMove) {
    return this.judging.show(actor, id, input);
  }

  @Post(':id/object')
  @HttpCode(200)
  @Allow('appraisal:read')
  object(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: AppraisalObjection }) input: AppraisalObjection) {
    return this.judging.object(actor, id, input);
  }

  @Post(':id/sign')
  @HttpCode(200)
  @Allow('appraisal:read')
  sign(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: AppraisalMove }) input: AppraisalMove) {
    return this.judging.sign(actor, id, input);
  }
}

@ApiTags('appraisal-templates')
@Controller('api/appraisal-templates')
export class AppraisalTemplatesController {
  constructor(private readonly templates: TemplatesService) {}

  @Get()
  @Allow('appraisal-template:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.templates.list(actor, query);
  }

  @Get(':id')
  @Allow('appraisal-template:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.templates.get(actor, id);
  }

  @Post()
  @Allow('appraisal-template:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: AppraisalTemplateInput }) input: AppraisalTemplateInput) {
    return this.templates.create(actor, input);
  }

  @Patch(':id')
  @Allow('appraisal-template:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: AppraisalTemplatePatch }) input: AppraisalTemplatePatch) {
    return this.templates.edit(actor, id, input);
  }
}
