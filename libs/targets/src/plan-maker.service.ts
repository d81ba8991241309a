import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addDays, type Actor, type TargetPlanInput, type TargetPlanMove } from '@keyline/model';
import { Clock, Database, fieldProblem, Journal, newId, Problem } from '@keyline/platform';
import { PlanCells } from './plan-cells.js';
import { PlanLocks } from './plan-locks.js';
import { mayEditNode } from './plan-rights.js';
import { PlanTree } from './plan-tree.js';
import { plannedUnit } from './planned-unit.js';

/** Makes the plan of a year, and its later revisions, which do not touch the past. */
@Injectable()
export class PlanMaker {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly tree: PlanTree,
    private readonly cells: PlanCells,
    private readonly locks: PlanLocks,
  ) {}

  /**
   * Starts the plan of a department's year and breaks its total down.
   * @throws Problem target-plan.open (409), target-plan.nobody, target-plan.measure, reference.unknown (422), target-plan.not-yours (403).
   */
  async create(actor: Actor, { total, periodsBy, peopleBy, ...input }: TargetPlanInput): Promise<string> {
    const unit = plannedUnit(input.measure, actor);
    const id = newId();
    await this.database.transaction(async () => {
      await this.database.execute(
        sql`select pg_advisory_xact_lock(hashtext(${`target-plan:${input.year}:${input.measure}`}::text))`,
      );
      await this.requireDepartment(input.departmentId);
      await this.database.execute(sql`
        insert into target_plan (id, department_id, year, measure, revision, author_id)
        values (${id}::uuid, ${input.departmentId}::uuid, ${input.year}::int, ${input.measure}::text, 1, ${actor.id}::uuid)`);
      if ((await this.tree.plant(id, input.departmentId, input.year)) === 0)
        throw fieldProblem('target-plan.nobody', 'departmentId', 'target-plan.nobody');
      await this.requireAlone(id);
      const nodes = await this.tree.of(id, unit);
      const [root] = nodes;
      const reached = await this.tree.answeredFor(actor, id);
      if (!root || !mayEditNode(actor, root, undefined, reached)) throw new Problem('target-plan.not-yours');
      await this.cells.store([{ nodeId: root.id, period: String(input.year), value: total }], unit);
      root.values[String(input.year)] = total;
      await this.cells.giveOut(
        { actor, nodes, reached, measure: input.measure, unit, year: input.year, fixedThrough: null },
        { nodeId: root.id, period: String(input.year), periodsBy: periodsBy === 'none' ? 'equal' : periodsBy, peopleBy },
      );
      await this.record(actor, 'created', id);
    });
    return id;
  }

  /**
   * A new revision of the plan in force, to be worked on and approved like the first; until then the old one holds. The months that
   * have passed come along and stay, those of people who were moved meanwhile in the place where they were; what is ahead goes with them.
   * @throws Problem target-plan.locked (409) when it is not in force, target-plan.open (409) when a revision is open, target-plan.past (422) when
   *   its year is over.
   */
  async replan(actor: Actor, id: string, { version }: TargetPlanMove): Promise<string> {
    const next = newId();
    await this.database.transaction(async () => {
      const plan = await this.locks.forAuthor(actor, id, version, ['approved']);
      if (plan.year < Number(this.clock.today().slice(0, 4))) throw new Problem('target-plan.past');
      const fixedThrough = addDays(`${this.clock.today().slice(0, 7)}-01`, -1);
      await this.database.execute(sql`
        insert into target_plan (id, department_id, year, measure, revision, author_id, fixed_through)
        select ${next}::uuid, department_id, year, measure, revision + 1, ${actor.id}::uuid, ${fixedThrough}::date from target_plan where id = ${id}::uuid`);
      const unit = plannedUnit(plan.measure);
      const before = await this.tree.of(id, unit);
      const left = await this.tree.placesLeft(before, plan.departmentId, plan.year, fixedThrough);
      await this.tree.plant(next, plan.departmentId, plan.year, left);
      await this.cells.carryOver(before, { id: next, fixedThrough }, unit);
      await this.record(actor, 'replanned', next);
    });
    return next;
  }

  private async requireDepartment(departmentId: string): Promise<void> {
    const known = await this.database.maybeRow(sql`select 1 from department where id = ${departmentId}::uuid`);
    if (!known) throw fieldProblem('reference.unknown', 'departmentId', 'field.unknown-reference');
  }

  /** Nobody stands in two plans of the same year and measure, not even by way of the department above. */
  private async requireAlone(id: string): Promise<void> {
    const other = await this.database.maybeRow(sql`
      select 1 from target_node mine join target_plan plan on plan.id = mine.plan_id join target_node n on n.person_id = mine.person_id
      join target_plan o on o.id = n.plan_id and o.id <> plan.id and o.year = plan.year and o.measure = plan.measure and o.state <> 'superseded'
      where plan.id = ${id}::uuid limit 1`);
    if (other) throw fieldProblem('target-plan.open', 'departmentId', 'target-plan.open');
  }

  private record(actor: Actor, verb: string, id: string): Promise<void> {
    return this.journal.record(actor, { action: `target-plan.${verb}`, entity: 'target-plan', entityId: id });
  }
}
