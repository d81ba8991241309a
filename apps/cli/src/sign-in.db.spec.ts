import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type { Role } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { FIRST_SIGN_IN, foundInstallation, renewPassword } from './sign-in.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
}, 60_000);
afterAll(() => product.close());

const signIn = async (username: string, password: string): Promise<number> =>
  (await product.anonymous().post('/api/auth/login', { username, password })).status;
/** Somebody known by user name, signed in on another device. */
async function known(role: Role, username: string): Promise<Client> {
  const found = await product.database.maybeRow<{ id: string }>(
    sql`select person_id as id from credential where username = ${username}::text`,
  );
  if (!found) throw new Error(`nobody signs in as ${username}`);
  return product.signedInAs(role, found);
}
const said = /^(?:first sign-in: )?([a-z]+) \/ (\S+)/;

describe('an installation without a demo company', () => {
  let password: string;

  it('is founded once: two starts at the same moment make one administrator, and say one password', async () => {
    const lines: string[] = [];
    const founded = await Promise.all(
      [1, 2].map(() => foundInstallation(product.app, FIRST_SIGN_IN, (line) => lines.push(line))),
    );
    expect(founded.filter(Boolean)).toHaveLength(1);
    expect(lines).toHaveLength(1);
    password = said.exec(lines[0] ?? '')?.[2] ?? '';
    expect(await signIn('admin', password)).toBe(200);
    expect(await foundInstallation(product.app, FIRST_SIGN_IN, (line) => lines.push(line))).toBe(false);
  });

  it('the administrator can set up the rest', async () => {
    const admin = await known('admin', 'admin');
    const [top] = (await admin.list('departments', { filter: { q: FIRST_SIGN_IN.company } })).body;
    expect(top).toMatchObject({ name: FIRST_SIGN_IN.company, headcount: 1 });
    const made = await admin.post('/api/users', {
      name: '王芳',
      departmentId: top?.['id'],
      roles: ['rep'],
      hiredOn: '2026-01-05',
      username: 'wangfang',
      password: 'first-password',
    });
    expect(made.status).toBe(201);
    expect(await signIn('wangfang', 'first-password')).toBe(200);
  });

  it('a lost password is renewed, and whoever knew the old one is out', async () => {
    const before = await known('rep', 'wangfang');
    expect((await before.get('/api/auth/me')).status).toBe(200);
    const lines: string[] = [];
    await renewPassword(product.app, 'wangfang', (line) => lines.push(line));
    expect((await before.get('/api/auth/me')).status).toBe(401);
    expect(await signIn('wangfang', 'first-password')).toBe(401);
    expect(await signIn('wangfang', said.exec(lines[0] ?? '')?.[2] ?? '')).toBe(200);
    await expect(renewPassword(product.app, 'nobody', () => undefined)).rejects.toThrow('nobody signs in as');
  });

  it('a name that cannot be one is refused before anything is written', async () => {
    await expect(foundInstallation(product.app, { ...FIRST_SIGN_IN, username: '!' }, () => undefined)).rejects.toThrow(
      'user name',
    );
  });
});
