import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReportFileQuery, TeamRollUpQuery, type Actor } from '@keyline/model';
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
    return this.file(actor, { team }, 'xlsx');
  }

  /** The roll-up of a team as a PDF. */
  @Get('team/paper')
  @Allow('report:read')
  teamPaper(@CurrentActor() actor: Actor, @Query({ schema: TeamRollUpQuery }) team: TeamRollUpQuery) {
    return this.file(actor, { team }, 'pdf');
  }

  /** A report as an Excel file: figures, lists, plan, words, and the records behind the figures. */
  @Get(':id/workbook')
  @Allow('report:read')
  workbook(@CurrentActor() actor: Actor, @Id() reportId: string, @Query({ schema: ReportFileQuery }) query: ReportFileQuery) {
    return this.file(actor, { reportId, ...query }, 'xlsx');
  }

  /** A report as a PDF with charts. */
  @Get(':id/paper')
  @Allow('report:read')
  paper(@CurrentActor() actor: Actor, @Id() reportId: string, @Query({ schema: ReportFileQuery }) query: ReportFileQuery) {
    return this.file(actor, { reportId, ...query }, 'pdf');
  }

  private async file(actor: Actor, what: PaperOf, format: DocumentFormat) {
    const { name, bytes } = await this.papers.file(actor, await this.papers.of(actor, what), format);
    return documentFile(bytes, format, name);
  }
}
