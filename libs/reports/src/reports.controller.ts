import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AcceptReportInput,
  CommentInput,
  ReportPatch,
  ReportRowsQuery,
  ReportRunInput,
  ReturnReportInput,
  ReviewQualityQuery,
  ReviewQualityRowsQuery,
  SubmitReportInput,
  TeamRollUpQuery,
  TeamRowsQuery,
  type Actor,
} from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, notFound, type ListQuery } from '@keyline/platform';
import { ReportRunsService } from './report-runs.service.js';
import { ReportTalk } from './report-talk.js';
import { ReportsService } from './reports.service.js';
import { ReviewQuality } from './review-quality.js';
import { ReviewService } from './review.service.js';
import { TeamService } from './team.service.js';
import { VerificationService } from './verification.service.js';

@ApiTags('report-runs')
@Controller('api/report-runs')
export class ReportRunsController {
  constructor(private readonly runs: ReportRunsService) {}

  @Get()
  @Allow('report-run:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.runs.list(actor, query);
  }

  @Get(':id')
  @Allow('report-run:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.runs.get(actor, id);
  }

  /** Makes the reports of a period, in the background. */
  @Post()
  @HttpCode(202)
  @Allow('report-run:start')
  start(@CurrentActor() actor: Actor, @Body({ schema: ReportRunInput }) input: ReportRunInput) {
    return this.runs.start(actor, input);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('report-run:start')
  cancel(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.runs.cancel(actor, id);
  }
}

@ApiTags('reports')
@Controller('api/reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly reviews: ReviewService,
    private readonly verification: VerificationService,
    private readonly team: TeamService,
    private readonly talk: ReportTalk,
    private readonly quality: ReviewQuality,
  ) {}

  @Get()
  @Allow('report:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.reports.list(actor, query);
  }

  /** The period of everybody one leads at a glance, with who has not handed in. */
  @Get('team')
  @Allow('report:read')
  rollUp(@CurrentActor() actor: Actor, @Query({ schema: TeamRollUpQuery }) query: TeamRollUpQuery) {
    return this.team.rollUp(actor, query);
  }

  /** The records behind a figure of that glance: exactly those that it counts. */
  @Get('team/rows')
  @Allow('report:read')
  teamRows(@CurrentActor() actor: Actor, @Query({ schema: TeamRowsQuery }) query: TeamRowsQuery, @ListParams() range: ListQuery) {
    return this.team.rowsOf(actor, query, range);
  }

  /** How those who judge reports do it: how soon, how often they return, how much they say. */
  @Get('review-quality')
  @Allow('report:review')
  reviewQuality(@CurrentActor() actor: Actor, @Query({ schema: ReviewQualityQuery }) query: ReviewQualityQuery) {
    return this.quality.of(actor, query);
  }

  /** The reports behind one of those figures. */
  @Get('review-quality/rows')
  @Allow('report:review')
  reviewQualityRows(
    @CurrentActor() actor: Actor,
    @Query({ schema: ReviewQualityRowsQuery }) query: ReviewQualityRowsQuery,
    @ListParams() range: ListQuery,
  ) {
    return this.quality.rows(actor, query, range);
  }

  @Get(':id')
  @Allow('report:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.reports.get(actor, id);
  }

  /** The records behind a figure of the report. */
  @Get(':id/rows')
  @Allow('report:read')
  rows(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Query({ schema: ReportRowsQuery }) query: ReportRowsQuery,
    @ListParams() range: ListQuery,
  ) {
    return this.verification.rows(actor, id, query, range);
  }

  /** The report as it was handed in for the first, second … time. */
  @Get(':id/versions/:revision')
  @Allow('report:read')
  version(@CurrentActor() actor: Actor, @Id() id: string, @Param('revision') revision: string) {
    return this.verification.version(actor, id, revisionOf(revision));
  }

  /** Whom a comment can mention. */
  @Get(':id/readers')
  @Allow('report:read')
  readers(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.talk.readers(actor, id);
  }

  /** Is what was handed in still what the records say? */
  @Get(':id/verify')
  @Allow('report:read')
  verify(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.verification.verify(actor, id);
  }

  @Patch(':id')
  @Allow('report:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ReportPatch }) input: ReportPatch) {
    return this.reports.edit(actor, id, input);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Allow('report:write')
  submit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: SubmitReportInput }) input: SubmitReportInput) {
    return this.reviews.submit(actor, id, input);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Allow('report:review')
  return(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ReturnReportInput }) input: ReturnReportInput) {
    return this.reviews.return(actor, id, input);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Allow('report:review')
  accept(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: AcceptReportInput }) input: AcceptReportInput) {
    return this.reviews.accept(actor, id, input);
  }

  @Post(':id/comments')
  @Allow('report:read')
  comment(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: CommentInput }) input: CommentInput) {
    return this.talk.comment(actor, id, input);
  }
}

/** @throws Problem record.not-found (404) for what is no revision. */
function revisionOf(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw notFound();
  return Number(text);
}
