import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AgeingQuery, ForecastRollUpQuery, PipelineQuery, ReportFileQuery, TeamRollUpQuery, type Actor } from '@keyline/model';
import { Allow, CurrentActor, documentFile, Id, type DocumentFormat } from '@keyline/platform';
import { Papers, type PaperOf } from './papers.service.js';

/** Reports as files: whoever may read one may take it out. */
@ApiTags('reports')
@Controller('api/reports')
export class PapersController {
  constructor(private readonly papers: Papers) {}

  /** The roll-up of a team as an Excel file. */
  @Get('team/workbook')
  @Allow('report:read')
  teamWorkbook(@CurrentActor() actor: Actor, @Query({ schema: TeamRollUpQuery }) team: TeamRollUpQuery) {
    return fileOf(this.papers, actor, { what: { team }, format: 'xlsx' });
  }

  /** The roll-up of a team as a PDF. */
  @Get('team/paper')
  @Allow('report:read')
  teamPaper(@CurrentActor() actor: Actor, @Query({ schema: TeamRollUpQuery }) team: TeamRollUpQuery) {
    return fileOf(this.papers, actor, { what: { team }, format: 'pdf' });
  }

  /** A report as an Excel file: figures, lists, plan, words, and the records behind the figures. */
  @Get(':id/workbook')
  @Allow('report:read')
  workbook(@CurrentActor() actor: Actor, @Id() reportId: string, @Query({ schema: ReportFileQuery }) query: ReportFileQuery) {
    return fileOf(this.papers, actor, { what: { reportId, ...query }, format: 'xlsx' });
  }

  /** A report as a PDF with charts. */
  @Get(':id/paper')
  @Allow('report:read')
  paper(@CurrentActor() actor: Actor, @Id() reportId: string, @Query({ schema: ReportFileQuery }) query: ReportFileQuery) {
    return fileOf(this.papers, actor, { what: { reportId, ...query }, format: 'pdf' });
  }
}

/** The pipeline report, the forecasts and the ageing as files: whoever may look at them may take them out. */
@ApiTags('deliveries')
@Controller('api')
export class TablePapersController {
  constructor(private readonly papers: Papers) {}

  /** The pipeline report as an Excel file. */
  @Get('pipeline-report/workbook')
  @Allow('measure:read')
  pipelineWorkbook(@CurrentActor() actor: Actor, @Query({ schema: PipelineQuery }) pipeline: PipelineQuery) {
    return fileOf(this.papers, actor, { what: { pipeline }, format: 'xlsx' });
  }

  /** The pipeline report as a PDF. */
  @Get('pipeline-report/paper')
  @Allow('measure:read')
  pipelinePaper(@CurrentActor() actor: Actor, @Query({ schema: PipelineQuery }) pipeline: PipelineQuery) {
    return fileOf(this.papers, actor, { what: { pipeline }, format: 'pdf' });
  }

  /** A week's forecasts as an Excel file. */
  @Get('forecasts/roll-up/workbook')
  @Allow('forecast:read')
  forecastWorkbook(@CurrentActor() actor: Actor, @Query({ schema: ForecastRollUpQuery }) forecast: ForecastRollUpQuery) {
    return fileOf(this.papers, actor, { what: { forecast }, format: 'xlsx' });
  }

  /** A week's forecasts as a PDF. */
  @Get('forecasts/roll-up/paper')
  @Allow('forecast:read')
  forecastPaper(@CurrentActor() actor: Actor, @Query({ schema: ForecastRollUpQuery }) forecast: ForecastRollUpQuery) {
    return fileOf(this.papers, actor, { what: { forecast }, format: 'pdf' });
  }

  /** The ageing of receivables as a PDF; as an Excel file it is `receivables/ageing.xlsx`. */
  @Get('receivables/ageing/paper')
  @Allow('receivable:read')
  ageingPaper(@CurrentActor() actor: Actor, @Query({ schema: AgeingQuery }) ageing: AgeingQuery) {
    return fileOf(this.papers, actor, { what: { ageing }, format: 'pdf' });
  }
}

async function fileOf(papers: Papers, actor: Actor, { what, format }: { what: PaperOf; format: DocumentFormat }) {
  const { name, bytes } = await papers.file(actor, await papers.of(actor, what), format);
  return documentFile(bytes, format, name);
}
