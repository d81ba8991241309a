import type { MeasureCut, PipelineFigure, PipelineReport, PipelineRow } from '@keyline/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { useRowsDrawer } from '../kit/index.js';

export const usePipeline = (period: string, by: MeasureCut): UseQueryResult<PipelineReport> => {
  const api = useApi();
  return useQuery({
    queryKey: ['opportunities', 'pipeline-report', period, by],
    queryFn: () => api.get<PipelineReport>('/pipeline-report', { period, by }),
    placeholderData: (before) => before,
  });
};

/** Which deals to open: of a figure, perhaps of one line and one stage. */
export interface PipelineDrill {
  figure: PipelineFigure;
  /** Translated: what is counted. */
  title: string;
  line?: { by: MeasureCut; key: string };
  stage?: string;
}
export type OpenDeals = (drill: PipelineDrill) => void;

/** `open(…)` shows exactly the deals that a figure counts; what changed stands beside the name. */
export const usePipelineDrill = (period: string): { open: OpenDeals; drawer: React.ReactNode } => {
  const api = useApi();
  const translate = useTranslate();
  const { open, drawer } = useRowsDrawer();
  const labelOf = ({ label, figure, closeBefore, closeOn }: PipelineRow & { figure: PipelineFigure }): string => {
    const moved = (figure === 'postponed' || figure === 'pulled_in') && closeBefore && closeOn;
    return moved ? `${label} · ${translate('pipeline.fromTo', { from: closeBefore, to: closeOn })}` : label;
  };
  return {
    drawer,
    open: ({ figure, title, line, stage }) =>
      open({
        title,
        load: async () => {
          const rows = await api.get<PipelineRow[]>('/pipeline-report/rows', {
            figure,
            period,
            ...(stage ? { stage } : {}),
            ...(line ? { [line.by]: line.key } : {}),
            range: '[0,499]',
          });
          return rows.map((row) => ({ ...row, label: labelOf({ ...row, figure }) }));
        },
      }),
  };
};
