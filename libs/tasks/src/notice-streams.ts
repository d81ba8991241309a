import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor, Locale } from '@keyline/model';
import { Clock, Database, EventStream, log, Notifications, Problem } from '@keyline/platform';
import { NoticesService, presentNotice, type StoredNotice } from './notices.service.js';

interface Listener {
  stream: EventStream;
  sessionId: string;
  locale: Locale;
  /** The last notice that this browser got, in the order in which they were told. */
  heard: bigint;
}

const BEAT_MS = 15_000;
const MOST_PER_PERSON = 12;
const MOST_AT_ONCE = 50;

/**
 * Who listens in this process. A trigger tells every api process of each notice when its transaction has committed; the one where that
 * person listens passes it on. A break of the database line is made up for by asking what is newer than what was heard.
 */
@Injectable()
export class NoticeStreams implements OnModuleInit, BeforeApplicationShutdown {
  private readonly listeners = new Map<string, Set<Listener>>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    private readonly notices: NoticesService,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.notifications.listen('keyline_notice', (payload) => this.inBackground(this.hear(payload)));
    await this.notifications.listen('keyline_identity', () => this.inBackground(this.beat()));
  }

  beforeApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
    for (const { stream } of this.all()) stream.end();
  }

  /**
   * Opens a stream for a person: the number of unread notices at once, then each new one. `lastHeard` takes up where a broken stream ended.
   * @throws Problem stream.too-many (429)
   */
  async listen(
    actor: Actor,
    sessionId: string,
    { locale, lastHeard, open }: { locale: Locale; lastHeard: bigint | null; open: () => EventStream },
  ): Promise<void> {
    if ((this.listeners.get(actor.id)?.size ?? 0) >= MOST_PER_PERSON) throw new Problem('stream.too-many');
    const newest = await this.newestOf(actor.id);
    const listener: Listener = { stream: open(), sessionId, locale, heard: lastHeard ?? newest };
    this.add(actor.id, listener);
    await this.tell(actor.id, [listener]);
  }

  private add(personId: string, listener: Listener): void {
    const own = this.listeners.get(personId) ?? new Set();
    this.listeners.set(personId, own.add(listener));
    listener.stream.onEnd(() => {
      own.delete(listener);
      if (own.size === 0) this.listeners.delete(personId);
    });
    this.timer ??= setInterval(() => this.inBackground(this.beat()), BEAT_MS).unref();
  }

  private all(): Listener[] {
    return [...this.listeners.values()].flatMap((own) => [...own]);
  }

  /** '' after the line was down: everybody may have missed something. */
  private async hear(payload: string): Promise<void> {
    const [personId = '', noticeId] = payload.split(' ');
    if (personId === '') {
      for (const [id, own] of this.listeners) await this.tell(id, [...own]);
      return;
    }
    const own = this.listeners.get(personId);
    if (own) await this.tell(personId, [...own], noticeId);
  }

  /** Passes on what is newer than what each heard, and the one that was just told: an earlier number may commit later. */
  private async tell(personId: string, listeners: readonly Listener[], noticeId: string | null = null): Promise<void> {
    const since = listeners.reduce((least, { heard }) => (heard < least ? heard : least), listeners[0]?.heard ?? 0n);
    const fresh = await this.database.rows<StoredNotice>(sql`
      select id, kind, wording, link, account_id as "accountId", at, read_at as "readAt", seq::text as seq
      from notice where person_id = ${personId}::uuid and in_app and (seq > ${since.toString()}::bigint or id = ${noticeId}::uuid)
      order by seq limit ${MOST_AT_ONCE}::int`);
    const { count } = await this.notices.unreadCount(personId);
    for (const listener of listeners) {
      for (const notice of fresh) {
        const seq = BigInt(notice.seq);
        if (seq <= listener.heard && notice.id !== noticeId) continue;
        if (seq > listener.heard) listener.heard = seq;
        listener.stream.send('notice', presentNotice(listener.locale)(notice), String(listener.heard));
      }
      listener.stream.send('unread', { count });
    }
  }

  private async newestOf(personId: string): Promise<bigint> {
    const newest = await this.database.maybeRow<{ seq: string }>(sql`
      select seq::text as seq from notice where person_id = ${personId}::uuid and in_app order by seq desc limit 1`);
    return BigInt(newest?.seq ?? 0);
  }

  /** A sign of life for who is still admitted; the stream of an ended session, or of somebody who has left, ends. */
  private async beat(): Promise<void> {
    const listeners = this.all();
    if (listeners.length === 0) return;
    const sessions = listeners.map(({ sessionId }) => sessionId);
    const now = this.clock.now();
    const admitted = await this.database.rows<{ id: string }>(sql`
      select s.id from (
        select id, person_id from session where id = any (${sessions}::uuid[]) and ended_at is null and expires_at > ${now}::timestamptz
        union all
        select id, person_id from api_token
        where id = any (${sessions}::uuid[]) and revoked_at is null and (expires_at is null or expires_at > ${now}::timestamptz)
      ) s join person p on p.id = s.person_id and (p.left_on is null or p.left_on >= ${this.clock.today()}::date)`);
    const ids = new Set(admitted.map(({ id }) => id));
    for (const { stream, sessionId } of listeners) {
      if (ids.has(sessionId)) stream.beat();
      else stream.end();
    }
  }

  private inBackground(work: Promise<void>): void {
    work.catch((error: unknown) => log.warn({ error: String(error) }, 'notices not passed on; the next word makes up for it'));
  }
}
