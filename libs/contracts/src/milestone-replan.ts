import { Injectable } from '@nestjs/common';
import { changesBetween, Database, Journal, newId, Problem } from '@keyline/platform';
import type { Actor, VersionMilestone } from '@keyline/model';
import { Milestone, type Contract } from './entities.js';
import { InstalmentDueDates } from './instalment-due-dates.js';
import type { Milestones } from './contract-schedule.js';

type Of = Pick<Contract, 'id' | 'accountId'>;

/** The milestones of a contract that was signed, agreed anew by an amendment (合同变更). What was reached stays as it was reached. */
@Injectable()
export class MilestoneReplan {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly dueDates: InstalmentDueDates,
  ) {}

  /** The milestones as a version keeps them, in the order they are planned for. */
  async of(contractId: string): Promise<VersionMilestone[]> {
    return (await this.stored(contractId)).map(({ id, kind, name, plannedOn }) => ({ id, kind, name, plannedOn }));
  }

  /**
   * Do the milestones name what there is, and leave alone what was reached? Nothing is changed.
   * @returns them by name, as the schedule may hang on them
   * @throws Problem reference.unknown, contract.milestone-reached, contract.milestone-twice (422), each beside the milestone.
   */
  async requirePlannable(contractId: string, wanted: readonly VersionMilestone[]): Promise<Milestones> {
    const stored = await this.stored(contractId);
    const byId = new Map(stored.map((milestone) => [milestone.id, milestone]));
    const named = new Map<string, Pick<Milestone, 'id' | 'plannedOn' | 'doneOn'>>();
    for (const [index, { id, name, kind, plannedOn }] of wanted.entries()) {
      const before = id ? byId.get(id.toLowerCase()) : null;
      if (before === undefined)
        throw new Problem('reference.unknown', { fields: { [`milestones.${index}.id`]: 'field.unknown-reference' } });
      if (before?.doneOn && (before.kind !== kind || before.plannedOn !== plannedOn))
        throw reached(before.name, `milestones.${index}`);
      if (named.has(name))
        throw new Problem('contract.milestone-twice', {
          values: { name },
          fields: { [`milestones.${index}.name`]: 'field.taken' },
        });
      named.set(name, { id: before?.id ?? newId(), plannedOn, doneOn: before?.doneOn ?? null });
      if (before) byId.delete(before.id);
    }
    const gone = [...byId.values()].find(({ doneOn }) => doneOn !== null);
    if (gone) throw reached(gone.name, 'milestones');
    return named;
  }

  /** Adds what is new and changes what goes on. Who hangs on it follows; what is not named any more goes with `dropOthers`. */
  async keep(actor: Actor, contract: Of, wanted: readonly VersionMilestone[]): Promise<void> {
    await this.requirePlannable(contract.id, wanted);
    const byId = new Map((await this.stored(contract.id)).map((milestone) => [milestone.id, milestone]));
    for (const { id, ...terms } of wanted) {
      const before = id ? byId.get(id.toLowerCase()) : undefined;
      if (before) await this.change(actor, contract, before, terms);
      else await this.add(actor, contract, terms);
    }
  }

  /** Takes away what the amendment does not name any more. @throws Problem contract.milestone-in-use (409). */
  async dropOthers(actor: Actor, contract: Of, wanted: readonly VersionMilestone[]): Promise<void> {
    const named = new Set(wanted.map(({ name }) => name));
    const { manager } = this.database;
    for (const milestone of await this.stored(contract.id)) {
      if (named.has(milestone.name)) continue;
      if (await manager.query<unknown[]>('select 1 from instalment where milestone_id = $1 limit 1', [milestone.id]).then(some))
        throw new Problem('contract.milestone-in-use', { values: { name: milestone.name } });
      await manager.delete(Milestone, { id: milestone.id });
      await this.record(actor, contract, 'milestone.removed', milestone.id, changesBetween(milestone, {}));
    }
  }

  private async add(actor: Actor, contract: Of, terms: Omit<VersionMilestone, 'id'>): Promise<void> {
    const id = newId();
    await this.database.manager.insert(Milestone, { ...terms, id, contractId: contract.id });
    await this.record(actor, contract, 'milestone.added', id, changesBetween({}, terms));
  }

  private async change(actor: Actor, contract: Of, before: Milestone, terms: Omit<VersionMilestone, 'id'>): Promise<void> {
    const changes = changesBetween(before, { ...before, ...terms });
    if (Object.keys(changes).length === 0) return;
    const after = await this.database.manager.save(Milestone, { ...before, ...terms });
    await this.dueDates.follow(actor, after);
    await this.record(actor, contract, 'milestone.edited', before.id, changes);
  }

  private stored(contractId: string): Promise<Milestone[]> {
    return this.database.manager.find(Milestone, { where: { contractId }, order: { plannedOn: 'ASC', id: 'ASC' } });
  }

  private async record(
    actor: Actor,
    { id: contractId, accountId }: Of,
    action: string,
    entityId: string,
    changes: ReturnType<typeof changesBetween>,
  ): Promise<void> {
    await this.journal.record(actor, {
      action,
      entity: 'milestone',
      entityId,
      accountId,
      changes,
      event: { contractId, accountId },
    });
  }
}

const some = (rows: readonly unknown[]): boolean => rows.length > 0;
const reached = (name: string, field: string) =>
  new Problem('contract.milestone-reached', { values: { name }, fields: { [field]: 'contract.milestone-reached' } });
