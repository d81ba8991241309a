import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  isZero,
  linesTotal,
  soldLines,
  splitTax,
  subtractMoney,
  type Actor,
  type ContractContent,
  type ContractLine,
  type ContractLineInput,
  type ContractParty,
  type ContractPartyInput,
  type ContractPatch,
  type ContractRecord,
  type VersionInstalment,
} from '@keyline/model';
import { Database, Problem } from '@keyline/platform';
import { ContractSchedule, type Scheduled } from './contract-schedule.js';
import type { Contract } from './entities.js';
import { MilestoneReplan } from './milestone-replan.js';

type Agreed = Pick<Contract, 'id' | 'amount' | 'taxRate'>;
type Written = Agreed & Scheduled;
type GivenLists = Pick<ContractPatch, 'parties' | 'lines' | 'instalments' | 'milestones'>;
/** What a record has beside its own row. */
export type ContentLists = Pick<ContractRecord, 'net' | 'tax' | 'parties' | 'lines' | 'milestones' | 'instalments'>;

/** What a contract consists of beside its own row: parties and lines; and all of it together, as a version keeps it. */
@Injectable()
export class ContractContents {
  constructor(
    private readonly database: Database,
    private readonly schedule: ContractSchedule,
    private readonly milestones: MilestoneReplan,
  ) {}

  /** What a record shows of it. Whoever asks has come through the contract's door. */
  async listsOf(actor: Actor, contract: Agreed): Promise<ContentLists> {
    const [parties, lines] = [await this.partiesOf(contract.id), await this.linesOf(contract.id)];
    const { net, tax } = lines.length > 0 ? linesTotal(lines) : splitTax(contract.amount, contract.taxRate);
    const [milestones, instalments] = [
      await this.schedule.milestones(actor, contract.id),
      await this.schedule.of(actor, contract.id),
    ];
    return { net, tax, parties, lines, milestones, instalments: [...instalments] };
  }

  /**
   * Replaces the lists that are given; those that are not must still fit the contract.
   * @throws Problem contract.schedule-sum, contract.lines-sum (422) with the `gap`, and what `ContractSchedule.replace` says.
   */
  async write(contract: Written, { parties, lines, instalments, milestones }: GivenLists): Promise<void> {
    if (parties) await this.replaceParties(contract.id, parties);
    if (lines) await this.replaceLines(contract, lines);
    else this.requireSum(contract, await this.linesOf(contract.id));
    if (instalments) await this.schedule.replace(contract, instalments, milestones);
    else await this.schedule.requireFit(contract);
  }

  partiesOf(contractId: string): Promise<ContractParty[]> {
    return this.database.rows<ContractParty>(
      sql`select role, name, signatory from contract_party where contract_id = ${contractId}::uuid order by position`,
    );
  }

  linesOf(contractId: string): Promise<ContractLine[]> {
    return this.database.rows<ContractLine>(sql`
      select product_id as "productId", name, unit, quantity, unit_price as "unitPrice", discount, tax_rate as "taxRate", amount
      from contract_line where contract_id = ${contractId}::uuid order by position`);
  }

  /** Our unit sells, the customer buys: the parties of a contract that names none. */
  async usualParties(accountName: string): Promise<ContractPartyInput[]> {
    const organisation = await this.database.maybeRow<{ name: string }>(sql`select name from organisation`);
    return [
      ...(organisation ? [{ role: 'seller' as const, name: organisation.name }] : []),
      { role: 'buyer', name: accountName },
    ];
  }

  /** Replaces the parties. */
  async replaceParties(contractId: string, parties: readonly ContractPartyInput[]): Promise<void> {
    await this.database.execute(sql`delete from contract_party where contract_id = ${contractId}::uuid`);
    await this.database.execute(sql`
      insert into contract_party (contract_id, position, role, name, signatory)
      select ${contractId}::uuid, p.position, p.role, p.name, p.signatory
      from jsonb_to_recordset(${positioned(parties)}::jsonb) as p (position smallint, role text, name text, signatory text)`);
  }

  /**
   * Replaces the lines; none at all leaves the contract without.
   * @throws Problem contract.lines-sum (422) with the `gap`, reference.unknown (422) beside a line whose product is none.
   */
  async replaceLines(contract: Agreed, lines: readonly ContractLineInput[]): Promise<void> {
    const sold = soldLines(lines, contract.taxRate);
    this.requireSum(contract, sold);
    await this.requireProducts(sold);
    const costs = await this.costsOf(contract.id);
    await this.database.execute(sql`delete from contract_line where contract_id = ${contract.id}::uuid`);
    const costed = sold.map((line) => ({ ...line, unitCost: costs.get(line.productId?.toLowerCase() ?? '') ?? null }));
    await this.database.execute(sql`
      insert into contract_line (contract_id, position, product_id, name, unit, quantity, unit_price, discount, tax_rate, amount, unit_cost)
      select ${contract.id}::uuid, l.position, l."productId", l.name, l.unit, l.quantity, l."unitPrice", l.discount, l."taxRate", l.amount, l."unitCost"
      from jsonb_to_recordset(${positioned(costed)}::jsonb) as l (position smallint, "productId" uuid, name text, unit text, quantity numeric,
        "unitPrice" numeric, discount numeric, "taxRate" numeric, amount numeric, "unitCost" numeric)`);
  }

  /** What a unit of each product was fixed to cost: an amendment leaves it. The lines are never shown with it. */
  private async costsOf(contractId: string): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ productId: string; unitCost: string }>(sql`
      select product_id as "productId", max(unit_cost) as "unitCost" from contract_line
      where contract_id = ${contractId}::uuid and product_id is not null and unit_cost is not null group by product_id`);
    return new Map(rows.map(({ productId, unitCost }) => [productId, unitCost]));
  }

  /** Do the lines, if there are any, add up to the amount? @throws Problem contract.lines-sum (422) with the `gap`. */
  requireSum({ amount }: Pick<Agreed, 'amount'>, lines: readonly Pick<ContractLine, 'amount' | 'taxRate'>[]): void {
    const gap = subtractMoney(amount, linesTotal(lines).amount);
    if (lines.length > 0 && !isZero(gap))
      throw new Problem('contract.lines-sum', { fields: { lines: 'contract.lines-sum' }, extra: { gap } });
  }

  /** All that the contract agrees as it stands. */
  async of(contract: Contract): Promise<ContractContent> {
    const { name, amount, taxRate, startsOn, endsOn, paymentTermDays, note } = contract;
    const agreed = { name, amount, taxRate, startsOn, endsOn, paymentTermDays, note };
    const [parties, lines, instalments] = [
      await this.partiesOf(contract.id),
      await this.linesOf(contract.id),
      await this.instalmentsOf(contract.id),
    ];
    return { ...agreed, parties, lines, instalments, milestones: await this.milestones.of(contract.id) };
  }

  private instalmentsOf(contractId: string): Promise<VersionInstalment[]> {
    return this.database.rows<VersionInstalment>(sql`
      select i.id, i.name, i.kind, i.amount, i.due_on as "dueOn", i.due_rule as "dueRule", m.name as milestone, i.term_days as "termDays", i.expected_on as "expectedOn",
        i.collector_id as "collectorId"
      from instalment i left join milestone m on m.id = i.milestone_id where i.contract_id = ${contractId}::uuid order by i.sequence`);
  }

  /** A product that is not for sale any more may stay on a contract. */
  async requireProducts(lines: readonly ContractLine[]): Promise<void> {
    const named = [...new Set(lines.flatMap(({ productId }) => productId ?? []))];
    if (named.length === 0) return;
    const known = await this.database.rows<{ id: string }>(sql`select id from product where id = any (${named}::uuid[])`);
    const ids = new Set(known.map(({ id }) => id));
    const unknown = lines.flatMap(({ productId }, index) =>
      productId && !ids.has(productId.toLowerCase()) ? [[`lines.${index}.productId`, 'field.unknown-reference']] : [],
    );
    if (unknown.length > 0)
      throw new Problem('reference.unknown', { fields: Object.fromEntries(unknown) as Record<string, string> });
  }
}

const positioned = (rows: readonly object[]): string =>
  JSON.stringify(rows.map((row, index) => ({ ...row, position: index + 1 })));
