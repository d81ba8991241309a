import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { keylineModule } from '@keyline/composition';
import { loadConfig, Queues, WorkerHost } from '@keyline/platform';
import { createApi } from '../../apps/api/dist/create-api.js';
import { startEmbeddedDatabase } from '../../apps/cli/dist/embedded-database.js';
import { seedDemo } from '../../apps/cli/dist/seed.js';
import { migrateDatabase } from '../../apps/cli/dist/with-product.js';
import { MovingClock } from './moving-clock.mjs';

export const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'keyline-e2e-'));
  chmodSync(folder, 0o755); // the embedded server may run as another user, who must be able to enter
  return folder;
}

export async function until(check, what, seconds = 60, everyMs = 200) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    const found = await check();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  throw new Error(`waited ${seconds} s in vain for ${what}`);
}

/** Day of a story → a folder with the demo company as of then, its database at rest. Several stories begin with the same one. */
const companies = new Map();
process.on('exit', () => companies.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const configFor = (folder, database, settings = {}) =>
  loadConfig({
    ...process.env,
    HOST: '127.0.0.1',
    DATABASE_URL: database.url,
    REDIS_URL: process.env.E2E_REDIS_URL ?? '',
    KEYLINE_DATA: folder,
    KEYLINE_DEMO: 'on',
    ...settings,
  });

async function companyOf(start) {
  const known = companies.get(start);
  if (known) return known;
  const folder = temporaryFolder();
  const database = await startEmbeddedDatabase(folder, () => {});
  const config = configFor(folder, database);
  await migrateDatabase(database.url);
  await seedDemo(config, { onlyIfEmpty: false, clock: new MovingClock(start, config.timeZone) });
  await database.stop();
  companies.set(start, folder);
  return folder;
}

/** The whole product on its own database and one clock for api and worker: real HTTP, real queue, real schedules. */
export class RunningProduct {
  /**
   * @param start the instant at which the story begins; the demo company is made for that day.
   * @param settings further settings, as the environment would give them
   */
  static async start(start, settings = {}) {
    const folder = temporaryFolder();
    execFileSync('cp', ['-a', `${await companyOf(start)}/.`, folder]);
    const database = await startEmbeddedDatabase(folder, () => {});
    const port = await freePort();
    const config = configFor(folder, database, { PORT: String(port), ...settings });
    const clock = new MovingClock(start, config.timeZone);
    const api = await createApi(config, clock);
    await api.listen(port, '127.0.0.1');
    // On Redis the queue outlives the story before: its jobs are about another database.
    if (process.env.E2E_REDIS_URL) await api.get(Queues).queue.obliterate({ force: true });
    const worker = await NestFactory.createApplicationContext(keylineModule(config, clock), { logger: ['error'] });
    await worker.get(WorkerHost).start();
    return Object.assign(new RunningProduct(), { folder, database, clock, api, worker, url: `http://127.0.0.1:${port}` });
  }

  /** What the calendar does at that moment: the schedule's own waiting job is let go now instead of then. */
  async letScheduleFire(name) {
    const { queue } = this.api.get(Queues);
    const job = await until(
      async () => (await queue.getJobs(['delayed'], 0, -1)).find((each) => each?.name === name),
      `the schedule ${name}`,
    );
    await job.promote();
  }

  async stop() {
    await this.worker.close();
    await this.api.close();
    await this.database.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Somebody who speaks plain HTTP: what curl would do. */
export class Caller {
  constructor(url) {
    this.url = url;
    this.cookie = '';
  }
  static async signIn(url, username) {
    const caller = new Caller(url);
    const { headers, status } = await caller.send('POST', '/api/auth/login', { username, password: 'keyline-demo' });
    if (status !== 200) throw new Error(`${username} cannot sign in: ${status}`);
    caller.cookie = headers.get('set-cookie').split(';')[0];
    return caller;
  }
  async send(method, path, body) {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text,
    };
  }
  async get(path) {
    const { status, body } = await this.send('GET', path);
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  }
  list(resource, filter = {}, range = [0, 24]) {
    return this.get(`/api/${resource}?${new URLSearchParams({ filter: JSON.stringify(filter), range: JSON.stringify(range) })}`);
  }
}
