import type { CashCalendar, CashPeriod, ReceivableFigure } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTheme } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslate } from 'react-admin';
import { Link, useSearchParams } from 'react-router-dom';
import { useApi, useToday } from '../data/index.js';
import {
  addDays,
  Chart,
  ChoiceChips,
  compactMoney,
  DateText,
  ErrorState,
  isoWeekday,
  Money,
  Page,
  PageSkeleton,
  Panel,
  StatTile,
  StatTiles,
  useIsDesk,
  useRowsDrawer,
} from '../kit/index.js';
import { receivableFigureRows } from './useReceivables.js';

type By = 'week' | 'month';
/** How far the calendar looks back and ahead, in days. */
const SPAN: Record<By, { back: number; ahead: number }> = { week: { back: 28, ahead: 83 }, month: { back: 150, ahead: 210 } };

/** Pixels and axes are no money: here, and only here, a sum becomes a number. */
const drawn = (sum: string): number => Number(sum);

type Opener = (figure: ReceivableFigure, from: string, to: string, name: string) => void;

const Sum = ({ value, label, onClick }: { value: string; label: string; onClick: () => void }) => {
  const desk = useIsDesk();
  if (!/[1-9]/.test(value)) return <Nothing />;
  return (
    <ButtonBase
      onClick={onClick}
      aria-label={label}
      sx={{ font: 'inherit', borderRadius: 0.5, '&:hover': { textDecoration: 'underline' } }}
    >
      <Money value={value} compact={!desk} />
    </ButtonBase>
  );
};

const Nothing = () => (
  <Box component="span" sx={{ color: 'text.secondary' }}>
    —
  </Box>
);

/** What is missing of a period that has begun, in red; what came in beyond it, in green and with a plus. */
const Gap = ({ gap }: { gap: string }) => {
  const desk = useIsDesk();
  if (!/[1-9]/.test(gap)) return <Nothing />;
  if (!gap.startsWith('-')) return <Money value={gap} tone="bad" compact={!desk} />;
  return (
    <Box component="span" sx={{ color: (theme) => theme.tokens.tones.good.ink, whiteSpace: 'nowrap' }}>
      +<Money value={gap.slice(1)} tone="good" compact={!desk} />
    </Box>
  );
};

const FIGURES = { expected: 'expected', open: 'expectedOpen', promised: 'promised', received: 'received' } as const;

const PeriodName = ({ period, by, today }: { period: CashPeriod; by: By; today: string }) => {
  const translate = useTranslate();
  const now = period.from <= today && today <= period.to;
  return (
    <Box component="span" sx={{ fontWeight: now ? 600 : 400, whiteSpace: 'nowrap' }}>
      {by === 'month' ? period.from.slice(0, 7) : `${period.from.slice(5)} – ${period.to.slice(5)}`}
      {now && (
        <Box component="span" sx={{ color: 'primary.main', ml: 0.75, fontSize: 12 }}>
          {translate('receivables.calendar.now')}
        </Box>
      )}
    </Box>
  );
};

const Periods = ({ calendar, onOpen }: { calendar: CashCalendar; onOpen: Opener }) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const today = useToday();
  const label = (name: string) => translate(`receivables.calendar.${name}`);
  const columns = desk
    ? (['expected', 'promised', 'received', 'gap', 'open'] as const)
    : (['expected', 'received', 'gap'] as const);
  const cell = (sums: CashCalendar['total'], of: keyof CashCalendar['total'], from: string, to: string) => {
    const name = `${label(of)} · ${from} – ${to}`;
    // Of what is to come nothing is missing yet.
    if (of === 'gap') return from > today ? <Nothing /> : <Gap gap={sums.gap} />;
    return <Sum value={sums[of]} label={name} onClick={() => onOpen(FIGURES[of], from, to, name)} />;
  };
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={label('title')} sx={{ '& th, & td': { px: { xs: 0.75, lg: 2 } } }}>
        <TableHead>
          <TableRow>
            <TableCell>{label(calendar.by)}</TableCell>
            {columns.map((of) => (
              <TableCell key={of} align="right">
                {label(of)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {calendar.periods.map((period) => (
            <TableRow key={period.from} hover>
              <TableCell>
                <PeriodName period={period} by={calendar.by} today={today} />
              </TableCell>
              {columns.map((of) => (
                <TableCell key={of} align="right">
                  {cell(period, of, period.from, period.to)}
                  {!desk && of === 'expected' && /[1-9]/.test(period.promised) && (
                    <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
                      {label('promised')} {cell(period, 'promised', period.from, period.to)}
                    </Box>
                  )}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};

const Picture = ({ calendar, onOpen }: { calendar: CashCalendar; onOpen: Opener }) => {
  const translate = useTranslate();
  const locale = useLocale();
  const { tokens } = useTheme();
  const names = calendar.periods.map(({ from }) => (calendar.by === 'month' ? from.slice(0, 7) : from.slice(5)));
  const words = (sum: number): string => compactMoney(sum.toFixed(2), locale) ?? '';
  const label = (name: string) => translate(`receivables.calendar.${name}`);
  const series = ['expected', 'promised', 'received'] as const;
  const colour = { expected: tokens.tones.accent.solid, promised: tokens.tones.info.solid, received: tokens.tones.good.solid };
  return (
    <Chart
      label={translate('receivables.calendar.label', { from: calendar.from, to: calendar.to })}
      option={{
        xAxis: { type: 'category', data: names },
        yAxis: { type: 'value', axisLabel: { formatter: words } },
        tooltip: { trigger: 'axis', valueFormatter: (sum: number) => words(sum) },
        legend: { top: 0 },
        series: series.map((of) => ({
          name: label(of),
          type: 'bar',
          data: calendar.periods.map((period) => drawn(period[of])),
          itemStyle: { color: colour[of] },
        })),
      }}
      table={{
        head: [label(calendar.by), ...series.map(label)],
        rows: calendar.periods.map((period) => [period.from, ...series.map((of) => <Money key={of} value={period[of]} />)]),
      }}
      onClick={({ dataIndex, seriesIndex }) => {
        const period = calendar.periods[dataIndex];
        const of = series[seriesIndex ?? 0] ?? 'expected';
        if (period) onOpen(FIGURES[of], period.from, period.to, `${label(of)} · ${period.from} – ${period.to}`);
      }}
    />
  );
};

/** 资金日历: what is reckoned with and what comes in, week by week or month by month; every figure opens its records. */
const CashCalendarPage = () => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const by: By = search.get('by') === 'month' ? 'month' : 'week';
  const begin = addDays(today, -SPAN[by].back);
  // From the first day of a week or a month, so that no period is cut off.
  const from = by === 'week' ? addDays(begin, 1 - isoWeekday(begin)) : `${begin.slice(0, 7)}-01`;
  const to = addDays(today, SPAN[by].ahead);
  const { data, error, refetch } = useQuery({
    queryKey: ['receivables', 'cash-calendar', by, from, to],
    queryFn: ({ signal }) => api.get<CashCalendar>('/receivables/cash-calendar', { by, from, to }, signal),
    placeholderData: (previous) => previous,
  });
  const { open, drawer } = useRowsDrawer();
  const onOpen: Opener = (figure, first, last, title) =>
    open({ title, load: () => receivableFigureRows(api, figure, first, last) });
  const label = (name: string) => translate(`receivables.calendar.${name}`);
  return (
    <Page
      title={label('title')}
      subtitle={
        <>
          <DateText value={from} short /> – <DateText value={to} short />
        </>
      }
      actions={
        <Button component={Link} to="/receivables">
          {translate('receivables.title')}
        </Button>
      }
    >
      <Box sx={{ mb: 2 }}>
        <ChoiceChips
          label={label('by')}
          choices={(['week', 'month'] as const).map((id) => ({ id, name: label(`by_${id}`) }))}
          value={[by]}
          onChange={([next]) => next && setSearch(next === 'month' ? { by: 'month' } : {}, { replace: true })}
        />
      </Box>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <PageSkeleton />
      ) : (
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <StatTiles>
            <StatTile
              label={label('carriedOver')}
              tone="bad"
              value={<Money value={data.carriedOver} compact />}
              onClick={() => onOpen('carriedOver', from, to, label('carriedOver'))}
            />
            {(['expected', 'promised', 'received', 'open'] as const).map((of) => (
              <StatTile
                key={of}
                label={label(of)}
                tone={of === 'received' ? 'good' : undefined}
                value={<Money value={data.total[of]} compact />}
                onClick={() => onOpen(FIGURES[of], from, to, label(of))}
              />
            ))}
          </StatTiles>
          <Panel title={label('picture')}>
            <Picture calendar={data} onOpen={onOpen} />
          </Panel>
          <Panel title={label(data.by === 'week' ? 'weeks' : 'months')} flush>
            <Periods calendar={data} onOpen={onOpen} />
          </Panel>
        </Box>
      )}
      {drawer}
    </Page>
  );
};

export default CashCalendarPage;
