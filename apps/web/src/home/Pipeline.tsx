import type { BoardColumn } from '@keyline/model';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useApi } from '../data/index.js';
import { Chart, compactMoney, ErrorState, Money, Panel, RowsSkeleton } from '../kit/index.js';

/** Open deals by stage: amounts as bars; a bar opens the deals of the stage. */
export const Pipeline = () => {
  const translate = useTranslate();
  const locale = useLocale();
  const api = useApi();
  const navigate = useNavigate();
  const { tokens } = useTheme();
  const { data, error, refetch } = useQuery({
    queryKey: ['opportunities', 'board', 'home'],
    queryFn: () => api.get<BoardColumn[]>('/opportunities/board'),
  });
  const columns = useMemo(() => data ?? [], [data]);
  const stageName = (stage: string): string => translate(`enums.stage.${stage}`);
  const option = useMemo(
    () => ({
      xAxis: {
        type: 'value' as const,
        // Every bar says its own sum.
        axisLabel: { show: false },
        splitLine: { show: false },
      },
      yAxis: {
        type: 'category' as const,
        inverse: true,
        data: columns.map(({ stage }) => translate(`enums.stage.${stage}`)),
        axisTick: { show: false },
      },
      series: [
        {
          type: 'bar' as const,
          barMaxWidth: 22,
          data: columns.map(({ amount }) => Number(amount)),
          label: {
            show: true,
            position: 'right' as const,
            color: tokens.text,
            textBorderWidth: 0,
            formatter: ({ dataIndex }: { dataIndex: number }) =>
              translate('home.pipeline.deals', {
                smart_count: columns[dataIndex]?.count ?? 0,
                amount: compactMoney(columns[dataIndex]?.amount ?? '0', locale),
              }),
          },
        },
      ],
      grid: { left: 8, right: 128, top: 8, bottom: 8, containLabel: true },
    }),
    [columns, locale, translate, tokens],
  );
  const body = () => {
    if (error) return <ErrorState compact error={error} onRetry={() => void refetch()} />;
    if (!data) return <RowsSkeleton rows={5} />;
    return (
      <Chart
        label={translate('home.pipeline.title')}
        option={option}
        height={220}
        onClick={({ dataIndex }) =>
          void navigate(`/opportunities?filter=${encodeURIComponent(JSON.stringify({ stage: columns[dataIndex]?.stage }))}`)
        }
        table={{
          head: [
            translate('home.pipeline.stage'),
            translate('home.pipeline.count'),
            translate('home.pipeline.amount'),
            translate('home.pipeline.weighted'),
          ],
          rows: columns.map((column) => [
            stageName(column.stage),
            column.count,
            <Money key="amount" value={column.amount} />,
            <Money key="weighted" value={column.weightedAmount} />,
          ]),
        }}
      />
    );
  };
  return (
    <Panel title={translate('home.pipeline.title')}>
      <Box>{body()}</Box>
    </Panel>
  );
};
