import type { MeasureValues } from '@keyline/model';
import { useMemo } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { Chart, compactMoney, Money, Panel } from '../kit/index.js';
import type { MeasureWords } from '../measures/index.js';

const SHOWN = ['contract_amount', 'payments_received'];

export interface TrendPanelProps {
  months: string[];
  /** The sums of each month; undefined while they are asked for. */
  values: (MeasureValues['total'] | undefined)[];
  measures: MeasureWords;
}

/** Signed and received, month by month. */
export const TrendPanel = ({ months, values, measures }: TrendPanelProps) => {
  const translate = useTranslate();
  const locale = useLocale();
  // Both are made anew at every render; their content decides whether the picture is drawn again.
  const monthKey = JSON.stringify(months);
  const valueKey = JSON.stringify(values);
  const option = useMemo(
    () => ({
      legend: { top: 0, left: 0 },
      grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis' as const, valueFormatter: (value: number) => compactMoney(String(Math.round(value)), locale) },
      xAxis: { type: 'category' as const, data: JSON.parse(monthKey) as string[] },
      yAxis: {
        type: 'value' as const,
        splitNumber: 4,
        axisLabel: { formatter: (value: number) => compactMoney(String(Math.round(value)), locale) ?? '' },
      },
      series: SHOWN.map((code) => ({
        type: 'line' as const,
        name: measures.nameOf(code),
        data: (JSON.parse(valueKey) as (MeasureValues['total'] | null)[]).map((month) =>
          month ? Number(month[code] ?? 0) : null,
        ),
      })),
    }),
    [monthKey, valueKey, locale, measures],
  );
  return (
    <Panel title={translate('home.director.trend')}>
      <Chart
        label={translate('home.director.trend')}
        option={option}
        height={260}
        table={{
          head: [translate('home.director.month'), ...SHOWN.map(measures.nameOf)],
          rows: months.map((month, index) => [month, ...SHOWN.map((code) => <Money key={code} value={values[index]?.[code]} />)]),
        }}
      />
    </Panel>
  );
};
