import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  addMoney,
  compareMoney,
  contractDifference,
  formatMoney,
  isDifferent,
  isPositive,
  isZero,
  rowChange,
  scheduleGap,
  soldLines,
  subtractMoney,
  type Actor,
  type ContractAmendmentInput,
  type ContractContent,
  type VersionMilestone,
} from '@keyline/model';
import { Database, fieldProblem, Problem, searchText } from '@keyline/platform';
import { ContractContents } from './contract-contents.js';
import { ContractGates } from './contract-gates.js';
import { refusedMove } from './contract-moves.service.js';
import { Contract, type ContractVersion } from './entities.js';
import { InstalmentReplan } from './instalment-replan.js';
import { MilestoneReplan } from './milestone-replan.js';

/** What hangs on a milestone goes along when that is called otherwise. */
const renamings = (before: readonly VersionMilestone[], after: readonly { id?: string | undefined; name: string }[]) => {
  const names = new Map(before.map(({ id, name }) => [name, after.find((each) => each.id === id)?.name ?? name]));
  return (name: string | null): string | null => (name === null ? null : (names.get(name) ?? name));
};

type Wish = Omit<ContractAmendmentInput, 'reason'>;

const plannedParts = (instalments: ContractContent['instalments']) =>
  instalments.map(({ id, collectorId, ...part }) => ({ ...part, id: id ?? undefined, collectorId: collectorId ?? undefined }));

/** What an amendment may agree, and what happens to the contract when it comes into force. */
@Injectable()
export class AmendmentTerms {
  constructor(
    private readonly database: Database,
    private readonly contents: ContractContents,
    private readonly replan: InstalmentReplan,
    private readonly milestones: MilestoneReplan,
    private readonly gates: ContractGates,
  ) {}

  /** What the contract says now. */
  inForce(contract: Contract): Promise<ContractContent> {
    return this.contents.of(contract);
  }

  /** The gates are asked about what the amendment adds: what was signed before has passed them. */
  async requirePassable(
    actor: Actor,
    contract: Contract,
    { content }: ContractVersion,
    verb: 'submit_review' | 'sign',
  ): Promise<void> {
    const added = subtractMoney(content.amount, contract.amount);
    if (!isPositive(added)) return;
    const held = await this.gates.blockers(actor, { ...contract, amount: added }, verb);
    if (held.length === 0) return;
    const missing = held.map(({ missing: code }) => ({ code, values: {} }));
    throw refusedMove(missing, Object.assign({}, ...held.map(({ extra }) => extra)) as Record<string, unknown>);
  }

  /**
   * The content with what is named agreed anew.
   * @param known the milestones of the contract, so that what hangs on one that is renamed goes along
   */
  overlaid(
    current: ContractContent,
    { lines, parties, instalments, milestones, ...fields }: Partial<Wish>,
    known: readonly VersionMilestone[] = [],
  ): ContractContent {
    const taxRate = fields.taxRate ?? current.taxRate;
    const renamed = renamings(known, milestones ?? []);
    return {
      ...current,
      ...fields,
      ...(parties && { parties: parties.map((party) => ({ ...party, signatory: party.signatory ?? null })) }),
      ...(lines && { lines: soldLines(lines, taxRate) }),
      ...(milestones && {
        milestones: milestones.map(({ id = null, ...milestone }) => ({ id, ...milestone })),
        instalments: current.instalments.map((part) => ({ ...part, milestone: renamed(part.milestone) })),
      }),
      ...(instalments && {
        instalments: instalments.map(({ id = null, kind = 'other', dueOn = null, collectorId = null, ...part }) => {
          const former = current.instalments.find((each) => each.id !== null && each.id === id);
          const { dueRule = 'date', milestone = null, termDays = null, expectedOn = null } = part;
          const rule = { dueRule, dueOn, milestone, termDays, expectedOn };
          return {
            id,
            name: part.name,
            kind,
            amount: part.amount,
            ...rule,
            collectorId: collectorId ?? former?.collectorId ?? null,
          };
        }),
      }),
    };
  }

  /** Does it change something, add up, end after it begins, and leave what money has moved on? */
  async requireSound(contract: Contract, current: ContractContent, next: ContractContent): Promise<void> {
    if (!isDifferent(contractDifference(current, next))) throw new Problem('contract.amendment-same');
    if (next.startsOn && next.endsOn && next.endsOn < next.startsOn)
      throw fieldProblem('rule.refused', 'endsOn', 'field.date-order', { rule: 'contract_term' });
    this.contents.requireSum(next, next.lines);
    const gap = scheduleGap(next.amount, next.instalments);
    if (!isZero(gap))
      throw new Problem('contract.schedule-sum', { fields: { instalments: 'contract.schedule-sum' }, extra: { gap } });
    await this.contents.requireProducts(next.lines);
    await this.requireAbove(contract, next);
    const milestones = next.milestones && (await this.milestones.requirePlannable(contract.id, next.milestones));
    await this.replan.requirePlannable({ ...contract, amount: next.amount }, plannedParts(next.instalments), milestones);
  }

  /** @throws Problem contract.amendment-settled (422) with the `floor`. */
  private async requireAbove({ id }: Contract, { amount }: ContractContent): Promise<void> {
    const floor = await this.settledOf(id);
    if (compareMoney(amount, floor) >= 0) return;
    const fields = { amount: 'field.out-of-range' };
    throw new Problem('contract.amendment-settled', { fields, values: { floor: formatMoney(floor) }, extra: { floor } });
  }

  /** The contract says what was agreed; only what is not paid yet is planned anew. */
  async apply(
    actor: Actor,
    contract: Contract,
    accountName: string,
    before: ContractContent,
    { parties, lines, instalments, milestones, ...fields }: ContractContent,
  ): Promise<void> {
    const differs = contractDifference(before, { parties, lines, instalments, ...fields });
    Object.assign(contract, fields, { searchText: searchText(contract.number, fields.name, accountName) });
    await this.database.manager.save(Contract, contract);
    await this.contents.replaceParties(contract.id, parties);
    await this.contents.replaceLines(contract, lines);
    if (milestones) await this.milestones.keep(actor, contract, milestones);
    if (differs.instalments.some((row) => rowChange(row) !== 'same'))
      await this.replan.replan(actor, contract, plannedParts(instalments));
    if (milestones) await this.milestones.dropOthers(actor, contract, milestones);
  }

  /** What is received, written off or invoiced already: the amount stays above each. */
  private async settledOf(contractId: string): Promise<string> {
    const row = await this.database.maybeRow<{ received: string; writtenOff: string; invoiced: string }>(sql`
      select coalesce(sum(i.received), 0.00) as received, coalesce(sum(i.written_off), 0.00) as "writtenOff",
        (select coalesce(sum(v.amount), 0.00) from invoice v where v.contract_id = ${contractId}::uuid and v.cancelled_on is null) as invoiced
      from instalment i where i.contract_id = ${contractId}::uuid`);
    const settled = addMoney(row?.received ?? '0', row?.writtenOff ?? '0');
    const invoiced = row?.invoiced ?? '0.00';
    return compareMoney(settled, invoiced) > 0 ? settled : invoiced;
  }
}
