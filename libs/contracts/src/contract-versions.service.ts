import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Approvals } from '@keyline/approvals';
import type { Actor, ContractContent, ContractVersionRow, LocalDate } from '@keyline/model';
import { Clock, Database, newId } from '@keyline/platform';
import { ContractContents } from './contract-contents.js';
import { amendmentSnapshot, contractSnapshot } from './contract-snapshot.js';
import { ContractVersion, type Contract } from './entities.js';

/** What approvals call a version: each is asked about by itself, so that a later one never answers for an earlier. */
export const VERSION_ENTITY = 'contract_version';
const ON_ITS_WAY = ['draft', 'in_review', 'approved', 'returned'] as const;

/**
 * The versions of a contract: one in force, at most one on its way there. What is reviewed is the version as it stood when it was
 * submitted; whatever changes it afterwards takes the approval away.
 */
@Injectable()
export class ContractVersions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly contents: ContractContents,
    private readonly approvals: Approvals,
  ) {}

  /** All versions, the latest first. Whoever asks has let the caller in to the contract. */
  list(contractId: string): Promise<Omit<ContractVersionRow, 'can'>[]> {
    return this.database.rows<Omit<ContractVersionRow, 'can'>>(sql`
      select v.id, v.contract_id as "contractId", v.number::int as number, v.state, v.reason, v.content, v.approval_request_id as "approvalRequestId",
        v.created_by as "createdBy", p.name as "createdByName", v.created_at as "createdAt", v.submitted_by as "submittedBy",
        v.signed_on as "signedOn", v.version
      from contract_version v left join person p on p.id = v.created_by where v.contract_id = ${contractId}::uuid order by v.number desc`);
  }

  /** The version that is being drawn up, reviewed or waits for its signature. The contract is locked by the caller. */
  onItsWay(contractId: string): Promise<ContractVersion | null> {
    return this.database.manager
      .createQueryBuilder(ContractVersion, 'v')
      .where('v.contractId = :contractId and v.state in (:...states)', { contractId, states: ON_ITS_WAY })
      .getOne();
  }

  inForce(contractId: string): Promise<ContractVersion | null> {
    return this.database.manager.findOneBy(ContractVersion, { contractId, state: 'effective' });
  }

  /** Puts the contract as it stands under review, as its first version. */
  async submitFirst(actor: Actor, contract: Contract, accountName: string): Promise<void> {
    const version = (await this.onItsWay(contract.id)) ?? this.drawUp(actor, contract.id, 1, null);
    version.content = await this.contents.of(contract);
    await this.submit(actor, version, contract, accountName);
  }

  /** The version that a change of a running contract begins with: what is in force, to be overwritten by what changes. */
  async drawUpNext(
    actor: Actor,
    contract: Contract,
    reason: string,
  ): Promise<{ version: ContractVersion; current: ContractContent }> {
    const current = await this.contents.of(contract);
    const former = (await this.inForce(contract.id)) ?? (await this.remember(contract, current));
    return { version: this.drawUp(actor, contract.id, former.number + 1, reason), current };
  }

  save(version: ContractVersion): Promise<ContractVersion> {
    return this.database.manager.save(version);
  }

  async discard(version: ContractVersion): Promise<void> {
    await this.approvals.withdraw(VERSION_ENTITY, version.id, 'discarded');
    await this.database.manager.delete(ContractVersion, { id: version.id });
  }

  /** Asks the reviewers. @throws Problem of the approvals: inactive, running, nobody to ask. */
  async submit(actor: Actor, version: ContractVersion, contract: Contract, accountName: string): Promise<void> {
    const former = version.number === 1 ? null : await this.inForce(contract.id);
    const { content, number } = version;
    // Stored first: the request is about a version that exists.
    if (!version.approvalRequestId) await this.save(version);
    const { id } = await this.approvals.request(actor, {
      definition: former ? 'contract_amendment' : 'contract',
      entity: VERSION_ENTITY,
      entityId: version.id,
      accountId: contract.accountId,
      amount: content.amount,
      title: former ? `${contract.number} v${number} ${content.name}` : `${contract.number} ${content.name}`,
      snapshot: former
        ? amendmentSnapshot(contract.number, accountName, version.reason ?? '', former.content, content)
        : contractSnapshot(contract.number, accountName, content),
      facts: { discounted: content.lines.some(({ discount }) => /[1-9]/.test(discount)) },
      link: `/contracts/${contract.id}/show?tab=${former ? 'versions' : 'review'}`,
    });
    await this.save(Object.assign(version, { state: 'in_review', approvalRequestId: id, submittedBy: actor.id }));
  }

  /** Takes a version back to draft, whatever the reviewers said or may still say. */
  async takeBack(version: ContractVersion, why: string): Promise<void> {
    await this.approvals.withdraw(VERSION_ENTITY, version.id, why);
    await this.save(Object.assign(version, { state: 'draft' }));
  }

  /** Puts an approved version in force; the one before it stays readable as it was signed. */
  async bringIntoForce(version: ContractVersion, on: LocalDate): Promise<void> {
    const former = await this.inForce(version.contractId);
    if (former) await this.save(Object.assign(former, { state: 'superseded' }));
    await this.save(Object.assign(version, { state: 'effective', signedOn: on }));
  }

  /** A contract that was signed elsewhere, or before versions were kept: what it says now is what was signed. */
  private remember(contract: Contract, content: ContractContent): Promise<ContractVersion> {
    const signed = { state: 'effective', signedOn: contract.signedOn, content } as const;
    return this.save(Object.assign(this.drawUp(null, contract.id, 1, null), signed));
  }

  private drawUp(actor: Actor | null, contractId: string, number: number, reason: string | null): ContractVersion {
    return this.database.manager.create(ContractVersion, {
      id: newId(),
      contractId,
      number,
      state: 'draft',
      reason,
      createdBy: actor?.id ?? null,
      createdAt: this.clock.now(),
    });
  }
}
