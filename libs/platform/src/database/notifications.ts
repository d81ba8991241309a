import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { CONFIG, type Config } from '../config.js';
import { log } from '../log.js';

type Listener = (payload: string) => void;

/** Word between processes through the database (LISTEN/NOTIFY), on a connection of its own that comes back after a break. */
@Injectable()
export class Notifications implements OnApplicationShutdown {
  private client: pg.Client | null = null;
  private keeping: Promise<void> | null = null;
  private stopped = false;
  private readonly listeners = new Map<string, Listener[]>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Calls the listener for each notification on the channel, and with '' after every (re)connection, when some may have been missed. */
  async listen(channel: string, listener: Listener): Promise<void> {
    this.listeners.set(channel, [...(this.listeners.get(channel) ?? []), listener]);
    this.keeping ??= this.keepConnected();
    await this.client?.query(`listen "${channel}"`);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.client
      ?.end()
      .catch((error: unknown) => log.debug({ error: String(error) }, 'listening connection was gone already'));
  }

  private async keepConnected(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.listenUntilLost();
      } catch (error) {
        if (!this.stopped) log.warn({ error: String(error) }, 'listening connection lost, trying again');
      }
      this.client = null;
      if (!this.stopped) await delay(1000, undefined, { ref: false });
    }
  }

  private async listenUntilLost(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.config.databaseUrl,
      keepAlive: true,
      application_name: 'keyline-listen',
    });
    // A connection that the server ends says so twice: an error without a listener would end the process.
    const lost = new Promise<void>((resolve, reject) => client.once('end', resolve).on('error', reject));
    client.on('notification', ({ channel, payload }) => this.tell(channel, payload ?? ''));
    await client.connect();
    this.client = client;
    // The process may have been told to end while this was still connecting: whoever ended it had nothing to close yet.
    if (this.stopped) return client.end();
    for (const channel of this.listeners.keys()) await client.query(`listen "${channel}"`);
    for (const channel of this.listeners.keys()) this.tell(channel, '');
    await lost;
  }

  private tell(channel: string, payload: string): void {
    for (const listener of this.listeners.get(channel) ?? []) listener(payload);
  }
}
