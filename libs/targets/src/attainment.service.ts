import { Injectable } from '@nestjs/common';
import {
  addDays,
  addTargets,
  monthsIn,
  paceOf,
  projectionOf,
  targetPeriod,
  weeklyTargets,
  type Actor,
  type Attainment,
  type AttainmentRowsQuery,
  type LocalDate,
  type MeasureDetail,
  type TargetPeriod,
  type TargetUnit,
} from '@keyline/model';
import { FigureReader } from '@keyline/measures';
import { Clock, fieldProblem, notFound, type ListQuery, type Page } from '@keyline/platform';
import { PlanTree, type PlanNode } from './plan-tree.js';
import { reachesAll } from './plan-rights.js';
import { TargetPlansService } from './target-plans.service.js';
import { WorkingDays, type CountWorkingDays } from './working-days.js';

/** Where everybody of a plan stands: reached, asked for by now, and where it leads. What was reached comes from the measures. */
@Injectable()
export class AttainmentService {
  constructor(
    private readonly plans: TargetPlansService,
    private readonly tree: PlanTree,
    private readonly figures: FigureReader,
    private readonly clock: Clock,
    private readonly workingDays: WorkingDays,
  ) {}

  /**
   * @param code a year, quarter, month or week; the running month (or the nearest of the plan's year) when left out
   * @throws Problem request.invalid (400) for a period outside the plan's year
   */
  async of(actor: Actor, planId: string, code?: string): Promise<Attainment> {
    const { measure, unit, year } = await this.plans.get(actor, planId);
    const period = this.periodOf(year, code);
    const [all, reached] = await Promise.all([this.tree.of(planId, unit), this.tree.reached(actor, planId)]);
    const nodes = all.filter((node) => reachesAll(actor, node, reached));
    const shown = new Set(nodes.map(({ id }) => id));
    const actuals = await this.actuals(nodes, period, { measure, unit });
    const counted = daysOfLines(nodes, period);
    const count = await this.workingDays.counter();
    const days = this.workingDaysOf(period, count);
    const top = nodes.filter(({ parentId }) => parentId === null || !shown.has(parentId));
    return {
      planId,
      measure,
      unit,
      period: period.code,
      from: period.start,
      to: period.end,
      workingDays: days,
      rows: nodes.map((node) => {
        const target = targetOf(node, period, { unit, count });
        const actual = actuals.get(node.id) ?? addTargets([], unit);
        return {
          nodeId: node.id,
          parentId: node.parentId !== null && shown.has(node.parentId) ? node.parentId : null,
          kind: node.kind,
          name: node.name,
          personId: node.personId,
          untilOn: node.untilOn,
          departmentId: node.departmentId,
          from: counted.get(node.id)?.from ?? period.start,
          to: counted.get(node.id)?.to ?? period.end,
          target,
          actual,
          pace: paceOf(target, days.elapsed, days.total, unit),
          projection: projectionOf(actual, days.elapsed, days.total, unit),
        };
      }),
      months: await this.months(nodes, top, { measure, unit, year }),
    };
  }

  /**
   * The records behind what a line has reached: those of everybody whose work it adds up, on the days that count there.
   * @throws Problem record.not-found (404) for a line that the caller does not reach in full.
   */
  async rows(
    actor: Actor,
    planId: string,
    { node: nodeId, period: code }: AttainmentRowsQuery,
    range: ListQuery,
  ): Promise<Page<MeasureDetail>> {
    const { measure, unit, year } = await this.plans.get(actor, planId);
    const period = this.periodOf(year, code);
    const [nodes, reached] = await Promise.all([this.tree.of(planId, unit), this.tree.reached(actor, planId)]);
    const node = nodes.find(({ id }) => id === nodeId.toLowerCase());
    if (!node || !reachesAll(actor, node, reached)) throw notFound();
    const below = linesBelow(nodes, node.id);
    const counted = daysOfLines(nodes, period);
    const parts = new Map<string, Days & { people: string[] }>();
    for (const [nodeId, { personId, ...days }] of counted) {
      if (!below.has(nodeId) || days.from > days.to) continue;
      const key = `${days.from} ${days.to}`;
      parts.set(key, { ...days, people: [...(parts.get(key)?.people ?? []), personId] });
    }
    return this.figures.rowsOfAll({ measure }, [...parts.values()], range);
  }

  /** @throws Problem request.invalid (400) for a period outside the plan's year. */
  private periodOf(year: number, code: string | undefined): TargetPeriod {
    const period = within(targetPeriod(code ?? this.nearestMonth(year)), targetPeriod(String(year)));
    if (period.start > period.end) throw fieldProblem('request.invalid', 'period', 'field.other-year', { count: 1, year });
    return period;
  }

  private nearestMonth(year: number): string {
    const today = this.clock.today();
    if (today.startsWith(String(year))) return today.slice(0, 7);
    return today < String(year) ? `${year}-01` : `${year}-12`;
  }

  private workingDaysOf({ start, end }: TargetPeriod, count: CountWorkingDays): { elapsed: number; total: number } {
    const today = this.clock.today();
    return { elapsed: count(start, today < end ? today : end), total: count(start, end) };
  }

  /** The year of what one sees, month by month; months that have not begun have no figure yet. */
  private async months(
    nodes: readonly PlanNode[],
    top: readonly PlanNode[],
    { measure, unit, year }: Planned & { year: number },
  ): Promise<Attainment['months']> {
    const months: Attainment['months'] = [];
    for (const month of monthsIn(String(year))) {
      const period = targetPeriod(month);
      const add = (values: readonly (string | undefined)[]) =>
        addTargets(
          values.map((value) => value ?? '0'),
          unit,
        );
      const begun = period.start <= this.clock.today();
      const actuals = begun ? await this.actuals(nodes, period, { measure, unit }) : null;
      months.push({
        month,
        target: add(top.map(({ values }) => values[month])),
        actual: actuals && add(top.map(({ id }) => actuals.get(id))),
      });
    }
    return months;
  }

  /** Line → what was reached in the period. The people below make up a line; whoever was moved counts in each place for the days there. */
  private async actuals(
    nodes: readonly PlanNode[],
    period: TargetPeriod,
    { measure, unit }: Planned,
  ): Promise<ReadonlyMap<string, string>> {
    const actuals = new Map<string, string>();
    const byDays = new Map<string, { days: Days; lines: Map<string, string> }>();
    for (const [nodeId, { personId, ...days }] of daysOfLines(nodes, period)) {
      if (days.from > days.to) continue;
      const key = `${days.from} ${days.to}`;
      const known = byDays.get(key) ?? { days, lines: new Map<string, string>() };
      byDays.set(key, known);
      known.lines.set(nodeId, personId);
    }
    for (const { days, lines } of byDays.values()) {
      const figures = await this.figures.of([measure], { people: [...lines.values()], ...days });
      for (const [nodeId, personId] of lines) actuals.set(nodeId, figures.get(personId)?.[measure] ?? '0');
    }
    // Children come after their parents: read backwards, everybody has been added up before being handed up.
    for (const { id, parentId } of [...nodes].reverse())
      if (parentId !== null) actuals.set(parentId, addTargets([actuals.get(parentId) ?? '0', actuals.get(id) ?? '0'], unit));
    return actuals;
  }
}

interface Planned {
  measure: string;
  unit: TargetUnit;
}

interface Days {
  from: LocalDate;
  to: LocalDate;
}

/** The line itself and all that it adds up; parents stand before their children. */
function linesBelow(nodes: readonly PlanNode[], top: string): ReadonlySet<string> {
  const below = new Set([top]);
  for (const { id, parentId } of nodes) if (parentId !== null && below.has(parentId)) below.add(id);
  return below;
}

/** The days of the period that count in everybody's line: up to the day on which they left the place, and from the day after in the next. */
function daysOfLines(nodes: readonly PlanNode[], { start, end }: TargetPeriod): Map<string, Days & { personId: string }> {
  const days = new Map<string, Days & { personId: string }>();
  const next = new Map<string, LocalDate>();
  const inOrder = [...nodes].sort((a, b) => ((a.untilOn ?? LAST_DAY) < (b.untilOn ?? LAST_DAY) ? -1 : 1));
  for (const { id, personId, untilOn } of inOrder) {
    if (personId === null) continue;
    const since = next.get(personId) ?? start;
    days.set(id, {
      personId,
      from: since > start ? since : start,
      to: untilOn !== null && untilOn < end ? untilOn : end,
    });
    if (untilOn !== null) next.set(personId, addDays(untilOn, 1));
  }
  return days;
}

const LAST_DAY: LocalDate = '9999-12-31';

/** The part of the period that lies in the year: what is asked of a week that crosses its turn is asked for these days alone. */
const within = (period: TargetPeriod, year: TargetPeriod): TargetPeriod => ({
  ...period,
  start: period.start < year.start ? year.start : period.start,
  end: period.end > year.end ? year.end : period.end,
});

/** A week's target follows from the months of the plan that it lies in. */
function targetOf(
  { values }: PlanNode,
  period: TargetPeriod,
  { unit, count }: { unit: TargetUnit; count: CountWorkingDays },
): string {
  if (period.kind !== 'week') return addTargets([values[period.code] ?? '0'], unit);
  const months = [...new Set([period.start.slice(0, 7), period.end.slice(0, 7)])];
  const known = Object.fromEntries(months.flatMap((month) => (values[month] === undefined ? [] : [[month, values[month]]])));
  return weeklyTargets(known, unit, count)[period.code] ?? addTargets([], unit);
}
