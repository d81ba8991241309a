import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type SentMessageInfo, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../config.js';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html?: string;
  attachments?: readonly { filename: string; content: Buffer; contentType: string }[];
  /** The mail's own name: a mailbox that gets it twice can tell. */
  id?: string;
}

/** The server will never take this mail: wrong address, refused content, sign-in. Trying again is no use. */
export class MailRefused extends Error {}
/** The connection broke while the server had the mail in its hands: it may have been taken. Trying again may send it twice. */
export class MailUncertain extends Error {}

interface SmtpError extends Error {
  command?: string;
  responseCode?: number;
}
const SECONDS = 1000;
/** The commands after which the server may have the mail although its answer was not heard. */
const IN_ITS_HANDS = new Set(['DATA', 'API']);

/** Mail through the SMTP server of `KEYLINE_SMTP_URL`. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private transport: Transporter<SentMessageInfo> | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Has this installation a mail server? */
  get isOn(): boolean {
    return this.config.smtpUrl !== null;
  }

  /**
   * Hands one mail to the server.
   * @throws MailRefused, MailUncertain; any other error means that the server surely does not have it, and it may be tried again
   */
  async send({ id, attachments, ...mail }: Mail): Promise<void> {
    try {
      await this.open().sendMail({
        ...mail,
        from: { name: 'Keyline', address: this.config.mailFrom },
        messageId: id ? `<${id}@${new URL(this.config.publicUrl).hostname}>` : undefined,
        attachments: attachments?.map((each) => ({ ...each })),
      });
    } catch (error) {
      throw meaningOf(error as SmtpError);
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  private open(): Transporter<SentMessageInfo> {
    const { smtpUrl } = this.config;
    if (smtpUrl === null) throw new MailRefused('mail is off: KEYLINE_SMTP_URL is not set');
    this.transport ??= createTransport({
      url: smtpUrl,
      pool: true,
      maxConnections: 2,
      connectionTimeout: 10 * SECONDS,
      greetingTimeout: 10 * SECONDS,
      socketTimeout: 60 * SECONDS,
    });
    return this.transport;
  }
}

function meaningOf(error: SmtpError): Error {
  if (error instanceof MailRefused) return error;
  if (error.responseCode !== undefined) {
    return error.responseCode >= 500 ? new MailRefused(error.message, { cause: error }) : error;
  }
  return IN_ITS_HANDS.has(error.command ?? '') ? new MailUncertain(error.message, { cause: error }) : error;
}
