import CallSplit from '@mui/icons-material/CallSplit';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { gapsBelow, monthsIn, partsOf, targetPeriod, type TargetPlanNode, type TargetPlanRecord } from '@keyline/model';
import { useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { isZero, useIsDesk } from '../kit/index.js';
import { MeasureValue, useMeasures } from '../measures/index.js';
import { BreakDownDialog } from './BreakDownDialog.js';
import { PlanCell } from './PlanCell.js';
import { linesOf, usePlanActions, type PlanLine } from './usePlan.js';

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

const missing = (gap: string | null): gap is string => gap !== null && !isZero(gap);
const gapOf = ({ node, children }: PlanLine, period: string, unit: TargetPlanRecord['unit']): string | null => {
  const { people, periods } = gapsBelow(node, children, period, unit);
  if (missing(people)) return people;
  return missing(periods) ? periods : null;
};

const NodeName = ({ node, depth }: { node: TargetPlanNode; depth: number }) => {
  const translate = useTranslate();
  return (
    <Box sx={{ pl: depth * 1.5, fontWeight: node.kind === 'person' ? 400 : 600, whiteSpace: 'nowrap' }}>
      {node.kind === 'team' ? translate('targetPlans.team', { name: node.name }) : node.name}
    </Box>
  );
};

/** The year of everybody, quarters and months across; on the phone a quarter's figures to read. */
export const PlanGrid = ({ plan }: { plan: TargetPlanRecord }) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const measure = useMeasures().find(plan.measure);
  const { set, move } = usePlanActions(plan);
  const [splitting, setSplitting] = useState<PlanLine | null>(null);
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
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {lines.map(({ node, depth }) => (
          <Box component="li" key={node.id} sx={{ px: 2, py: 1.25, borderBottom: 1, borderColor: 'divider' }}>
            <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
              <NodeName node={node} depth={depth} />
              <MeasureValue measure={measure} value={node.values[year] ?? '0'} compact />
            </Box>
            <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)', color: 'text.secondary', fontSize: 12, mt: 0.5 }}>
              {partsOf(year).map((quarter) => (
                <span key={quarter}>
                  {nameOf(quarter)} <MeasureValue measure={measure} value={node.values[quarter] ?? '0'} compact />
                </span>
              ))}
            </Box>
          </Box>
        ))}
      </Box>
    );
  const sticky = { position: 'sticky', left: 0, bgcolor: 'background.paper', zIndex: 1 } as const;
  return (
    <>
      <Box sx={{ overflow: 'auto' }} role="region" tabIndex={0} aria-label={translate('targetPlans.grid')} onKeyDown={walk}>
        <Table size="small" sx={{ '& td, & th': { px: 1 } }}>
          <TableHead>
            <TableRow>
              <TableCell sx={sticky}>{translate('targetPlans.who')}</TableCell>
              {periods.map((period) => (
                <TableCell
                  key={period}
                  align="right"
                  sx={{ minWidth: 76, fontWeight: period.length < 8 && !period.includes('Q') && period !== year ? 400 : 600 }}
                >
                  {nameOf(period)}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {lines.map((line) => (
              <TableRow key={line.node.id}>
                <TableCell sx={sticky}>
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
                  <TableCell
                    key={period}
                    align="right"
                    sx={{ verticalAlign: 'top', bgcolor: isPast(period) ? (theme) => theme.tokens.hover : undefined }}
                  >
                    <PlanCell
                      label={`${line.node.name} ${period}`}
                      value={line.node.values[period]}
                      measure={measure}
                      gap={gapOf(line, period, plan.unit)}
                      editable={line.node.canEdit && !isPast(period)}
                      onSet={(value) => set(line.node.id, period, value)}
                    />
                  </TableCell>
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
