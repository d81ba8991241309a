import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { hashPassword } from '@keyline/platform';
import { startProduct, type Answer, type Product } from '@keyline/testing';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
  const person = await product.create.person({ name: '陈思远' });
  await product.database.execute(
    sql`insert into credential (person_id, username, password_hash) values (${person.id}::uuid, 'chensy', ${await hashPassword('a good password')})`,
  );
});
afterAll(() => product.close());

const signIn = (username: string, password: string, headers: Record<string, string> = {}) =>
  product.anonymous().post('/api/auth/login', { username, password }, { headers });
const cookieOf = (answer: Answer) => String(answer.headers['set-cookie']).split(';')[0] ?? '';
const meWith = (headers: Record<string, string>) => product.anonymous().get<{ name: string }>('/api/auth/me', { headers });

describe('signing in', () => {
  it('with the right password, in whatever case the name is typed, opens a session in an httpOnly cookie', async () => {
    const answer = await signIn('ChenSY', 'a good password');
    expect(answer.status).toBe(200);
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/);
    expect((await meWith({ cookie: cookieOf(answer) })).body.name).toBe('陈思远');
  });

  it('a wrong password and an unknown name get the same answer', async () => {
    const wrong = await signIn('chensy', 'not it');
    const unknown = await signIn('nobody', 'not it');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect({ ...(wrong.body as object), requestId: '' }).toEqual({ ...(unknown.body as object), requestId: '' });
  });

  it('the session ends at once when one signs out', async () => {
    const cookie = cookieOf(await signIn('chensy', 'a good password'));
    expect((await meWith({ cookie })).status).toBe(200);
    expect((await product.anonymous().post('/api/auth/logout', undefined, { headers: { cookie } })).status).toBe(204);
    expect((await meWith({ cookie })).status).toBe(401);
  });

  it('a person who has left cannot sign in any more', async () => {
    const left = await product.create.person({ leftOn: '2026-11-17' });
    await product.database.execute(
      sql`insert into credential (person_id, username, password_hash) values (${left.id}::uuid, 'leaver', ${await hashPassword('a good password')})`,
    );
    expect((await signIn('leaver', 'a good password')).status).toBe(401);
  });

  it('changing the password asks for the present one, and ends the sessions of every other device', async () => {
    const person = await product.create.person();
    await product.database.execute(
      sql`insert into credential (person_id, username, password_hash) values (${person.id}::uuid, 'changer', ${await hashPassword('a good password')})`,
    );
    const [here, elsewhere] = [
      cookieOf(await signIn('changer', 'a good password')),
      cookieOf(await signIn('changer', 'a good password')),
    ];
    const change = (current: string) =>
      product.anonymous().post('/api/auth/password', { current, next: 'a better password' }, { headers: { cookie: here } });
    expect(await change('not it')).toMatchObject({
      status: 422,
      body: { code: 'auth.wrong-password', errors: { current: expect.any(String) } },
    });
    expect((await meWith({ cookie: elsewhere })).status).toBe(200);
    expect((await change('a good password')).status).toBe(204);
    expect((await meWith({ cookie: here })).status).toBe(200);
    expect((await meWith({ cookie: elsewhere })).status).toBe(401);
    expect((await signIn('changer', 'a good password')).status).toBe(401);
    expect((await signIn('changer', 'a better password')).status).toBe(200);
  });

  it('guessing is slowed down, and only for the name that is guessed', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) statuses.push((await signIn('victim', `guess ${attempt}`)).status);
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
    expect(statuses.at(-1)).toBe(429);
    expect((await signIn('chensy', 'a good password')).status).toBe(200);
  });

  it("a page of another site cannot act with the visitor's cookie", async () => {
    const cookie = cookieOf(await signIn('chensy', 'a good password'));
    for (const [header, value] of [
      ['sec-fetch-site', 'cross-site'],
      ['origin', 'https://evil.example'],
    ] as const) {
      expect(
        (await product.anonymous().post('/api/accounts', { name: '偷' }, { headers: { cookie, [header]: value } })).status,
      ).toBe(403);
    }
  });
});

describe('an API token', () => {
  it('works as a bearer, is shown once, and stops working when revoked', async () => {
    const rep = await product.signedInAs('rep');
    const created = await rep.post<{ id: string; token: string }>('/api/api-tokens', { name: 'ERP' });
    expect(created.status).toBe(201);
    const bearer = { authorization: `Bearer ${created.body.token}` };
    expect((await meWith(bearer)).body.name).toBe(rep.actor.name);
    expect(JSON.stringify((await rep.get('/api/api-tokens')).body)).not.toContain(created.body.token);
    expect((await rep.delete(`/api/api-tokens/${created.body.id}`)).status).toBe(204);
    expect((await meWith(bearer)).status).toBe(401);
  });

  it("ends with its last day in the organisation's time zone", async () => {
    const rep = await product.signedInAs('rep');
    const { body } = await rep.post<{ token: string }>('/api/api-tokens', { name: 'bank', expiresOn: '2026-11-18' });
    const bearer = { authorization: `Bearer ${body.token}` };
    product.clock.moveTo('2026-11-18T23:59:59+08:00');
    expect((await meWith(bearer)).status).toBe(200);
    product.clock.moveTo('2026-11-19T00:00:01+08:00');
    await rep.post('/api/auth/logout');
    expect((await meWith(bearer)).status).toBe(401);
  });
});
