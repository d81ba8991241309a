import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  NOTICE_GROUPS,
  noticeGroupOf,
  noticeText,
  type Actor,
  type Locale,
  type NoticeGroup,
  type NoticeRow,
  type NoticeSetting,
  type NoticeSettings,
  type NoticeSettingsInput,
  type ReadNoticesInput,
} from '@keyline/model';
import { Clock, currentLocale, Database, Journal, Lists, Mailer, type ListQuery, type Page } from '@keyline/platform';
import { NOTICES } from './tasks.list.js';

export interface StoredNotice extends Omit<NoticeRow, 'text' | 'group'> {
  wording: Record<string, string>;
  seq: string;
}
export const presentNotice =
  (locale: Locale) =>
  ({ wording, seq: _, ...row }: StoredNotice): NoticeRow => ({
    ...row,
    group: noticeGroupOf(row.kind),
    text: noticeText(row.kind, locale, wording),
  });

/** More than this many are "99+"; nobody needs them counted. */
const COUNTED = 100;

/** What one person was told, and how they want to hear of it. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<NoticeRow>> {
    return (await this.lists.page<StoredNotice>(NOTICES, actor, query)).map(presentNotice(currentLocale()));
  }

  /** How many are unread, at most 100. */
  async unreadCount(personId: string): Promise<{ count: number }> {
    const [counted] = await this.database.rows<{ count: number }>(sql`
      select count(*)::int as count
      from (select 1 from notice where person_id = ${personId}::uuid and in_app and read_at is null limit ${COUNTED}::int) unread`);
    return { count: counted?.count ?? 0 };
  }

  /** Marks one's own notices as read; what is not one's own is passed over. */
  async read(actor: Actor, { ids }: ReadNoticesInput): Promise<{ count: number }> {
    const all = ids === 'all';
    await this.database.transaction(() =>
      this.database.execute(sql`
        update notice set read_at = ${this.clock.now()}::timestamptz
        where person_id = ${actor.id}::uuid and in_app and read_at is null and (${all}::boolean or id = any (${all ? [] : ids}::uuid[]))`),
    );
    return this.unreadCount(actor.id);
  }

  async settings(actor: Actor): Promise<NoticeSettings> {
    const chosen = await this.database.rows<NoticeSetting>(sql`
      select notice_group as "group", in_app as "inApp", email from notice_setting where person_id = ${actor.id}::uuid`);
    const person = await this.database.maybeRow<{ email: string | null }>(
      sql`select email from person where id = ${actor.id}::uuid`,
    );
    const settingOf = (group: NoticeGroup) => chosen.find((each) => each.group === group) ?? { group, inApp: true, email: true };
    return { groups: NOTICE_GROUPS.map(settingOf), email: person?.email ?? null, mailOn: this.mailer.isOn };
  }

  /** From now on; what was told stays told. */
  async changeSettings(actor: Actor, { groups }: NoticeSettingsInput): Promise<NoticeSettings> {
    await this.database.transaction(async () => {
      for (const { group, inApp, email } of groups) {
        await this.database.execute(sql`
          insert into notice_setting (person_id, notice_group, in_app, email) values (${actor.id}::uuid, ${group}::text, ${inApp}::boolean, ${email}::boolean)
          on conflict (person_id, notice_group) do update set in_app = excluded.in_app, email = excluded.email`);
      }
      await this.journal.record(actor, { action: 'person.notice-settings-changed', entity: 'person', entityId: actor.id });
    });
    return this.settings(actor);
  }
}
