import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor, LocalDate, TargetPlanRow, TargetPlanState } from '@keyline/model';
import { Clock, Database, Lists, notFound, Problem, requireVersion } from '@keyline/platform';
import { mayEditNode } from './plan-rights.js';
import { PlanTree } from './plan-tree.js';
import { plannedUnit } from './planned-unit.js';
import { TARGET_PLANS } from './target-plans.list.js';

export type StoredPlan = Omit<TargetPlanRow, 'can'>;

/** Holds a plan still while it is moved, and asks whether the caller may. Inside a transaction. */
@Injectable()
export class PlanLocks {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly clock: Clock,
    private readonly tree: PlanTree,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  today(): LocalDate {
    return this.clock.today();
  }

  /** Whoever may set the topmost line answers for the plan. */
  async forAuthor(
    actor: Actor,
    id: string,
    version: number | undefined,
    states: readonly TargetPlanState[],
  ): Promise<StoredPlan> {
    const plan = await this.lock(actor, id, version, states);
    const [root] = await this.tree.of(id, plannedUnit(plan.measure));
    if (!root || !mayEditNode(actor, root, undefined, await this.tree.answeredFor(actor, id)))
      throw new Problem('target-plan.not-yours');
    return plan;
  }

  private async lock(
    actor: Actor,
    id: string,
    version: number | undefined,
    states: readonly TargetPlanState[],
  ): Promise<StoredPlan> {
    await this.lists.get<StoredPlan>(TARGET_PLANS, actor, id);
    await this.database.execute(sql`select 1 from target_plan where id = ${id}::uuid for update`);
    const plan = await this.lists.find<StoredPlan>(TARGET_PLANS, actor, id);
    if (!plan) throw notFound();
    requireVersion(plan, version);
    if (!states.includes(plan.state)) throw new Problem('target-plan.locked', { values: { state: plan.state } });
    return plan;
  }

  move(id: string, set: ReturnType<typeof sql>): Promise<number> {
    return this.database.execute(
      sql`update target_plan set ${set}, version = version + 1, updated_at = ${this.now()}::timestamptz where id = ${id}::uuid`,
    );
  }
}
