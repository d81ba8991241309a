import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { noticeGroupOf, type NoticeKind } from '@keyline/model';
import { Clock, Database, Journal, Mailer, newId } from '@keyline/platform';

/** One thing to be told. `key` is the fact's own name: whoever heard of it never hears of it again. */
export interface NewNotice {
  kind: NoticeKind;
  key: string;
  values?: Record<string, string>;
  /** A path of the web app. */
  link: string;
  accountId?: string | null;
}

/** Tells people something: in the app at once, by mail where they want it. */
@Injectable()
export class Notices {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
  ) {}

  /**
   * Tells each of them once, whatever happens twice; who has left is not told. Nobody learns of it before the caller's transaction
   * has committed.
   * @throws Error outside a transaction: what is told must commit with its reason
   */
  async notify(to: readonly string[], notice: NewNotice): Promise<void> {
    if (!this.database.inTransaction) throw new Error(`${notice.key} told outside a transaction`);
    const people = [...new Set(to)];
    if (people.length === 0) return;
    const now = this.clock.now();
    const ids = people.map(() => newId());
    const mailed = await this.database.rows<{ personId: string; noticeId: string }>(sql`
      with told as (
        insert into notice (id, person_id, kind, key, wording, link, account_id, in_app, at)
        select listed.id, p.id, ${notice.kind}::text, ${notice.key}::text, ${JSON.stringify(notice.values ?? {})}::jsonb, ${notice.link}::text,
          ${notice.accountId ?? null}::uuid, coalesce(s.in_app, true), ${now}::timestamptz
        from unnest(${ids}::uuid[], ${people}::uuid[]) as listed (id, person_id)
          join person p on p.id = listed.person_id and (p.left_on is null or p.left_on >= ${this.clock.today()}::date)
          left join notice_setting s on s.person_id = p.id and s.notice_group = ${noticeGroupOf(notice.kind)}::text
        on conflict on constraint notice_once do nothing
        returning id, person_id
      )
      insert into notice_delivery (notice_id, person_id, address, created_at)
      select told.id, told.person_id, p.email, ${now}::timestamptz
      from told join person p on p.id = told.person_id
        left join notice_setting s on s.person_id = p.id and s.notice_group = ${noticeGroupOf(notice.kind)}::text
      where ${this.mailer.isOn}::boolean and p.email is not null and coalesce(s.email, true)
      returning person_id as "personId", notice_id as "noticeId"`);
    for (const { personId, noticeId } of mailed) await this.journal.announce('notice.to-mail', { personId, noticeId });
  }
}
