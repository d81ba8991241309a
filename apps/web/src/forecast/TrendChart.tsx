import type { ForecastRollUp } from '@keyline/model';
import { useMemo } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { Chart, compactMoney, Money } from '../kit/index.js';
import { usePeriodName } from '../measures/index.js';

const LINES = ['won', 'commit', 'best', 'pipeline'] as const;

/** How the quarter's forecast developed, week by week, with the target as a line. */
export const TrendChart = ({ rollUp }: { rollUp: ForecastRollUp }) => {
  const translate = useTranslate();
  const locale = useLocale();
  const periodName = usePeriodName();
  const { trend, total } = rollUp;
  const option = useMemo(
    () => ({
      legend: { top: 0, right: 0 },
      grid: { left: 8, right: 24, top: 36, bottom: 8, containLabel: true },
      xAxis: { type: 'category' as const, data: trend.map(({ week }) => week.slice(5)) },
      yAxis: {
        type: 'value' as const,
        splitNumber: 3,
        axisLabel: { formatter: (value: number) => compactMoney(String(Math.round(value)), locale) ?? '' },
      },
      series: LINES.map((line, index) => ({
        type: 'bar' as const,
        stack: 'forecast',
        name: translate(`forecast.column.${line}`),
        data: trend.map((week) => Number(week[line])),
        ...(index === 0 && total.target !== null
          ? {
              markLine: {
                symbol: 'none',
                data: [{ yAxis: Number(total.target) }],
                label: { formatter: translate('forecast.column.target'), position: 'insideEndTop' as const },
              },
            }
          : {}),
      })),
    }),
    [trend, total.target, locale, translate],
  );
  return (
    <Chart
      label={translate('forecast.trendLabel')}
      option={option}
      height={240}
      table={{
        head: ['week', ...LINES, 'adjusted'].map((column) => translate(`forecast.column.${column}`)),
        rows: trend.map((week) => [
          periodName(week.week),
          ...LINES.map((line) => <Money key={line} value={week[line]} />),
          <Money key="adjusted" value={week.adjusted} />,
        ]),
      }}
    />
  );
};
