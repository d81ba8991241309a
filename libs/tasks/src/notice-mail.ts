import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { noticeText, type Locale } from '@keyline/model';
import { Clock, CONFIG, Database, log, Mailer, MailRefused, MailUncertain, newId, type Config } from '@keyline/platform';
import { noticeMail } from './notice-mail-text.js';

interface Claimed {
  kind: string;
  wording: Record<string, string>;
  link: string;
  address: string;
  locale: Locale;
}

/**
 * Notices by mail. All that waits for a person goes out as one mail; each notice leaves the list of waiting ones in a commit of its own
 * before the mail does, so that no death of the process, no second run and no lost answer sends it twice. What may or may not have
 * arrived is marked `uncertain` - it stands in the app in any case.
 */
@Injectable()
export class NoticeMail {
  constructor(
    private readonly database: Database,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Sends all that waits for one person. @throws what the server said when it surely has not got the mail: the job is tried again */
  async mail(personId: string): Promise<void> {
    if (!this.mailer.isOn) return;
    const mailId = newId();
    const claimed = await this.claim(personId, mailId);
    const [first] = claimed;
    if (!first) return;
    const lines = claimed.map(({ kind, wording, link }) => ({
      text: noticeText(kind, first.locale, wording),
      url: this.config.publicUrl + link,
    }));
    try {
      await this.mailer.send({ to: first.address, id: mailId, ...noticeMail(first.locale, lines) });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (error instanceof MailUncertain) return this.mark(mailId, 'uncertain', reason);
      if (error instanceof MailRefused) {
        log.warn({ personId, reason }, 'a mail was refused for good');
        return this.mark(mailId, 'refused', reason);
      }
      await this.mark(mailId, 'waiting', reason);
      throw error;
    }
    await this.mark(mailId, 'sent', null);
  }

  private claim(personId: string, mailId: string): Promise<Claimed[]> {
    return this.database.transaction(() =>
      this.database.rows<Claimed>(sql`
        with claimed as (
          update notice_delivery set state = 'sending', mail_id = ${mailId}::uuid, attempts = attempts + 1, claimed_at = ${this.clock.now()}::timestamptz
          where notice_id in (select notice_id from notice_delivery where person_id = ${personId}::uuid and state = 'waiting' order by created_at limit 100 for update skip locked)
          returning notice_id, address
        )
        select n.kind, n.wording, n.link, claimed.address, p.locale
        from claimed join notice n on n.id = claimed.notice_id join person p on p.id = n.person_id order by n.seq`),
    );
  }

  private async mark(mailId: string, state: 'waiting' | 'sent' | 'refused' | 'uncertain', error: string | null): Promise<void> {
    const sentAt = state === 'sent' ? this.clock.now() : null;
    await this.database.execute(sql`
      update notice_delivery set state = ${state}::text, error = ${error}::text, sent_at = ${sentAt}::timestamptz
      where mail_id = ${mailId}::uuid and state = 'sending'`);
  }
}
