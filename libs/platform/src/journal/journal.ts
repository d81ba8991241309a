import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '@keyline/model';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { newId } from '../ids.js';
import { log } from '../log.js';
import { currentRequestId } from '../request-context.js';

/** Field → what it was and what it is. Secrets never come here. */
export type Changes = Record<string, { from: unknown; to: unknown }>;

export interface JournalEntry {
  /** `visit.logged`: noun.verb in the past; also the topic of the event. */
  action: string;
  entity: string;
  entityId: string;
  changes?: Changes;
  /** With an account the entry also appears on that account's timeline. */
  accountId?: string | null;
  /** What listeners in upper rooms need; ids, not copies. Left out: no event. */
  event?: Record<string, unknown>;
}

/** What differs between two versions of a record, for the audit log. */
export function changesBetween(
  before: object,
  after: object,
  ignore: readonly string[] = ['updatedAt', 'version', 'searchText'],
): Changes {
  const earlier = before as Record<string, unknown>;
  const later = after as Record<string, unknown>;
  const changed = Object.keys(later).filter(
    (key) => !ignore.includes(key) && JSON.stringify(earlier[key] ?? null) !== JSON.stringify(later[key] ?? null),
  );
  return Object.fromEntries(changed.map((key) => [key, { from: earlier[key] ?? null, to: later[key] ?? null }]));
}

/** Audit entry, timeline activity and outbox event of a change: one statement, in the change's own transaction. */
@Injectable()
export class Journal {
  private poking = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws Error outside a transaction: what is recorded must commit with the change or not at all. */
  async record(actor: Pick<Actor, 'id'> | null, entry: JournalEntry): Promise<void> {
    if (!this.database.inTransaction) throw new Error(`${entry.action} recorded outside a transaction`);
    const at = this.clock.now();
    const by = actor?.id ?? null;
    await this.database.execute(sql`
      with audit as (
        insert into audit_entry (id, at, actor_id, action, entity, entity_id, changes, request_id)
        values (${newId()}::uuid, ${at}::timestamptz, ${by}::uuid, ${entry.action}::text, ${entry.entity}::text, ${entry.entityId}::uuid,
          ${JSON.stringify(entry.changes ?? {})}::jsonb, ${currentRequestId() ?? null}::text)
      ), timeline as (
        insert into activity (id, at, actor_id, account_id, kind, entity, entity_id)
        select ${newId()}::uuid, ${at}::timestamptz, ${by}::uuid, ${entry.accountId ?? null}::uuid, ${entry.action}::text, ${entry.entity}::text, ${entry.entityId}::uuid
        where ${entry.accountId ?? null}::uuid is not null
      )
      insert into outbox_event (id, at, topic, payload)
      select ${newId()}::uuid, ${at}::timestamptz, ${entry.action}::text, ${JSON.stringify({ ...entry.event, actorId: by, entityId: entry.entityId })}::jsonb
      where ${entry.event !== undefined}::boolean`);
    if (entry.event) this.database.afterCommit(() => this.poke());
  }

  /**
   * An event that changes no record and so has nothing to be audited: work for listeners of the same commit.
   * @throws Error outside a transaction
   */
  async announce(topic: string, payload: Record<string, unknown>): Promise<void> {
    if (!this.database.inTransaction) throw new Error(`${topic} announced outside a transaction`);
    await this.database.execute(sql`
      insert into outbox_event (id, at, topic, payload)
      values (${newId()}::uuid, ${this.clock.now()}::timestamptz, ${topic}::text, ${JSON.stringify(payload)}::jsonb)`);
    this.database.afterCommit(() => this.poke());
  }

  /** Tells the relay that there is something, at most every 100 ms; should the word get lost, the relay looks by itself. */
  private poke(): void {
    if (this.poking) return;
    this.poking = true;
    setTimeout(() => {
      this.poking = false;
      this.database
        .execute(sql`select pg_notify('keyline_outbox', '')`)
        .catch((error: unknown) => log.debug({ error: String(error) }, 'the relay was not told; it will look by itself'));
    }, 100).unref();
  }
}
