import { AGEING_BUCKETS, NO_KEY, type AgeingReport } from '@keyline/model';
import { useTheme } from '@mui/material/styles';
import { useLocale, useTranslate } from 'react-admin';
import { Chart, compactMoney, Money, Panel } from '../kit/index.js';
import type { Figure } from './useReceivables.js';

/** Pixels and axes are no money: here, and only here, a sum becomes a number. */
const drawn = (sum: string): number => Number(sum);

export interface DueByMonthProps {
  report: AgeingReport;
  onOpen: (figure: Figure, name: string) => void;
}

/** When the open money was or will be due, month by month; a bar opens its instalments. */
export const DueByMonth = ({ report, onOpen }: DueByMonthProps) => {
  const translate = useTranslate();
  const locale = useLocale();
  const { tokens } = useTheme();
  const nameOf = (key: string | null) => key ?? translate('receivables.nobody.month');
  const months = report.rows.map(({ key }) => nameOf(key));
  const late = (row: AgeingReport['rows'][number]) =>
    AGEING_BUCKETS.filter((bucket) => bucket !== 'notDue').reduce((sum, bucket) => sum + drawn(row[bucket]), 0);
  const words = (sum: number): string => compactMoney(sum.toFixed(2), locale) ?? '';
  return (
    <Panel title={translate('receivables.months')}>
      <Chart
        label={translate('receivables.monthsLabel', { first: months[0] ?? '', last: months.at(-1) ?? '' })}
        option={{
          xAxis: { type: 'category', data: months },
          yAxis: { type: 'value', axisLabel: { formatter: words } },
          tooltip: { trigger: 'item', valueFormatter: (sum: number) => words(sum) },
          legend: { top: 0 },
          series: [
            {
              name: translate('receivables.late'),
              type: 'bar',
              stack: 'open',
              data: report.rows.map(late),
              itemStyle: { color: tokens.tones.bad.solid },
            },
            {
              name: translate('enums.ageing.notDue'),
              type: 'bar',
              stack: 'open',
              data: report.rows.map((row) => drawn(row.notDue)),
              itemStyle: { color: tokens.tones.accent.solid },
            },
          ],
        }}
        table={{
          head: [translate('receivables.by.month'), translate('receivables.total')],
          rows: report.rows.map((row) => [nameOf(row.key), <Money key={row.key} value={row.total} />]),
        }}
        onClick={({ dataIndex, name }) =>
          onOpen({ asOf: report.asOf, by: 'month', key: report.rows[dataIndex]?.key ?? NO_KEY }, name)
        }
      />
    </Panel>
  );
};
