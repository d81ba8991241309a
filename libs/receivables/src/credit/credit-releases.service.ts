import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { AccountsService } from '@keyline/accounts';
import { Approvals } from '@keyline/approvals';
import { wasSigned } from '@keyline/contracts';
import {
  compareMoney,
  formatMoney,
  type Actor,
  type CreditReleaseInput,
  type CreditReleaseRow,
  type Money,
  type SnapshotLine,
} from '@keyline/model';
import { Clock, Database, fieldProblem, Journal, newId, Problem } from '@keyline/platform';
import { CreditService } from './credit.service.js';
import { CreditRelease } from './entities.js';

/** Releases: asked for by sales, granted by approval. */
@Injectable()
export class CreditReleases {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly approvals: Approvals,
    private readonly credit: CreditService,
  ) {}

  /**
   * Asks for a release; one for a contract covers at least what that needs.
   * @throws Problem credit-release.too-small (422) with what is `needed`; reference.unknown, rule.refused (422) for the day, approval.nobody-to-ask (422).
   */
  async ask(actor: Actor, input: CreditReleaseInput): Promise<CreditReleaseRow> {
    const id = newId();
    await this.database.transaction(async () => {
      const today = this.clock.today();
      const account = await this.accounts.requireVisible(actor, input.accountId);
      const contract = input.contractId ? await this.neededBy(input.contractId, account.id) : null;
      if (contract) requireEnough(input.amount, contract.needed);
      if (input.expiresOn < today)
        throw fieldProblem('rule.refused', 'expiresOn', 'field.date-order', { rule: 'expiresOn >= today' });
      await this.database.manager.insert(CreditRelease, {
        ...input,
        id,
        contractId: input.contractId ?? null,
        requestedBy: actor.id,
        requestedOn: today,
      });
      await this.journal.record(actor, {
        action: 'credit-release.asked',
        entity: 'credit_release',
        entityId: id,
        accountId: account.id,
      });
      await this.approvals.request(actor, {
        definition: 'credit_release',
        entity: 'credit_release',
        entityId: id,
        accountId: account.id,
        amount: input.amount,
        title: `${contract?.number ?? formatMoney(input.amount)} ${account.name}`,
        snapshot: await this.snapshot(actor, account, input),
        link: `/accounts/${account.id}/show`,
      });
    });
    return this.credit.release(actor, id);
  }

  private async snapshot(
    actor: Actor,
    account: { id: string; name: string },
    { amount, expiresOn, reason }: CreditReleaseInput,
  ): Promise<SnapshotLine[]> {
    const hold = await this.credit.holdOn(actor, { accountId: account.id, amount });
    return [
      { label: 'account', value: account.name },
      { label: 'amount', value: amount, kind: 'money' },
      { label: 'expires', value: expiresOn, kind: 'date' },
      ...(hold?.limit ? [{ label: 'limit', value: hold.limit, kind: 'money' as const }] : []),
      ...(hold
        ? [
            { label: 'exposure', value: hold.exposure, kind: 'money' as const },
            { label: 'exceeded', value: hold.exceeded, kind: 'money' as const },
            { label: 'overdueDays', value: String(hold.overdueDays) },
          ]
        : []),
      { label: 'reason', value: reason },
    ];
  }

  /** What the gate will ask about: the contract's sum, or what an amendment on its way adds to it. */
  private async neededBy(contractId: string, accountId: string): Promise<{ number: string; needed: Money }> {
    const contract = await this.database.maybeRow<{ number: string; needed: Money }>(sql`
      select c.number, case when ${wasSigned} then greatest(coalesce((v.content ->> 'amount')::numeric, 0) - c.amount, 0) else c.amount end::numeric(18,2) as needed
      from contract c left join contract_version v on v.contract_id = c.id and v.state in ('draft', 'in_review', 'approved', 'returned')
      where c.id = ${contractId}::uuid and c.account_id = ${accountId}::uuid`);
    if (!contract) throw fieldProblem('reference.unknown', 'contractId', 'field.unknown-reference');
    return contract;
  }
}

/** @throws Problem credit-release.too-small (422) with what is `needed`: a smaller one would be granted and let nothing through. */
function requireEnough(amount: Money, needed: Money): void {
  if (compareMoney(amount, needed) >= 0) return;
  const fields = { amount: 'credit-release.too-small' };
  throw new Problem('credit-release.too-small', { values: { needed: formatMoney(needed) }, fields, extra: { needed } });
}
