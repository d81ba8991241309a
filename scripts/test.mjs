/**
 * `npm test`: everything, on a machine with Node alone. Each step prints what it took; the first failure ends the run with its code.
 * The browser steps need a Chromium: CHROMIUM_PATH, one on the PATH, or Playwright's own (`npx playwright install chromium`).
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const env = { ...process.env, KEYLINE_LOG: process.env.KEYLINE_LOG || 'silent' };
const shell = process.platform === 'win32';
if (!existsSync(join(root, 'node_modules')))
  spawnSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit', env, shell });

const STEPS = [
  ['formatting', ['run', 'format:check', '--silent']],
  ['architecture', ['run', 'lint:architecture', '--silent']],
  ['types', ['run', 'types', '--silent']],
  ['lint', ['run', 'lint', '--silent']],
  ['unused code', ['run', 'lint:unused', '--silent']],
  ['build and size of the first load', ['run', 'build', '--silent']],
  // All of it away from UTC and from the organisation's zone: whoever computes a business day from the machine's clock fails here.
  ['rules and database', ['run', 'jest', '--silent', '--', '--silent=false'], { TZ: 'America/New_York' }],
  [
    'the rules on the other side of the world',
    ['run', 'jest', '--silent', '--', '--selectProjects', 'rules'],
    { TZ: 'Pacific/Kiritimati' },
  ],
  ['the oldest PostgreSQL', ['run', 'jest:postgres-15', '--silent']],
  ['browser and fault stories', ['run', 'e2e', '--silent']],
  ['the story of a week on Redis', ['run', 'e2e:redis', '--silent']],
];

const started = Date.now();
const only = process.argv.slice(2);
for (const [name, args, extra] of STEPS.filter(([step]) => only.length === 0 || only.some((word) => step.includes(word)))) {
  const begun = Date.now();
  console.log(`\n── ${name}`);
  const { status } = spawnSync('npm', args, { cwd: root, stdio: 'inherit', env: { ...env, ...extra }, shell });
  if (status !== 0) {
    console.error(`\n✗ ${name} failed (exit ${status ?? 'by signal'})`);
    process.exit(status ?? 1);
  }
  console.log(`✓ ${name} (${((Date.now() - begun) / 1000).toFixed(0)} s)`);
}
console.log(`\nall passed in ${((Date.now() - started) / 1000).toFixed(0)} s`);
