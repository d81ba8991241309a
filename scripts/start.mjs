/**
 * `npm start`: from a bare clone to a running product. Installs and builds what is missing or outdated, then hands over to
 * `keyline up`, which starts the database, migrates, seeds the demo company and runs api and worker. Needs Node alone.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Keyline needs Node 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}

const say = (line) => console.log(`· ${line}`);
const stampOf = (name) => join(root, 'node_modules', `.keyline-${name}`);
const isCurrent = (name, key) => existsSync(stampOf(name)) && readFileSync(stampOf(name), 'utf8') === key;
const stamp = (name, key) => {
  mkdirSync(dirname(stampOf(name)), { recursive: true });
  writeFileSync(stampOf(name), key);
};

function run(what, command, args) {
  const { status, signal } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env },
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`${what} failed${signal ? ` (${signal})` : ''}. What it printed stands above.`);
  process.exit(status ?? 1);
}

/** One key for the state of the sources: paths, sizes and times. */
function sourceKey(folders) {
  const hash = createHash('sha1');
  const add = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (['node_modules', 'dist', 'dev-dist'].includes(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) add(path);
      else hash.update(`${path} ${statSync(path).size} ${statSync(path).mtimeMs}\n`);
    }
  };
  for (const folder of folders) add(join(root, folder));
  return hash.digest('hex');
}

const lockKey = createHash('sha1')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
if (!isCurrent('installed', lockKey)) {
  say('installing packages (once; a minute or two) …');
  run('Installing', 'npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']);
  stamp('installed', lockKey);
}
const serverKey = sourceKey(['libs', 'apps/api', 'apps/worker', 'apps/cli']);
if (!isCurrent('server', serverKey)) {
  say('compiling the server …');
  run('Compiling the server', process.execPath, ['scripts/build.mjs']);
  stamp('server', serverKey);
}
const webKey = sourceKey(['apps/web', 'libs/model']);
if (!isCurrent('web', webKey) || !existsSync(join(root, 'apps/web/dist/index.html'))) {
  say('building the web app (once; about half a minute) …');
  run('Building the web app', 'npm', ['run', 'build:web', '--silent']);
  stamp('web', webKey);
}

// A terminal sends Ctrl-C to the whole group; the child decides when it is done, this process only waits.
const child = spawn(process.execPath, [join(root, 'apps/cli/bin/keyline.mjs'), 'up', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
