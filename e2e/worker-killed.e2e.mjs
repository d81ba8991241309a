import { fork } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import { Caller, RunningProduct, until } from './support/product.mjs';

const WORKER = join(import.meta.dirname, '../apps/worker/dist/main.js');

/** A real worker process on the product's database. */
function startWorker(product) {
  const child = fork(WORKER, {
    env: {
      ...process.env,
      DATABASE_URL: product.database.url,
      REDIS_URL: process.env.E2E_REDIS_URL ?? '',
      KEYLINE_DATA: product.folder,
      KEYLINE_LOG: 'error',
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve) => child.once('message', () => resolve(child)));
}

test('a worker killed with -9 in the middle of a run leaves exactly one report for everyone who owes one', async () => {
  test.setTimeout(240_000);
  const product = await RunningProduct.start(new Date().toISOString());
  const database = new pg.Client({ connectionString: product.database.url });
  await database.connect();
  await product.worker.close(); // from here on the worker is a process of its own, which can be killed
  product.worker = { close: async () => {}, get: product.worker.get };
  const admin = await Caller.signIn(product.url, 'admin');
  const period = '2026-W20';
  const reports = async () =>
    (await database.query('select person_id, facts from report where period = $1 order by person_id', [period])).rows;

  const undisturbed = await startWorker(product);
  const first = await admin.send('POST', '/api/report-runs', { kind: 'weekly', period });
  expect(first.status).toBe(202);
  await until(async () => (await admin.get(`/api/report-runs/${first.body.id}`)).status === 'done', 'the undisturbed run');
  const expected = await reports();
  expect(expected.length).toBeGreaterThan(30);
  undisturbed.disconnect();
  await database.query('delete from report where period = $1', [period]);

  const { body: run } = await admin.send('POST', '/api/report-runs', { kind: 'weekly', period });
  for (const after of [50, 150, 400]) {
    const victim = await startWorker(product);
    await new Promise((resolve) => setTimeout(resolve, after));
    victim.kill('SIGKILL');
  }
  const last = await startWorker(product);
  await until(
    async () => (await admin.get(`/api/report-runs/${run.id}`)).status === 'done',
    'the run to end in spite of all',
    120,
  );
  const after = await admin.get(`/api/report-runs/${run.id}`);
  expect(after.done).toBe(after.total);
  expect(await reports()).toEqual(expected);
  last.disconnect();
  await database.end();
  await product.stop();
});
