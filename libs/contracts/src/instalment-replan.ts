import { Injectable } from '@nestjs/common';
import { addMoney, compareMoney, isZero, type Actor, type ReplannedPart } from '@keyline/model';
import { changesBetween, Clock, Database, Journal, newId, Problem } from '@keyline/platform';
import { ContractSchedule, type Milestones, type Scheduled } from './contract-schedule.js';
import { Instalment } from './entities.js';
import { dropInstalment } from './schedule-history.queries.js';

/** Who collects already may have left since: only who is named anew has to be there. */
const withoutKnown = (part: ReplannedPart, collectorId: string | undefined): ReplannedPart =>
  part.collectorId === collectorId ? { ...part, collectorId: undefined } : part;

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
   *   reference.unknown, contract.unknown-milestone (422), each beside the part.
   */
  async replan(actor: Actor, contract: Scheduled, parts: readonly ReplannedPart[]): Promise<void> {
    const stored = await this.lock(contract.id);
    const byId = new Map(stored.map((instalment) => [instalment.id, instalment]));
    const named = parts.map((part, index) => this.require(byId, part, index));
    await this.drop(
      actor,
      stored.filter((instalment) => !named.includes(instalment)),
    );
    const planned = await this.schedule.plan(
      contract,
      parts.map((part, index) => withoutKnown(part, named[index]?.collectorId)),
    );
    for (const [index, plan] of planned.entries()) {
      const before = named[index];
      const sequence = index + 1;
      if (before) await this.keep(actor, before, plan, sequence, index);
      else await this.add(actor, { ...plan, id: newId(), contractId: contract.id, accountId: contract.accountId, sequence });
    }
  }

  /** Do the parts name what there is? Nothing is changed. @throws Problem as `replan` does for names and sums. */
  async requirePlannable(contract: Scheduled, parts: readonly ReplannedPart[], milestones?: Milestones): Promise<void> {
    const stored = await this.database.manager.findBy(Instalment, { contractId: contract.id });
    const byId = new Map(stored.map((instalment) => [instalment.id, instalment]));
    const named = parts.map((part, index) => this.require(byId, part, index));
    await this.schedule.plan(
      contract,
      parts.map((part, index) => withoutKnown(part, named[index]?.collectorId)),
      milestones,
    );
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

  private async keep(
    actor: Actor,
    before: Instalment,
    { collectorId: _, ...plan }: Awaited<ReturnType<ContractSchedule['plan']>>[number],
    sequence: number,
    index: number,
  ): Promise<void> {
    const settled = addMoney(before.received, before.writtenOff);
    const least = compareMoney(settled, before.invoiced) > 0 ? settled : before.invoiced;
    if (compareMoney(plan.amount, least) < 0) {
      const fields = { [`instalments.${index}.amount`]: 'field.out-of-range' };
      throw new Problem('contract.replan-settled', { values: { name: before.name, settled: least }, fields, extra: { least } });
    }
    const paid = compareMoney(settled, before.amount) >= 0;
    // The invoice that fixed the date was issued; only another rule moves it.
    const sameRule = plan.dueRule === 'invoice' && before.dueRule === 'invoice';
    const dates = sameRule ? { dueOn: before.dueOn, expectedOn: before.dueOn ?? plan.expectedOn } : {};
    const after = { ...before, ...plan, ...dates, sequence };
    const changes = changesBetween(before, after);
    const touched = Object.keys(changes).filter((field) => field !== 'sequence');
    if (paid && touched.length > 0) {
      throw new Problem('contract.replan-paid', {
        values: { name: before.name },
        fields: { [`instalments.${index}.amount`]: 'contract.replan-paid' },
      });
    }
    if (Object.keys(changes).length === 0) return;
    const agreed = touched.length > 0 ? this.agreedToday() : {};
    await this.database.manager.save(Instalment, { ...after, ...agreed });
    if (touched.length > 0) await this.record(actor, 'instalment.replanned', before, changes);
  }

  private async add(actor: Actor, instalment: Partial<Instalment> & Pick<Instalment, 'id' | 'accountId'>): Promise<void> {
    await this.database.manager.insert(Instalment, { ...instalment, ...this.agreedToday() });
    await this.record(actor, 'instalment.added', instalment, changesBetween({}, instalment));
  }

  /** What money or invoices ever touched stays on record and cannot be dropped. */
  private async drop(actor: Actor, dropped: readonly Instalment[]): Promise<void> {
    for (const instalment of dropped) {
      const moved = !isZero(instalment.received) || !isZero(instalment.writtenOff) || !isZero(instalment.invoiced);
      if (moved) throw new Problem('contract.replan-moved', { values: { name: instalment.name } });
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
