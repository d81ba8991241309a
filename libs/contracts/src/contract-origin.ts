import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { AccountsService } from '@keyline/accounts';
import type { Actor, ContractInput, OpportunityRow } from '@keyline/model';
import { OpportunitiesService } from '@keyline/opportunities';
import { Clock, Database, fieldProblem } from '@keyline/platform';
import { ContractSeries } from './contract-series.js';

/** What a new contract takes from where it comes from. */
export interface DrawnUp {
  number: string;
  seriesId: string;
  ownerId: string;
  accountName: string;
  paymentTermDays: number;
  createdOn: string;
}

/** Where a contract comes from: an account, and perhaps a deal that was won. */
@Injectable()
export class ContractOrigin {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly opportunities: OpportunitiesService,
    private readonly series: ContractSeries,
  ) {}

  /**
   * Draws the number and says whose the contract is: the deal's owner's, else the account's, else the caller's.
   * @throws Problem reference.unknown, contract.opportunity-not-won, contract.opportunity-other-account (422).
   */
  async drawUp(actor: Actor, { accountId, opportunityId, paymentTermDays, seriesId }: ContractInput): Promise<DrawnUp> {
    const account = await this.accounts.requireVisible(actor, accountId);
    const deal = opportunityId ? await this.requireWon(actor, opportunityId, account.id) : null;
    return {
      ...(await this.series.draw(seriesId)),
      ownerId: deal?.ownerId ?? account.ownerId ?? actor.id,
      accountName: account.name,
      paymentTermDays: paymentTermDays ?? (await this.agreedTermDays(account.id)),
      createdOn: this.clock.today(),
    };
  }

  private async requireWon(actor: Actor, opportunityId: string, accountId: string): Promise<OpportunityRow> {
    const deal = await this.opportunities.requireVisible(actor, opportunityId);
    const refuse = (code: 'contract.opportunity-other-account' | 'contract.opportunity-not-won') =>
      fieldProblem(code, 'opportunityId', code);
    if (deal.accountId !== accountId) throw refuse('contract.opportunity-other-account');
    if (deal.stage !== 'won') throw refuse('contract.opportunity-not-won');
    return deal;
  }

  private async agreedTermDays(accountId: string): Promise<number> {
    const account = await this.database.maybeRow<{ days: number }>(
      sql`select payment_term_days as days from account where id = ${accountId}::uuid`,
    );
    return account?.days ?? 30;
  }
}
