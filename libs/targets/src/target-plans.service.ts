import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Approvals, type ApprovalAsk } from '@keyline/approvals';
import { may, type Actor, type TargetPlanMove, type TargetPlanRecord, type TargetPlanRow } from '@keyline/model';
import { requireMeasure } from '@keyline/measures';
import { Database, Journal, Lists, type ListQuery, type Page } from '@keyline/platform';
import { mayEditNode, reachesAll } from './plan-rights.js';
import { PlanLocks, type StoredPlan } from './plan-locks.js';
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
    private readonly approvals: Approvals,
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
      await this.approvals.request(actor, await this.asked(actor, plan));
    });
    return this.get(actor, id);
  }

  private async asked(actor: Actor, plan: StoredPlan): Promise<ApprovalAsk> {
    const { name, unit } = requireMeasure(plan.measure);
    const [root] = await this.tree.of(plan.id, plannedUnit(plan.measure));
    const total = root?.values[String(plan.year)] ?? '0';
    const measure = actor.locale === 'en' ? name.en : name.zh;
    const top = await this.database.maybeRow(sql`
      select 1 from person p join person m on m.id = p.manager_id where p.id = ${actor.id}::uuid and (m.left_on is null or m.left_on >= ${this.locks.today()}::date)`);
    return {
      definition: 'target_plan',
      entity: 'target_plan',
      entityId: plan.id,
      accountId: null,
      amount: unit === 'money' ? total : null,
      title: `${plan.departmentName} ${plan.year} ${measure}`,
      snapshot: [
        { label: 'department', value: plan.departmentName },
        { label: 'year', value: String(plan.year) },
        { label: 'measure', value: measure },
        { label: 'total', value: total, ...(unit === 'money' && { kind: 'money' as const }) },
        { label: 'revision', value: String(plan.revision) },
        ...(plan.fixedThrough ? [{ label: 'fixedThrough', value: plan.fixedThrough, kind: 'date' as const }] : []),
      ],
      facts: { top: !top },
      link: `/target-plans/${plan.id}/show`,
    };
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
      replan: writes && row.state === 'approved',
      remove: writes && row.state === 'draft',
    },
  };
}
