import { Injectable } from '@nestjs/common';
import { ForecastRollUps, PipelineService } from '@keyline/forecast';
import type { Actor, AgeingQuery, ForecastRollUpQuery, PipelineQuery } from '@keyline/model';
import { AgeingWorkbook, ReceivablesService } from '@keyline/receivables';
import { ageingPaper } from './ageing-paper.js';
import { forecastPaper } from './forecast-paper.js';
import { pipelinePaper } from './pipeline-paper.js';
import type { TablePaper } from './table-paper.js';

/** The pipeline report, the forecasts of a week, the ageing of receivables. */
export type TablesOf = { pipeline: PipelineQuery } | { forecast: ForecastRollUpQuery } | { ageing: AgeingQuery };

/** The reports that are made of tables, with the eyes of whoever asks. */
@Injectable()
export class TablePapers {
  constructor(
    private readonly pipeline: PipelineService,
    private readonly forecasts: ForecastRollUps,
    private readonly receivables: ReceivablesService,
    private readonly ageing: AgeingWorkbook,
  ) {}

  async of(actor: Actor, what: TablesOf): Promise<TablePaper> {
    if ('pipeline' in what) return pipelinePaper(await this.pipeline.report(actor, what.pipeline), actor);
    if ('forecast' in what) return forecastPaper(await this.forecasts.rollUp(actor, what.forecast), actor);
    const report = await this.receivables.ageing(actor, what.ageing);
    return ageingPaper(report, await this.ageing.sheets(actor, what.ageing), actor);
  }
}
