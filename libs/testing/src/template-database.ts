import pg from 'pg';
import { MIGRATIONS } from '@keyline/composition';
import { createDataSource, migrate } from '@keyline/platform';

/** Each test file clones a migrated template (`CREATE DATABASE … TEMPLATE …`, about 50 ms) that the first one of the run makes. */

const on = (serverUrl: string, database: string) => {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.toString();
};

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function makeTemplate(client: pg.Client, server: string, name: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount) return;
  await client.query(`create database ${name}_raw`);
  const dataSource = createDataSource({ url: on(server, `${name}_raw`), entities: [], migrations: MIGRATIONS, poolSize: 2 });
  await dataSource.initialize();
  await migrate(dataSource);
  await dataSource.destroy();
  await client.query(`alter database ${name}_raw rename to ${name}`);
}

/** A fresh database of the whole schema, and the way to drop it again. */
export async function cloneDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = process.env['KEYLINE_TEST_SERVER'];
  const run = process.env['KEYLINE_TEST_RUN'];
  if (!server || !run) throw new Error('no test server: run through the Jest project "database"');
  const template = `keyline_test_${run}_template`;
  const name = `keyline_test_${run}_${Math.random().toString(36).slice(2, 10)}`;
  // Two workers cannot clone the same template at the same moment: the lock lets them queue.
  await withClient(server, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('keyline.template'))`);
    await makeTemplate(client, server, template);
    await client.query(`create database ${name} template ${template}`);
  });
  return {
    url: on(server, name),
    drop: () => withClient(server, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}

/** An empty database without any table, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = process.env['KEYLINE_TEST_SERVER'];
  if (!server) throw new Error('no test server: run through the Jest project "database"');
  const name = `keyline_test_${process.env['KEYLINE_TEST_RUN']}_${Math.random().toString(36).slice(2, 10)}`;
  await withClient(server, async (client) => void (await client.query(`create database ${name}`)));
  return {
    url: on(server, name),
    drop: () => withClient(server, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}
