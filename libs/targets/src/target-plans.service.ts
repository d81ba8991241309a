import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { may, type Actor, type LocalDate, type TargetPlanMove, type TargetPlanRecord, type TargetPlanRow } from '@keyline/model';
import { Database, Journal, Lists, type ListQuery, type Page } from '@keyline/platform';
import { mayEditNode, reachesAll } from './plan-rights.js';
import { PlanLocks, type StoredPlan } from './plan-locks.js';
import { PlanRequests } from './plan-requests.js';
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
    private readonly requests: PlanRequests,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<TargetPlanRow>> {
    const today = this.locks.today();
    return (await this.lists.page<StoredPlan>(TARGET_PLANS, actor, query)).map((row) => present(actor, row, today));
  }

  /** The plan with the lines that the caller reaches in full. */
  async get(actor: Actor, id: string): Promise<TargetPlanRecord> {
    const row = await this.lists.get<StoredPlan>(TARGET_PLANS, actor, id);
    const unit = plannedUnit(row.measure);
    const [nodes, reached] = await Promise.all([this.tree.of(id, unit), this.tree.answeredFor(actor, id)]);
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const seen = nodes.filter((node) => reachesAll(actor, node, reached));
    const shown = new Set(seen.map((node) => node.id));
    const parentOf = (parentId: string | null) => (parentId && shown.has(parentId) ? parentId : null);
    const [root] = nodes;
    const { can, ...plan } = present(actor, row, this.locks.today());
    // Whoever may set the topmost line answers for the plan as a whole.
    const answers = root !== undefined && mayEditNode(actor, root, undefined, reached);
    return {
      ...plan,
      can: {
        edit: can.edit,
        submit: can.submit && answers,
        replan: can.replan && answers,
        remove: can.remove && answers,
      },
      unit,
      nodes: seen.map((node) => ({
        id: node.id,
        parentId: parentOf(node.parentId),
        kind: node.kind,
        departmentId: node.departmentId,
        personId: node.personId,
        name: node.name,
        untilOn: node.untilOn,
        values: node.values,
        canEdit:
          row.state === 'draft' && node.untilOn === null && mayEditNode(actor, node, byId.get(node.parentId ?? ''), reached),
      })),
    };
  }

  /**
   * Hands the plan in for approval: whoever does so answers for it as its author, and the superior decides.
   * @throws Problem target-plan.locked (409), version.conflict (409), target-plan.not-yours (403), approval.nobody-to-ask (422).
   */
  async submit(actor: Actor, id: string, { version }: TargetPlanMove): Promise<TargetPlanRecord> {
    await this.database.transaction(async () => {
      const plan = await this.locks.forAuthor(actor, id, version, ['draft']);
      await this.locks.move(
        id,
        sql`state = 'submitted', author_id = ${actor.id}::uuid, submitted_at = ${this.locks.now()}::timestamptz, note = null`,
      );
      await this.record(actor, 'submitted', id);
      await this.requests.ask(actor, plan);
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

function present(actor: Actor, row: StoredPlan, today: LocalDate): TargetPlanRow {
  const writes = may(actor, 'target:write');
  return {
    ...row,
    can: {
      edit: writes && row.state === 'draft',
      submit: writes && row.state === 'draft',
      // A year that is over has no months left to plan anew.
      replan: writes && row.state === 'approved' && row.year >= Number(today.slice(0, 4)),
      remove: writes && row.state === 'draft',
    },
  };
}
