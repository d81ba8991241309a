import { Injectable } from '@nestjs/common';
import {
  milestoneCan,
  reopenBlocker,
  type Actor,
  type CompleteMilestoneInput,
  type MilestoneInput,
  type MilestonePatch,
  type MilestoneRow,
  type ReopenMilestoneInput,
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
import { ContractsService } from './contracts.service.js';
import { Milestone } from './entities.js';
import { InstalmentDueDates } from './instalment-due-dates.js';
import { milestonesOn, presentMilestone, type StoredMilestone } from './milestones.list.js';

/** One change of a milestone: what has to be possible, what else stands against it, and what the journal is told beside. */
interface Move {
  may: keyof MilestoneRow['can'];
  blocker?: (row: MilestoneRow) => ReturnType<typeof reopenBlocker>;
  why?: ReturnType<typeof changesBetween>;
}

/** Delivery, acceptance and other days that payments hang on: what was planned, and what happened. */
@Injectable()
export class MilestonesService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly contracts: ContractsService,
    private readonly dueDates: InstalmentDueDates,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<MilestoneRow>> {
    return (await this.lists.page<StoredMilestone>(this.spec(), actor, query)).map(presentMilestone(actor));
  }

  async get(actor: Actor, id: string): Promise<MilestoneRow> {
    return presentMilestone(actor)(await this.lists.get<StoredMilestone>(this.spec(), actor, id));
  }

  /** Adds a milestone to a running contract. @throws Problem milestone.not-running, record.duplicate (409) for the name. */
  async add(actor: Actor, contractId: string, input: MilestoneInput): Promise<MilestoneRow> {
    const id = newId();
    await this.database.transaction(async () => {
      const { contract } = await this.contracts.lock(actor, contractId);
      if (!milestoneCan(actor, { contractState: contract.state, kind: input.kind, doneOn: null, claimed: false }).edit)
        throw new Problem('milestone.not-running');
      await this.database.manager.insert(Milestone, { ...input, id, contractId });
      await this.record(actor, 'milestone.added', { id, contractId, accountId: contract.accountId });
    });
    return this.get(actor, id);
  }

  /** Changes what is planned; what hangs on it is reckoned with for the new day. @throws Problem milestone.not-running, version.conflict (409). */
  async edit(actor: Actor, id: string, { version, ...input }: MilestonePatch): Promise<MilestoneRow> {
    return this.change(actor, id, 'milestone.edited', { may: 'edit' }, (milestone) => {
      requireVersion(milestone, version);
      return input;
    });
  }

  /**
   * It has happened: what hangs on it is due so many days after. What is paid already keeps its date.
   * @throws Problem milestone.not-running (409), rule.refused (422) for a day after today or before the contract was signed.
   */
  async complete(
    actor: Actor,
    id: string,
    { on = this.clock.today(), note }: CompleteMilestoneInput = {},
  ): Promise<MilestoneRow> {
    if (on > this.clock.today()) throw fieldProblem('rule.refused', 'on', 'field.out-of-range', { rule: 'on <= today' });
    return this.change(actor, id, 'milestone.completed', { may: 'complete' }, (_, signedOn) => {
      if (signedOn && on < signedOn) throw fieldProblem('rule.refused', 'on', 'field.date-order', { rule: 'on >= signedOn' });
      return { doneOn: on, ...(note === undefined ? {} : { note }) };
    });
  }

  /**
   * It has not happened after all, and why: what hangs on it and is unpaid waits again from today on; what was told of the days before
   * stays as it was (ADR 9).
   * @throws Problem milestone.not-running, milestone.state-rests, milestone.claimed (409).
   */
  async reopen(actor: Actor, id: string, { reason }: ReopenMilestoneInput): Promise<MilestoneRow> {
    const blocker = ({ can, doneOn, ...row }: MilestoneRow) =>
      doneOn !== null && !can.reopen ? reopenBlocker(actor, row) : null;
    const why = { reason: { from: null, to: reason } };
    return this.change(actor, id, 'milestone.reopened', { may: 'reopen', blocker, why }, () => ({ doneOn: null }));
  }

  /** Takes a milestone away that nothing hangs on. @throws Problem contract.milestone-in-use, milestone.not-running (409). */
  async remove(actor: Actor, id: string): Promise<{ id: string }> {
    await this.database.transaction(async () => {
      const { row } = await this.lock(actor, id);
      if (!row.can.edit) throw new Problem('milestone.not-running');
      if (/[1-9]/.test(row.amount)) throw new Problem('contract.milestone-in-use', { values: { name: row.name } });
      await this.database.manager.delete(Milestone, { id });
      await this.record(actor, 'milestone.removed', row);
    });
    return { id };
  }

  private async change(
    actor: Actor,
    id: string,
    action: string,
    { may, blocker, why = {} }: Move,
    changed: (milestone: Milestone, signedOn: string | null) => Partial<Milestone>,
  ): Promise<MilestoneRow> {
    await this.database.transaction(async () => {
      const { row, milestone, signedOn } = await this.lock(actor, id);
      if (!row.can[may]) throw new Problem(blocker?.(row) ?? 'milestone.not-running');
      const before = { ...milestone };
      const after = await this.database.manager.save(Object.assign(milestone, changed(milestone, signedOn)));
      await this.dueDates.follow(actor, after);
      await this.record(actor, action, row, { ...changesBetween(before, after), ...why });
    });
    return this.get(actor, id);
  }

  private spec() {
    return milestonesOn(this.clock.today());
  }

  /** The contract is locked first, as everybody does who changes what hangs on it. */
  private async lock(actor: Actor, id: string) {
    const { contractId } = await this.lists.get<StoredMilestone>(this.spec(), actor, id);
    const { contract } = await this.contracts.lock(actor, contractId);
    const milestone = await this.database.manager.findOne(Milestone, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!milestone) throw notFound();
    return { row: await this.get(actor, id), milestone, signedOn: contract.signedOn };
  }

  private async record(
    actor: Actor,
    action: string,
    { id, contractId, accountId }: Pick<MilestoneRow, 'id' | 'contractId' | 'accountId'>,
    changes = {},
  ): Promise<void> {
    const event = { contractId, accountId };
    await this.journal.record(actor, { action, entity: 'milestone', entityId: id, accountId, changes, event });
  }
}
