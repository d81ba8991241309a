import { clearInterval, setInterval } from 'node:timers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { NestFactory } from '@nestjs/core';
import { keylineModule } from '@keyline/composition';
import { periodContaining, previousPeriod } from '@keyline/model';
import { Database, JobHandlers, loadConfig, newId, SystemClock } from '@keyline/platform';
import pg from 'pg';
import sql from 'sql-template-tag';
import { SqlRecorder } from './record-sql.mjs';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');
const rss = () => process.memoryUsage().rss / 1024 / 1024;
const seconds = (since) => (performance.now() - since) / 1000;

/** The weekly run for everybody, and the same statements sent bare (in a transaction that is rolled back), in seconds. */
export async function timeWeeklyRun(env) {
  const recorder = new SqlRecorder();
  const config = loadConfig({ ...process.env, ...env, KEYLINE_DEMO: 'off' });
  const clock = new SystemClock(config.timeZone);
  const app = await NestFactory.createApplicationContext(keylineModule(config, clock), { logger: ['error'] });
  const database = app.get(Database);
  const period = previousPeriod(periodContaining('weekly', clock.today()));
  let marks = [];
  const runOnce = async () => {
    await database.execute(sql`delete from report where kind = 'weekly' and period = ${period.code}`);
    const runId = newId();
    await database.execute(
      sql`insert into report_run (id, kind, period, requested_at) values (${runId}::uuid, 'weekly', ${period.code}, ${clock.now()})`,
    );
    const started = performance.now();
    const progress = async (done) => void marks.push(`${done}: ${seconds(started).toFixed(2)}`);
    marks = [];
    await app.get(JobHandlers).run('reports.make-period', { runId }, { jobId: 'bench', attempt: 1, progress });
    return seconds(started);
  };
  // What is alive after each run is the same from run to run, or something is kept; the peak also holds what nobody has cleared away yet.
  const peaks = [];
  const alive = [];
  const watched = async () => {
    let peak = 0;
    const look = setInterval(() => (peak = Math.max(peak, rss())), 50);
    const took = await runOnce();
    clearInterval(look);
    peaks.push(Math.round(peak));
    collectGarbage();
    alive.push(Math.round(process.memoryUsage().heapUsed / 1024 / 1024));
    return took;
  };
  await watched();
  const product = [await watched(), await watched(), await watched()].sort((a, b) => a - b)[1];
  const linear = marks.join(' · ');
  const statements = await recorder.during(runOnce);
  const reads = statements.filter(
    ({ text }) => /^\s*(with|select)/i.test(text) && !/insert into|update |delete from/i.test(text),
  );
  const client = new pg.Client({
    connectionString: env.DATABASE_URL,
    options: '-c timezone=UTC -c jit=off -c plan_cache_mode=force_custom_plan',
  });
  await client.connect();
  const replay = async () => {
    const started = performance.now();
    for (const { text, values } of reads) await client.query(text, values);
    return seconds(started);
  };
  await replay();
  const bare = [await replay(), await replay(), await replay()].sort((a, b) => a - b)[1];
  const made = await database.maybeRow(
    sql`select count(*)::int as reports from report where kind = 'weekly' and period = ${period.code}`,
  );
  await client.end();
  await app.close();
  return {
    case: `weekly run ${period.code}`,
    reports: made.reports,
    'product s': product.toFixed(2),
    'bare reads s': bare.toFixed(2),
    ratio: (product / bare).toFixed(2),
    'reports: s': linear,
    'peak rss MB by run': peaks.join(' → '),
    'alive MB after each': alive.join(' → '),
  };
}
