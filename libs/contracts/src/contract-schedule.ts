import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  dueDatesOf,
  earliestDueOn,
  isZero,
  scheduleGap,
  type Actor,
  type InstalmentInput,
  type InstalmentRow,
  type MilestoneInput,
  type MilestoneRow,
} from '@keyline/model';
import { Clock, Database, Lists, newId, Problem } from '@keyline/platform';
import type { Contract } from './entities.js';
import { Instalment, Milestone } from './entities.js';
import { InstalmentsService } from './instalments.service.js';
import { milestonesOn, presentMilestone, type StoredMilestone } from './milestones.list.js';

export type Scheduled = Pick<Contract, 'id' | 'accountId' | 'ownerId' | 'amount' | 'paymentTermDays' | 'createdOn'> &
  Parameters<typeof earliestDueOn>[0];
/** What a schedule may hang on, by name. */
export type Milestones = ReadonlyMap<string, Pick<Milestone, 'id' | 'plannedOn' | 'doneOn'>>;
type Planned = Pick<
  Instalment,
  'name' | 'kind' | 'amount' | 'dueRule' | 'dueOn' | 'milestoneId' | 'termDays' | 'expectedOn' | 'collectorId'
>;

/** The payment schedule of a contract: it adds up to the contract's amount, or there is none yet. Replaced while it is a draft. */
@Injectable()
export class ContractSchedule {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly clock: Clock,
    private readonly instalments: InstalmentsService,
  ) {}

  /** The instalments of a contract in their order, as far as the caller may see them. */
  of(actor: Actor, contractId: string): Promise<readonly InstalmentRow[]> {
    return this.instalments.ofContract(actor, contractId);
  }

  /** The milestones of a contract in the order they are planned for. */
  async milestones(actor: Actor, contractId: string): Promise<MilestoneRow[]> {
    const all = { filter: { contractId }, sort: [], from: 0, to: 199 };
    return (await this.lists.page<StoredMilestone>(milestonesOn(this.clock.today()), actor, all))
      .map(presentMilestone(actor))
      .rows.slice();
  }

  /**
   * Replaces the whole schedule of a draft, and the milestones it may hang on where they are given; an empty schedule leaves the draft
   * without.
   * @throws Problem contract.schedule-sum (422) with the `gap`; reference.unknown, contract.unknown-milestone, contract.due-before-start
   *   (422) beside the part.
   */
  async replace(contract: Scheduled, parts: readonly InstalmentInput[], milestones?: readonly MilestoneInput[]): Promise<void> {
    await this.database.manager.delete(Instalment, { contractId: contract.id });
    if (milestones) await this.replaceMilestones(contract.id, milestones);
    const planned = await this.plan(contract, parts);
    this.requireDueDates(contract, parts);
    if (planned.length === 0) return;
    const { id: contractId, accountId } = contract;
    await this.database.manager.insert(
      Instalment,
      planned.map((part, index) => ({ ...part, id: newId(), contractId, accountId, sequence: index + 1 })),
    );
  }

  /**
   * What the parts come to: names and amounts as given, due dates by their rules, somebody to collect each.
   * @param milestones what parts may hang on; those of the contract unless an amendment agrees others
   * @throws Problem as `replace` does.
   */
  async plan(contract: Scheduled, parts: readonly InstalmentInput[], milestones?: Milestones): Promise<Planned[]> {
    this.requireSum(contract, parts);
    await this.requireCollectors(parts);
    const known = milestones ?? (await this.milestonesOf(contract.id));
    return parts.map((part, index) => this.planned(contract, part, index, known));
  }

  /** Does the schedule that is stored still fit the amount? @throws Problem contract.schedule-sum (422) with the `gap`. */
  async requireFit(contract: Scheduled): Promise<void> {
    const parts = await this.database.rows<{ name: string; amount: string; dueOn: string | null }>(sql`
      select name, amount, case when due_rule = 'date' then due_on end as "dueOn" from instalment
      where contract_id = ${contract.id}::uuid order by sequence`);
    this.requireSum(contract, parts);
    this.requireDueDates(contract, parts);
  }

  /**
   * Is nothing due before the contract begins?
   * @param known what is in force already: its date may be older, as that of an imported debt is
   * @throws Problem contract.due-before-start (422) beside the part.
   */
  requireDueDates(
    contract: Scheduled,
    parts: readonly Pick<InstalmentInput, 'name' | 'dueOn' | 'dueRule'>[],
    known: readonly ({ dueOn: string | null } | null)[] = [],
  ): void {
    const earliest = earliestDueOn(contract);
    for (const [index, { name, dueOn, dueRule = 'date' }] of parts.entries()) {
      if (dueRule !== 'date' || !dueOn || dueOn >= earliest || known[index]?.dueOn === dueOn) continue;
      const fields = { [`instalments.${index}.dueOn`]: 'contract.due-before-start' };
      throw new Problem('contract.due-before-start', { values: { name, earliest }, fields, extra: { earliest } });
    }
  }

  private planned(contract: Scheduled, part: InstalmentInput, index: number, milestones: Milestones): Planned {
    const rule = part.dueRule ?? 'date';
    const milestone = rule === 'milestone' ? (milestones.get(part.milestone ?? '') ?? null) : null;
    if (rule === 'milestone' && !milestone) {
      const fields = { [`instalments.${index}.milestone`]: 'field.unknown-reference' };
      throw new Problem('contract.unknown-milestone', { values: { name: part.milestone ?? '' }, fields });
    }
    const termDays = rule === 'date' ? null : (part.termDays ?? contract.paymentTermDays);
    const terms = { rule, date: part.dueOn ?? null, termDays: termDays ?? 0, milestone, invoicedOn: null };
    return {
      name: part.name,
      kind: part.kind ?? 'other',
      amount: part.amount,
      dueRule: rule,
      milestoneId: milestone?.id ?? null,
      termDays,
      ...dueDatesOf({ ...terms, expectedOn: part.expectedOn ?? null }, this.clock.today()),
      collectorId: part.collectorId ?? contract.ownerId,
    };
  }

  private async milestonesOf(contractId: string): Promise<Milestones> {
    const rows = await this.database.rows<Pick<Milestone, 'id' | 'name' | 'plannedOn' | 'doneOn'>>(
      sql`select id, name, planned_on as "plannedOn", done_on as "doneOn" from milestone where contract_id = ${contractId}::uuid`,
    );
    return new Map(rows.map((milestone) => [milestone.name, milestone]));
  }

  /** Nothing hangs on them: the draft has no instalments at this moment. */
  private async replaceMilestones(contractId: string, milestones: readonly MilestoneInput[]): Promise<void> {
    await this.database.manager.delete(Milestone, { contractId });
    if (milestones.length === 0) return;
    await this.database.manager.insert(
      Milestone,
      milestones.map((milestone) => ({ ...milestone, id: newId(), contractId })),
    );
  }

  private requireSum({ amount }: Scheduled, parts: readonly { amount: string }[]): void {
    const gap = scheduleGap(amount, parts);
    if (parts.length > 0 && !isZero(gap))
      throw new Problem('contract.schedule-sum', { fields: { instalments: 'contract.schedule-sum' }, extra: { gap } });
  }

  private async requireCollectors(parts: readonly InstalmentInput[]): Promise<void> {
    const named = [...new Set(parts.flatMap((part) => part.collectorId ?? []))];
    if (named.length === 0) return;
    const known = await this.database.rows<{ id: string }>(
      sql`select id from person where id = any (${named}::uuid[]) and left_on is null`,
    );
    const ids = new Set(known.map((person) => person.id));
    const fields = parts.flatMap(({ collectorId }, index) =>
      collectorId && !ids.has(collectorId.toLowerCase()) ? [[`instalments.${index}.collectorId`, 'field.unknown-reference']] : [],
    );
    if (fields.length > 0)
      throw new Problem('reference.unknown', { fields: Object.fromEntries(fields) as Record<string, string> });
  }
}
