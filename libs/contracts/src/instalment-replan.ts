import { Injectable } from '@nestjs/common';
import { addMoney, compareMoney, isZero, type Actor, type ReplannedPart } from '@keyline/model';
import { changesBetween, Clock, Database, Journal, newId, Problem } from '@keyline/platform';
import { ContractSchedule, type Milestones, type Scheduled } from './contract-schedule.js';
import { Instalment } from './entities.js';
import { dropInstalment } from './schedule-history.queries.js';

/** Who collects already may have left since: only who is named anew has to be there. */
const withoutKnown = (part: ReplannedPart, collectorId: string | undefined): ReplannedPart =>
  part.collectorId === collectorId ? { ...part, collectorId: undefined } : part;

type Plan = Awaited<ReturnType<ContractSchedule['plan']>>[number];

/** What was agreed of an instalment; its due date belongs to it only where that is the term, and does not follow from one. */
const agreed = ({ name, kind, amount, dueRule, dueOn, milestoneId, termDays }: Omit<Plan, 'collectorId' | 'expectedOn'>) => ({
  name,
  kind,
  amount,
  dueRule,
  dueOn: dueRule === 'date' ? dueOn : null,
  milestoneId,
  termDays,
});
const settledOf = ({ received, writtenOff }: Instalment) => addMoney(received, writtenOff);
const isPaid = (instalment: Instalment) => compareMoney(settledOf(instalment), instalment.amount) >= 0;

/** Plans anew what is not paid yet of a contract that was signed (合同变更). */
@Injectable()
export class InstalmentReplan {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly schedule: ContractSchedule,
    private readonly clock: Clock,
  ) {}

  /**
   * Brings the schedule to the parts, in their order: one with an `id` goes on, one without is new, what is not named is dropped. What
   * is paid stays as it is, also when it is not named; what is partly settled or invoiced keeps at least that much.
   * @param contract with its new amount; locked by the caller, in whose transaction this happens
   * @throws Problem contract.schedule-sum with the `gap`, contract.replan-paid, contract.replan-settled, contract.replan-moved,
   *   contract.due-before-start, reference.unknown, contract.unknown-milestone (422), each beside the part.
   */
  async replan(actor: Actor, contract: Scheduled, parts: readonly ReplannedPart[]): Promise<void> {
    const stored = await this.lock(contract.id);
    const byId = new Map(stored.map((instalment) => [instalment.id, instalment]));
    const named = parts.map((part, index) => this.require(byId, part, index));
    const planned = await this.plan(contract, parts, named);
    const dropped = stored.filter((instalment) => !named.includes(instalment));
    this.requireMovable(planned, named, dropped);
    await this.drop(actor, dropped);
    for (const [index, plan] of planned.entries()) {
      const before = named[index];
      const sequence = index + 1;
      if (before) await this.keep(actor, before, plan, sequence);
      else await this.add(actor, { ...plan, id: newId(), contractId: contract.id, accountId: contract.accountId, sequence });
    }
  }

  /** Could the parts be planned as things stand? Nothing is changed. @throws Problem as `replan` does. */
  async requirePlannable(contract: Scheduled, parts: readonly ReplannedPart[], milestones?: Milestones): Promise<void> {
    const stored = await this.database.manager.findBy(Instalment, { contractId: contract.id });
    const byId = new Map(stored.map((instalment) => [instalment.id, instalment]));
    const named = parts.map((part, index) => this.require(byId, part, index));
    const planned = await this.plan(contract, parts, named, milestones);
    this.requireMovable(
      planned,
      named,
      stored.filter((instalment) => !named.includes(instalment)),
    );
  }

  private async plan(
    contract: Scheduled,
    parts: readonly ReplannedPart[],
    named: readonly (Instalment | null)[],
    milestones?: Milestones,
  ): Promise<Plan[]> {
    const wanted = parts.map((part, index) => withoutKnown(part, named[index]?.collectorId));
    const planned = await this.schedule.plan(contract, wanted, milestones);
    this.schedule.requireDueDates(contract, parts, named);
    return planned;
  }

  /**
   * Does the plan leave alone what money and invoices have touched: what is paid as it is, what is settled or invoiced in part with at
   * least that much, and either of them in the schedule?
   */
  private requireMovable(planned: readonly Plan[], named: readonly (Instalment | null)[], dropped: readonly Instalment[]): void {
    for (const [index, plan] of planned.entries()) {
      const before = named[index];
      if (before) this.requireKept(before, plan, `instalments.${index}.amount`);
    }
    const moved = dropped.find((each) => !isZero(each.received) || !isZero(each.writtenOff) || !isZero(each.invoiced));
    if (!moved) return;
    const fields = { instalments: 'contract.replan-moved' };
    throw new Problem('contract.replan-moved', { values: { name: moved.name }, fields, extra: { instalmentId: moved.id } });
  }

  private requireKept(before: Instalment, plan: Plan, field: string): void {
    const settled = settledOf(before);
    const least = compareMoney(settled, before.invoiced) > 0 ? settled : before.invoiced;
    if (compareMoney(plan.amount, least) < 0) {
      const fields = { [field]: 'field.out-of-range' };
      throw new Problem('contract.replan-settled', { values: { name: before.name, settled: least }, fields, extra: { least } });
    }
    if (!isPaid(before) || Object.keys(changesBetween(agreed(before), agreed(plan))).length === 0) return;
    throw new Problem('contract.replan-paid', { values: { name: before.name }, fields: { [field]: 'contract.replan-paid' } });
  }

  private lock(contractId: string): Promise<Instalment[]> {
    return this.database.manager.find(Instalment, {
      where: { contractId },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  private require(byId: ReadonlyMap<string, Instalment>, { id }: ReplannedPart, index: number): Instalment | null {
    if (!id) return null;
    const instalment = byId.get(id.toLowerCase());
    if (instalment) return instalment;
    throw new Problem('reference.unknown', { fields: { [`instalments.${index}.id`]: 'field.unknown-reference' } });
  }

  private async keep(actor: Actor, before: Instalment, { collectorId: _, ...plan }: Plan, sequence: number): Promise<void> {
    // What is paid keeps its date. The invoice that fixed a date was issued; only another rule moves it.
    const sameRule = plan.dueRule === 'invoice' && before.dueRule === 'invoice';
    const invoiced = sameRule ? { dueOn: before.dueOn, expectedOn: before.dueOn ?? plan.expectedOn } : {};
    const dates = isPaid(before) ? { dueOn: before.dueOn, expectedOn: before.expectedOn } : invoiced;
    const after = { ...before, ...plan, ...dates, sequence };
    const changes = changesBetween(before, after);
    if (Object.keys(changes).length === 0) return;
    const touched = Object.keys(changes).some((field) => field !== 'sequence');
    await this.database.manager.save(Instalment, { ...after, ...(touched ? this.agreedToday() : {}) });
    if (touched) await this.record(actor, 'instalment.replanned', before, changes);
  }

  private async add(actor: Actor, instalment: Partial<Instalment> & Pick<Instalment, 'id' | 'accountId'>): Promise<void> {
    await this.database.manager.insert(Instalment, { ...instalment, ...this.agreedToday() });
    await this.record(actor, 'instalment.added', instalment, changesBetween({}, instalment));
  }

  private async drop(actor: Actor, dropped: readonly Instalment[]): Promise<void> {
    for (const instalment of dropped) {
      await this.database.execute(dropInstalment(instalment.id, this.clock.today()));
      await this.record(actor, 'instalment.dropped', instalment, changesBetween(instalment, {}));
    }
  }

  /** What is planned anew is so from the day it is entered on, whatever day stands on the amendment (ADR 9). */
  private agreedToday(): Pick<Instalment, 'agreedOn' | 'agreedBecause'> {
    return { agreedOn: this.clock.today(), agreedBecause: 'amendment' };
  }

  private async record(
    actor: Actor,
    action: string,
    { id, accountId }: Pick<Instalment, 'id' | 'accountId'>,
    changes: ReturnType<typeof changesBetween>,
  ): Promise<void> {
    await this.journal.record(actor, { action, entity: 'instalment', entityId: id, accountId, changes });
  }
}
