import { Injectable } from '@nestjs/common';
import {
  addTargets,
  monthsIn,
  paceOf,
  projectionOf,
  targetPeriod,
  weeklyTargets,
  type Actor,
  type Attainment,
  type AttainmentRowsQuery,
  type MeasureDetail,
  type TargetPeriod,
  type TargetUnit,
} from '@keyline/model';
import { FigureReader, type Figures } from '@keyline/measures';
import { Clock, notFound, type ListQuery, type Page } from '@keyline/platform';
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

  /** @param code a year, quarter, month or week; the running month (or the nearest of the plan's year) when left out */
  async of(actor: Actor, planId: string, code?: string): Promise<Attainment> {
    const { measure, unit, year } = await this.plans.get(actor, planId);
    const period = targetPeriod(code ?? this.nearestMonth(year));
    const [all, reached] = await Promise.all([this.tree.of(planId, unit), this.tree.reached(actor, planId)]);
    const nodes = all.filter((node) => reachesAll(actor, node, reached));
    const shown = new Set(nodes.map(({ id }) => id));
    const people = [...new Set(nodes.flatMap((node) => node.people))];
    const actuals = await this.figures.of([measure], { people, from: period.start, to: period.end });
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
        const actual = reachedBy(node, measure, actuals, unit);
        return {
          nodeId: node.id,
          parentId: node.parentId !== null && shown.has(node.parentId) ? node.parentId : null,
          kind: node.kind,
          name: node.name,
          personId: node.personId,
          departmentId: node.departmentId,
          target,
          actual,
          pace: paceOf(target, days.elapsed, days.total, unit),
          projection: projectionOf(actual, days.elapsed, days.total, unit),
        };
      }),
      months: await this.months(top, { measure, unit, year, people }),
    };
  }

  /**
   * The records behind what a line has reached: those of everybody whose work it adds up.
   * @throws Problem record.not-found (404) for a line that the caller does not reach in full.
   */
  async rows(
    actor: Actor,
    planId: string,
    { node: nodeId, period: code }: AttainmentRowsQuery,
    range: ListQuery,
  ): Promise<Page<MeasureDetail>> {
    const { measure, unit, year } = await this.plans.get(actor, planId);
    const { start: from, end: to } = targetPeriod(code ?? this.nearestMonth(year));
    const [nodes, reached] = await Promise.all([this.tree.of(planId, unit), this.tree.reached(actor, planId)]);
    const node = nodes.find(({ id }) => id === nodeId.toLowerCase());
    if (!node || !reachesAll(actor, node, reached)) throw notFound();
    return this.figures.rows({ measure }, { people: [...new Set(node.people)], from, to }, range);
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
    top: readonly PlanNode[],
    { measure, unit, year, people }: { measure: string; unit: TargetUnit; year: number; people: readonly string[] },
  ): Promise<Attainment['months']> {
    const months: Attainment['months'] = [];
    for (const month of monthsIn(String(year))) {
      const { start: from, end: to } = targetPeriod(month);
      const target = addTargets(
        top.map(({ values }) => values[month] ?? '0'),
        unit,
      );
      const figures = from <= this.clock.today() ? await this.figures.of([measure], { people, from, to }) : null;
      const actual =
        figures &&
        addTargets(
          [...figures.values()].map((own) => own[measure] ?? '0'),
          unit,
        );
      months.push({ month, target, actual });
    }
    return months;
  }
}

const reachedBy = ({ people }: PlanNode, measure: string, actuals: ReadonlyMap<string, Figures>, unit: TargetUnit): string =>
  addTargets(
    people.map((person) => actuals.get(person)?.[measure] ?? '0'),
    unit,
  );

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
