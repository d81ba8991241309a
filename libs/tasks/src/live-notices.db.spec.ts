import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { NoticeRow } from '@keyline/model';
import { Identity } from '@keyline/platform';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { Notices } from '@keyline/tasks';

/** One open page: what its stream has told so far. */
class Ear {
  readonly notices: NoticeRow[] = [];
  readonly unread: number[] = [];
  lastId: string | undefined;
  ended = false;
  private constructor(private readonly abort: AbortController) {}

  static async open(app: NestFastifyApplication, who: Client, lastId?: string): Promise<Ear> {
    const abort = new AbortController();
    const ear = new Ear(abort);
    const response = await fetch(`${await app.getUrl()}/api/notifications/stream`, {
      headers: { cookie: who.cookie, 'accept-encoding': 'gzip, br', ...(lastId ? { 'last-event-id': lastId } : {}) },
      signal: abort.signal,
    });
    expect([response.status, response.headers.get('content-type'), response.headers.get('content-encoding')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
      null,
    ]);
    void ear.hear(response);
    return ear;
  }

  close(): void {
    this.abort.abort();
  }

  private async hear(response: Response): Promise<void> {
    let rest = '';
    try {
      for await (const chunk of response.body ?? []) {
        const blocks = (rest + Buffer.from(chunk as Uint8Array).toString()).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.read(block);
      }
    } catch {
      // hung up
    }
    this.ended = true;
  }

  private read(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
    const data = field('data');
    if (data === undefined) return;
    this.lastId = field('id') ?? this.lastId;
    if (field('event') === 'notice') this.notices.push(JSON.parse(data) as NoticeRow);
    else this.unread.push((JSON.parse(data) as { count: number }).count);
  }
}

let product: Product;
let here: NestFastifyApplication;
let there: NestFastifyApplication;

beforeAll(async () => {
  product = await startProduct();
  [here, there] = [await product.anotherApi(), await product.anotherApi()];
});
afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await product.close();
});

const until = async (what: () => boolean, withinMs = 5000): Promise<number> => {
  const start = performance.now();
  while (!what()) {
    if (performance.now() - start > withinMs) throw new Error(`not within ${withinMs} ms`);
    await delay(20);
  }
  return performance.now() - start;
};
const notify = (app: NestFastifyApplication, to: Client, key: string) =>
  product.database.transaction(() =>
    app.get(Notices).notify([to.id], { kind: 'task.by-hand', key, values: { title: `关于 ${key}` }, link: '/tasks' }),
  );
const texts = (ear: Ear) => ear.notices.map(({ text }) => text);

describe('notices that arrive while one watches', () => {
  it('reach every open page of that person within five seconds, whichever process the page hangs on, and nobody else', async () => {
    const [rep, colleague] = [await product.signedInAs('rep'), await product.signedInAs('rep')];
    const [first, second, stranger] = [await Ear.open(here, rep), await Ear.open(there, rep), await Ear.open(there, colleague)];
    await until(() => first.unread.length > 0 && second.unread.length > 0);
    await notify(product.app, rep, 'a');
    expect(await until(() => first.notices.length === 1 && second.notices.length === 1)).toBeLessThan(5000);
    expect([texts(first), texts(second), first.unread.at(-1)]).toEqual([['关于 a'], ['关于 a'], 1]);
    await rep.post('/api/notifications/read', { ids: 'all' });
    await until(() => first.unread.at(-1) === 0 && second.unread.at(-1) === 0);
    expect(stranger.notices).toEqual([]);
    for (const ear of [first, second, stranger]) ear.close();
  });

  it('nothing is heard of what was taken back', async () => {
    const rep = await product.signedInAs('rep');
    const ear = await Ear.open(here, rep);
    await expect(
      product.database.transaction(async () => {
        await notify(product.app, rep, 'never');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await notify(product.app, rep, 'really');
    await until(() => ear.notices.length > 0);
    expect(texts(ear)).toEqual(['关于 really']);
    ear.close();
  });

  it('a page that was cut off gets what it missed, each once', async () => {
    const rep = await product.signedInAs('rep');
    const ear = await Ear.open(here, rep);
    await notify(product.app, rep, '1');
    await until(() => ear.notices.length === 1);
    ear.close();
    await notify(product.app, rep, '2');
    await notify(product.app, rep, '3');
    const again = await Ear.open(there, rep, ear.lastId);
    await until(() => again.notices.length >= 2);
    await notify(product.app, rep, '4');
    await until(() => again.notices.length >= 3);
    expect(texts(again)).toEqual(['关于 2', '关于 3', '关于 4']);
    again.close();
  });

  it('the stream ends with the session', async () => {
    const rep = await product.signedInAs('rep');
    const ear = await Ear.open(here, rep);
    await until(() => ear.unread.length === 1);
    const { body } = await rep.get<{ id: string }[]>('/api/auth/sessions');
    await product.app.get(Identity).endSession(rep.id, body[0]?.id ?? '');
    await until(() => ear.ended);
    await notify(product.app, rep, 'late');
    expect(ear.notices).toEqual([]);
  });

  it('a process that stops hangs up at once instead of waiting for its listeners', async () => {
    const rep = await product.signedInAs('rep');
    const third = await product.anotherApi();
    const ear = await Ear.open(third, rep);
    const start = performance.now();
    await third.close();
    await until(() => ear.ended);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('the thirteenth page of one person is turned away in plain words', async () => {
    const rep = await product.signedInAs('rep');
    const ears = await Promise.all(Array.from({ length: 12 }, () => Ear.open(here, rep)));
    const refused = await fetch(`${await here.getUrl()}/api/notifications/stream`, { headers: { cookie: rep.cookie } });
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([429, 'stream.too-many']);
    for (const ear of ears) ear.close();
  });
});
