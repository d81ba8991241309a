import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { ContractGates, type Contract, type ContractBlocker } from '@keyline/contracts';
import { letsThrough, type Actor, type ContractVerb } from '@keyline/model';
import { Clock, Database, Journal } from '@keyline/platform';
import { coveringAccount } from './credit.queries.js';
import { CreditService } from './credit.service.js';
import { CreditRelease } from './entities.js';

/** The gate before a contract is submitted or signed. */
@Injectable()
export class CreditGate implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly gates: ContractGates,
    private readonly credit: CreditService,
  ) {}

  onModuleInit(): void {
    this.gates.register({ beforeMove: (actor, contract, verb) => this.beforeMove(actor, contract, verb) });
  }

  /**
   * Holds what is over the limit or comes to overdue debt, unless a release lets it through. Two contracts of the same group at the
   * same moment are weighed one after the other.
   */
  private async beforeMove(actor: Actor, contract: Contract, verb: ContractVerb): Promise<readonly ContractBlocker[]> {
    if (verb !== 'submit_review' && verb !== 'sign') return [];
    const account = sql`${contract.accountId}::uuid`;
    await this.database.rows(
      sql`select 1 from account where id in (${account}, ${coveringAccount(account)}) order by id for no key update`,
    );
    const hold = await this.credit.holdOn(actor, contract);
    if (!hold) return [];
    const releases = await this.database.manager.find(CreditRelease, {
      where: { accountId: contract.accountId },
      order: { expiresOn: 'ASC', id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const release = releases.find((each) => letsThrough(each, contract, this.clock.today()));
    if (!release) return [{ missing: 'credit_hold', extra: { creditHold: hold } }];
    if (release.state !== 'used') await this.use(actor, release, contract);
    return [];
  }

  private async use(actor: Actor, release: CreditRelease, contract: Contract): Promise<void> {
    await this.database.manager.save(Object.assign(release, { state: 'used', contractId: contract.id }));
    await this.journal.record(actor, {
      action: 'credit-release.used',
      entity: 'credit_release',
      entityId: release.id,
      accountId: release.accountId,
      changes: { contractId: { from: null, to: contract.id } },
    });
  }
}
