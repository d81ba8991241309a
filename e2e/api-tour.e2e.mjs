import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { RunningProduct } from './support/product.mjs';

test('the API tour of the README works as it is printed there', async () => {
  test.setTimeout(180_000);
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const script = /<!-- api-tour -->\s+```bash\n([\s\S]+?)```/.exec(readme)?.[1];
  expect(script).toBeTruthy();
  const product = await RunningProduct.start('2026-11-20T10:00:00+08:00');
  try {
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
      cwd: product.folder,
      env: { ...process.env, BASE: product.url },
    });
    console.log(stdout);
    expect(stdout).toMatch(/visit \S+, next plan \S+/);
    expect(stdout).toMatch(/(\d+) of \1 drafts of 2026-W47/);
    expect(stdout).toMatch(/visits_done \d+/);
    expect(stdout).toMatch(/submitted, [0-9a-f]{64}/);
    expect(stdout).toMatch(/\nreturned\nsubmitted, revision 2\naccepted\n/);
    const [, paid] = /: ([\d.]+), of it allocated \1/.exec(stdout);
    const [, before, after] = /overdue ([\d.]+) -> ([\d.]+)/.exec(stdout);
    expect((Number(before) - Number(after)).toFixed(2)).toBe(paid);
    expect(stdout).toMatch(/\d+ people, 1 accepted/);
  } finally {
    await product.stop();
  }
});
