import { addMonths, type CashCalendar, type CashPeriod } from '@keyline/model';
import Button from '@mui/material/Button';
import { useTheme } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useApi, useToday } from '../data/index.js';
import { addDays, Chart, compactMoney, ErrorState, isoWeekday, Money, Panel, RowsSkeleton, type Drill } from '../kit/index.js';
import { receivableFigureRows } from '../receivables/useReceivables.js';

const weekOf = ({ from }: CashPeriod): string => from.slice(5);

/** Cash in, week by week: what was and is reckoned with beside what came; a bar opens the rows that it counts. */
export const CashPanel = ({ open }: { open: (drill: Drill) => void }) => {
  const translate = useTranslate();
  const locale = useLocale();
  const api = useApi();
  const { tokens } = useTheme();
  const today = useToday();
  const monday = addDays(today, 1 - isoWeekday(today));
  const from = addDays(monday, -35);
  const to = addDays(addMonths(monday, 1), 6 - ((isoWeekday(addMonths(monday, 1)) + 6) % 7));
  const { data, error, refetch } = useQuery({
    queryKey: ['receivables', 'cash', 'home', from, to],
    queryFn: () => api.get<CashCalendar>('/receivables/cash-calendar', { from, to, by: 'week' }),
  });
  const periods = useMemo(() => data?.periods ?? [], [data]);
  const option = useMemo(
    () => ({
      legend: { top: 0, left: 0 },
      grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis' as const, valueFormatter: (value: number) => compactMoney(String(Math.round(value)), locale) },
      xAxis: { type: 'category' as const, data: periods.map(weekOf), axisTick: { show: false } },
      yAxis: {
        type: 'value' as const,
        splitNumber: 3,
        axisLabel: { formatter: (value: number) => compactMoney(String(Math.round(value)), locale) ?? '' },
      },
      series: (['expected', 'received'] as const).map((figure) => ({
        type: 'bar' as const,
        barMaxWidth: 18,
        name: translate(`home.finance.${figure}`),
        data: periods.map((period) => Number(period[figure])),
        itemStyle: { color: figure === 'received' ? tokens.tones.good.solid : tokens.tones.accent.solid },
      })),
    }),
    [periods, locale, translate, tokens],
  );
  const body = () => {
    if (error) return <ErrorState compact error={error} onRetry={() => void refetch()} />;
    if (!data) return <RowsSkeleton rows={5} />;
    return (
      <Chart
        label={translate('home.finance.cash')}
        option={option}
        height={240}
        onClick={({ dataIndex, seriesIndex }) => {
          const period = periods[dataIndex];
          const figure = seriesIndex === 1 ? 'received' : 'expected';
          if (period)
            open({
              title: `${translate(`home.finance.${figure}`)} · ${period.from} – ${period.to}`,
              load: () => receivableFigureRows(api, figure, period.from, period.to),
            });
        }}
        table={{
          head: [translate('home.finance.week'), translate('home.finance.expected'), translate('home.finance.received')],
          rows: periods.map((period) => [
            period.from,
            <Money key="expected" value={period.expected} />,
            <Money key="received" value={period.received} />,
          ]),
        }}
      />
    );
  };
  return (
    <Panel
      title={translate('home.finance.cash')}
      actions={
        <Button size="small" component={Link} to="/receivables/calendar">
          {translate('receivables.home.all')}
        </Button>
      }
    >
      {body()}
    </Panel>
  );
};
