import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const onPath = (name) => {
  try {
    return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
};
const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', onPath('chromium'), onPath('google-chrome')].find(
  (path) => path && existsSync(path),
);

/** One worker: the stories build on one another and on one moved clock. Screenshots of every step are kept in test-results/story. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.mjs',
  workers: 1,
  fullyParallel: false,
  // A screen that a loaded machine drew too late gets one more try in CI, and is printed as flaky. Stories of faults have none: what goes
  // wrong one time in ten is what they are looking for.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  outputDir: '../test-results/playwright',
  use: {
    // Without one on this machine Playwright uses its own, if installed.
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
