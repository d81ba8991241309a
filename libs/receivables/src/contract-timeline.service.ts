import { Injectable } from '@nestjs/common';
import { AccountTimeline } from '@keyline/accounts';
import { ContractsService } from '@keyline/contracts';
import type { Actor, ContractTimelineEntry } from '@keyline/model';
import type { ListQuery, Page } from '@keyline/platform';
import { aboutContract, subjectOfActivity } from './contract-timeline.queries.js';

/** What happened with a contract and the money of it. */
@Injectable()
export class ContractTimeline {
  constructor(
    private readonly contracts: ContractsService,
    private readonly timeline: AccountTimeline,
  ) {}

  /**
   * Newest first, as far as the caller may see it.
   * @throws Problem record.not-found (404) when the caller may not see the contract.
   */
  async of(actor: Actor, contractId: string, query: ListQuery): Promise<Page<ContractTimelineEntry>> {
    const { accountId } = await this.contracts.get(actor, contractId);
    return this.timeline.page<ContractTimelineEntry>(actor, accountId, query, {
      only: aboutContract(contractId),
      more: subjectOfActivity,
    });
  }
}
