import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type { NoticeRow, NoticeSettings, TaskRow } from '@keyline/model';
import { newId } from '@keyline/platform';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { Notices, Tasks } from '@keyline/tasks';

let product: Product;
let supervisor: Client;
let rep: Client;
let other: Client;
let finance: Client;

beforeAll(async () => {
  product = await startProduct();
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  other = await product.signedInAs('rep');
  finance = await product.signedInAs('finance');
});
afterAll(() => product.close());

const told = async (who: Client) => (await who.list<NoticeRow>('notifications')).body;
const inTransaction = <T>(work: () => Promise<T>) => product.database.transaction(work);
const notify = (to: string[], key: string) =>
  inTransaction(() =>
    product.app.get(Notices).notify(to, { kind: 'task.by-hand', key, values: { title: `关于 ${key}` }, link: '/accounts' }),
  );

describe('tasks by hand', () => {
  it('a rep notes a task for himself, ticks it off, and takes the tick back', async () => {
    const made = await rep.post<TaskRow>('/api/tasks', { title: '给王总寄样品', dueOn: '2026-11-20' });
    expect(made).toMatchObject({
      status: 201,
      body: { text: '给王总寄样品', personId: rep.id, can: { edit: true, done: true } },
    });
    const done = await rep.post<TaskRow>(`/api/tasks/${made.body.id}/done`);
    expect(done.body).toMatchObject({ outcome: 'done', doneByName: rep.actor.name, can: { edit: false, reopen: true } });
    expect((await rep.list('tasks', { filter: { open: true, mine: true } })).total).toBe(0);
    expect((await rep.post<TaskRow>(`/api/tasks/${made.body.id}/reopen`)).body.doneAt).toBeNull();
    expect((await rep.list('tasks', { filter: { open: true, mine: true } })).total).toBe(1);
    expect(await told(rep)).toEqual([]);
  });

  it('a supervisor gives a task to her rep, who is told once and in his words', async () => {
    const given = await supervisor.post<TaskRow>('/api/tasks', {
      title: '准备月会材料',
      dueOn: '2026-11-25',
      personId: rep.id,
    });
    expect(given.status).toBe(201);
    expect((await told(rep)).map(({ text }) => text)).toEqual([
      `${supervisor.actor.name} 交给您一项待办：准备月会材料（2026-11-25 前）`,
    ]);
    expect((await supervisor.list<TaskRow>('tasks', { filter: { mine: false } })).body.map(({ text }) => text)).toContain(
      '准备月会材料',
    );
    const english = await rep.get<NoticeRow[]>('/api/notifications', { headers: { 'accept-language': 'en' } });
    expect(english.body[0]?.text).toMatch(/gave you a task/);
  });

  it('nobody gives tasks to people he does not lead, and nobody sees theirs', async () => {
    const refused = await rep.post('/api/tasks', { title: 'x', dueOn: '2026-11-20', personId: other.id });
    expect(refused).toMatchObject({ status: 422, body: { code: 'reference.unknown', errors: { personId: expect.any(String) } } });
    expect((await finance.post('/api/tasks', { title: 'x', dueOn: '2026-11-20', personId: rep.id })).status).toBe(422);
    const own = await other.post<TaskRow>('/api/tasks', { title: '私事', dueOn: '2026-11-20' });
    for (const stranger of [rep, supervisor, finance])
      expect((await stranger.post(`/api/tasks/${own.body.id}/done`)).status).toBe(404);
    expect((await rep.list<TaskRow>('tasks')).body.map(({ id }) => id)).not.toContain(own.body.id);
  });

  it('an edit on an old version is a conflict, and what is closed stays as it is', async () => {
    const { body } = await rep.post<TaskRow>('/api/tasks', { title: '报价', dueOn: '2026-11-20' });
    const moved = await rep.patch<TaskRow>(`/api/tasks/${body.id}`, { version: body.version, dueOn: '2026-11-23' });
    expect(moved.body).toMatchObject({ dueOn: '2026-11-23', text: '报价' });
    expect((await rep.patch(`/api/tasks/${body.id}`, { version: body.version, title: '旧' })).status).toBe(409);
    await rep.post(`/api/tasks/${body.id}/done`);
    expect(await rep.patch(`/api/tasks/${body.id}`, { version: moved.body.version + 1, title: '新' })).toMatchObject({
      status: 409,
      body: { code: 'task.closed' },
    });
  });
});

describe('tasks that the product asks for', () => {
  const source = { entity: 'instalment', entityId: newId() };
  const ask = (personId: string, dueOn: string) =>
    inTransaction(() =>
      product.app.get(Tasks).ask({
        personId,
        kind: 'task.by-hand',
        key: 'dunning/1',
        dueOn,
        values: { title: '催收华东' },
        link: '/instalments/1/show',
        source,
      }),
    );

  it('asked twice it is one task; a new day moves the open one, a new person takes it over and is told', async () => {
    const first = await ask(rep.id, '2026-11-19');
    expect(await ask(rep.id, '2026-11-19')).toBe(first);
    expect(await ask(other.id, '2026-11-20')).toBe(first);
    const mine = await other.list<TaskRow>('tasks', { filter: { sourceId: source.entityId } });
    expect(mine.body).toMatchObject([{ id: first, dueOn: '2026-11-20', can: { edit: false, done: true } }]);
    expect((await told(rep)).filter(({ text }) => text === '催收华东')).toHaveLength(1);
    expect((await told(other)).filter(({ text }) => text === '催收华东')).toHaveLength(1);
  });

  it('when the reason has gone the task closes; asked again it stays closed and cannot be reopened', async () => {
    expect(await inTransaction(() => product.app.get(Tasks).settle(source))).toBe(1);
    expect(await inTransaction(() => product.app.get(Tasks).settle(source))).toBe(0);
    const id = await ask(other.id, '2026-11-30');
    expect((await other.get<TaskRow>(`/api/tasks/${id}`)).body).toMatchObject({ outcome: 'settled', dueOn: '2026-11-20' });
    expect(await other.post(`/api/tasks/${id}/reopen`)).toMatchObject({ status: 422, body: { code: 'task.reason-gone' } });
  });
});

describe('notices', () => {
  it('one fact is told to each person once, also when ten tell it at the same moment', async () => {
    await Promise.all(Array.from({ length: 10 }, () => notify([finance.id, finance.id], 'pay/1')));
    await notify([finance.id], 'pay/1');
    expect(await told(finance)).toHaveLength(1);
  });

  it('what is told in a transaction that fails was never told', async () => {
    await expect(
      inTransaction(async () => {
        await product.app.get(Notices).notify([finance.id], { kind: 'task.by-hand', key: 'lost', link: '/' });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await told(finance)).toHaveLength(1);
    await expect(product.app.get(Notices).notify([finance.id], { kind: 'task.by-hand', key: 'bare', link: '/' })).rejects.toThrow(
      'outside a transaction',
    );
  });

  it('read ones are no longer counted; nobody can read or mark those of another', async () => {
    await notify([finance.id], 'pay/2');
    const [notice] = await told(finance);
    expect((await rep.post('/api/notifications/read', { ids: [notice?.id] })).status).toBe(200);
    expect((await finance.get('/api/notifications/unread-count')).body).toEqual({ count: 2 });
    expect((await finance.post('/api/notifications/read', { ids: [notice?.id] })).body).toEqual({ count: 1 });
    expect((await finance.list('notifications', { filter: { unread: true } })).total).toBe(1);
    expect((await finance.post('/api/notifications/read', { ids: 'all' })).body).toEqual({ count: 0 });
  });

  it('who has left hears nothing more', async () => {
    const gone = await product.create.person({ leftOn: '2026-10-31' });
    await notify([gone.id], 'pay/3');
    expect(await product.database.rows(sql`select 1 from notice where person_id = ${gone.id}::uuid`)).toEqual([]);
  });

  it('a person switches a group off and is not told of it in the app from then on', async () => {
    const before = await other.get<NoticeSettings>('/api/notification-settings');
    expect(before.body).toMatchObject({ mailOn: false, email: null });
    expect(before.body.groups).toContainEqual({ group: 'tasks', inApp: true, email: true });
    await other.put('/api/notification-settings', { groups: [{ group: 'tasks', inApp: false, email: false }] });
    const unread = await other.get('/api/notifications/unread-count');
    await notify([other.id], 'pay/4');
    expect((await other.get('/api/notifications/unread-count')).body).toEqual(unread.body);
    expect((await told(other)).map(({ text }) => text)).not.toContain('关于 pay/4');
  });
});
