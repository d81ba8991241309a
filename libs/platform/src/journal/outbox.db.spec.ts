import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { EventSubscriptions, Journal, newId, OutboxRelay, Queues } from '@keyline/platform';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let rep: Client;
const heard: string[] = [];

beforeAll(async () => {
  product = await startProduct();
  rep = await product.signedInAs('rep');
  product.app.get(EventSubscriptions).on('test.happened', 'test.listener', (event) => {
    heard.push(event.id);
    return Promise.resolve();
  });
});
afterAll(() => product.close());

const counts = () =>
  product.database.maybeRow(
    sql`select (select count(*)::int from audit_entry) as audit, (select count(*)::int from activity) as timeline, (select count(*)::int from outbox_event) as events`,
  );
const record = (accountId: string) =>
  product.app
    .get(Journal)
    .record(rep.actor, { action: 'test.happened', entity: 'test', entityId: newId(), accountId, event: { accountId } });

describe('a change, its audit entry, its timeline entry and its event', () => {
  it('commit together', async () => {
    const { id } = await product.create.account({ ownerId: rep.id });
    await product.database.transaction(() => record(id));
    expect(await counts()).toEqual({ audit: 1, timeline: 1, events: 1 });
  });

  it('or not at all', async () => {
    const { id } = await product.create.account({ ownerId: rep.id });
    const before = await counts();
    await expect(
      product.database.transaction(async () => {
        await record(id);
        throw new Error('the power went out');
      }),
    ).rejects.toThrow('the power went out');
    expect(await counts()).toEqual(before);
  });

  it('and never without a transaction', async () => {
    await expect(record(newId())).rejects.toThrow('outside a transaction');
  });

  it('the relay hands a committed event to the queue once, however often it looks', async () => {
    const relay = product.app.get(OutboxRelay);
    await Promise.all([relay.relay(), relay.relay()]);
    await relay.relay();
    const waiting = await product.app.get(Queues).queue.getJobs(['waiting']);
    expect(waiting.filter((job) => job?.name === 'outbox.deliver')).toHaveLength(1);
    expect(
      await product.database.maybeRow(sql`select count(*)::int as unpublished from outbox_event where published_at is null`),
    ).toEqual({ unpublished: 0 });
    expect(heard).toEqual([]); // only the worker delivers
  });
});
