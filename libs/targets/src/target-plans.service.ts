import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Approvals, type ApprovalAsk } from '@keyline/approvals';
import {
  countGaps,
  may,
  type Actor,
  type LocalDate,
  type TargetPlanMove,
  type TargetPlanRecord,
  type TargetPlanRow,
} from '@keyline/model';
import { requireMeasure } from '@keyline/measures';
import { Database, Journal, Lists, type ListQuery, type Page } from '@keyline/platform';
import { LastYear } from './last-year.js';
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
    private readonly lastYear: LastYear,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<TargetPlanRow>> {
    const today = this.locks.today();
    return (await this.lists.page<StoredPlan>(TARGET_PLANS, actor, query)).map((row) => present(actor, row, today));
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
      await this.approvals.request(actor, await this.asked(actor, plan));
    });
    return this.get(actor, id);
  }

  private async asked(actor: Actor, plan: StoredPlan): Promise<ApprovalAsk> {
    const { name, unit } = requireMeasure(plan.measure);
    const nodes = await this.tree.of(plan.id, plannedUnit(plan.measure));
    const [root] = nodes;
    const total = root?.values[String(plan.year)] ?? '0';
    const gaps = countGaps(nodes, plan.year, plannedUnit(plan.measure));
    const before = await this.lastYear.byPerson({ ...plan, people: root?.people ?? [] });
    const reached = [...before.values()].reduce((all, own) => all + own, 0);
    const money = unit === 'money' && { kind: 'money' as const };
    const top = await this.database.maybeRow(sql`
      select 1 from person p join person m on m.id = p.manager_id where p.id = ${actor.id}::uuid and (m.left_on is null or m.left_on >= ${this.locks.today()}::date)`);
    return {
      definition: 'target_plan',
      entity: 'target_plan',
      entityId: plan.id,
      accountId: null,
      amount: unit === 'money' ? total : null,
      title: `${plan.departmentName} ${plan.year} ${actor.locale === 'en' ? name.en : name.zh}`,
      snapshot: [
        { label: 'department', value: plan.departmentName },
        { label: 'year', value: String(plan.year) },
        { label: 'measure', value: name.zh, valueEn: name.en },
        { label: 'total', value: total, ...money },
        { label: 'reachedBefore', value: unit === 'money' ? reached.toFixed(2) : String(reached), ...money },
        ...(gaps > 0 ? [{ label: 'gaps', value: String(gaps) }] : []),
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
