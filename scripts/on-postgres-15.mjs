/**
 * The database specs that depend most on the server, on PostgreSQL 15, the oldest that is supported (all others run on the 18 from npm).
 * A server of its own is made from the binaries in POSTGRES_15_BIN or where Debian keeps them; without any the step is skipped, loudly.
 * Words behind the command choose other specs: `npm run jest:postgres-15 -- libs/visits`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BIN = process.env.POSTGRES_15_BIN ?? '/usr/lib/postgresql/15/bin';
/** Migrations, the shared lists with their sorting, the money, the figures and the reports. */
const SPECS = [
  'libs/composition/src/schema',
  'libs/composition/src/lists',
  'libs/receivables/src/conservation',
  'libs/measures/src/one-answer',
  'libs/reports/src',
];

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** PostgreSQL refuses to run as root: there it runs as the user that its package made. */
function serverUser() {
  if (process.getuid?.() !== 0) return {};
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  return { uid: id('-u'), gid: id('-g') };
}

function skip(why) {
  console.warn(`SKIPPED: the specs on PostgreSQL 15 - ${why} (set POSTGRES_15_BIN)`);
  process.exit(0);
}

if (!existsSync(join(BIN, 'initdb'))) skip(`no server in ${BIN}`);
let user;
try {
  user = serverUser();
} catch {
  skip('root may not run it, and there is no user "postgres"');
}
const folder = mkdtempSync(join(tmpdir(), 'keyline-15-'));
if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
const run = (program, args) =>
  execFileSync(join(BIN, program), args, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
const data = join(folder, 'db');
const port = await freePort();
run('initdb', ['--pgdata', data, '--username', 'keyline', '--auth', 'trust', '--encoding=UTF8', '--locale=C']);
const options = `-p ${port} -h 127.0.0.1 -k ${folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300`;
run('pg_ctl', ['--pgdata', data, '--wait', '--log', join(folder, 'log'), '--options', options, 'start']);
const words = process.argv.slice(2);
const { status } = spawnSync('npm', ['run', 'jest', '--silent', '--', ...(words.length > 0 ? words : SPECS)], {
  stdio: 'inherit',
  env: { ...process.env, TEST_DATABASE_URL: `postgres://keyline@127.0.0.1:${port}/postgres` },
  shell: process.platform === 'win32',
});
run('pg_ctl', ['--pgdata', data, '--mode', 'immediate', 'stop']);
rmSync(folder, { recursive: true, force: true });
process.exit(status ?? 1);
