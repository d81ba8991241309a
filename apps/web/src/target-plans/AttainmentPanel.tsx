import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import { planPeriods, type Attainment as Standing, type AttainmentRow, type TargetPlanRecord } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { useApi, useToday, type DrillRow } from '../data/index.js';
import { Chart, compactMoney, ErrorState, Panel, RowsSkeleton, useIsDesk, useRowsDrawer } from '../kit/index.js';
import { MeasureValue, useMeasures } from '../measures/index.js';
import { Attainment } from '../targets/Attainment.js';
import { OpenCell } from '../targets/TargetCell.js';

const YearChart = ({ standing }: { standing: Standing }) => {
  const translate = useTranslate();
  const locale = useLocale();
  const measure = useMeasures().find(standing.measure);
  const option = useMemo(
    () => ({
      legend: { top: 0, right: 0 },
      grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
      xAxis: { type: 'category' as const, data: standing.months.map(({ month }) => Number(month.slice(5))) },
      yAxis: {
        type: 'value' as const,
        splitNumber: 3,
        axisLabel: {
          formatter: (value: number) =>
            standing.unit === 'money' ? compactMoney(String(Math.round(value)), locale) : String(value),
        },
      },
      series: [
        {
          type: 'bar' as const,
          name: translate('targetPlans.reached'),
          data: standing.months.map(({ actual }) => (actual === null ? null : Number(actual))),
        },
        {
          type: 'line' as const,
          name: translate('resources.targets.fields.value'),
          step: 'middle' as const,
          symbol: 'none',
          data: standing.months.map(({ target }) => Number(target)),
        },
      ],
    }),
    [standing, locale, translate],
  );
  return (
    <Chart
      label={translate('targetPlans.yearLabel')}
      option={option}
      height={220}
      table={{
        head: [translate('measures.monthly'), translate('resources.targets.fields.value'), translate('targetPlans.reached')],
        rows: standing.months.map(({ month, target, actual }) => [
          month,
          <MeasureValue key="target" measure={measure} value={target} />,
          <MeasureValue key="actual" measure={measure} value={actual} />,
        ]),
      }}
    />
  );
};

/** Where everybody stands: reached of target, pace by working days, and where it leads. A figure opens its records. */
export const AttainmentPanel = ({ plan }: { plan: TargetPlanRecord }) => {
  const translate = useTranslate();
  const api = useApi();
  const desk = useIsDesk();
  const today = useToday();
  const measures = useMeasures();
  const measure = measures.find(plan.measure);
  const [period, setPeriod] = useState(today.startsWith(String(plan.year)) ? today.slice(0, 7) : String(plan.year));
  const { open, drawer } = useRowsDrawer();
  const { data, error, refetch } = useQuery({
    queryKey: ['target-plans', 'attainment', plan.id, period],
    queryFn: () => api.get<Standing>(`/target-plans/${plan.id}/attainment`, { period }),
    placeholderData: (before) => before,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={8} />;
  const depthOf = (row: AttainmentRow): number => {
    const parent = data.rows.find(({ nodeId }) => nodeId === row.parentId);
    return parent ? depthOf(parent) + 1 : 0;
  };
  const nameOf = (row: AttainmentRow) => (row.kind === 'team' ? translate('targetPlans.team', { name: row.name }) : row.name);
  const openRow = (row: AttainmentRow) =>
    open({
      title: `${measures.nameOf(plan.measure)} · ${nameOf(row)} · ${data.period}`,
      load: () =>
        api.get<DrillRow[]>(`/target-plans/${plan.id}/attainment/rows`, {
          node: row.nodeId,
          period: data.period,
          range: '[0,999]',
        }),
    });
  const bar = (row: AttainmentRow) => (
    <OpenCell onOpen={() => openRow(row)}>
      <Attainment measure={measure} actual={row.actual} target={row.target} />
    </OpenCell>
  );
  const figures = (row: AttainmentRow) => [
    <MeasureValue key="pace" measure={measure} value={row.pace} compact />,
    <MeasureValue key="projection" measure={measure} value={row.projection} compact />,
  ];
  const choose = (
    <TextField
      select
      fullWidth={false}
      sx={{ minWidth: 128 }}
      size="small"
      value={period}
      onChange={(event) => setPeriod(event.target.value)}
      label={translate('resources.targets.fields.period')}
    >
      {planPeriods(plan.year).map((code) => (
        <MenuItem key={code} value={code}>
          {code}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Panel title={translate('targetPlans.yearTitle')}>
        <YearChart standing={data} />
      </Panel>
      <Panel flush title={translate('targetPlans.days', data.workingDays)} actions={choose}>
        {desk ? (
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{translate('targetPlans.who')}</TableCell>
                <TableCell sx={{ width: '40%' }}>{translate('targetPlans.reached')}</TableCell>
                <TableCell align="right">{translate('targetPlans.pace')}</TableCell>
                <TableCell align="right">{translate('targetPlans.projection')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {data.rows.map((row) => (
                <TableRow key={row.nodeId}>
                  <TableCell sx={{ pl: 2 + depthOf(row) * 1.5, fontWeight: row.kind === 'person' ? 400 : 600 }}>
                    {nameOf(row)}
                  </TableCell>
                  <TableCell>{bar(row)}</TableCell>
                  {figures(row).map((figure) => (
                    <TableCell key={figure.key} align="right">
                      {figure}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        ) : (
          data.rows.map((row) => (
            <Box key={row.nodeId} sx={{ px: 2, py: 1.25, borderTop: 1, borderColor: 'divider' }}>
              <Box sx={{ fontWeight: 600 }}>{nameOf(row)}</Box>
              {bar(row)}
              <Box sx={{ display: 'flex', gap: 2, color: 'text.secondary', fontSize: 12, mt: 0.5 }}>
                <span>
                  {translate('targetPlans.pace')} {figures(row)[0]}
                </span>
                <span>
                  {translate('targetPlans.projection')} {figures(row)[1]}
                </span>
              </Box>
            </Box>
          ))
        )}
      </Panel>
      {drawer}
    </Box>
  );
};
