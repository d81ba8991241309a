import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  may,
  type Actor,
  type TargetPlanMove,
  type TargetPlanRecord,
  type TargetPlanReturn,
  type TargetPlanRow,
} from '@keyline/model';
import { Database, Journal, Lists, type ListQuery, type Page } from '@keyline/platform';
import { mayEditNode, reachesAll } from './plan-rights.js';
import { PlanLocks, type StoredPlan } from './plan-locks.js';
import { PlanPublisher } from './plan-publisher.js';
import { PlanTree } from './plan-tree.js';
import { plannedUnit } from './planned-unit.js';
import { TARGET_PLANS } from './target-plans.list.js';

/** Plans of a year as people see them, and their way from draft to force. */
@Injectable()
export class TargetPlansService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly tree: PlanTree,
    private readonly locks: PlanLocks,
    private readonly publisher: PlanPublisher,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<TargetPlanRow>> {
    return (await this.lists.page<StoredPlan>(TARGET_PLANS, actor, query)).map((row) => present(actor, row));
  }

  /** The plan with the lines that the caller reaches in full. */
  async get(actor: Actor, id: string): Promise<TargetPlanRecord> {
    const row = await this.lists.get<StoredPlan>(TARGET_PLANS, actor, id);
    const unit = plannedUnit(row.measure);
    const [nodes, reached] = await Promise.all([this.tree.of(id, unit), this.tree.reached(actor, id)]);
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const seen = nodes.filter((node) => reachesAll(actor, node, reached));
    const shown = new Set(seen.map((node) => node.id));
    const parentOf = (parentId: string | null) => (parentId && shown.has(parentId) ? parentId : null);
    return {
      ...present(actor, row),
      unit,
      nodes: seen.map((node) => ({
        id: node.id,
        parentId: parentOf(node.parentId),
        kind: node.kind,
        departmentId: node.departmentId,
        personId: node.personId,
        name: node.name,
        values: node.values,
        canEdit: row.state === 'draft' && mayEditNode(actor, node, byId.get(node.parentId ?? ''), reached),
      })),
    };
  }

  /** Hands the plan to the superior. @throws Problem target-plan.locked (409), version.conflict (409), target-plan.not-yours (403). */
  async submit(actor: Actor, id: string, { version }: TargetPlanMove): Promise<TargetPlanRecord> {
    await this.database.transaction(async () => {
      await this.locks.forAuthor(actor, id, version, ['draft']);
      await this.locks.move(id, sql`state = 'submitted', submitted_at = ${this.locks.now()}::timestamptz, note = null`);
      await this.record(actor, 'submitted', id);
    });
    return this.get(actor, id);
  }

  /** Puts the plan in force: its people have these targets from now on. @throws Problem target-plan.locked (409), target-plan.own-approval (403). */
  async approve(actor: Actor, id: string, { version }: TargetPlanMove): Promise<TargetPlanRecord> {
    await this.database.transaction(async () => {
      const plan = await this.locks.forSuperior(actor, id, version);
      await this.database.execute(sql`
        update target_plan set state = 'superseded', version = version + 1
        where department_id = ${plan.departmentId}::uuid and year = ${plan.year}::int and measure = ${plan.measure}::text and state = 'approved'`);
      await this.locks.move(
        id,
        sql`state = 'approved', approved_at = ${this.locks.now()}::timestamptz, approved_by = ${actor.id}::uuid, note = null`,
      );
      await this.publisher.publish(plan, plannedUnit(plan.measure));
      await this.record(actor, 'approved', id);
    });
    return this.get(actor, id);
  }

  /** Gives a submitted plan back with the reason. @throws Problem target-plan.locked (409), target-plan.own-approval (403). */
  async return(actor: Actor, id: string, { version, note }: TargetPlanReturn): Promise<TargetPlanRecord> {
    await this.database.transaction(async () => {
      await this.locks.forSuperior(actor, id, version);
      await this.locks.move(id, sql`state = 'draft', submitted_at = null, note = ${note}::text`);
      await this.record(actor, 'returned', id);
    });
    return this.get(actor, id);
  }

  /** Throws a draft away. @throws Problem target-plan.locked (409). */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async () => {
      await this.locks.forAuthor(actor, id, undefined, ['draft']);
      await this.database.execute(sql`delete from target_plan where id = ${id}::uuid`);
      await this.record(actor, 'removed', id);
    });
  }

  private record(actor: Actor, verb: string, id: string): Promise<void> {
    return this.journal.record(actor, { action: `target-plan.${verb}`, entity: 'target-plan', entityId: id });
  }
}

function present(actor: Actor, row: StoredPlan): TargetPlanRow {
  const writes = may(actor, 'target:write');
  return {
    ...row,
    can: {
      edit: writes && row.state === 'draft',
      submit: writes && row.state === 'draft',
      approve: may(actor, 'target:approve') && row.state === 'submitted' && row.authorId !== actor.id,
      replan: writes && row.state === 'approved',
      remove: writes && row.state === 'draft',
    },
  };
}
