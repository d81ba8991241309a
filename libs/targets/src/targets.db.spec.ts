import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { TargetRow } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

jest.setTimeout(60_000);

let product: Product;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let target: TargetRow;

const november = (personId: string) => ({ personId, measure: 'visits_done', period: '2026-11', value: '40' });

beforeAll(async () => {
  product = await startProduct();
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  colleague = await product.signedInAs('rep', { managerId: supervisor.id });
  const account = await product.create.account({ ownerId: rep.id });
  for (const visitedOn of ['2026-11-02', '2026-11-09', '2026-10-30'])
    await product.create.visit({ accountId: account.id, personId: rep.id, visitedOn });
  target = (await supervisor.post<TargetRow>('/api/targets', november(rep.id))).body;
});
afterAll(() => product.close());

it('a supervisor sets a target, and sees beside it what was reached', () => {
  expect(target).toMatchObject({ kind: 'monthly', period: '2026-11', value: '40', actual: '2', can: { edit: true } });
});

it('a rep sees the own target but sets none; a colleague does not see it; finance sees no targets', async () => {
  expect((await rep.get<TargetRow>(`/api/targets/${target.id}`)).body).toMatchObject({ actual: '2', can: { edit: false } });
  expect((await rep.list('targets', { filter: { period: '2026-11', measure: 'visits_done', kind: 'monthly' } })).total).toBe(1);
  expect((await rep.post('/api/targets', november(rep.id))).status).toBe(403);
  expect((await colleague.get(`/api/targets/${target.id}`)).status).toBe(404);
  expect((await colleague.list('targets')).total).toBe(0);
  const finance = await product.signedInAs('finance');
  expect((await finance.list('targets')).status).toBe(403);
});

it("nobody sets the own target, or that of somebody else's team", async () => {
  expect((await supervisor.post('/api/targets', november(supervisor.id))).status).toBe(403);
  const other = await product.signedInAs('supervisor');
  expect(await other.post('/api/targets', november(rep.id))).toMatchObject({
    status: 422,
    body: { errors: { personId: expect.any(String) as unknown } },
  });
  expect((await other.patch(`/api/targets/${target.id}`, { version: 1, value: '1' })).status).toBe(404);
  const admin = await product.signedInAs('admin');
  expect((await admin.post('/api/targets', { ...november(admin.id), period: '2026-W47' })).status).toBe(201);
});

it('there is one target for a person, measure and period', async () => {
  expect(await supervisor.post('/api/targets', november(rep.id))).toMatchObject({
    status: 409,
    body: { code: 'record.duplicate' },
  });
});

it.each([
  [{ measure: 'luck' }, 400],
  [{ period: '2026-W60' }, 400],
  [{ period: '2026-13' }, 400],
  [{ value: '-1' }, 400],
  [{ value: '1.5' }, 422],
  [{ personId: '0199d3f4-0000-7000-8000-000000000000' }, 422],
])('%j is refused with the field', async (wrong, status) => {
  const answer = await supervisor.post('/api/targets', { ...november(rep.id), period: '2026-12', ...wrong });
  expect(answer).toMatchObject({ status, body: { errors: { [Object.keys(wrong)[0] ?? '']: expect.any(String) as unknown } } });
});

it('is changed on the version that was seen, and removed', async () => {
  const edited = await supervisor.patch<TargetRow>(`/api/targets/${target.id}`, { version: target.version, value: '50' });
  expect(edited.body).toMatchObject({ value: '50', version: target.version + 1 });
  expect((await supervisor.patch(`/api/targets/${target.id}`, { version: target.version, value: '60' })).status).toBe(409);
  expect((await supervisor.delete(`/api/targets/${target.id}`)).status).toBe(204);
  expect((await supervisor.get(`/api/targets/${target.id}`)).status).toBe(404);
});
