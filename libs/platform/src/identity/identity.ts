import { createHash, randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '@keyline/model';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { Notifications } from '../database/notifications.js';
import { newId } from '../ids.js';
import { ActorDirectory } from './actor-directory.js';

export interface Admitted {
  actor: Actor;
  sessionId: string;
}
interface Cached extends Admitted {
  until: number;
}

export const SESSION_DAYS = 14;
const DAY_MS = 86_400_000;
/** How long a check of the token is trusted before the database is asked again; changes tell at once (`forget`). */
const TRUST_MS = 10_000;
const CACHE_SIZE = 20_000;
const CHANNEL = 'keyline_identity';

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Opaque tokens of browsers and programs, and the person behind them. Only hashes are stored. */
@Injectable()
export class Identity implements OnModuleInit {
  private readonly cache = new Map<string, Cached>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: ActorDirectory,
    private readonly notifications: Notifications,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.notifications.listen(CHANNEL, () => this.cache.clear());
  }

  /** Opens a session and answers with the token for the cookie; the token itself is stored nowhere. */
  async openSession(
    personId: string,
    device: { userAgent: string | undefined; ip: string },
  ): Promise<{ token: string; expiresAt: Date }> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + SESSION_DAYS * DAY_MS);
    await this.database.execute(sql`
      insert into session (id, person_id, token_hash, user_agent, ip, created_at, last_used_at, expires_at)
      values (${newId()}::uuid, ${personId}::uuid, ${tokenHash(token)}::bytea, ${device.userAgent?.slice(0, 300) ?? null}::text, ${device.ip}::text, ${now}, ${now}, ${expiresAt})`);
    return { token, expiresAt };
  }

  bySession(token: string): Promise<Admitted | null> {
    return this.admit(`s${token}`, () =>
      this.database.maybeRow<{ id: string; personId: string }>(sql`
      update session set last_used_at = ${this.clock.now()}::timestamptz
      where token_hash = ${tokenHash(token)}::bytea and ended_at is null and expires_at > ${this.clock.now()}::timestamptz
      returning id, person_id as "personId"`),
    );
  }

  byApiToken(token: string): Promise<Admitted | null> {
    return this.admit(`t${token}`, () =>
      this.database.maybeRow<{ id: string; personId: string }>(sql`
      update api_token set last_used_at = ${this.clock.now()}::timestamptz
      where token_hash = ${tokenHash(token)}::bytea and revoked_at is null and (expires_at is null or expires_at > ${this.clock.now()}::timestamptz)
      returning id, person_id as "personId"`),
    );
  }

  /** Ends a session at once, in every process. @returns whether there was such a session */
  async endSession(personId: string, sessionId: string): Promise<boolean> {
    const ended = await this.database.execute(
      sql`update session set ended_at = ${this.clock.now()} where id = ${sessionId}::uuid and person_id = ${personId}::uuid and ended_at is null`,
    );
    await this.forget();
    return ended > 0;
  }

  /** What is known about people has changed (roles, superior, leaving): every process asks again. */
  async forget(): Promise<void> {
    this.cache.clear();
    await this.database.execute(sql`select pg_notify(${CHANNEL}::text, '')`);
  }

  private async admit(key: string, find: () => Promise<{ id: string; personId: string } | null>): Promise<Admitted | null> {
    const cached = this.cache.get(key);
    if (cached && cached.until > Date.now()) return cached;
    this.cache.delete(key);
    const found = await find();
    const actor = found && (await this.directory.findActor(found.personId));
    if (!found || !actor) return null;
    if (this.cache.size >= CACHE_SIZE) this.cache.clear();
    const admitted = { actor, sessionId: found.id, until: Date.now() + TRUST_MS };
    this.cache.set(key, admitted);
    return admitted;
  }
}
