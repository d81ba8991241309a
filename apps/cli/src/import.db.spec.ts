import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { asTable, importCommand, type ImportRequest } from './import.js';

let product: Product;
let admin: Client;
let folder: string;
beforeAll(async () => {
  product = await startProduct();
  admin = await product.signedInAs('admin');
  folder = mkdtempSync(join(tmpdir(), 'keyline-cli-'));
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await product.close();
});

async function run(content: string, more: Partial<ImportRequest> = {}): Promise<{ code: number; lines: string[] }> {
  const file = join(folder, 'accounts.csv');
  writeFileSync(file, content);
  const lines: string[] = [];
  const code = await importCommand(product.app, { kind: 'accounts', file, ...more }, (line) => lines.push(line));
  return { code, lines };
}

describe('keyline import', () => {
  it('brings a file in without a server, says how far it is and what became of it', async () => {
    const { code, lines } = await run('account\nCancity\nIsdom\n');
    expect({ code, lines }).toEqual({ code: 0, lines: ['2 / 2', 'import done: 2 created, 0 updated, 0 unchanged, 0 refused'] });
    expect((await admin.list('accounts', { filter: { name: 'Cancity' } })).total).toBe(1);
  });

  it('a dry run writes nothing', async () => {
    expect((await run('account\nDrycity\n', { dryRun: true })).lines.at(-1)).toBe(
      'dry run done: 1 created, 0 updated, 0 unchanged, 0 refused',
    );
    expect((await admin.list('accounts', { filter: { name: 'Drycity' } })).total).toBe(0);
  });

  it('refused rows are listed; only with strict is that a failure', async () => {
    const file = 'account,grade\n好公司,A\n坏公司,Z\n';
    const { code, lines } = await run(file);
    expect(code).toBe(0);
    expect(lines.slice(-2)).toEqual(['line  field  value  reason', '3     grade  Z      不在可选值之内：A, B, C, D']);
    expect((await run(file, { strict: true })).code).toBe(1);
  });

  it.each([
    ['a file that is not there', { file: '/nowhere/at-all.csv' }, 'cannot read'],
    ['an unknown kind', { kind: 'secrets' }, 'field(s) need attention'],
    ['a mapping that is no JSON', { mapping: '{' }, 'The mapping is wrong'],
    ['an unknown user', { as: 'nobody' }, 'no such record'],
  ])('%s is one clear line and exit code 1', async (_, more, words) => {
    const { code, lines } = await run('account\nX\n', more);
    expect(code).toBe(1);
    expect(lines.join('\n')).toContain(words);
  });

  it('tables stay aligned with Chinese in them', () => {
    expect(
      asTable([
        ['a', 'b'],
        ['客户', 'x'],
      ]),
    ).toEqual(['a     b', '客户  x']);
  });
});
