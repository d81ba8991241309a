import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReportFact, ReportRecord } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useApi, type DrillRow } from '../data/index.js';
import { DateText, useRowsDrawer } from '../kit/index.js';
import { useMeasures, usePeriodName } from '../measures/index.js';
import { FactCards } from './FactCards.js';
import { FactLists } from './FactLists.js';
import { PlanReviewPanel } from './PlanReviewPanel.js';

/** As many as the server gives at once: a drawer shows all that a figure counts. */
const ALL_ROWS = '[0,999]';

/** What the system knows of the period: figures, what became of the plan, and the records. */
export const ReportFacts = ({ report }: { report: ReportRecord }) => {
  const translate = useTranslate();
  const api = useApi();
  const measures = useMeasures();
  const periodName = usePeriodName();
  const { open, drawer } = useRowsDrawer();
  const openFact = (fact: ReportFact): void =>
    open({
      title: `${measures.nameOf(fact.measure)} · ${report.personName} · ${periodName(report.period)}`,
      load: () => api.get<DrillRow[]>(`/reports/${report.id}/rows`, { measure: fact.measure, range: ALL_ROWS }),
    });
  return (
    <Box
      component="section"
      aria-label={translate('reports.facts')}
      sx={{ display: 'grid', gap: 2, minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, mb: -1 }}>
        <Typography variant="h3" component="h2">
          {translate('reports.facts')}
        </Typography>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
          {translate(report.factsHash ? 'reports.frozenAt' : 'reports.computedAt')}{' '}
          <DateText value={report.factsHash ? report.submittedAt : report.computedAt} withTime short />
        </Box>
      </Box>
      <FactCards facts={report.facts} measures={measures} onOpen={openFact} />
      <PlanReviewPanel review={report.planReview} />
      <FactLists report={report} />
      {drawer}
    </Box>
  );
};
