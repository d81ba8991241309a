/** The story of a week once more, with the queue on Redis (its faults are in run-faults): skipped, and said so loudly, where none answers at TEST_REDIS_URL. */
import { spawnSync } from 'node:child_process';
import { Redis } from 'ioredis';

const url = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379/15';
const STORIES = ['story'];

async function answers() {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: null, maxRetriesPerRequest: 0 });
  redis.on('error', () => {}); // what is wrong is said by the rejection below
  try {
    await redis.connect();
    return (await redis.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}

if (!(await answers())) {
  console.warn(`SKIPPED: the stories with the queue on Redis - nothing answers at ${url} (set TEST_REDIS_URL)`);
  process.exit(0);
}
const { status } = spawnSync('npx', ['playwright', 'test', '-c', 'e2e/playwright.config.mjs', ...STORIES], {
  stdio: 'inherit',
  env: { ...process.env, E2E_REDIS_URL: url },
  shell: process.platform === 'win32',
});
process.exit(status ?? 1);
