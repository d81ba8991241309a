import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { targetGap, type Attainment as Standing, type AttainmentRow, type TargetPlanRecord } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { useApi, type DrillRow } from '../data/index.js';
import {
  Chart,
  compactMoney,
  ErrorState,
  isZero,
  Panel,
  percentText,
  RowsSkeleton,
  useIsDesk,
  useRowsDrawer,
} from '../kit/index.js';
import { attainmentPercent, MeasureValue, useMeasures } from '../measures/index.js';
import { Attainment } from '../targets/Attainment.js';
import { OpenCell } from '../targets/TargetCell.js';
import type { Tone } from '../theme/index.js';
import { PlanPeriodSwitch, usePlanPeriod } from './PlanPeriodSwitch.js';
import { useLineName } from './usePlan.js';

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

/** A figure, and in words and colour what it means. */
const Judged = ({ figure, tone, words }: { figure: ReactNode; tone: Tone; words: ReactNode }) => (
  <>
    {figure}
    <Box component="span" sx={{ display: 'block', fontSize: 12, color: (theme) => theme.tokens.tones[tone].ink }}>
      {words}
    </Box>
  </>
);

/** Where everybody stands: reached of target, pace by working days, and where it leads. A figure opens its records. */
export const AttainmentPanel = ({ plan }: { plan: TargetPlanRecord }) => {
  const translate = useTranslate();
  const api = useApi();
  const desk = useIsDesk();
  const measures = useMeasures();
  const measure = measures.find(plan.measure);
  const { code: period, choose } = usePlanPeriod(plan.year);
  const { open, drawer } = useRowsDrawer();
  const nameOf = useLineName();
  const { data, error, refetch } = useQuery({
    queryKey: ['target-plans', 'attainment', plan.id, period],
    queryFn: () => api.get<Standing>(`/target-plans/${plan.id}/attainment`, { period }),
    placeholderData: (before) => before,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={8} />;
  // Of whom nothing is asked and who has nothing to show - most leaders - there is nothing to say below the first line.
  const rows = data.rows.filter(({ parentId, target, actual }) => parentId === null || !isZero(target) || !isZero(actual));
  const depthOf = (row: AttainmentRow): number => {
    const parent = data.rows.find(({ nodeId }) => nodeId === row.parentId);
    return parent ? depthOf(parent) + 1 : 0;
  };
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
  const begun = data.workingDays.elapsed > 0;
  const pace = (row: AttainmentRow) => {
    const figure = <MeasureValue measure={measure} value={row.pace} compact />;
    if (!begun || row.pace === null || isZero(row.target)) return figure;
    const behind = targetGap(row.pace, [row.actual], data.unit);
    const late = !isZero(behind) && !behind.startsWith('-');
    return (
      <Judged
        figure={figure}
        tone={late ? 'soon' : 'good'}
        words={
          <>
            {translate(late ? 'targetPlans.behind' : 'targetPlans.ahead')}{' '}
            <MeasureValue measure={measure} value={behind.replace('-', '')} compact />
          </>
        }
      />
    );
  };
  const projection = (row: AttainmentRow) => {
    const figure = <MeasureValue measure={measure} value={row.projection} compact />;
    const share = attainmentPercent(row.projection, row.target);
    if (share === null) return figure;
    return (
      <Judged
        figure={figure}
        tone={share < 100 ? 'soon' : 'good'}
        words={translate('targetPlans.ofTarget', { share: percentText({ value: share }) ?? '' })}
      />
    );
  };
  const year = (
    <Panel title={translate('targetPlans.yearTitle')}>
      <YearChart standing={data} />
    </Panel>
  );
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {desk && year}
      <Panel flush title={translate('targetPlans.days', data.workingDays)}>
        <Box sx={{ px: 2, pb: 1.5 }}>
          <PlanPeriodSwitch year={plan.year} code={period} choose={choose} />
        </Box>
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
              {rows.map((row) => (
                <TableRow key={row.nodeId}>
                  <TableCell sx={{ pl: 2 + depthOf(row) * 1.5, fontWeight: row.kind === 'person' ? 400 : 600 }}>
                    {nameOf(row)}
                  </TableCell>
                  <TableCell>{bar(row)}</TableCell>
                  <TableCell align="right">{pace(row)}</TableCell>
                  <TableCell align="right">{projection(row)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        ) : (
          rows.map((row) => (
            <Box key={row.nodeId} sx={{ px: 2, py: 1.25, borderTop: 1, borderColor: 'divider' }}>
              <Box sx={{ fontWeight: 600 }}>{nameOf(row)}</Box>
              {bar(row)}
              <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1, m: 0, mt: 0.75 }}>
                {(
                  [
                    ['pace', pace(row)],
                    ['projection', projection(row)],
                  ] as const
                ).map(([key, figure]) => (
                  <div key={key}>
                    <Box component="dt" sx={{ color: 'text.secondary', fontSize: 12 }}>
                      {translate(`targetPlans.${key}`)}
                    </Box>
                    <Box component="dd" sx={{ m: 0 }}>
                      {figure}
                    </Box>
                  </div>
                ))}
              </Box>
            </Box>
          ))
        )}
      </Panel>
      {!desk && year}
      {drawer}
    </Box>
  );
};
