/** `npm run dev`: `keyline up` with recompiling; api and worker restart on a change, the web app reloads itself. Ctrl-C ends all. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const port = process.env.PORT || '3000';
const children = [
  spawn(process.execPath, ['scripts/build.mjs', '--watch'], { cwd: root, stdio: 'inherit' }),
  spawn('npx', ['vite', '--host', '127.0.0.1'], {
    cwd: join(root, 'apps/web'),
    stdio: 'inherit',
    env: { ...process.env, PORT: port },
  }),
];
await new Promise((resolve) => setTimeout(resolve, 4000)); // the first compilation
const up = spawn(process.execPath, ['apps/cli/bin/keyline.mjs', 'up', '--reload'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, KEYLINE_LOG: process.env.KEYLINE_LOG || 'info' },
});
const stop = () => children.forEach((child) => child.kill('SIGTERM'));
process.on('SIGINT', stop);
process.on('SIGTERM', () => (stop(), up.kill('SIGTERM')));
up.on('exit', (code) => {
  stop();
  process.exit(code ?? 0);
});
