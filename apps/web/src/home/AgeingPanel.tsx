import { useTheme } from '@mui/material/styles';
import { useMemo } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { ageingBuckets, type Ageing } from '../data/index.js';
import { ageingShade } from '../receivables/ageingShade.js';
import { Chart, compactMoney, EmptyState, ErrorState, Money, Panel, RowsSkeleton, useIsDesk } from '../kit/index.js';

export interface AgeingPanelProps {
  ageing: Ageing | undefined;
  error: unknown;
  onRetry: () => void;
}

const overdue = ageingBuckets.filter((bucket) => bucket !== 'notDue');

/** What is overdue and for how long, department by department. */
export const AgeingPanel = ({ ageing, error, onRetry }: AgeingPanelProps) => {
  const translate = useTranslate();
  const locale = useLocale();
  const navigate = useNavigate();
  const theme = useTheme();
  const desk = useIsDesk();
  const option = useMemo(() => {
    const rows = ageing?.rows ?? [];
    const shades = ageingShade(theme);
    return {
      legend: { top: 0, left: 0, right: 0, itemWidth: 12, itemHeight: 12, itemGap: 12 },
      grid: { left: 8, right: 16, top: desk ? 56 : 84, bottom: 8, containLabel: true },
      tooltip: { trigger: 'item' as const, valueFormatter: (value: number) => compactMoney(String(Math.round(value)), locale) },
      xAxis: {
        type: 'value' as const,
        splitNumber: 3,
        axisLabel: { formatter: (value: number) => compactMoney(String(Math.round(value)), locale) ?? '' },
      },
      yAxis: { type: 'category' as const, inverse: true, data: rows.map(({ name }) => name ?? '—'), axisTick: { show: false } },
      series: overdue.map((bucket) => ({
        type: 'bar' as const,
        stack: 'overdue',
        barMaxWidth: 24,
        name: translate(`enums.ageing.${bucket}`),
        data: rows.map((row) => Number(row[bucket])),
        itemStyle: { borderRadius: 0, color: shades[bucket] },
      })),
    };
  }, [ageing, locale, translate, theme, desk]);
  const body = () => {
    if (error) return <ErrorState compact error={error} onRetry={onRetry} />;
    if (!ageing) return <RowsSkeleton rows={5} />;
    if (ageing.rows.length === 0) return <EmptyState compact title={translate('home.director.nothingOpen')} />;
    return (
      <Chart
        label={translate('home.director.ageing')}
        option={option}
        height={260}
        onClick={() => void navigate('/receivables')}
        table={{
          head: ['', ...overdue.map((bucket) => translate(`enums.ageing.${bucket}`))],
          rows: ageing.rows.map((row) => [
            row.name ?? '—',
            ...overdue.map((bucket) => <Money key={bucket} value={row[bucket]} compact />),
          ]),
        }}
      />
    );
  };
  return <Panel title={translate('home.director.ageing')}>{body()}</Panel>;
};
