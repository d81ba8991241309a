import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { AccountsService } from '@keyline/accounts';
import {
  planCan,
  type Actor,
  type CancelPlanInput,
  type VisitPlanInput,
  type VisitPlanPatch,
  type VisitPlanRow,
} from '@keyline/model';
import {
  changesBetween,
  Clock,
  Database,
  fieldProblem,
  Journal,
  Lists,
  newId,
  notFound,
  Problem,
  requireVersion,
  type ListQuery,
  type Page,
} from '@keyline/platform';
import { VisitPlan } from './entities.js';
import { customersReached } from './reach-breadth.js';
import { visitPlans } from './visit-plans.list.js';

type StoredRow = Omit<VisitPlanRow, 'can'> & { ledByMe: boolean };

const NOTHING = { edit: false, cancel: false, log: false };
/** A plan is changed by the one who made it and by those who lead them, not by everybody who sees the account. */
const present =
  (actor: Actor) =>
  ({ ledByMe, ...row }: StoredRow): VisitPlanRow => ({ ...row, can: ledByMe ? planCan(actor, row) : NOTHING });

const OWNER_GONE = '客户已不再由您负责 / The account is not yours any more';

/** Planned visits: one's own, and those planned for the team. */
@Injectable()
export class VisitPlansService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<VisitPlanRow>> {
    const reached = await this.database.maybeRow<{ customers: number }>(customersReached(actor, this.clock.now()));
    const spec = visitPlans(actor, this.clock.today(), reached?.customers);
    return (await this.lists.page<StoredRow>(spec, actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<VisitPlanRow> {
    return present(actor)(await this.lists.get<StoredRow>(visitPlans(actor, this.clock.today()), actor, id));
  }

  /**
   * Plans a visit for oneself or for somebody one leads.
   * @throws Problem reference.unknown (422) for account or person, plan.in-past (422).
   */
  async create(actor: Actor, input: VisitPlanInput): Promise<VisitPlanRow> {
    const id = newId();
    const personId = input.personId?.toLowerCase() ?? actor.id;
    this.requireDayToCome(input.plannedOn);
    await this.database.transaction(async () => {
      await this.accounts.requireVisible(actor, input.accountId);
      if (personId !== actor.id) await this.requireLed(actor, personId, input.accountId);
      await this.database.manager.insert(VisitPlan, { ...input, id, personId });
      await this.journal.record(actor, {
        action: 'visit-plan.created',
        entity: 'visit-plan',
        entityId: id,
        accountId: input.accountId,
        event: { personId, accountId: input.accountId },
      });
    });
    return this.get(actor, id);
  }

  /** Moves or rewords an open plan. @throws Problem plan.not-yours (403), plan.not-open, version.conflict (409), plan.in-past (422). */
  async edit(actor: Actor, id: string, { version, ...input }: VisitPlanPatch): Promise<VisitPlanRow> {
    await this.database.transaction(async () => {
      const plan = await this.lockOpen(actor, id);
      requireVersion(plan, version);
      if (input.plannedOn && input.plannedOn !== plan.plannedOn) this.requireDayToCome(input.plannedOn);
      const before = { ...plan };
      const after = await this.database.manager.save(Object.assign(plan, input));
      await this.record(actor, 'visit-plan.edited', before, after);
    });
    return this.get(actor, id);
  }

  /** Calls an open plan off, with the reason kept. @throws Problem plan.not-yours (403), plan.not-open (409). */
  async cancel(actor: Actor, id: string, { reason }: CancelPlanInput): Promise<VisitPlanRow> {
    await this.database.transaction(async () => {
      const plan = await this.lockOpen(actor, id);
      const before = { ...plan };
      const after = await this.database.manager.save(Object.assign(plan, { state: 'cancelled', cancelReason: reason } as const));
      await this.record(actor, 'visit-plan.cancelled', before, after);
    });
    return this.get(actor, id);
  }

  /** Removes one's own open plan without a trace in the calendar. @throws Problem plan.not-yours (403), plan.not-open (409). */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async () => {
      const plan = await this.lockOpen(actor, id);
      if (plan.personId !== actor.id) throw new Problem('plan.not-yours');
      await this.database.manager.delete(VisitPlan, { id });
      await this.record(actor, 'visit-plan.removed', plan, { ...plan, plannedOn: null });
    });
  }

  /**
   * The account went from one person to another: what the former owner still had planned there is the present owner's, or called off
   * when the account fell to the pool. Harmless when repeated or late.
   */
  async followOwner(accountId: string, fromPersonId: string): Promise<void> {
    await this.database.transaction(async () => {
      const account = await this.database.maybeRow<{ ownerId: string | null }>(
        sql`select owner_id as "ownerId" from account where id = ${accountId}::uuid`,
      );
      if (!account || account.ownerId === fromPersonId) return;
      const plans = await this.database.rows<Pick<VisitPlan, 'id'>>(sql`
        update visit_plan set
          person_id = coalesce(${account.ownerId}::uuid, person_id),
          state = case when ${account.ownerId}::uuid is null then 'cancelled' else state end,
          cancel_reason = case when ${account.ownerId}::uuid is null then ${OWNER_GONE}::text end,
          updated_at = ${this.clock.now()}::timestamptz, version = version + 1
        where account_id = ${accountId}::uuid and person_id = ${fromPersonId}::uuid and state = 'planned' and planned_on >= ${this.clock.today()}::date
        returning id`);
      for (const { id } of plans) {
        const changes = { personId: { from: fromPersonId, to: account.ownerId } };
        await this.journal.record(null, {
          action: 'visit-plan.handed-over',
          entity: 'visit-plan',
          entityId: id,
          accountId,
          changes,
        });
      }
    });
  }

  private requireDayToCome(plannedOn: string): void {
    if (plannedOn < this.clock.today()) throw fieldProblem('plan.in-past', 'plannedOn', 'field.out-of-range');
  }

  /** Somebody the actor leads, still here, who sees the account as well. */
  private async requireLed(actor: Actor, personId: string, accountId: string): Promise<void> {
    const led = await this.database.maybeRow(sql`
      select 1 from person_reach r
        join person p on p.id = r.person_id and (p.left_on is null or p.left_on >= ${this.clock.today()}::date)
        join account_reach a on a.person_id = p.id and a.account_id = ${accountId}::uuid and a.until > ${this.clock.now()}::timestamptz
      where r.viewer_id = ${actor.id}::uuid and r.person_id = ${personId}::uuid`);
    if (!led) throw fieldProblem('reference.unknown', 'personId', 'field.unknown-reference');
  }

  private async lockOpen(actor: Actor, id: string): Promise<VisitPlan> {
    const row = await this.lists.get<StoredRow>(visitPlans(actor, this.clock.today()), actor, id);
    if (!row.ledByMe) throw new Problem('plan.not-yours');
    const plan = await this.database.manager.findOne(VisitPlan, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!plan) throw notFound();
    if (plan.state !== 'planned') throw new Problem('plan.not-open');
    return plan;
  }

  private async record(actor: Actor, action: string, before: VisitPlan, after: object): Promise<void> {
    const { id, accountId, personId } = before;
    await this.journal.record(actor, {
      action,
      entity: 'visit-plan',
      entityId: id,
      accountId,
      changes: changesBetween(before, after),
      event: { personId, accountId },
    });
  }
}
