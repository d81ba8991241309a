import pg from 'pg';
import { DEMO_PASSWORD, DEMO_SIGN_INS, seedDemoCompany } from '@keyline/demo';
import { SystemClock, type Config } from '@keyline/platform';
import { say } from './with-product.js';

async function query<Row>(databaseUrl: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

const isEmpty = async (databaseUrl: string) => (await query(databaseUrl, 'select 1 from person limit 1')).length === 0;

/** Fills an empty database with the demo company and its past reports. @throws CompanyExistsError when there are people already. */
export async function seedDemo(config: Config, { onlyIfEmpty }: { onlyIfEmpty: boolean }): Promise<void> {
  if (onlyIfEmpty && !(await isEmpty(config.databaseUrl))) return;
  const started = Date.now();
  const clock = new SystemClock(config.timeZone);
  say('making the demo company: 60 people, 400 accounts, two years …');
  const rows = await seedDemoCompany(config.databaseUrl, { today: clock.today(), timeZone: config.timeZone });
  say(`${[...rows.values()].reduce((sum, count) => sum + count, 0).toLocaleString('en')} records in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** The demo sign-ins with the people behind them; none where the company is not the demo's. */
export async function demoSignIns(databaseUrl: string): Promise<{ username: string; name: string; role: string; password: string }[]> {
  const people = await query<{ username: string; name: string }>(
    databaseUrl,
    'select c.username, p.name from credential c join person p on p.id = c.person_id where exists (select 1 from organisation where demo) and c.username = any ($1)',
    [DEMO_SIGN_INS.map((signIn) => signIn.username)],
  );
  return DEMO_SIGN_INS.flatMap(({ username, role }) => {
    const person = people.find((each) => each.username === username);
    return person ? [{ username, name: person.name, role, password: DEMO_PASSWORD }] : [];
  });
}

