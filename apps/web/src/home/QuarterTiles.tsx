import { quarterOf, targetPeriod, type PipelineFigure, type PipelineReport, type PipelineRow } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useApi, useToday } from '../data/index.js';
import { Money, Panel, percentText, StatTile, StatTiles, type Drill } from '../kit/index.js';
import { attainmentPercent } from '../measures/index.js';

const FIGURES = ['commit', 'closing'] as const satisfies readonly PipelineFigure[];

/** A gap that is covered more often than this is as good as closed. */
const MANY_TIMES = 10;

/** The quarter: signed against target, what is committed and may close, and what the open deals weigh. */
export const QuarterTiles = ({ open }: { open: (drill: Drill) => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  const { start } = targetPeriod(quarterOf(today));
  const { data } = useQuery({
    queryKey: ['opportunities', 'pipeline-report', 'home'],
    queryFn: () => api.get<PipelineReport>('/pipeline-report', { by: 'person' }),
  });
  const weighted = useQuery({
    queryKey: ['measures', 'home', 'weighted', today],
    queryFn: () => api.measureValues({ measures: ['pipeline_weighted'], from: today, to: today, by: 'person' }),
  });
  const total = data?.total;
  const share = total && attainmentPercent(total.reached, total.target);
  const measureRows = (measure: string, from: string) => () => api.measureRows({ measure, from, to: today });
  const title = (key: string): string => translate(`home.quarter.${key}`);
  return (
    <Panel title={translate('home.quarter.title', { quarter: data?.quarter ?? '' })}>
      <StatTiles>
        <StatTile
          label={title('reached')}
          loading={!total}
          value={<Money value={total?.reached} compact />}
          hint={
            <>
              {translate('home.team.ofTarget')} <Money value={total?.target} compact />
              {share != null && ` · ${percentText({ value: share })}`}
            </>
          }
          onClick={() => open({ title: title('reached'), load: measureRows('contract_amount', start) })}
        />
        {FIGURES.map((figure) => (
          <StatTile
            key={figure}
            label={title(figure)}
            loading={!total}
            value={<Money value={total?.amounts[figure]} compact />}
            hint={
              figure === 'closing' && total?.coverage
                ? translate('home.quarter.coverage', {
                    times: Number(total.coverage) > MANY_TIMES ? `${MANY_TIMES}+` : total.coverage,
                  })
                : translate('home.quarter.deals', { smart_count: total?.counts[figure] ?? 0 })
            }
            onClick={() =>
              open({
                title: title(figure),
                load: () => api.get<PipelineRow[]>('/pipeline-report/rows', { figure, range: '[0,999]' }),
              })
            }
          />
        ))}
        <StatTile
          label={title('weighted')}
          loading={!weighted.data}
          value={<Money value={weighted.data?.total['pipeline_weighted']} compact />}
          hint={title('weightedHint')}
          onClick={() => open({ title: title('weighted'), load: measureRows('pipeline_weighted', today) })}
        />
      </StatTiles>
    </Panel>
  );
};
