import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  addTargets,
  breakDown,
  quarterOf,
  targetGap,
  targetPeriod,
  type Actor,
  type BreakDownInput,
  type LocalDate,
  type TargetCell,
  type TargetCellsInput,
  type TargetUnit,
} from '@keyline/model';
import { Database, fieldProblem, Journal, Lists, notFound, Problem, requireVersion } from '@keyline/platform';
import type { StoredPlan } from './plan-locks.js';
import { LastYear } from './last-year.js';
import { mayEditNode } from './plan-rights.js';
import { pastMonths, PlanTree, worksIn, type PlanNode } from './plan-tree.js';
import { TARGET_PLANS } from './target-plans.list.js';
import { WorkingDays } from './working-days.js';

type Distribution = Omit<BreakDownInput, 'version'>;

/** A plan while somebody works on it. */
export interface OpenPlan {
  readonly actor: Actor;
  readonly nodes: readonly PlanNode[];
  readonly reached: ReadonlySet<string>;
  readonly measure: string;
  readonly unit: TargetUnit;
  readonly year: number;
  readonly fixedThrough: string | null;
}

/** The values of a plan: set by hand, or given out by a rule. */
@Injectable()
export class PlanCells {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly workingDays: WorkingDays,
    private readonly tree: PlanTree,
    private readonly lastYear: LastYear,
  ) {}

  /**
   * Sets values by hand; sums that no longer agree show as gaps.
   * @throws Problem target-plan.locked, version.conflict (409), target-plan.not-yours (403), target-plan.past, target.fraction (422).
   */
  async set(actor: Actor, id: string, unit: TargetUnit, { version, cells }: TargetCellsInput): Promise<void> {
    await this.database.transaction(async () => {
      const plan = await this.open(actor, id, unit, version);
      const byId = new Map(plan.nodes.map((node) => [node.id, node]));
      for (const [index, { nodeId, period, value }] of cells.entries()) {
        const field = `cells.${index}.period`;
        const node = byId.get(nodeId.toLowerCase());
        if (!node) throw fieldProblem('reference.unknown', `cells.${index}.nodeId`, 'field.unknown-reference');
        this.requireEditable(plan, node);
        if (period.slice(0, 4) !== String(plan.year))
          throw fieldProblem('request.invalid', field, 'field.other-year', { count: 1, year: plan.year });
        if (isPast(plan, period) || node.untilOn !== null) throw fieldProblem('target-plan.past', field, 'target-plan.past');
        if (unit === 'count' && !/^\d+(\.0+)?$/.test(value))
          throw fieldProblem('target.fraction', `cells.${index}.value`, 'target.fraction');
      }
      await this.store(
        cells.map((cell) => ({ ...cell, nodeId: cell.nodeId.toLowerCase() })),
        unit,
      );
      await this.touch(actor, id, 'set', { cells: cells.length });
    });
  }

  /** Gives a value out below it. @throws as `set`. */
  async breakDown(actor: Actor, id: string, unit: TargetUnit, { version, ...how }: BreakDownInput): Promise<void> {
    await this.database.transaction(async () => {
      const plan = await this.open(actor, id, unit, version);
      const nodeId = how.nodeId.toLowerCase();
      const node = plan.nodes.find((each) => each.id === nodeId);
      if (!node) throw fieldProblem('reference.unknown', 'nodeId', 'field.unknown-reference');
      if (how.period.slice(0, 4) !== String(plan.year))
        throw fieldProblem('request.invalid', 'period', 'field.other-year', { count: 1, year: plan.year });
      // A supervisor may not change the team's own line, but gives it out to the people.
      const below = plan.nodes.some((each) => each.parentId === nodeId && mayEditNode(plan.actor, each, node, plan.reached));
      if (!below || how.periodsBy !== 'none') this.requireEditable(plan, node);
      await this.giveOut(plan, { ...how, nodeId });
      await this.touch(actor, id, 'broken-down', { by: `${how.periodsBy}, ${how.peopleBy}` });
    });
  }

  /** The rule at work; inside a transaction. */
  async giveOut(plan: OpenPlan, { nodeId, period, periodsBy, peopleBy }: Distribution): Promise<void> {
    const node = plan.nodes.find(({ id }) => id === nodeId);
    if (!node) throw notFound();
    const byId = new Map(plan.nodes.map((each) => [each.id, each]));
    const editable = new Map(
      plan.nodes.map((each) => [
        each.id,
        each.id === nodeId || mayEditNode(plan.actor, each, byId.get(each.parentId ?? ''), plan.reached),
      ]),
    );
    const monthly = periodsBy === 'seasonality' ? await this.lastYear.byMonth({ ...plan, people: node.people }) : null;
    const personal = peopleBy === 'last_year' ? await this.lastYear.byPerson({ ...plan, people: node.people }) : null;
    const workingDays = await this.workingDays.counter();
    const monthWeight = (month: string): number => {
      if (monthly) return monthly.get(month) ?? 0;
      const { start, end } = targetPeriod(month);
      return periodsBy === 'working_days' ? workingDays(start, end) : 1;
    };
    // Nobody is given a share of a month before they came or after they left.
    const nodeWeight = (id: string, month: string): number => {
      const present = byId.get(id)?.staff.filter((one) => worksIn(one, month)) ?? [];
      return present.reduce((all, { personId, sells }) => all + (personal ? (personal.get(personId) ?? 0) : Number(sells)), 0);
    };
    const changed = breakDown(
      plan.nodes,
      { nodeId, period },
      {
        unit: plan.unit,
        monthWeight: periodsBy === 'none' ? null : monthWeight,
        nodeWeight: peopleBy === 'none' ? null : nodeWeight,
        isFixed: (id, month) => isPast(plan, month) || editable.get(id) !== true || byId.get(id)?.untilOn !== null,
      },
    );
    await this.store(changed, plan.unit);
  }

  /** Writes values; the last of two for the same cell counts. */
  async store(cells: readonly TargetCell[], unit: TargetUnit): Promise<void> {
    const last = new Map(cells.map((cell) => [`${cell.nodeId} ${cell.period}`, cell]));
    if (last.size === 0) return;
    if (unit === 'count' && cells.some(({ value }) => !/^\d+(\.0+)?$/.test(value)))
      throw fieldProblem('target.fraction', 'total', 'target.fraction');
    await this.database.execute(sql`
      insert into target_cell (node_id, period, value)
      select g."nodeId", g.period, g.value from jsonb_to_recordset(${JSON.stringify([...last.values()])}::jsonb) as g ("nodeId" uuid, period text, value numeric)
      on conflict (node_id, period) do update set value = excluded.value where target_cell.value <> excluded.value`);
  }

  /**
   * Takes the values of one revision into the next. In a place that somebody has left stay the months until then, and their sums; what
   * was asked of them for later goes along to where they stand now.
   */
  async carryOver(
    from: readonly PlanNode[],
    { id, fixedThrough }: { id: string; fixedThrough: LocalDate },
    unit: TargetUnit,
  ): Promise<void> {
    const placeOf = ({ departmentId, teamId, personId }: PlanNode) => `${departmentId} ${teamId} ${personId}`;
    const before = new Map(from.map((node) => [placeOf(node), node.values]));
    const stoodAt = new Map(from.filter(({ untilOn }) => untilOn === null).map((node) => [node.personId, node]));
    const valuesOf = (node: PlanNode): PlanNode['values'] => {
      const own = before.get(placeOf(node)) ?? {};
      if (node.untilOn !== null) return withSums(pastMonths(own, node.untilOn), unit);
      const old = node.personId === null ? undefined : stoodAt.get(node.personId);
      if (!old || placeOf(old) === placeOf(node)) return own;
      return addValues(own, stillAsked(old.values, fixedThrough, unit), unit);
    };
    const cells = (await this.tree.of(id, unit)).flatMap((node) =>
      Object.entries(valuesOf(node)).map(([period, value]) => ({ nodeId: node.id, period, value })),
    );
    await this.store(cells, unit);
  }

  private async open(actor: Actor, id: string, unit: TargetUnit, version: number): Promise<OpenPlan> {
    await this.database.execute(sql`select 1 from target_plan where id = ${id}::uuid for update`);
    const plan = await this.lists.get<StoredPlan>(TARGET_PLANS, actor, id);
    requireVersion(plan, version);
    if (plan.state !== 'draft') throw new Problem('target-plan.locked', { values: { state: plan.state } });
    const [nodes, reached] = [await this.tree.of(id, unit), await this.tree.answeredFor(actor, id)];
    return { actor, nodes, reached, measure: plan.measure, unit, year: plan.year, fixedThrough: plan.fixedThrough };
  }

  private requireEditable({ actor, nodes, reached }: OpenPlan, node: PlanNode): void {
    const parent = nodes.find(({ id }) => id === node.parentId);
    if (!mayEditNode(actor, node, parent, reached)) throw new Problem('target-plan.not-yours');
  }

  private async touch(actor: Actor, id: string, verb: string, details: Record<string, unknown>): Promise<void> {
    await this.database.execute(sql`update target_plan set version = version + 1, updated_at = now() where id = ${id}::uuid`);
    const changes = Object.fromEntries(Object.entries(details).map(([field, to]) => [field, { from: null, to }]));
    await this.journal.record(actor, { action: `target-plan.${verb}`, entity: 'target-plan', entityId: id, changes });
  }
}

/** The months with the quarters and the year that they make. */
const withSums = (months: readonly [string, string][], unit: TargetUnit): PlanNode['values'] =>
  months.reduce<PlanNode['values']>((values, [month, value]) => {
    const periods = [month, quarterOf(`${month}-01`), month.slice(0, 4)];
    return addValues(values, Object.fromEntries(periods.map((period) => [period, value])), unit);
  }, {});

const addValues = (values: PlanNode['values'], more: PlanNode['values'], unit: TargetUnit): PlanNode['values'] => ({
  ...values,
  ...Object.fromEntries(
    Object.entries(more).map(([period, value]) => [period, addTargets([values[period] ?? '0', value], unit)]),
  ),
});

/**
 * What is left of the values when the months until that day stay behind. A quarter or year may hold less than its months; nothing below
 * zero is asked.
 */
function stillAsked(values: PlanNode['values'], through: LocalDate, unit: TargetUnit): PlanNode['values'] {
  const behind = withSums(pastMonths(values, through), unit);
  const ahead = Object.entries(values).filter(([period]) => targetPeriod(period).end > through);
  return Object.fromEntries(
    ahead.map(([period, value]) => {
      const rest = targetGap(value, [behind[period]], unit);
      return [period, rest.startsWith('-') ? addTargets([], unit) : rest];
    }),
  );
}

/** Is the period over, as far as this revision is concerned? */
const isPast = ({ fixedThrough }: Pick<OpenPlan, 'fixedThrough'>, period: string): boolean =>
  fixedThrough !== null && targetPeriod(period).end <= fixedThrough;
