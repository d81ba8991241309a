import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { until } from './product.mjs';

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/**
 * Ends the product's database and starts it again on the same port, as after an update of the machine (SIGINT) or a power cut (SIGQUIT:
 * nothing is put in order, the next start recovers).
 */
export async function restartDatabase({ folder, database }, signal) {
  const directory = join(folder, 'database');
  const pid = Number(readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n')[0]);
  // The command line that it was started with: every argument but the program in quotes.
  const [program, ...quoted] = readFileSync(join(directory, 'postmaster.opts'), 'utf8')
    .trim()
    .split(/ (?=")/);
  process.kill(pid, signal);
  await until(() => !isAlive(pid), 'the database to end');
  const owner = statSync(directory);
  const as = process.getuid?.() === 0 ? { uid: owner.uid, gid: owner.gid } : {};
  const server = spawn(
    program,
    quoted.map((each) => each.slice(1, -1)),
    { ...as, detached: true, stdio: 'ignore' },
  );
  server.unref();
  await until(async () => {
    if (!existsSync(join(directory, 'postmaster.pid'))) return false;
    const client = new pg.Client({ connectionString: database.url });
    client.on('error', () => {}); // still starting, or recovering
    return client.connect().then(
      () => client.end().then(() => true),
      () => false,
    );
  }, 'the database to be back');
}
