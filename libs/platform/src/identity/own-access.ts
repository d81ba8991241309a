import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  addDays,
  DEMO_PASSWORD,
  DEMO_SIGN_INS,
  startOfDayIn,
  type Actor,
  type ApiTokenInput,
  type Me,
  type MeInput,
} from '@keyline/model';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { newId } from '../ids.js';
import { Journal } from '../journal/journal.js';
import { Page } from '../lists/page.js';
import { notFound } from '../problem.js';
import { Identity, tokenHash } from './identity.js';

/** One's own sign-in: settings, sessions, tokens. */
@Injectable()
export class OwnAccess {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly identity: Identity,
    private readonly journal: Journal,
  ) {}

  async me(actor: Actor): Promise<Me> {
    const organisation = await this.database.maybeRow<{ name: string }>(sql`select name from organisation`);
    return {
      id: actor.id,
      name: actor.name,
      roles: [...actor.roles],
      permissions: [...actor.permissions],
      departmentId: actor.departmentId,
      departmentName: actor.departmentName,
      locale: actor.locale,
      today: this.clock.today(),
      timeZone: this.clock.timeZone,
      organisationName: organisation?.name ?? 'Keyline',
    };
  }

  async changeMe(actor: Actor, input: MeInput): Promise<Me> {
    const locale = input.locale ?? actor.locale;
    await this.database.execute(sql`update person set locale = ${locale}::text where id = ${actor.id}::uuid`);
    await this.identity.forget();
    return this.me({ ...actor, locale });
  }

  /** The demo company's sign-ins for the sign-in page, if they exist. */
  async demo(demo: boolean) {
    if (!demo) return { demo: false };
    const usernames = DEMO_SIGN_INS.map(({ username }) => username);
    const signIns = await this.database.rows<{ username: string; name: string; role: string }>(sql`
      select c.username, p.name, p.roles[1] as role from credential c join person p on p.id = c.person_id
      where c.username = any (${usernames}::text[])
        and exists (select 1 from organisation where demo)
      order by array_position(${usernames}::text[], c.username)`);
    return signIns.length > 0 ? { demo: true, signIns, password: DEMO_PASSWORD } : { demo: false };
  }

  async sessions(actor: Actor, currentId: string) {
    return this.database.rows(sql`
      select id, user_agent as "userAgent", ip, created_at as "createdAt", last_used_at as "lastUsedAt", expires_at as "expiresAt", id::text = ${currentId}::text as current
      from session where person_id = ${actor.id}::uuid and ended_at is null and expires_at > ${this.clock.now()} order by last_used_at desc`);
  }

  /** Signs one's other device out. @throws Problem record.not-found (404) also for somebody else's session. */
  async endSession(actor: Actor, id: string): Promise<void> {
    if (!(await this.identity.endSession(actor.id, id))) throw notFound();
  }

  async apiTokens(actor: Actor) {
    const rows = await this.database.rows(sql`
      select id, name, prefix, created_at as "createdAt", last_used_at as "lastUsedAt", expires_at as "expiresAt"
      from api_token where person_id = ${actor.id}::uuid and revoked_at is null order by created_at desc`);
    return new Page(rows, 0, rows.length, false);
  }

  /** The token works until the end of its last day in the organisation's zone. */
  async createApiToken(actor: Actor, input: ApiTokenInput) {
    const token = `kl_${randomBytes(32).toString('base64url')}`;
    const id = newId();
    const expiresAt = input.expiresOn ? startOfDayIn(this.clock.timeZone, addDays(input.expiresOn, 1)) : null;
    await this.database.transaction(async () => {
      await this.database.execute(sql`
        insert into api_token (id, person_id, name, token_hash, prefix, created_at, expires_at)
        values (${id}::uuid, ${actor.id}::uuid, ${input.name}, ${tokenHash(token)}, ${token.slice(0, 8)}, ${this.clock.now()}, ${expiresAt})`);
      await this.journal.record(actor, { action: 'api-token.created', entity: 'api-token', entityId: id });
    });
    return { id, name: input.name, prefix: token.slice(0, 8), token, expiresAt };
  }

  async revokeApiToken(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async () => {
      const revoked = await this.database.execute(
        sql`update api_token set revoked_at = ${this.clock.now()} where id = ${id}::uuid and person_id = ${actor.id}::uuid and revoked_at is null`,
      );
      if (revoked === 0) throw notFound();
      await this.journal.record(actor, { action: 'api-token.revoked', entity: 'api-token', entityId: id });
    });
    await this.identity.forget();
  }
}
