import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Database, EventSubscriptions, Journal, type OutboxEvent } from '@keyline/platform';
import { isOpen } from './receivable.queries.js';

/** What is still to be collected goes with the account. */
@Injectable()
export class AccountOwnerListener implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly subscriptions: EventSubscriptions,
  ) {}

  onModuleInit(): void {
    this.subscriptions.on('account.reassigned', 'contracts.follow-account-owner', (event) => this.follow(event));
  }

  /**
   * Open instalments that the former owner collected are collected by whoever owns the account now; those that somebody else collects
   * stay. Events that arrive twice or in the wrong order end the same.
   */
  private async follow({ payload }: OutboxEvent): Promise<void> {
    const { accountId, fromPersonId, actorId } = payload;
    if (typeof fromPersonId !== 'string') return;
    const by = typeof actorId === 'string' ? { id: actorId } : null;
    await this.database.transaction(async () => {
      const moved = await this.database.rows<{ id: string; collectorId: string }>(sql`
        with moving as (
          select i.id, a.owner_id from instalment i join account a on a.id = i.account_id
          where a.id = ${String(accountId)}::uuid and a.owner_id <> i.collector_id and i.collector_id = ${fromPersonId}::uuid and ${isOpen}
          order by i.id for update of i
        )
        update instalment i set collector_id = moving.owner_id, version = i.version + 1, updated_at = now() from moving where moving.id = i.id
        returning i.id, i.collector_id as "collectorId"`);
      for (const { id, collectorId } of moved) {
        const changes = { collectorId: { from: fromPersonId, to: collectorId } };
        await this.journal.record(by, {
          action: 'instalment.reassigned',
          entity: 'instalment',
          entityId: id,
          accountId: String(accountId),
          changes,
        });
      }
    });
  }
}
