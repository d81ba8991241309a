import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { ApprovalSubjects, type ApprovalRequestView } from '@keyline/approvals';
import type { Actor, VersionState } from '@keyline/model';
import { Database, Journal } from '@keyline/platform';
import { ContractsService } from './contracts.service.js';
import { Contract, ContractVersion } from './entities.js';

/** What becomes of a version when its reviewers have spoken: approved it may be signed, returned it is a draft again. */
@Injectable()
export class ContractReview implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly contracts: ContractsService,
    private readonly subjects: ApprovalSubjects,
  ) {}

  onModuleInit(): void {
    for (const code of ['contract', 'contract_amendment'] as const)
      this.subjects.register({
        code,
        hold: (versionId) => this.hold(versionId),
        approved: (request, by) => this.settle(request, 'approved', by, null),
        returned: (request, note, by) => this.settle(request, 'returned', by, note),
        recalled: (request) => this.settle(request, 'draft', { id: request.requesterId }, null),
        mayRead: (actor, versionId) => this.mayRead(actor, versionId),
      });
  }

  /** The contract is held. A request that the version does not wait for any more (it was taken back meanwhile) changes nothing. */
  private async settle(
    request: ApprovalRequestView,
    state: Extract<VersionState, 'approved' | 'returned' | 'draft'>,
    by: Pick<Actor, 'id'>,
    note: string | null,
  ): Promise<void> {
    const { manager } = this.database;
    const asked = await manager.findOneBy(ContractVersion, { id: request.entityId });
    if (!asked) return;
    const contract = await manager.findOneByOrFail(Contract, { id: asked.contractId });
    const version = await manager.findOneByOrFail(ContractVersion, { id: asked.id });
    if (version.state !== 'in_review' || version.approvalRequestId !== request.id) return;
    await manager.save(Object.assign(version, { state }));
    const first = contract.state === 'in_review';
    if (first && state !== 'approved') await manager.save(Object.assign(contract, { state: 'draft' }));
    else await manager.increment(Contract, { id: contract.id }, 'version', 1);
    await this.journal.record(by, {
      action: state === 'approved' ? 'contract.approved' : 'contract.returned',
      entity: 'contract',
      entityId: contract.id,
      accountId: contract.accountId,
      changes: {
        [first ? 'review' : 'amendment']: { from: 'in_review', to: state },
        ...(note ? { note: { from: null, to: note } } : {}),
      },
      event: { accountId: contract.accountId, ownerId: contract.ownerId, versionId: version.id },
    });
  }

  /** The contract comes before the request: whoever takes a version back holds it in that order. */
  private async hold(versionId: string): Promise<void> {
    await this.database.rows(sql`
      select c.id from contract c join contract_version v on v.contract_id = c.id where v.id = ${versionId}::uuid for update of c`);
  }

  private async mayRead(actor: Actor, versionId: string): Promise<boolean> {
    const version = await this.database.manager.findOneBy(ContractVersion, { id: versionId });
    return version !== null && (await this.contracts.find(actor, version.contractId)) !== null;
  }
}
