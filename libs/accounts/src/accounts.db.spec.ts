import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccountRecord, AccountRow } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let finance: Client;
let account: { id: string; name: string };

beforeAll(async () => {
  product = await startProduct();
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  colleague = await product.signedInAs('rep', { managerId: supervisor.id });
  finance = await product.signedInAs('finance');
  account = await product.create.account({ ownerId: rep.id, name: '华为技术有限公司' });
});
afterAll(() => product.close());

describe('who sees an account', () => {
  it("its owner, the owner's superior and finance do; a colleague does not", async () => {
    for (const client of [rep, supervisor, finance]) {
      expect((await client.get(`/api/accounts/${account.id}`)).status).toBe(200);
      expect((await client.list<AccountRow>('accounts', { filter: { id: [account.id] } })).total).toBe(1);
      expect((await client.list<AccountRow>('accounts', { filter: { q: '华为' } })).body.map((row) => row.id)).toContain(
        account.id,
      );
    }
    expect((await colleague.get(`/api/accounts/${account.id}`)).status).toBe(404);
    expect((await colleague.list('accounts', { filter: { id: [account.id] } })).total).toBe(0);
    expect((await colleague.list('accounts', { filter: { q: '华为' } })).total).toBe(0);
  });

  it('a colleague sees it while it is shared, and not the day after', async () => {
    const shared = await supervisor.post(`/api/accounts/${account.id}/share`, { personId: colleague.id, until: '2026-11-19' });
    expect(shared.status).toBe(200);
    expect((await colleague.get(`/api/accounts/${account.id}`)).status).toBe(200);
    product.clock.moveTo('2026-11-20T00:00:01+08:00');
    expect((await colleague.get(`/api/accounts/${account.id}`)).status).toBe(404);
    product.clock.moveTo('2026-11-18T10:00:00+08:00');
  });

  it('follows the owner when the account is handed over', async () => {
    const handed = await product.create.account({ ownerId: rep.id, name: '交接测试有限公司' });
    const refused = await rep.post(`/api/accounts/${handed.id}/reassign`, { ownerId: colleague.id, reason: '调岗' });
    expect(refused.status).toBe(403);
    expect((await supervisor.post(`/api/accounts/${handed.id}/reassign`, { ownerId: colleague.id, reason: '调岗' })).status).toBe(
      200,
    );
    expect((await rep.get(`/api/accounts/${handed.id}`)).status).toBe(404);
    expect((await colleague.get(`/api/accounts/${handed.id}`)).status).toBe(200);
  });

  it('nobody without signing in', async () => {
    expect((await product.anonymous().get(`/api/accounts/${account.id}`)).status).toBe(401);
  });
});

describe('finding an account', () => {
  it.each(['华为', 'huawei', 'HW', '技术有限'])('by %s', async (typed) => {
    expect((await rep.list<AccountRow>('accounts', { filter: { q: typed } })).body.map((row) => row.name)).toContain(
      '华为技术有限公司',
    );
  });

  it('names stand in the order of a Chinese reader, by pinyin, and not by the numbers of their characters', async () => {
    const seller = await product.signedInAs('rep');
    for (const name of ['张家港电缆', '阿里云', '重庆机床', '李宁体育', 'Bosch', '安徽合力'])
      await product.create.account({ ownerId: seller.id, name });
    const sorted = await seller.list<AccountRow>('accounts', { sort: ['name', 'ASC'] });
    expect(sorted.body.map(({ name }) => name)).toEqual(['阿里云', '安徽合力', '重庆机床', '李宁体育', '张家港电缆', 'Bosch']);
  });

  it('an unknown filter or sort field is refused with the allowed ones', async () => {
    const filtered = await rep.list<never>('accounts', { filter: { colour: 'red' } });
    expect(filtered.status).toBe(400);
    expect(filtered.body).toMatchObject({
      code: 'list.unknown-field',
      allowed: expect.arrayContaining(['grade', 'q']) as unknown,
    });
    expect((await rep.list('accounts', { sort: ['colour', 'ASC'] })).status).toBe(400);
  });
});

describe('keeping the account file', () => {
  it('a rep opens a file, owns it, and its completeness counts what is filled in', async () => {
    const created = await rep.post<AccountRecord>('/api/accounts', {
      name: '苏州博远电子有限公司',
      grade: 'A',
      industry: '电子',
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ ownerId: rep.id, grade: 'A', can: { edit: true, reassign: false } });
    const filled = await rep.patch<AccountRecord>(`/api/accounts/${created.body.id}`, {
      version: created.body.version,
      website: 'https://boyuan.example',
      annualRevenue: '12000000.50',
    });
    expect(filled.body.annualRevenue).toBe('12000000.50');
    expect(filled.body.completeness?.score).toBeGreaterThan(created.body.completeness?.score ?? 100);
  });

  it('an edit on a version that somebody changed meanwhile is refused', async () => {
    const { body } = await rep.get<AccountRecord>(`/api/accounts/${account.id}`);
    expect((await rep.patch(`/api/accounts/${account.id}`, { version: body.version, city: '深圳' })).status).toBe(200);
    const stale = await rep.patch(`/api/accounts/${account.id}`, { version: body.version, city: '东莞' });
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({ code: 'version.conflict', current: body.version + 1 });
  });

  it('a wrong field is named with its reason, in the language of the caller', async () => {
    const answer = await rep.post(
      '/api/accounts',
      { name: '', annualRevenue: '1.234', colour: 'red' },
      { headers: { 'accept-language': 'en' } },
    );
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      code: 'request.invalid',
      errors: {
        annualRevenue: expect.stringContaining('decimal') as unknown,
        colour: 'There is no such field',
        name: expect.any(String) as unknown,
      },
    });
  });

  it('a registration number belongs to one account only', async () => {
    await rep.post('/api/accounts', { name: '甲公司', registrationNo: '91310000X' });
    const second = await rep.post('/api/accounts', { name: '乙公司', registrationNo: '91310000X' });
    expect(second).toMatchObject({ status: 409, body: { errors: { registrationNo: '已被使用' } } });
  });

  it('the same request sent twice with one Idempotency-Key opens one file', async () => {
    const headers = { 'idempotency-key': 'phone-1' };
    const [first, second] = await Promise.all([
      rep.post<AccountRecord>('/api/accounts', { name: '一次有限公司' }, { headers }),
      rep.post<AccountRecord>('/api/accounts', { name: '一次有限公司' }, { headers }),
    ]);
    expect([first?.status, second?.status]).toEqual([201, 201]);
    expect(first?.body.id).toBe(second?.body.id);
    expect((await rep.list('accounts', { filter: { name: '一次有限公司' } })).total).toBe(1);
    expect((await rep.post('/api/accounts', { name: '别的' }, { headers })).status).toBe(409);
  });
});
