import { join } from 'node:path';
import pg from 'pg';
import { loadBenchCompany } from '@keyline/demo';
import { startEmbeddedDatabase } from '../apps/cli/dist/embedded-database.js';
import { migrateDatabase } from '../apps/cli/dist/with-product.js';

const TIME_ZONE = 'Asia/Shanghai';

async function count(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (
      await client.query('select (select count(*)::int from person) as people, (select count(*)::int from visit) as visits')
    ).rows[0];
  } finally {
    await client.end();
  }
}

/** Says every few seconds how far the loading is: the visits stand for all. */
function progressLines() {
  let said = 0;
  return ({ table, rows }) => {
    if (table !== 'visit' || Date.now() - said < 5_000) return;
    said = Date.now();
    console.log(`· ${rows.toLocaleString('en')} visits and what belongs to them`);
  };
}

/** The database with the big data set; it is made on the first run and kept. */
export async function prepareDatabase(root) {
  const given = process.env.BENCH_DATABASE_URL;
  const database = given
    ? { url: given, stop: async () => {} }
    : await startEmbeddedDatabase(join(root, '.keyline-bench'), (line) => console.log(`· ${line}`));
  await migrateDatabase(database.url);
  if ((await count(database.url)).people === 0) {
    const started = Date.now();
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE }).format(new Date());
    await loadBenchCompany(database.url, {
      today,
      timeZone: TIME_ZONE,
      onProgress: progressLines(),
    });
    console.log(`· big data set loaded in ${((Date.now() - started) / 1000).toFixed(0)} s`);
  }
  const { people, visits } = await count(database.url);
  console.log(`· data: ${people.toLocaleString('en')} people, ${visits.toLocaleString('en')} visits`);
  return database;
}
