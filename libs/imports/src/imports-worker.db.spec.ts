import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportRecord } from '@keyline/model';
import { WorkerHost } from '@keyline/platform';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { upload } from './import.fixture.js';

let product: Product;
let admin: Client;
beforeAll(async () => {
  product = await startProduct();
  admin = await product.signedInAs('admin');
  await product.app.get(WorkerHost).start();
}, 60_000);
afterAll(() => product.close(), 60_000);

async function over(id: string): Promise<ImportRecord> {
  for (let tries = 0; tries < 300; tries += 1) {
    const { body } = await admin.get<ImportRecord>(`/api/imports/${id}`);
    if (body.status !== 'queued' && body.status !== 'running') return body;
    await delay(200);
  }
  throw new Error('the worker did not come round to it');
}

describe('with a worker running', () => {
  it('a dry run and then the real one go by themselves, each as a job of its own', async () => {
    const { body } = await upload(admin, { kind: 'accounts', dryRun: 'true', file: 'account\nOne\nTwo\n' });
    expect(await over(body.id)).toMatchObject({ status: 'done', dryRun: true, created: 2, total: 2 });
    expect((await admin.list('accounts')).total).toBe(0);
    await admin.post(`/api/imports/${body.id}/start`);
    expect(await over(body.id)).toMatchObject({ status: 'done', dryRun: false, created: 2, total: 2 });
    expect((await admin.list('accounts')).total).toBe(2);
  }, 120_000);
});
