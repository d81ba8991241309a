import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock, Database, EventSubscriptions, Journal, type OutboxEvent } from '@keyline/platform';
import { todayIn } from '@keyline/model';
import { storeChanges } from './deal-changes.queries.js';

interface MovedDeal {
  id: string;
  fromOwnerId: string;
  toOwnerId: string;
}

/** Open deals go with their account. */
@Injectable()
export class AccountOwnerListener implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly subscriptions: EventSubscriptions,
  ) {}

  onModuleInit(): void {
    this.subscriptions.on('account.reassigned', 'opportunities.follow-account-owner', (event) => this.follow(event));
  }

  /**
   * Gives the account's open deals to whoever owns the account now: not to whom the event names, so that events that arrive twice or
   * in the wrong order end the same. An account in the pool leaves its deals where they are.
   */
  private async follow({ at, payload }: OutboxEvent): Promise<void> {
    const accountId = String(payload['accountId']);
    const by = typeof payload['actorId'] === 'string' ? { id: payload['actorId'] } : null;
    const day = todayIn(this.clock.timeZone, new Date(at));
    await this.database.transaction(async () => {
      const moved = await this.database.rows<MovedDeal>(sql`
        with moving as (
          select o.id, o.owner_id as from_owner, a.owner_id as to_owner
          from opportunity o join account a on a.id = o.account_id
          where a.id = ${accountId}::uuid and a.owner_id is not null and o.owner_id <> a.owner_id and o.closed_on is null and o.opened_on <= ${day}::date
          order by o.id for update of o
        )
        update opportunity o set owner_id = moving.to_owner, version = o.version + 1, updated_at = now() from moving where moving.id = o.id
        returning o.id, moving.from_owner as "fromOwnerId", moving.to_owner as "toOwnerId"`);
      for (const deal of moved) {
        const changes = { ownerId: { from: deal.fromOwnerId, to: deal.toOwnerId } };
        const kept = storeChanges(deal.id, changes, { by: by?.id ?? null, day, at: new Date(at) });
        if (kept) await this.database.execute(kept);
        await this.journal.record(by, {
          action: 'opportunity.reassigned',
          entity: 'opportunity',
          entityId: deal.id,
          accountId,
          changes,
        });
      }
    });
  }
}
