import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { RawServerDefault } from 'fastify';
import sql from 'sql-template-tag';
import { permissionsOf, reachOf, type Actor, type Role } from '@keyline/model';
import { keylineModule } from '@keyline/composition';
import {
  createHttpApp,
  Database,
  EventSubscriptions,
  FixedClock,
  Identity,
  JobHandlers,
  type Config,
  type OutboxEvent,
} from '@keyline/platform';
import { Client } from './client.js';
import { Factories } from './factories/index.js';
import { cloneDatabase } from './template-database.js';

/** Wednesday of ISO week 47, ten in the morning in Shanghai. */
export const WEDNESDAY = '2026-11-18T10:00:00+08:00';

interface ProductOptions {
  now?: string;
  timeZone?: string;
  redisUrl?: string | null;
  smtpUrl?: string | null;
  /** Where fake robots listen. */
  robotOrigins?: readonly string[];
}

/** The whole product, composed as in production, on a database of its own and a clock that stands still. */
export class Product {
  readonly create: Factories;

  constructor(
    readonly app: NestFastifyApplication,
    readonly clock: FixedClock,
    readonly config: Config,
    private readonly drop: () => Promise<void>,
  ) {
    this.create = new Factories(this.database, clock);
  }

  get database(): Database {
    return this.app.get(Database);
  }

  /** A person of that role (made now, in the standard organisation unless one is given) with an open session. */
  async signedInAs(
    role: Role | readonly Role[],
    person: { id?: string; managerId?: string | null; departmentId?: string; name?: string } = {},
  ): Promise<Client> {
    const roles = typeof role === 'string' ? [role] : [...role];
    const stored = person.id ? await this.create.findPerson(person.id) : await this.create.person({ ...person, roles });
    const { token } = await this.app.get(Identity).openSession(stored.id, { userAgent: 'test', ip: '127.0.0.1' });
    // A story moves the clock by months, and whoever is in it stays signed in however long the machine takes over it.
    await this.database.execute(
      sql`update session set expires_at = expires_at + interval '10 years' where person_id = ${stored.id}::uuid`,
    );
    const actor: Actor = {
      id: stored.id,
      name: stored.name,
      roles: stored.roles,
      permissions: new Set(permissionsOf(stored.roles)),
      reach: reachOf(stored.roles),
      departmentId: stored.departmentId,
      departmentName: stored.departmentName,
      managerId: stored.managerId,
      locale: 'zh-CN',
    };
    return new Client(this.app, actor, token);
  }

  /** Somebody who is not signed in. */
  anonymous(): Client {
    return new Client(this.app, null, null);
  }

  /** Delivers every waiting event to its listeners, and what they cause, as the worker would; without a queue. */
  async deliverEvents(): Promise<void> {
    const subscriptions = this.app.get(EventSubscriptions);
    for (let round = 0; round < 20; round += 1) {
      const events = await this.database.rows<OutboxEvent>(sql`
        update outbox_event set published_at = now() where id in (select id from outbox_event where published_at is null) returning id, at, topic, payload`);
      if (events.length === 0) return;
      for (const event of events.sort((a, b) => (a.id < b.id ? -1 : 1))) {
        for (const name of subscriptions.namesFor(event.topic)) await subscriptions.deliver(name, event);
      }
    }
  }

  /** Runs a job's own code once, as the worker would. */
  async runJob(name: string, payload: unknown): Promise<void> {
    await this.app.get(JobHandlers).run(name, payload, { jobId: `test-${name}`, attempt: 1, progress: () => Promise.resolve() });
  }

  /** Another api process of the same installation, listening; close it before the product. */
  async anotherApi(): Promise<NestFastifyApplication> {
    const app = await createHttpApp(keylineModule(this.config, this.clock));
    await app.listen(0, '127.0.0.1');
    return app;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.drop();
  }
}

/** Starts the product for a test file; close it in `afterAll`. */
export async function startProduct({
  now = WEDNESDAY,
  timeZone = 'Asia/Shanghai',
  redisUrl = null,
  smtpUrl = null,
  robotOrigins = [],
}: ProductOptions = {}): Promise<Product> {
  const { url, drop } = await cloneDatabase();
  const clock = new FixedClock(new Date(now), timeZone);
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: url,
    redisUrl,
    dataFolder: `${process.env['TMPDIR'] ?? '/tmp'}/keyline-test-${process.pid}`,
    demo: false,
    timeZone,
    secret: 'a secret for tests that is long enough',
    publicUrl: 'https://crm.example.com',
    smtpUrl,
    mailFrom: 'keyline@example.com',
    robotOrigins,
    workerHealthPort: null,
    logLevel: 'silent',
  };
  const app = await createHttpApp(keylineModule(config, clock));
  await app.init();
  await (app.getHttpAdapter().getInstance() as unknown as { ready(): PromiseLike<RawServerDefault> }).ready();
  return new Product(app, clock, config, drop);
}
