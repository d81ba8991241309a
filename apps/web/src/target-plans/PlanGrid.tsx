import CallSplit from '@mui/icons-material/CallSplit';
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import {
  countGaps,
  gapsBelow,
  monthsIn,
  partsOf,
  targetPeriod,
  weekPartsOf,
  weeklyTargets,
  workdaysBetween,
  type MeasureInfo,
  type TargetPlanNode,
  type TargetPlanRecord,
} from '@keyline/model';
import { Fragment, useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useWorkCalendar } from '../data/index.js';
import { isZero, useIsDesk } from '../kit/index.js';
import { MeasureValue, useMeasures } from '../measures/index.js';
import { BreakDownDialog } from './BreakDownDialog.js';
import { CELL, GapText, PlanCell, type Gap } from './PlanCell.js';
import { linesOf, useLineName, usePlanActions, type PlanLine } from './usePlan.js';

/** Arrow keys walk from cell to cell of the table. */
const walk = (event: KeyboardEvent<HTMLElement>): void => {
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
  const from = (event.target as HTMLElement).closest('td');
  if (!step || !from || (event.target as HTMLElement).tagName === 'INPUT') return;
  const [down, across] = step as [number, number];
  const row = from.parentElement as HTMLTableRowElement;
  const table = row.closest('table');
  const next = table?.rows[row.rowIndex + down]?.cells[from.cellIndex + across]?.querySelector<HTMLElement>('[data-cell]');
  if (!next) return;
  event.preventDefault();
  next.focus();
};

const gapsOf = ({ node, children }: PlanLine, period: string, unit: TargetPlanRecord['unit']): Gap[] => {
  const gaps = gapsBelow(node, children, period, unit);
  return (['people', 'periods'] as const).flatMap((below) => {
    const value = gaps[below];
    return value === null || isZero(value) ? [] : [{ below, value }];
  });
};

/** Do all sums agree? In words, above the lines. */
const Balance = ({ plan }: { plan: TargetPlanRecord }) => {
  const translate = useTranslate();
  const count = countGaps(plan.nodes, plan.year, plan.unit);
  return (
    <Box
      role="status"
      sx={{
        px: 2,
        py: 1.25,
        borderBottom: 1,
        borderColor: 'divider',
        color: (theme) => theme.tokens.tones[count > 0 ? 'soon' : 'good'].ink,
      }}
    >
      {count > 0 ? translate('targetPlans.gaps', { smart_count: count }) : translate('targetPlans.balanced')}
    </Box>
  );
};

/** The weeks of one month, each with the working days' share of every line: derived, so that they always add up to the month. */
const useWeeks = ({ year, unit }: TargetPlanRecord, month: string | null) => {
  const calendar = useWorkCalendar(String(year));
  if (month === null || calendar === null) return null;
  const parts = weekPartsOf(month);
  const workdays = (from: string, to: string) => workdaysBetween(calendar, from, to).length;
  return { parts, of: (value: string | undefined) => weeklyTargets({ [month]: value ?? '0' }, unit, workdays) };
};

const NodeName = ({ node, depth }: { node: TargetPlanNode; depth: number }) => {
  const nameOf = useLineName();
  return <Box sx={{ pl: depth * 1.5, fontWeight: node.kind === 'person' ? 400 : 600, whiteSpace: 'nowrap' }}>{nameOf(node)}</Box>;
};

const Weeks = ({
  weeks,
  value,
  measure,
}: {
  weeks: ReturnType<typeof useWeeks>;
  value: string | undefined;
  measure: MeasureInfo | undefined;
}) => {
  if (weeks === null) return null;
  const shares = weeks.of(value);
  return weeks.parts.map(({ week }) => (
    <TableCell key={week} align="right" sx={{ verticalAlign: 'top', color: 'text.secondary' }}>
      <Box sx={CELL}>
        <MeasureValue measure={measure} value={shares[week] ?? '0'} compact quietZero />
      </Box>
    </TableCell>
  ));
};

const isMonth = (period: string): boolean => targetPeriod(period).kind === 'month';

/** The year of everybody, quarters and months across, and the weeks of the month that is unfolded; on the phone a quarter's figures to read. */
export const PlanGrid = ({ plan }: { plan: TargetPlanRecord }) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const measure = useMeasures().find(plan.measure);
  const { set, move } = usePlanActions(plan);
  const [splitting, setSplitting] = useState<PlanLine | null>(null);
  const [unfolded, unfold] = useState<string | null>(null);
  const weeks = useWeeks(plan, unfolded);
  const lines = linesOf(plan.nodes);
  const year = String(plan.year);
  const periods = [year, ...partsOf(year).flatMap((quarter) => [quarter, ...monthsIn(quarter)])];
  const isPast = (period: string) => plan.fixedThrough !== null && targetPeriod(period).end <= plan.fixedThrough;
  const nameOf = (period: string) =>
    period === year
      ? translate('targetPlans.year')
      : period.includes('Q')
        ? period.slice(5)
        : translate('targetPlans.month', { month: Number(period.slice(5)) });
  if (!desk)
    return (
      <>
        <Balance plan={plan} />
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {lines.map(({ node, depth, children }) => (
            <Box component="li" key={node.id} sx={{ px: 2, py: 1.25, borderBottom: 1, borderColor: 'divider' }}>
              <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
                <NodeName node={node} depth={depth} />
                <MeasureValue measure={measure} value={node.values[year] ?? '0'} compact />
              </Box>
              <Box
                sx={{ display: 'grid', gridTemplateColumns: 'repeat(2, 1fr)', color: 'text.secondary', fontSize: 12, mt: 0.5 }}
              >
                {partsOf(year).map((quarter) => (
                  <span key={quarter}>
                    {nameOf(quarter)} <MeasureValue measure={measure} value={node.values[quarter] ?? '0'} compact />
                  </span>
                ))}
              </Box>
              {periods.map((period) =>
                gapsOf({ node, depth, children }, period, plan.unit).map((gap) => (
                  <Box key={`${period} ${gap.below}`} sx={{ display: 'flex', gap: 0.5, fontSize: 11, mt: 0.25 }}>
                    {nameOf(period)} <GapText gap={gap} measure={measure} />
                  </Box>
                )),
              )}
            </Box>
          ))}
        </Box>
      </>
    );
  const sticky = { position: 'sticky', left: 0, bgcolor: 'background.paper', zIndex: 1 } as const;
  return (
    <>
      <Balance plan={plan} />
      {/* Its own scroll, so that months and names stay in sight however many lines there are. */}
      <Box
        sx={{ overflow: 'auto', maxHeight: 'calc(100dvh - 96px)' }}
        role="region"
        tabIndex={0}
        aria-label={translate('targetPlans.grid')}
        onKeyDown={walk}
      >
        <Table
          size="small"
          stickyHeader
          sx={{ '& td, & th': { px: 1 }, '& td': { px: 0.25 }, '& th': { bgcolor: 'background.paper' } }}
        >
          <TableHead>
            <TableRow>
              <TableCell sx={{ ...sticky, zIndex: 3 }}>{translate('targetPlans.who')}</TableCell>
              {periods.map((period) => (
                <Fragment key={period}>
                  <TableCell align="right" sx={{ minWidth: 76, fontWeight: isMonth(period) ? 400 : 600 }}>
                    {isMonth(period) ? (
                      <Button
                        size="small"
                        variant="text"
                        aria-expanded={period === unfolded}
                        aria-label={translate('targetPlans.weeksOf', { month: nameOf(period) })}
                        onClick={() => unfold(period === unfolded ? null : period)}
                        sx={{ minWidth: 0, p: 0.25, color: 'inherit', fontWeight: 'inherit' }}
                        endIcon={period === unfolded ? <ChevronLeft /> : <ChevronRight />}
                      >
                        {nameOf(period)}
                      </Button>
                    ) : (
                      nameOf(period)
                    )}
                  </TableCell>
                  {period === unfolded &&
                    weeks?.parts.map(({ week, start, end }) => (
                      <TableCell key={week} align="right" sx={{ minWidth: 92, color: 'text.secondary', fontWeight: 400 }}>
                        {week.slice(5)}
                        <Box sx={{ fontSize: 11 }}>{`${start.slice(5)} – ${end.slice(5)}`}</Box>
                      </TableCell>
                    ))}
                </Fragment>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {lines.map((line) => (
              <TableRow key={line.node.id}>
                <TableCell sx={{ ...sticky, '&&': { pl: 2 } }}>
                  <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
                    <NodeName node={line.node} depth={line.depth} />
                    {plan.can.edit && (line.node.canEdit || line.children.some(({ canEdit }) => canEdit)) && (
                      <IconButton
                        size="small"
                        aria-label={translate('targetPlans.breakDownOf', { name: line.node.name })}
                        onClick={() => setSplitting(line)}
                      >
                        <CallSplit fontSize="inherit" />
                      </IconButton>
                    )}
                  </Box>
                </TableCell>
                {periods.map((period) => (
                  <Fragment key={period}>
                    <TableCell
                      align="right"
                      sx={{ verticalAlign: 'top', bgcolor: isPast(period) ? (theme) => theme.tokens.hover : undefined }}
                    >
                      <PlanCell
                        label={`${line.node.name} ${period}`}
                        value={line.node.values[period]}
                        measure={measure}
                        gaps={gapsOf(line, period, plan.unit)}
                        editable={line.node.canEdit && !isPast(period)}
                        onSet={(value) => set(line.node.id, period, value)}
                      />
                    </TableCell>
                    {period === unfolded && <Weeks weeks={weeks} value={line.node.values[period]} measure={measure} />}
                  </Fragment>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      {splitting && (
        <BreakDownDialog
          line={splitting}
          year={plan.year}
          onClose={() => setSplitting(null)}
          onSubmit={(values) => move('break-down', { nodeId: splitting.node.id, ...values })}
        />
      )}
    </>
  );
};
