import { Injectable } from '@nestjs/common';
import {
  amendmentCan,
  isAmendable,
  type Actor,
  type ContractAmendmentInput,
  type ContractAmendmentPatch,
  type ContractMoveInput,
  type ContractVersionRow,
} from '@keyline/model';
import { changesBetween, Clock, Database, fieldProblem, Journal, notFound, Problem, requireVersion } from '@keyline/platform';
import { AmendmentTerms } from './amendment-terms.js';
import { refusedMove } from './contract-moves.service.js';
import { ContractVersions } from './contract-versions.service.js';
import { ContractsService } from './contracts.service.js';
import type { Contract, ContractVersion } from './entities.js';

type Verb = 'edit' | 'submit' | 'takeBack' | 'sign' | 'discard';
interface Locked {
  contract: Contract;
  accountName: string;
  amendment: ContractVersion;
}

/** Changes of a contract that was signed (合同变更): drawn up, reviewed and signed like the contract, and in force from then on. */
@Injectable()
export class ContractAmendments {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly contracts: ContractsService,
    private readonly versions: ContractVersions,
    private readonly terms: AmendmentTerms,
  ) {}

  /** All versions of a contract, the latest first. @throws Problem record.not-found (404). */
  async list(actor: Actor, contractId: string): Promise<ContractVersionRow[]> {
    await this.contracts.get(actor, contractId);
    return (await this.versions.list(contractId)).map((version) => ({ ...version, can: amendmentCan(actor, version) }));
  }

  /**
   * Draws up a change: what is not named stays as it is.
   * @throws Problem contract.not-amendable, contract.amendment-open (409), contract.amendment-same, contract.schedule-sum,
   *   contract.lines-sum, contract.amendment-settled (422).
   */
  async create(actor: Actor, contractId: string, { reason, ...wish }: ContractAmendmentInput): Promise<ContractVersionRow> {
    return this.database.transaction(async () => {
      const { contract } = await this.contracts.lock(actor, contractId);
      if (!isAmendable(contract.state)) throw new Problem('contract.not-amendable');
      if (await this.versions.onItsWay(contractId)) throw new Problem('contract.amendment-open');
      const { version, current } = await this.versions.drawUpNext(actor, contract, reason);
      // Milestones that it does not name move on meanwhile without it: it keeps them only as they are when it is signed.
      version.content = this.terms.overlaid({ ...current, milestones: undefined }, wish, current.milestones);
      await this.terms.requireSound(contract, current, version.content);
      await this.versions.save(version);
      await this.record(actor, 'contract.amendment_drawn_up', contract, version, {});
      return this.get(actor, contractId, version.number);
    });
  }

  /** Changes an amendment that is not signed yet. One that was approved has to be reviewed again. @throws Problem as `create` does. */
  async edit(
    actor: Actor,
    contractId: string,
    number: number,
    { version, reason, ...wish }: ContractAmendmentPatch,
  ): Promise<ContractVersionRow> {
    return this.database.transaction(async () => {
      const { contract, amendment } = await this.lock(actor, contractId, number, 'edit', version);
      const before = { reason: amendment.reason, ...amendment.content };
      if (amendment.state === 'approved') await this.versions.takeBack(amendment, 'edited');
      const inForce = await this.terms.inForce(contract);
      amendment.content = this.terms.overlaid(amendment.content, wish, amendment.content.milestones ?? inForce.milestones);
      if (reason) amendment.reason = reason;
      await this.terms.requireSound(contract, inForce, amendment.content);
      await this.versions.save(amendment);
      const changes = changesBetween(before, { reason: amendment.reason, ...amendment.content });
      await this.record(actor, 'contract.amendment_edited', contract, amendment, changes);
      return this.get(actor, contractId, number);
    });
  }

  async submit(actor: Actor, contractId: string, number: number, { version }: ContractMoveInput): Promise<ContractVersionRow> {
    return this.database.transaction(async () => {
      const { contract, accountName, amendment } = await this.lock(actor, contractId, number, 'submit', version);
      // Money may have come in since it was drawn up: reviewers are not asked about what cannot be signed.
      await this.terms.requireSound(contract, await this.terms.inForce(contract), amendment.content);
      await this.terms.requirePassable(actor, contract, amendment, 'submit_review');
      await this.versions.submit(actor, amendment, contract, accountName);
      await this.record(actor, 'contract.amendment_submitted', contract, amendment, {});
      return this.get(actor, contractId, number);
    });
  }

  /** Back from the reviewers, by who asked them. */
  async takeBack(
    actor: Actor,
    contractId: string,
    number: number,
    { version, reason }: ContractMoveInput,
  ): Promise<ContractVersionRow> {
    return this.database.transaction(async () => {
      const { contract, amendment } = await this.lock(actor, contractId, number, 'takeBack', version);
      await this.versions.takeBack(amendment, reason ?? 'recalled');
      await this.record(actor, 'contract.amendment_recalled', contract, amendment, {});
      return this.get(actor, contractId, number);
    });
  }

  /**
   * The approved change is signed: it is in force, the version before it stays as it was. Only what is not paid yet is planned anew.
   * @throws Problem contract.move-refused, contract.amendment-settled and what `InstalmentReplan.replan` says (422).
   */
  async sign(actor: Actor, contractId: string, number: number, { version, on }: ContractMoveInput): Promise<ContractVersionRow> {
    return this.database.transaction(async () => {
      const { contract, accountName, amendment } = await this.lock(actor, contractId, number, 'sign', version);
      const day = on ?? this.clock.today();
      if (day > this.clock.today()) throw fieldProblem('rule.refused', 'on', 'field.out-of-range', { rule: 'on <= today' });
      if (contract.signedOn && day < contract.signedOn)
        throw fieldProblem('rule.refused', 'on', 'field.date-order', { rule: 'on >= signedOn' });
      await this.terms.requirePassable(actor, contract, amendment, 'sign');
      const before = await this.terms.inForce(contract);
      await this.terms.requireSound(contract, before, amendment.content);
      await this.terms.apply(actor, contract, accountName, before, amendment.content);
      const { milestones } = await this.terms.inForce(contract);
      amendment.content = { ...amendment.content, milestones };
      await this.versions.bringIntoForce(amendment, day);
      await this.record(actor, 'contract.amended', contract, amendment, changesBetween(before, amendment.content));
      return this.get(actor, contractId, number);
    });
  }

  /** Gives up an amendment that nobody has signed. */
  async discard(actor: Actor, contractId: string, number: number): Promise<{ id: string }> {
    return this.database.transaction(async () => {
      const { contract, amendment } = await this.lock(actor, contractId, number, 'discard');
      await this.versions.discard(amendment);
      await this.record(actor, 'contract.amendment_discarded', contract, amendment, {});
      return { id: amendment.id };
    });
  }

  private async get(actor: Actor, contractId: string, number: number): Promise<ContractVersionRow> {
    const found = (await this.list(actor, contractId)).find((version) => version.number === number);
    if (!found) throw notFound();
    return found;
  }

  /** @throws Problem record.not-found (404), auth.forbidden (403), version.conflict (409), contract.move-refused (422). */
  private async lock(actor: Actor, contractId: string, number: number, verb: Verb, version?: number): Promise<Locked> {
    const { contract, accountName } = await this.contracts.lock(actor, contractId);
    const amendment = await this.versions.onItsWay(contractId);
    if (amendment?.number !== number || number === 1) throw notFound();
    requireVersion(amendment, version);
    if (amendmentCan(actor, amendment)[verb]) return { contract, accountName, amendment };
    const needed = verb === 'sign' ? 'contract:sign' : 'contract:write';
    if (!actor.permissions.has(needed)) throw new Problem('auth.forbidden', { values: { permission: needed } });
    throw refusedMove([{ code: verb === 'sign' ? 'approval' : 'state', values: {} }], { state: amendment.state });
  }

  private async record(
    actor: Actor,
    action: string,
    { id, accountId, ownerId }: Contract,
    { number }: ContractVersion,
    changes: ReturnType<typeof changesBetween>,
  ): Promise<void> {
    await this.journal.record(actor, {
      action,
      entity: 'contract',
      entityId: id,
      accountId,
      changes: { amendment: { from: null, to: number }, ...changes },
      event: { accountId, ownerId, number },
    });
  }
}
