import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import type { ReportRecord, ReportTeam } from '@keyline/model';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ALL_ROWS, useApi, type DrillRow } from '../data/index.js';
import { DateText, useRowsDrawer } from '../kit/index.js';
import { sidesAmong, useMeasures, usePeriodName } from '../measures/index.js';
import { FactGroups } from './FactGroups.js';
import { FactLists } from './FactLists.js';
import { PlanReviewPanel } from './PlanReviewPanel.js';
import { TeamPart } from './TeamPart.js';

type Scope = 'own' | 'team';

/** What the system knows of the period: figures, what became of the plan, and the records. A leader begins with the team's. */
export const ReportFacts = ({ report }: { report: ReportRecord }) => {
  const translate = useTranslate();
  const api = useApi();
  const measures = useMeasures();
  const periodName = usePeriodName();
  const { open, drawer } = useRowsDrawer();
  const [chosen, setChosen] = useState<Scope>('team');
  const { team } = report;
  const scope: Scope = team ? chosen : 'own';
  const facts = scope === 'team' && team ? team.facts : report.facts;
  const openFact = (measure: string, member?: ReportTeam['members'][number]): void => {
    const valueOf = (code: string) => (member ? member.values[code] : facts.find((fact) => fact.measure === code)?.value);
    open(
      measures.drillOf({
        code: measure,
        value: valueOf(measure),
        sides: sidesAmong(measures.find(measure), valueOf),
        about: [member?.personName ?? report.personName, periodName(report.period)],
        load: (side) =>
          api.get<DrillRow[]>(`/reports/${report.id}/rows`, {
            measure,
            side,
            scope,
            person: member?.personId,
            revision: report.factsHash ? report.revision : undefined,
            range: ALL_ROWS,
          }),
      }),
    );
  };
  return (
    <Box
      component="section"
      aria-label={translate('reports.facts')}
      sx={{ display: 'grid', gap: 2, minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'baseline', flexWrap: 'wrap', gap: 1, mb: -1 }}>
        <Typography variant="h3" component="h2">
          {translate('reports.facts')}
        </Typography>
        <Box sx={{ color: 'text.secondary', fontSize: 12, flex: 1 }}>
          {translate(report.factsHash ? 'reports.frozenAt' : 'reports.computedAt')}{' '}
          <DateText value={report.factsHash ? report.submittedAt : report.computedAt} withTime short />
        </Box>
        {team && (
          <ToggleButtonGroup
            exclusive
            size="small"
            value={scope}
            aria-label={translate('reports.scope.label')}
            onChange={(_, next: Scope | null) => next && setChosen(next)}
          >
            <ToggleButton value="team">{translate('reports.scope.team')}</ToggleButton>
            <ToggleButton value="own">{translate('reports.scope.own')}</ToggleButton>
          </ToggleButtonGroup>
        )}
      </Box>
      <FactGroups facts={facts} measures={measures} onOpen={({ measure }) => openFact(measure)} />
      {scope === 'team' && team && <TeamPart team={team} measures={measures} onOpen={openFact} />}
      <PlanReviewPanel review={report.planReview} />
      <FactLists report={report} />
      {drawer}
    </Box>
  );
};
