import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Approvals, type ApprovalAsk } from '@keyline/approvals';
import { countGaps, type Actor } from '@keyline/model';
import { requireMeasure } from '@keyline/measures';
import { Clock, Database } from '@keyline/platform';
import { LastYear } from './last-year.js';
import type { StoredPlan } from './plan-locks.js';
import { PlanTree } from './plan-tree.js';
import { plannedUnit } from './planned-unit.js';

/** Asks the superior to approve a plan, with what there is to know for the decision. */
@Injectable()
export class PlanRequests {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tree: PlanTree,
    private readonly lastYear: LastYear,
    private readonly approvals: Approvals,
  ) {}

  /** Inside a transaction. @throws Problem approval.nobody-to-ask (422). */
  async ask(actor: Actor, plan: StoredPlan): Promise<void> {
    await this.approvals.request(actor, await this.asked(actor, plan));
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
      select 1 from person p join person m on m.id = p.manager_id where p.id = ${actor.id}::uuid and (m.left_on is null or m.left_on >= ${this.clock.today()}::date)`);
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
}
