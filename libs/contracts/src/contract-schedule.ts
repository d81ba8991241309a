import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { isZero, scheduleGap, type Actor, type InstalmentInput, type InstalmentRow } from '@keyline/model';
import { Database, newId, Problem } from '@keyline/platform';
import type { Contract } from './entities.js';
import { Instalment } from './entities.js';
import { InstalmentsService } from './instalments.service.js';

type Scheduled = Pick<Contract, 'id' | 'accountId' | 'ownerId' | 'amount'>;

/** The payment schedule of a contract, replaced while it is a draft. It adds up to the contract's amount, or there is none yet. */
@Injectable()
export class ContractSchedule {
  constructor(
    private readonly database: Database,
    private readonly instalments: InstalmentsService,
  ) {}

  /** The instalments of a contract in their order, as far as the caller may see them. */
  of(actor: Actor, contractId: string): Promise<readonly InstalmentRow[]> {
    return this.instalments.ofContract(actor, contractId);
  }

  /**
   * Replaces the whole schedule; an empty one leaves the draft without.
   * @throws Problem contract.schedule-sum (422) with the `gap`, reference.unknown (422) beside the part whose collector is nobody.
   */
  async replace(contract: Scheduled, parts: readonly InstalmentInput[]): Promise<void> {
    this.requireSum(contract, parts);
    await this.requireCollectors(parts);
    await this.database.manager.delete(Instalment, { contractId: contract.id });
    if (parts.length === 0) return;
    const rows = parts.map(({ collectorId, ...part }, index) => ({
      ...part,
      id: newId(),
      contractId: contract.id,
      accountId: contract.accountId,
      sequence: index + 1,
      expectedOn: part.dueOn,
      collectorId: collectorId ?? contract.ownerId,
    }));
    await this.database.manager.insert(Instalment, rows);
  }

  /** Does the schedule that is stored still fit the amount? @throws Problem contract.schedule-sum (422) with the `gap`. */
  async requireFit(contract: Scheduled): Promise<void> {
    this.requireSum(
      contract,
      await this.database.rows<{ amount: string }>(sql`select amount from instalment where contract_id = ${contract.id}::uuid`),
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
