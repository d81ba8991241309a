export { ReportHistory, type History, type HistoryDecision, type HistoryDuty } from './history.service.js';
export { Reports1795300000011 } from './migrations/1795300000011-reports.js';
export { ReportDuties1796000000802 } from './migrations/1796000000802-report-duties.js';
export { ReportVersions1796000000803 } from './migrations/1796000000803-report-versions.js';
export { RunFigures1796000001203 } from './migrations/1796000001203-run-figures.js';
export { PeriodMaker } from './period-maker.js';
export { ReportRunsService } from './report-runs.service.js';
export { CATCH_UP, CLOSE_MONTH, CLOSE_WEEK, MAKE_PERIOD } from './reports.jobs.js';
export { ReportsModule } from './reports.module.js';
