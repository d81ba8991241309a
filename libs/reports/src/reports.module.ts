import { Module } from '@nestjs/common';
import { addMeasures, MeasuresModule } from '@keyline/measures';
import { TasksModule } from '@keyline/tasks';
import { VisitsModule } from '@keyline/visits';
import { ReportComposer } from './composer.js';
import { DISCIPLINE_MEASURES } from './discipline.measures.js';
import { ReportHistory } from './history.service.js';
import { DutyBook } from './duty-book.js';
import { PeriodMaker } from './period-maker.js';
import { PlanLines } from './plan-lines.js';
import { ReportReminders } from './reminders.js';
import { ReportRules } from './report-rules.service.js';
import { ReportRunsService } from './report-runs.service.js';
import { ReportRulesController } from './report-rules.controller.js';
import { ReportRunsController, ReportsController } from './reports.controller.js';
import { ReportJobs } from './reports.jobs.js';
import { ReportsService } from './reports.service.js';
import { ReviewQuality } from './review-quality.js';
import { ReportFreezer } from './report-freezer.js';
import { ReportMessages } from './report-messages.js';
import { ReportTalk } from './report-talk.js';
import { RunFigures } from './run-figures.js';
import { Teams } from './teams.js';
import { ReviewService } from './review.service.js';
import { TeamService } from './team.service.js';
import { VerificationService } from './verification.service.js';

addMeasures('discipline', DISCIPLINE_MEASURES);

/** Weekly and monthly reports: made by the calendar, worded by their authors, frozen when handed in. */
@Module({
  imports: [MeasuresModule, TasksModule, VisitsModule],
  controllers: [ReportRunsController, ReportRulesController, ReportsController],
  providers: [
    ReportComposer,
    ReportRules,
    DutyBook,
    PeriodMaker,
    RunFigures,
    ReportRunsService,
    ReportJobs,
    PlanLines,
    ReportsService,
    Teams,
    ReviewService,
    ReportFreezer,
    ReportMessages,
    ReportTalk,
    ReviewQuality,
    ReportReminders,
    VerificationService,
    TeamService,
    ReportHistory,
  ],
  exports: [DutyBook, ReportHistory, PeriodMaker, ReportRunsService, ReportsService, Teams, TeamService, VerificationService],
})
export class ReportsModule {}
