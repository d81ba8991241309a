import { periodContaining, previousPeriod } from '@keyline/model';
import { Database, Identity, loadConfig, SystemClock } from '@keyline/platform';
import sql from 'sql-template-tag';
import { createApi } from '../apps/api/dist/create-api.js';

const ROUNDS = 7;

/** How long it takes to open the latest weekly report of a rep, a supervisor and a director: the median, in milliseconds. */
export async function timeReportPages(env) {
  const config = loadConfig({ ...process.env, ...env, KEYLINE_DEMO: 'off' });
  const clock = new SystemClock(config.timeZone);
  const app = await createApi(config, clock);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const database = app.get(Database);
  const { code } = previousPeriod(periodContaining('weekly', clock.today()));
  const pages = [];
  for (const role of ['rep', 'supervisor', 'director']) {
    const report = await database.maybeRow(sql`
      select r.id, r.person_id as "personId" from report r join person p on p.id = r.person_id
      where r.period = ${code} and p.roles = array[${role}::text] order by r.person_id limit 1`);
    if (!report) continue;
    const { token } = await app.get(Identity).openSession(report.personId, { userAgent: 'bench', ip: '127.0.0.1' });
    const times = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const started = performance.now();
      const answer = await app.inject({ url: `/api/reports/${report.id}`, headers: { cookie: `keyline_session=${token}` } });
      if (answer.statusCode !== 200) throw new Error(`report of a ${role}: ${answer.statusCode}`);
      times.push(performance.now() - started);
    }
    const [first] = times;
    const median = times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
    pages.push({ page: `weekly report of a ${role}`, 'first ms': Math.round(first), 'median ms': Math.round(median) });
  }
  await app.close();
  return pages;
}
