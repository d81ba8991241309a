import { Inject, Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
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

const SECONDS = 1000;
const silent = () => undefined;

/** Mail through the SMTP server of `KEYLINE_SMTP_URL`. */
@Injectable()
export class Mailer {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Has this installation a mail server? */
  get isOn(): boolean {
    return this.config.smtpUrl !== null;
  }

  /**
   * Hands one mail to the server, on a connection of its own.
   * @returns the addresses that the server would not write to, while it took the mail for the others
   * @throws MailRefused, MailUncertain; any other error means that the server surely does not have it, and it may be tried again
   */
  async send({ id, attachments = [], ...mail }: Mail): Promise<{ rejected: string[] }> {
    const { smtpUrl, mailFrom, publicUrl } = this.config;
    if (smtpUrl === null) throw new MailRefused('mail is off: KEYLINE_SMTP_URL is not set');
    const conversation = { handedOver: false };
    const transport = createTransport({ url: smtpUrl, ...TIMEOUTS, transactionLog: true, logger: listenerOf(conversation) });
    try {
      const { rejected } = await transport.sendMail({
        ...mail,
        attachments: attachments.map((each) => ({ ...each })),
        from: { name: 'Keyline', address: mailFrom },
        ...(id ? { messageId: `<${id}@${new URL(publicUrl).hostname}>` } : {}),
      });
      return { rejected: [...rejected] };
    } catch (error) {
      throw meaningOf(error as Error & { responseCode?: number }, conversation.handedOver);
    } finally {
      transport.close();
    }
  }
}

const TIMEOUTS = { connectionTimeout: 10 * SECONDS, greetingTimeout: 10 * SECONDS, socketTimeout: 60 * SECONDS };

/** Hears the client say DATA: from then on the server may have the mail although its answer was not heard. */
function listenerOf(conversation: { handedOver: boolean }) {
  const debug = (entry: unknown, words?: unknown) => {
    if ((entry as { tnx?: string }).tnx === 'client' && words === 'DATA') conversation.handedOver = true;
  };
  return { trace: silent, debug, info: silent, warn: silent, error: silent, fatal: silent };
}

function meaningOf(error: Error & { responseCode?: number }, handedOver: boolean): Error {
  if (error.responseCode !== undefined) {
    return error.responseCode >= 500 ? new MailRefused(error.message, { cause: error }) : error;
  }
  return handedOver ? new MailUncertain(error.message, { cause: error }) : error;
}
