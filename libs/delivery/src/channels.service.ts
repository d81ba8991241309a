import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  channelCan,
  channelSigns,
  type Actor,
  type ChannelKind,
  type DeliveryChannelInput,
  type DeliveryChannelPatch,
  type DeliveryChannelRow,
  type ErrorCode,
} from '@keyline/model';
import {
  changesBetween,
  CONFIG,
  Database,
  fieldProblem,
  Journal,
  Lists,
  newId,
  requireVersion,
  Secrets,
  type Config,
  type ListQuery,
  type Page,
} from '@keyline/platform';
import { CHANNELS } from './deliveries.list.js';
import type { Destination } from './notifier.js';
import { isAllowedWebhook } from './robots/webhooks.js';

type StoredRow = Omit<DeliveryChannelRow, 'can'>;
type Given = Omit<DeliveryChannelInput, 'kind'>;

/** Where reports can go. Addresses of webhooks and keys come in and never go out again, not even into the audit log. */
@Injectable()
export class ChannelsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly secrets: Secrets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<DeliveryChannelRow>> {
    return (await this.lists.page<StoredRow>(CHANNELS, actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<DeliveryChannelRow> {
    return present(actor)(await this.lists.get<StoredRow>(CHANNELS, actor, id));
  }

  /**
   * @throws Problem delivery-channel.name-taken (409), delivery-channel.recipients-missing, .webhook-missing, .webhook-not-allowed,
   * .no-signing, .not-for-kind (422), each beside its field.
   */
  async create(actor: Actor, { kind, ...input }: DeliveryChannelInput): Promise<DeliveryChannelRow> {
    if (kind === 'email' && !input.recipients?.length) throw wrong('delivery-channel.recipients-missing', 'recipients');
    if (kind !== 'email' && input.webhook === undefined) throw wrong('delivery-channel.webhook-missing', 'webhook');
    this.check(kind, input);
    const id = newId();
    const { webhook, secret } = input;
    await this.database.transaction(async () => {
      await this.database.execute(sql`
        insert into delivery_channel (id, kind, name, recipients, webhook, webhook_host, secret, active)
        values (${id}::uuid, ${kind}::text, ${input.name}::text, ${input.recipients ?? []}::text[], ${webhook ? this.secrets.seal(webhook) : null}::bytea,
          ${webhook ? hostOf(webhook) : null}::text, ${secret ? this.secrets.seal(secret) : null}::bytea, ${input.active ?? true}::boolean)`);
      const entry = { action: 'delivery-channel.created', entity: 'delivery-channel', entityId: id };
      await this.journal.record(actor, { ...entry, changes: changesBetween({}, publicPart(input)) });
    });
    return this.get(actor, id);
  }

  /** @throws as `create`, and Problem version.conflict (409). */
  async edit(actor: Actor, id: string, { version, ...input }: DeliveryChannelPatch): Promise<DeliveryChannelRow> {
    await this.database.transaction(async () => {
      await this.database.execute(sql`select 1 from delivery_channel where id = ${id}::uuid for update`);
      const before = await this.lists.get<StoredRow>(CHANNELS, actor, id);
      requireVersion(before, version);
      if (before.kind === 'email' && input.recipients?.length === 0)
        throw wrong('delivery-channel.recipients-missing', 'recipients');
      this.check(before.kind, input);
      const { name, recipients, active, webhook, secret } = { ...before, ...input };
      await this.database.execute(sql`
        update delivery_channel set name = ${name}::text, recipients = ${recipients}::text[], active = ${active}::boolean,
          webhook = coalesce(${webhook ? this.secrets.seal(webhook) : null}::bytea, webhook),
          webhook_host = coalesce(${webhook ? hostOf(webhook) : null}::text, webhook_host),
          secret = case when ${secret === undefined}::boolean then secret else ${secret ? this.secrets.seal(secret) : null}::bytea end,
          version = version + 1
        where id = ${id}::uuid`);
      const entry = { action: 'delivery-channel.edited', entity: 'delivery-channel', entityId: id };
      await this.journal.record(actor, { ...entry, changes: changesBetween(before, { ...before, ...publicPart(input) }) });
    });
    return this.get(actor, id);
  }

  /** The channel as a notifier needs it. @throws SecretUnreadable */
  async destination(id: string): Promise<Destination & { kind: ChannelKind; name: string; active: boolean }> {
    const [stored] = await this.database.rows<{
      kind: ChannelKind;
      name: string;
      active: boolean;
      recipients: string[];
      webhook: Buffer | null;
      secret: Buffer | null;
    }>(sql`select kind, name, active, recipients, webhook, secret from delivery_channel where id = ${id}::uuid`);
    if (!stored) throw new Error(`no delivery channel ${id}`);
    const opened = (sealed: Buffer | null) => (sealed === null ? null : this.secrets.open(sealed));
    return { ...stored, webhook: opened(stored.webhook), secret: opened(stored.secret) };
  }

  private check(kind: ChannelKind, { recipients, webhook, secret }: Partial<Given>): void {
    if (kind === 'email') {
      if (webhook !== undefined) throw wrong('delivery-channel.not-for-kind', 'webhook');
      if (secret) throw wrong('delivery-channel.not-for-kind', 'secret');
      return;
    }
    if (recipients?.length) throw wrong('delivery-channel.not-for-kind', 'recipients');
    if (webhook !== undefined && !isAllowedWebhook(kind, webhook, this.config.robotOrigins))
      throw wrong('delivery-channel.webhook-not-allowed', 'webhook');
    if (secret && !channelSigns(kind)) throw wrong('delivery-channel.no-signing', 'secret');
  }
}

const present =
  (actor: Actor) =>
  (row: StoredRow): DeliveryChannelRow => ({ ...row, can: channelCan(actor) });
const wrong = (code: ErrorCode, field: string) => fieldProblem(code, field, code);
const hostOf = (webhook: string) => new URL(webhook).host;
/** What of an input may be written into the audit log: that a secret was set, not which. */
const publicPart = ({ webhook, secret, ...open }: Partial<Given>) => ({
  ...open,
  ...(webhook === undefined ? {} : { webhookHost: hostOf(webhook), webhook: '•••' }),
  ...(secret === undefined ? {} : { hasSecret: secret !== null }),
});
