import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type { ImportRecord } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { multipart } from './import.fixture.js';

let product: Product;
let finance: Client;
beforeAll(async () => {
  product = await startProduct();
  finance = await product.signedInAs('finance');
});
afterAll(() => product.close());

const HEAD = '交易日期,收入金额,对方户名,流水号';
/** Sends a statement under a key; every program makes up a boundary of its own. */
const send = (key: string, lines: string[], boundary = 'keyline-test-boundary') => {
  const { payload, headers } = multipart({ kind: 'bank-statement', file: [HEAD, ...lines].join('\n') });
  const swapped = (text: string) => text.replaceAll('keyline-test-boundary', boundary);
  return finance.send<ImportRecord & { code?: string }>('POST', '/api/imports', swapped(payload.toString()), {
    'content-type': swapped(headers['content-type'] ?? ''),
    'idempotency-key': key,
  });
};
const runs = async () =>
  (await product.database.maybeRow<{ count: number }>(sql`select count(*)::int as count from import_run`))?.count;

describe('a file that is sent twice under one Idempotency-Key', () => {
  it('is taken once, and the second sender hears the first answer', async () => {
    const line = '2026-11-17,10.00,甲公司,R1';
    const first = await send('upload-1', [line]);
    expect(first.status).toBe(202);
    const again = await send('upload-1', [line], 'another-boundary');
    expect([again.status, again.body.id, again.headers['idempotency-replayed']]).toEqual([202, first.body.id, 'true']);
    const [one, other] = await Promise.all([send('upload-2', [line]), send('upload-2', [line], 'b2')]);
    expect([one.status, other.status, one.body.id]).toEqual([202, 202, other.body.id]);
    expect(await runs()).toBe(2);
  });

  it('with another content it is another request, and told so', async () => {
    expect((await send('upload-3', ['2026-11-17,10.00,甲公司,R2'])).status).toBe(202);
    const other = await send('upload-3', ['2026-11-17,99.00,甲公司,R2']);
    expect([other.status, other.body.code]).toEqual([409, 'idempotency.reused']);
    const before = await runs();
    expect((await send('upload-4', [])).status).toBe(422); // no rows: nothing happened, so the key is free again
    expect((await send('upload-4', ['2026-11-17,10.00,甲公司,R3'])).status).toBe(202);
    expect(await runs()).toBe((before ?? 0) + 1);
  });
});
