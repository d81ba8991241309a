import { useTheme } from '@mui/material/styles';
import type { PipelineReport } from '@keyline/model';
import { useMemo } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { Chart, compactMoney, Money, Panel, Percent, useIsDesk } from '../kit/index.js';
import type { OpenDeals } from './usePipeline.js';

/** The stages as bars: amount, number, how many went on and how long it took; a bar opens its deals. */
export const FunnelPanel = ({ report, open }: { report: PipelineReport; open: OpenDeals }) => {
  const translate = useTranslate();
  const locale = useLocale();
  const { tokens } = useTheme();
  const desk = useIsDesk();
  const { funnel } = report;
  const option = useMemo(
    () => ({
      xAxis: {
        type: 'value' as const,
        splitNumber: 3,
        axisLabel: { formatter: (value: number) => compactMoney(String(Math.round(value)), locale) ?? '' },
      },
      yAxis: {
        type: 'category' as const,
        inverse: true,
        data: funnel.map(({ stage }) => translate(`enums.stage.${stage}`)),
        axisTick: { show: false },
      },
      series: [
        {
          type: 'bar' as const,
          barMaxWidth: 24,
          data: funnel.map(({ amount }) => Number(amount)),
          label: {
            show: true,
            position: 'right' as const,
            color: tokens.text,
            textBorderWidth: 0,
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const stage = funnel[dataIndex];
              const rate = stage?.conversion == null ? '—' : `${(Number(stage.conversion) * 100).toFixed(0)}%`;
              const said = [
                translate('pipeline.deals', { smart_count: stage?.count ?? 0 }),
                translate('pipeline.wentOnShort', { rate }),
              ];
              if (stage?.averageDays) said.push(translate('pipeline.daysShort', { days: Math.round(Number(stage.averageDays)) }));
              return said.join(desk ? ' · ' : '\n');
            },
          },
        },
      ],
      grid: { left: 8, right: desk ? 190 : 92, top: 8, bottom: 8, containLabel: true },
    }),
    [funnel, locale, translate, tokens, desk],
  );
  const days = (value: string | null): string => (value === null ? '—' : translate('pipeline.days', { days: value }));
  return (
    <Panel title={translate('pipeline.funnel')}>
      <Chart
        label={translate('pipeline.funnelLabel')}
        option={option}
        height={desk ? 240 : 300}
        onClick={({ dataIndex }) => {
          const stage = funnel[dataIndex]?.stage;
          if (stage) open({ figure: 'open', stage, title: translate(`enums.stage.${stage}`) });
        }}
        table={{
          head: ['stage', 'count', 'amount', 'weighted', 'conversion', 'lostCount', 'averageDays', 'daysSoFar'].map((key) =>
            translate(`pipeline.column.${key}`),
          ),
          rows: funnel.map((stage) => [
            translate(`enums.stage.${stage.stage}`),
            stage.count,
            <Money key="amount" value={stage.amount} />,
            <Money key="weighted" value={stage.weighted} />,
            <Percent key="conversion" ratio={stage.conversion} />,
            stage.lost,
            days(stage.averageDays),
            days(stage.daysSoFar),
          ]),
        }}
      />
    </Panel>
  );
};
