import type { ChannelKind, DeliveryMessage, DeliveryReason } from '@keyline/model';

/** Where to: what a channel's row says, its secrets unsealed. */
export interface Destination {
  recipients: readonly string[];
  webhook: string | null;
  secret: string | null;
}
export interface Attachment {
  filename: string;
  content: Buffer;
  contentType: string;
}
/** What goes out. */
export interface Notification {
  /** The delivery's own name; who gets it twice can tell. */
  id: string;
  message: DeliveryMessage;
  /** Small print at the end of a mail. */
  foot: string;
  attachment: Attachment | null;
}

/** The other side surely does not have it, and it may be tried again. */
export class NotNow extends Error {
  constructor(
    readonly reason: DeliveryReason,
    said: string,
    options?: ErrorOptions,
  ) {
    super(said, options);
  }
}
/** The other side will never take it as things stand: trying again is no use until somebody changes something. */
export class Refused extends Error {
  constructor(
    readonly reason: DeliveryReason,
    said: string,
    options?: ErrorOptions,
  ) {
    super(said, options);
  }
}
/** It was handed over, and the answer was lost: it may have arrived. Trying again may send it twice. */
export class Uncertain extends Error {}

/** Why nothing could be handed over, by the code that the system, TLS or the mail client gives it. */
export function unreachedReason(code: string): DeliveryReason {
  if (/^(ENOTFOUND|EAI_|EDNS)/.test(code)) return 'unknown_host';
  return /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ETLS)/.test(code) ? 'certificate' : 'unreachable';
}

/** One way out of the house. A new one is a class that is named in `delivery.module.ts`. */
export interface Notifier {
  readonly kind: ChannelKind;
  /** Does it carry files? Otherwise the message links to them. */
  readonly carriesFiles: boolean;
  /** Sends it once. @returns whom it has not reached, although it went out to the others. @throws NotNow, Refused, Uncertain */
  send(to: Destination, what: Notification): Promise<readonly string[]>;
}
export const NOTIFIERS = Symbol('Notifiers');
