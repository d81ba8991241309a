import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor, ContractInput, ContractPatch, ContractRecord } from '@keyline/model';
import { changesBetween, Database, fieldProblem, Journal, newId, Problem, searchText } from '@keyline/platform';
import { ContractContents } from './contract-contents.js';
import { ContractOrigin } from './contract-origin.js';
import { ContractVersions } from './contract-versions.service.js';
import { ContractsService } from './contracts.service.js';
import { Contract } from './entities.js';

/** Value added tax on goods, in percent, of a contract that says nothing else. */
const USUAL_TAX_RATE = '13';

/** Contracts before they are signed: drawn up, and changed until they go to the reviewers. */
@Injectable()
export class ContractDrafts {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly contracts: ContractsService,
    private readonly origin: ContractOrigin,
    private readonly contents: ContractContents,
    private readonly versions: ContractVersions,
  ) {}

  /**
   * Draws up a contract, by hand or from a deal that was won. It belongs to whoever owns the deal, else the account.
   * @throws Problem reference.unknown, contract.schedule-sum, contract.lines-sum, contract.opportunity-not-won,
   *   contract.opportunity-other-account (422), contract.opportunity-taken (409).
   */
  async create(
    actor: Actor,
    { instalments = [], milestones, lines = [], parties, taxRate = USUAL_TAX_RATE, ...input }: ContractInput,
  ): Promise<ContractRecord> {
    const id = newId();
    await this.database.transaction(async () => {
      this.requireTerm(input);
      const { accountName, ...drawnUp } = await this.origin.drawUp(actor, input);
      const contract = { ...input, taxRate, ...drawnUp, id };
      await this.database.manager.insert(Contract, {
        ...contract,
        searchText: searchText(contract.number, contract.name, accountName),
      });
      const usual = parties ?? (await this.contents.usualParties(accountName));
      await this.contents.write(contract, { parties: usual, lines, instalments, milestones });
      await this.journal.record(actor, {
        action: 'contract.created',
        entity: 'contract',
        entityId: id,
        accountId: input.accountId,
        event: { accountId: input.accountId },
      });
    });
    return this.contracts.get(actor, id);
  }

  /**
   * Changes a draft; `instalments`, `lines` and `parties` replace the whole list. What is approved and not signed yet becomes a draft
   * again: its approval was for what it said before.
   * @throws Problem contract.not-draft, version.conflict (409), contract.schedule-sum, contract.lines-sum, reference.unknown (422).
   */
  async edit(
    actor: Actor,
    id: string,
    { version, instalments, milestones, lines, parties, ...input }: ContractPatch,
  ): Promise<ContractRecord> {
    await this.database.transaction(async () => {
      const { contract, accountName } = await this.contracts.lock(actor, id, version);
      if (milestones && !instalments)
        throw fieldProblem('rule.refused', 'instalments', 'field.required', { rule: 'milestones come with the schedule' });
      const before = { ...contract };
      await this.toDraft(contract);
      Object.assign(contract, input);
      this.requireTerm(contract);
      contract.searchText = searchText(contract.number, contract.name, accountName);
      await this.contents.write(contract, { instalments, milestones, lines, parties });
      const after = await this.database.manager.save(contract);
      const lists = Object.entries({ instalments, lines, parties }).filter(([, list]) => list !== undefined);
      // A new list is a new version of the contract, also when nothing else changed.
      if (lists.length > 0 && after.version === version)
        await this.database.execute(sql`update contract set version = version + 1 where id = ${id}::uuid`);
      await this.journal.record(actor, {
        action: 'contract.edited',
        entity: 'contract',
        entityId: id,
        accountId: contract.accountId,
        changes: {
          ...changesBetween(before, after),
          ...Object.fromEntries(lists.map(([name, to]) => [name, { from: null, to }])),
        },
      });
    });
    return this.contracts.get(actor, id);
  }

  /** @throws Problem contract.not-draft (409) for what is under review, or signed. */
  private async toDraft(contract: Contract): Promise<void> {
    if (contract.state === 'draft') return;
    const version = contract.state === 'in_review' ? await this.versions.onItsWay(contract.id) : null;
    if (version?.state !== 'approved') throw new Problem('contract.not-draft');
    await this.versions.takeBack(version, 'edited');
    contract.state = 'draft';
  }

  private requireTerm({ startsOn, endsOn }: { startsOn?: string | null; endsOn?: string | null }): void {
    if (startsOn && endsOn && endsOn < startsOn)
      throw fieldProblem('rule.refused', 'endsOn', 'field.date-order', { rule: 'contract_term' });
  }
}
