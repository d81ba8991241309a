import { Injectable } from '@nestjs/common';
import type { DeliveryMessage } from '@keyline/model';
import { Mailer, MailRefused, MailUncertain } from '@keyline/platform';
import { NotNow, Refused, Uncertain, unreachedReason, type Destination, type Notification, type Notifier } from './notifier.js';

/** By mail, with the file attached. */
@Injectable()
export class MailNotifier implements Notifier {
  readonly kind = 'email' as const;
  readonly carriesFiles = true;

  constructor(private readonly mailer: Mailer) {}

  async send({ recipients }: Destination, { id, message, foot, attachment }: Notification): Promise<readonly string[]> {
    if (!this.mailer.isOn) throw new Refused('mail_off', 'KEYLINE_SMTP_URL');
    try {
      const { rejected } = await this.mailer.send({
        id: `delivery-${id}`,
        to: recipients.join(', '),
        subject: message.title,
        text: mailText(message, foot),
        attachments: attachment ? [attachment] : [],
      });
      return rejected;
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      const code = codeOf(error);
      if (code === 'EAUTH') throw new Refused('mail_login', said, { cause: error });
      if (error instanceof MailRefused) throw new Refused('refused', said, { cause: error });
      if (error instanceof MailUncertain) throw new Uncertain(said, { cause: error });
      throw new NotNow(/\b4\d\d\b/.test(said) ? 'busy' : unreachedReason(code), said, { cause: error });
    }
  }
}

/** What the mail client calls the failure; of one that the mailer has judged, what is behind it. */
function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return String(code ?? cause?.code ?? '');
}

/** The message as plain text. */
export function mailText({ title, subtitle, lines, remarks, links }: DeliveryMessage, foot: string): string {
  const figures = lines.map(({ label, value, note }) => `${label}：${value}${note === undefined ? '' : `（${note}）`}`);
  const words = remarks.map(({ label, value }) => `${label}：${value}`);
  const parts = [
    `${title}\n${subtitle}`,
    figures.join('\n'),
    words.join('\n'),
    links.map(({ text, url }) => `${text}：${url}`).join('\n'),
    foot,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
