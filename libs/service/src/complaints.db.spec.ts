import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ComplaintRow } from '@keyline/model';
import { startProduct, WEDNESDAY, type Client, type Product } from '@keyline/testing';

type Complaint = ComplaintRow & { code: string; errors: Record<string, string> };
let product: Product;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let account: { id: string; name: string };

beforeAll(async () => {
  product = await startProduct();
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  colleague = await product.signedInAs('rep', { managerId: supervisor.id });
});
afterAll(() => product?.close());
beforeEach(async () => {
  product.clock.moveTo(WEDNESDAY);
  account = await product.create.account({ ownerId: rep.id });
});

const takeIn = (by: Client, more: Record<string, unknown> = {}) =>
  by.post<Complaint>('/api/complaints', { accountId: account.id, subject: '交货迟了两周', ...more });

describe('taking a complaint in', () => {
  it('is to be answered within five days unless told otherwise', async () => {
    const { status, body } = await takeIn(rep);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      accountName: account.name,
      reportedById: rep.id,
      severity: 'medium',
      state: 'open',
      reportedOn: '2026-11-18',
      dueOn: '2026-11-23',
      late: false,
      can: { edit: true, answer: true, close: false },
      version: 1,
    });
    expect((await takeIn(rep, { reportedOn: '2026-11-10' })).body).toMatchObject({ dueOn: '2026-11-15', late: true });
  });

  it('with a handler it is in progress', async () => {
    expect((await takeIn(rep, { handlerId: colleague.id })).body).toMatchObject({
      state: 'in_progress',
      handlerName: colleague.actor.name,
    });
  });

  it('a contact of another customer, a person of nobody and impossible dates are refused beside their field', async () => {
    const stranger = await product.create.contact({ accountId: (await product.create.account()).id });
    const fields = async (more: Record<string, unknown>) => Object.keys((await takeIn(rep, more)).body.errors);
    expect(await fields({ contactId: stranger.id })).toEqual(['contactId']);
    expect(await fields({ handlerId: stranger.id })).toEqual(['handlerId']);
    expect(await fields({ reportedOn: '2026-11-19' })).toEqual(['reportedOn']);
    expect(await fields({ dueOn: '2026-11-17' })).toEqual(['dueOn']);
    expect(Object.keys((await takeIn(colleague)).body.errors)).toEqual(['accountId']);
  });
});

describe('the way of a complaint', () => {
  it('is routed, answered and judged, each step once', async () => {
    const { id } = (await takeIn(rep, { severity: 'high' })).body;
    const routed = await rep.patch<Complaint>(`/api/complaints/${id}`, { version: 1, handlerId: supervisor.id });
    expect(routed.body).toMatchObject({ state: 'in_progress', severity: 'high', version: 2 });
    expect((await rep.post<Complaint>(`/api/complaints/${id}/close`, { satisfaction: 4 })).body.code).toBe(
      'complaint.not-answered',
    );
    const answered = await supervisor.post<Complaint>(`/api/complaints/${id}/answer`, { answer: '已补发，运费由我方承担' });
    expect(answered.body).toMatchObject({ state: 'answered', answeredOn: '2026-11-18', can: { answer: false, close: true } });
    expect((await rep.post(`/api/complaints/${id}/answer`, { answer: '再答' })).status).toBe(409);
    const closed = await rep.post<Complaint>(`/api/complaints/${id}/close`, { satisfaction: 4 });
    expect(closed.body).toMatchObject({ state: 'closed', satisfaction: 4, can: { edit: false, answer: false, close: false } });
    expect((await rep.post(`/api/complaints/${id}/close`, { satisfaction: 5 })).status).toBe(409);
    expect((await rep.patch<Complaint>(`/api/complaints/${id}`, { version: 4, subject: '改' })).body.code).toBe(
      'complaint.closed',
    );
  });

  it('an answer lies neither in the future nor before the complaint; satisfaction goes from 1 to 5', async () => {
    const { id } = (await takeIn(rep)).body;
    expect((await rep.post(`/api/complaints/${id}/answer`, { answer: '好', on: '2026-11-19' })).status).toBe(422);
    expect((await rep.post(`/api/complaints/${id}/answer`, { answer: '好', on: '2026-11-17' })).status).toBe(422);
    expect((await rep.post(`/api/complaints/${id}/close`, { satisfaction: 6 })).status).toBe(400);
  });

  it('is late from the day after it was due until it is answered', async () => {
    const { id } = (await takeIn(rep)).body;
    const late = async () => (await rep.list<Complaint>('complaints', { filter: { accountId: account.id, late: true } })).total;
    product.clock.moveTo('2026-11-23T23:59:00+08:00');
    expect(await late()).toBe(0);
    product.clock.moveTo('2026-11-24T00:01:00+08:00');
    expect(await late()).toBe(1);
    await rep.post(`/api/complaints/${id}/answer`, { answer: '已处理' });
    expect(await late()).toBe(0);
    expect((await rep.list('complaints', { filter: { late: 1 } })).status).toBe(400);
  });

  it('an edit of an older version is refused', async () => {
    const { id } = (await takeIn(rep)).body;
    await rep.patch(`/api/complaints/${id}`, { version: 1, subject: '甲' });
    expect((await rep.patch(`/api/complaints/${id}`, { version: 1, subject: '乙' })).status).toBe(409);
  });
});

describe('who sees a complaint', () => {
  it('the rep, the supervisor and the assistant, in list, by id and by search; a colleague does not; finance may not ask', async () => {
    const assistant = await product.signedInAs('assistant', { managerId: supervisor.id });
    const finance = await product.signedInAs('finance');
    const { id } = (await takeIn(rep, { subject: '设备噪音太大' })).body;
    for (const person of [rep, supervisor, assistant]) {
      expect((await person.get(`/api/complaints/${id}`)).status).toBe(200);
      expect((await person.list('complaints', { filter: { accountId: account.id, q: '噪音' } })).total).toBe(1);
    }
    expect((await colleague.get(`/api/complaints/${id}`)).status).toBe(404);
    expect((await colleague.list('complaints', { filter: { q: '噪音' } })).total).toBe(0);
    expect((await colleague.post(`/api/complaints/${id}/answer`, { answer: '好' })).status).toBe(404);
    expect((await finance.list('complaints')).status).toBe(403);
  });
});
