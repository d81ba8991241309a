import { expect, test } from '@playwright/test';
import pg from 'pg';
import { Caller, RunningProduct } from './support/product.mjs';
import { weeklyRuns } from './support/report-runs.mjs';
import { startWorker, withoutWorker } from './support/worker.mjs';

test.describe.configure({ retries: 0 });

/** Ends like a worker of the product: it lets go of its connections before anybody takes the database away. */
function endWorker(worker) {
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  worker.disconnect();
  return ended;
}

/** The product with its worker in processes of their own, which can be killed; undisturbed reports of a period to compare with. */
async function atTheMercy(run) {
  const product = await RunningProduct.start(new Date().toISOString());
  const database = new pg.Client({ connectionString: product.database.url });
  await database.connect();
  await withoutWorker(product);
  const admin = await Caller.signIn(product.url, 'admin');
  const reports = async (period) =>
    (await database.query('select person_id, facts from report where period = $1 order by person_id', [period])).rows;
  const { start, done } = weeklyRuns(admin);
  const undisturbed = async (period) => {
    const worker = await startWorker(product);
    await done(await start(period));
    const expected = await reports(period);
    expect(expected.length).toBeGreaterThan(30);
    await endWorker(worker);
    await database.query('delete from report where period = $1', [period]);
    return expected;
  };
  try {
    await run({ product, database, admin, reports, start, done, undisturbed });
  } finally {
    await database.end();
    await product.stop();
  }
}
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

test('a worker killed with -9 at any moment of a run leaves exactly one report for everyone who owes one', async () => {
  test.setTimeout(300_000);
  await atTheMercy(async ({ product, admin, reports, start, done, undisturbed }) => {
    const period = '2026-W20';
    const expected = await undisturbed(period);
    const run = await start(period);
    for (let blow = 0; blow < 5; blow += 1) {
      const victim = await startWorker(product);
      await pause(Math.floor(Math.random() * 600));
      victim.kill('SIGKILL');
    }
    const last = await startWorker(product);
    await done(run);
    const after = await admin.get(`/api/report-runs/${run}`);
    expect(after.done).toBe(after.total);
    expect(await reports(period)).toEqual(expected);
    await endWorker(last);
  });
});

test('two schedulers at once, every connection cut, a person moved in mid-period: one report each, the same numbers', async () => {
  test.setTimeout(300_000);
  await atTheMercy(async ({ product, database, reports, start, done, undisturbed }) => {
    const period = '2026-W20';
    const expected = await undisturbed(period);
    const workers = await Promise.all([startWorker(product), startWorker(product)]);
    const runs = await Promise.all([start(period), start(period)]);
    const { rows: moved } = await database.query(
      `update person p set manager_id = (select m.id from person m where 'supervisor' = any (m.roles) and m.id <> p.manager_id order by m.id limit 1)
       where p.id = (select id from person where roles = '{rep}' and left_on is null order by id limit 1) returning id`,
    );
    expect(moved).toHaveLength(1);
    for (let cut = 0; cut < 3; cut += 1) {
      await database.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await pause(Math.floor(Math.random() * 400));
    }
    for (const run of runs) await done(run);
    expect(workers.map(({ exitCode, signalCode }) => exitCode ?? signalCode)).toEqual([null, null]);
    const got = await reports(period);
    expect(got).toEqual(expected);
    expect(new Set(got.map(({ person_id }) => person_id)).size).toBe(got.length);
    await Promise.all(workers.map(endWorker));
  });
});
