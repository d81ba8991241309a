import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineJob, JobHandlers, Jobs, NotYet, Queues, WorkerHost } from '@keyline/platform';
import { startProduct, type Client, type Product } from '@keyline/testing';

const REDIS_URL = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379/15';

const answers = (url: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(Number(new URL(url).port || 6379), new URL(url).hostname);
    socket.setTimeout(500, () => resolve(false));
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => undefined).unref();
  });
const hasRedis = await answers(REDIS_URL);
if (!hasRedis) console.warn(`SKIPPED: the job stories on Redis - nothing answers at ${REDIS_URL} (set TEST_REDIS_URL)`);

const COUNT = defineJob('test.count', z.object({ by: z.number() }));
const FLAKY = defineJob('test.flaky', z.object({}), { attempts: 3 });
const PATIENT = defineJob('test.patient', z.object({}), { attempts: 2 });
const DEAD = defineJob('test.dead', z.object({}), { attempts: 1 });

async function until(done: () => Promise<boolean> | boolean, what: string): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (await done()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain for ${what}`);
}

const BACKENDS: [name: string, redisUrl: string | null][] = [
  ['the embedded PostgreSQL', null],
  ...(hasRedis ? [['Redis', REDIS_URL] as [string, string]] : []),
];

describe.each(BACKENDS)('jobs on %s', (_name, redisUrl) => {
  let product: Product;
  let admin: Client;
  let counted = 0;
  let tries = 0;
  const patience: number[] = [];

  beforeAll(async () => {
    product = await startProduct({ redisUrl });
    admin = await product.signedInAs('admin');
    await product.app.get(Queues).queue.obliterate({ force: true });
    const handlers = product.app.get(JobHandlers);
    handlers.handle(COUNT, async ({ by }, { progress }) => {
      await progress(1, 2);
      counted += by;
    });
    handlers.handle(FLAKY, () => {
      tries += 1;
      return tries < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve();
    });
    handlers.handle(PATIENT, (_, { attempt }) => {
      patience.push(attempt);
      return patience.length < 4 ? Promise.reject(new NotYet(50, 'the robot is busy')) : Promise.resolve();
    });
    handlers.handle(DEAD, () => Promise.reject(new Error('the customer database is on fire')));
    handlers.schedule({ job: COUNT, pattern: '30 0 * * 1', payload: { by: 0 } });
    await product.app.get(WorkerHost).start();
  });
  afterAll(async () => {
    await product.app.get(Queues).queue.obliterate({ force: true });
    await product.close();
  });

  it('the same key is the same work: it is done once', async () => {
    await Promise.all([1, 2, 3].map(() => product.app.get(Jobs).enqueue(COUNT, { by: 5 }, { key: 'weekly:2026-W47' })));
    await until(() => counted > 0, 'the count');
    await product.app.get(Jobs).enqueue(COUNT, { by: 100 }, { key: 'another' });
    await until(() => counted >= 105, 'the other count');
    expect(counted).toBe(105);
  });

  it('a job that fails is tried again until it succeeds', async () => {
    await product.app.get(Jobs).enqueue(FLAKY, {}, { key: 'one' });
    await until(() => tries === 3, 'three tries');
    expect(tries).toBe(3);
  });

  it('a job that is put off is taken up again, as often as it asks, and none of it counts as a try', async () => {
    await product.app.get(Jobs).enqueue(PATIENT, {}, { key: 'one' });
    await until(() => patience.length === 4, 'the fourth time');
    expect(patience).toEqual([1, 1, 1, 1]);
  });

  it('a job that keeps failing is shown to the administrator with its error, and can be tried again or removed', async () => {
    const id = await product.app.get(Jobs).enqueue(DEAD, {}, { key: 'one' });
    await until(async () => (await admin.list('jobs', { filter: { state: 'failed' } })).total === 1, 'the dead job');
    const [dead] = (await admin.list<{ id: string; error: string }>('jobs', { filter: { state: 'failed' } })).body;
    expect(dead).toMatchObject({ id, error: 'the customer database is on fire' });
    expect((await admin.post(`/api/jobs/${encodeURIComponent(id)}/retry`)).status).toBe(200);
    await until(
      async () => (await admin.get<{ state: string }>(`/api/jobs/${encodeURIComponent(id)}`)).body.state === 'failed',
      'its second death',
    );
    expect((await admin.delete(`/api/jobs/${encodeURIComponent(id)}`)).status).toBe(204);
    expect((await admin.get(`/api/jobs/${encodeURIComponent(id)}`)).status).toBe(404);
  });

  it("a schedule is kept in the organisation's time zone", async () => {
    const { body } = await admin.get<{ schedules: { job: string; nextAt: string; timeZone: string }[] }>('/api/jobs/overview');
    const schedule = body.schedules.find(({ job }) => job === COUNT.name);
    expect(schedule?.timeZone).toBe('Asia/Shanghai');
    const next = new Date(schedule?.nextAt ?? 0);
    expect([next.getUTCDay(), next.getUTCHours(), next.getUTCMinutes()]).toEqual([0, 16, 30]); // Monday 00:30 in Shanghai is Sunday 16:30 UTC
  });
});
