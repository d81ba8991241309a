import { createApi } from '../apps/api/dist/create-api.js';
import { loadConfig, Database, Identity, SystemClock } from '@keyline/platform';
import sql from 'sql-template-tag';
import { SqlRecorder } from './record-sql.mjs';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Who asks, and about what: a rep with a typical number of accounts, a director, somebody of finance, the first two characters of a customer's name. */
async function findFacts(database) {
  const withRole = (role) =>
    database.maybeRow(sql`select id from person where roles @> array[${role}::text] and left_on is null order by id limit 1`);
  const rep = await database.maybeRow(sql`
    select p.id, (select a.id from account a where a.owner_id = p.id order by a.id limit 1) as "accountId",
      (select left(a.short_name, 2) from account a where a.owner_id = p.id and a.short_name is not null order by a.id limit 1) as characters
    from person p where p.roles = array['rep'] and p.left_on is null and exists (select 1 from account a where a.owner_id = p.id) order by p.id limit 1`);
  return {
    people: { rep: rep.id, director: (await withRole('director')).id, finance: (await withRole('finance')).id },
    accountId: rep.accountId,
    characters: rep.characters,
  };
}

/** Runs each case once in this process and notes the statements it sends and the ids it draws. */
export async function recordCases(env, cases) {
  const recorder = new SqlRecorder();
  const config = loadConfig({ ...process.env, ...env, KEYLINE_DEMO: 'off' });
  const app = await createApi(config, new SystemClock(config.timeZone));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const facts = await findFacts(app.get(Database));
  const clients = {};
  for (const [role, id] of Object.entries(facts.people)) {
    const { token } = await app.get(Identity).openSession(id, { userAgent: 'bench', ip: '127.0.0.1' });
    clients[role] = `keyline_session=${token}`;
  }
  const recorded = [];
  for (const { name, title, as, method, path, body } of cases) {
    const url = path(facts);
    const payload = body?.(facts);
    const send = () =>
      app.inject({
        method,
        url,
        headers: { cookie: clients[as], ...(payload ? { 'content-type': 'application/json' } : {}) },
        payload: payload ? JSON.stringify(payload) : undefined,
      });
    for (let warm = 0; warm < 3; warm += 1) await send(); // signs in and warms up, so that only the case itself is recorded
    const begun = Date.now();
    let answer;
    const statements = await recorder.during(async () => (answer = await send()));
    if (answer.statusCode >= 300) throw new Error(`${name}: ${answer.statusCode} ${answer.payload.slice(0, 300)}`);
    const ids = new Set(JSON.stringify(statements).match(UUID) ?? []);
    const newIds = [...ids].filter((id) => Math.abs(Number.parseInt(id.replace('-', '').slice(0, 12), 16) - begun) < 60_000);
    recorded.push({ name, title, as, method, path: url, body: payload, statements, newIds });
  }
  await app.close();
  return { recorded, clients };
}
