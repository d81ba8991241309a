import FilterAltOutlined from '@mui/icons-material/FilterAltOutlined';
import Box from '@mui/material/Box';
import type { DeliveryRow, MeasureCut, PipelineFigure, PipelineReport } from '@keyline/model';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { toQuery, useApi } from '../data/index.js';
import { TakeOutMenu } from '../delivery/TakeOutMenu.js';
import { EmptyState, ErrorState, listPath, Money, Page, RowsSkeleton, StatTile, StatTiles } from '../kit/index.js';
import { changePercent, PeriodSwitch, usePeriod, usePeriodName } from '../measures/index.js';
import { CutSwitch } from './CutSwitch.js';
import { ForecastNav } from './ForecastNav.js';
import { FunnelPanel } from './FunnelPanel.js';
import { LinesPanel, Remaining } from './LinesPanel.js';
import { MovesPanel } from './MovesPanel.js';
import { usePipeline, usePipelineDrill, type OpenDeals } from './usePipeline.js';

const Tiles = ({ report, open }: { report: PipelineReport; open: OpenDeals }) => {
  const translate = useTranslate();
  const { total } = report;
  const tile = (figure: PipelineFigure, more: Partial<Parameters<typeof StatTile>[0]> = {}) => (
    <StatTile
      label={translate(`pipeline.figure.${figure}`)}
      value={<Money value={total.amounts[figure]} compact />}
      hint={translate('pipeline.deals', { smart_count: total.counts[figure] })}
      onClick={() => open({ figure, title: translate(`pipeline.figure.${figure}`) })}
      {...more}
    />
  );
  return (
    <StatTiles>
      {tile('open', {
        delta: { percent: changePercent(total.amounts.open, total.openBefore), against: translate('pipeline.againstBefore') },
      })}
      <StatTile
        label={translate('pipeline.column.weighted')}
        value={<Money value={total.weighted} compact />}
        hint={translate('pipeline.weightedHint')}
      />
      {tile('commit')}
      {tile('won')}
      <StatTile
        label={translate('pipeline.column.coverage')}
        value={total.coverage === null ? undefined : translate('pipeline.times', { times: total.coverage })}
        tone={total.coverage !== null && Number(total.coverage) < 1 ? 'bad' : undefined}
        hint={
          <>
            {translate('pipeline.column.remaining')} <Remaining line={total} />
          </>
        }
      />
    </StatTiles>
  );
};

/** The report as it stands on the screen, as a file or to somebody. */
const PipelineTakeOut = (asked: { period: string; by: MeasureCut }) => {
  const translate = useTranslate();
  const api = useApi();
  const periodName = usePeriodName();
  const query = toQuery(asked);
  return (
    <TakeOutMenu
      title={[translate('pipeline.title'), periodName(asked.period)].join(' · ')}
      paper={`/api/pipeline-report/paper${query}`}
      workbook={`/api/pipeline-report/workbook${query}`}
      deliver={(input) => api.post<DeliveryRow>('/pipeline-report/deliver', { ...asked, ...input })}
      logPath={listPath('deliveries', { subject: 'pipeline' })}
    />
  );
};

/** 商机报表: what stands, what moved since the period began, what does not, and whether it is enough. */
const PipelinePage = () => {
  const translate = useTranslate();
  const choice = usePeriod('weekly');
  const [by, setBy] = useState<MeasureCut>('person');
  const { data: report, error, refetch } = usePipeline(choice.period.code, by);
  const { open, drawer } = usePipelineDrill(choice.period.code);
  const body = () => {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    if (!report) return <RowsSkeleton rows={10} />;
    if (report.rows.length === 0) return <EmptyState icon={<FilterAltOutlined />} title={translate('pipeline.empty')} />;
    return (
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Tiles report={report} open={open} />
        <MovesPanel report={report} open={open} />
        <FunnelPanel report={report} open={open} />
        <LinesPanel report={report} open={open} actions={<CutSwitch value={by} onChange={setBy} />} />
      </Box>
    );
  };
  return (
    <Page
      title={translate('pipeline.title')}
      subtitle={report && translate('pipeline.asOf', { day: report.asOf })}
      actions={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <ForecastNav />
          <PeriodSwitch choice={choice} />
          <PipelineTakeOut period={choice.period.code} by={by} />
        </Box>
      }
    >
      {body()}
      {drawer}
    </Page>
  );
};

export default PipelinePage;
