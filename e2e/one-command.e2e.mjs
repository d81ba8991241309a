import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort, temporaryFolder, until } from './support/product.mjs';

test.describe.configure({ retries: 0 });

const CLI = join(import.meta.dirname, '../apps/cli/bin/keyline.mjs');
const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** A command of `keyline` as its own process group, as a terminal would have it. */
function keyline(data, words, env = {}) {
  const child = spawn(process.execPath, [CLI, ...words], {
    detached: true,
    env: { ...process.env, DATABASE_URL: '', REDIS_URL: '', KEYLINE_DEMO: '', KEYLINE_DATA: data, ...env },
  });
  const running = { child, output: '', code: undefined };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (running.output += chunk));
  running.exited = new Promise((resolve) => child.once('exit', (code) => resolve((running.code = code ?? -1))));
  return running;
}
const up = (data, port, env = {}) => keyline(data, ['up'], { PORT: String(port), ...env });
const ready = (running, seconds) =>
  until(
    () => {
      if (running.code !== undefined) throw new Error(`ended with ${running.code}:\n${running.output}`);
      return running.output.includes('Ctrl-C stops everything');
    },
    `a ready product; it said:\n${running.output}`,
    seconds,
  );
const childOf = (parent, name) =>
  Number(execFileSync('pgrep', ['-P', String(parent), '-f', `${name}/dist/main.js`], { encoding: 'utf8' }).trim());
const processesOf = (data) => [
  Number(readFileSync(join(data, 'database/postmaster.pid'), 'utf8').split('\n')[0]),
  JSON.parse(readFileSync(join(data, 'running.json'), 'utf8')).pid,
];

test.describe.serial('one command', () => {
  const data = temporaryFolder();
  let port;
  test.setTimeout(240_000);
  test.beforeAll(async () => {
    port = await freePort();
  });
  test.afterAll(() => rmSync(data, { recursive: true, force: true }));

  test('the first start says what it does, makes the demo company and prints the sign-ins', async () => {
    const first = up(data, port);
    await ready(first, 180);
    for (const line of [
      'creating the database',
      'schema brought up to date',
      'making the demo company',
      'reports of',
      `http://localhost:${port}`,
      'supervisor',
    ])
      expect(first.output).toContain(line);
    const { signIns } = await (await fetch(`http://127.0.0.1:${port}/api/auth/demo`)).json();
    expect(signIns.map((each) => each.username)).toEqual([
      'rep',
      'rep2',
      'supervisor',
      'director',
      'head',
      'finance',
      'presales',
      'legal',
      'assistant',
      'admin',
    ]);

    const second = up(data, await freePort());
    expect(await second.exited).toBe(1);
    expect(second.output).toContain('Keyline runs already');

    const pids = processesOf(data);
    process.kill(-first.child.pid, 'SIGINT'); // Ctrl-C reaches the whole group
    expect(await first.exited).toBe(0);
    await until(() => !pids.some(isAlive), 'every process to be gone', 10);
  });

  test('the second start is quick, keeps the data, and outlives a killed process', async () => {
    const begun = Date.now();
    const again = up(data, port);
    await ready(again, 60);
    console.log(`second start: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    expect(again.output).not.toContain('making the demo company');

    // A worker, and then the api, killed from outside: each comes back by itself and takes nobody with it.
    for (const name of ['worker', 'api']) {
      process.kill(childOf(again.child.pid, name), 'SIGKILL');
      await until(() => again.output.includes(`the ${name} process runs again`), `the ${name} to be back`, 30);
      expect((await fetch(`http://127.0.0.1:${port}/api/health/ready`)).status).toBe(200);
    }

    const refused = keyline(data, ['import', 'accounts', '/nowhere/at-all.csv']);
    expect(await refused.exited).toBe(1);
    expect(refused.output).toContain('cannot read /nowhere/at-all.csv');
    process.kill(-again.child.pid, 'SIGINT');
    expect(await again.exited).toBe(0);
  });

  test('after a kill -9 of everything the next start finds the data in order', async () => {
    const killed = up(data, port);
    await ready(killed, 60);
    process.kill(-killed.child.pid, 'SIGKILL');
    await killed.exited;
    const next = up(data, port);
    await ready(next, 90);
    process.kill(-next.child.pid, 'SIGINT');
    expect(await next.exited).toBe(0);
  });

  test('a taken port, and a wrong setting, stop the start with one clear line', async () => {
    const other = createServer().listen(port, '0.0.0.0');
    const refused = up(data, port);
    expect(await refused.exited).toBe(1);
    expect(refused.output).toContain(`port ${port} is taken`);
    other.close();
    const wrong = up(data, port, { KEYLINE_TZ: 'Mars/Olympus' });
    expect(await wrong.exited).toBe(1);
    expect(wrong.output).toContain('KEYLINE_TZ: must be a time zone');
  });
});
