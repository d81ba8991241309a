import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { ApprovalSubjects, type ApprovalRequestView } from '@keyline/approvals';
import type { Actor } from '@keyline/model';
import { Clock, Database, Journal, Lists } from '@keyline/platform';
import type { StoredPlan } from './plan-locks.js';
import { PlanPublisher } from './plan-publisher.js';
import { plannedUnit } from './planned-unit.js';
import { TARGET_PLANS } from './target-plans.list.js';

type Submitted = Pick<StoredPlan, 'id' | 'departmentId' | 'year' | 'measure' | 'fixedThrough'>;

/** What becomes of a plan when its approval ends: approved it is in force, returned or recalled it is worked on again. */
@Injectable()
export class TargetPlanSubject implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly publisher: PlanPublisher,
    private readonly subjects: ApprovalSubjects,
  ) {}

  onModuleInit(): void {
    this.subjects.register({
      code: 'target_plan',
      approved: (request, by) => this.putInForce(request, by),
      returned: (request, note, by) => this.giveBack(request, by, note),
      recalled: (request) => this.giveBack(request, { id: request.requesterId }, null),
      mayRead: async (actor, id) => (await this.lists.find(TARGET_PLANS, actor, id)) !== null,
    });
  }

  /** Its people have these targets from now on; the plan that was in force until now has been replaced. */
  private async putInForce({ entityId }: ApprovalRequestView, by: Actor): Promise<void> {
    const plan = await this.submitted(entityId);
    if (!plan) return;
    await this.database.execute(sql`
      update target_plan set state = 'superseded', version = version + 1
      where department_id = ${plan.departmentId}::uuid and year = ${plan.year}::int and measure = ${plan.measure}::text and state = 'approved'`);
    const now = this.clock.now();
    await this.database.execute(sql`
      update target_plan set state = 'approved', approved_at = ${now}::timestamptz, approved_by = ${by.id}::uuid, note = null, version = version + 1,
        updated_at = ${now}::timestamptz where id = ${plan.id}::uuid`);
    await this.publisher.publish(plan, plannedUnit(plan.measure));
    await this.record(by, 'approved', plan.id);
  }

  private async giveBack({ entityId }: ApprovalRequestView, by: Pick<Actor, 'id'>, note: string | null): Promise<void> {
    const plan = await this.submitted(entityId);
    if (!plan) return;
    await this.database.execute(sql`
      update target_plan set state = 'draft', submitted_at = null, note = ${note}::text, version = version + 1, updated_at = ${this.clock.now()}::timestamptz
      where id = ${plan.id}::uuid`);
    await this.record(by, note === null ? 'recalled' : 'returned', plan.id);
  }

  /** The plan, held; null when it does not wait for anybody any more. */
  private submitted(id: string): Promise<Submitted | null> {
    return this.database.maybeRow<Submitted>(sql`
      select id, department_id as "departmentId", year, measure, fixed_through as "fixedThrough" from target_plan
      where id = ${id}::uuid and state = 'submitted' for update`);
  }

  private record(by: Pick<Actor, 'id'>, verb: string, id: string): Promise<void> {
    return this.journal.record(by, { action: `target-plan.${verb}`, entity: 'target-plan', entityId: id });
  }
}
