import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { VisitPlanRow, VisitRow } from '@keyline/model';
import { startProduct, WEDNESDAY, type Client, type Product } from '@keyline/testing';

type Plan = VisitPlanRow & { code: string; errors: Record<string, string> };
let product: Product;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let account: { id: string };

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

const plan = (by: Client, more: Record<string, unknown> = {}) =>
  by.post<Plan>('/api/visit-plans', { accountId: account.id, plannedOn: '2026-11-20', ...more });

describe('planning a visit', () => {
  it('is for oneself unless told otherwise', async () => {
    const { status, body } = await plan(rep, { startsAt: '14:30', purpose: '回访' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      personId: rep.id,
      startsAt: '14:30',
      kind: 'onsite',
      state: 'planned',
      source: 'manual',
      missed: false,
      can: { edit: true, cancel: true, log: true },
    });
  });

  it('a supervisor plans for the team, who see it in their own calendar', async () => {
    const { status, body } = await plan(supervisor, { personId: rep.id });
    expect([status, body.can.log]).toEqual([201, false]);
    expect((await rep.list<Plan>('visit-plans', { filter: { personId: rep.id, accountId: account.id } })).body[0]).toMatchObject({
      id: body.id,
      can: { log: true },
    });
  });

  it('nobody plans for people outside the own team, nor for somebody who does not see the customer', async () => {
    for (const [by, personId] of [
      [rep, supervisor.id],
      [rep, colleague.id],
      [supervisor, colleague.id],
    ] as const) {
      const { status, body } = await plan(by, { personId });
      expect([status, Object.keys(body.errors)]).toEqual([422, ['personId']]);
    }
  });

  it('not at a customer one does not see, and not on a day that is over', async () => {
    expect((await plan(colleague)).body.errors).toHaveProperty('accountId');
    expect((await plan(rep, { plannedOn: '2026-11-17' })).body).toMatchObject({ code: 'plan.in-past' });
    expect((await plan(rep, { plannedOn: '2026-11-18' })).status).toBe(201);
  });
});

describe('changing a plan', () => {
  it('moves to another day and keeps the rest', async () => {
    const { body } = await plan(rep, { kind: 'online', purpose: '演示' });
    const moved = await rep.patch<Plan>(`/api/visit-plans/${body.id}`, { version: 1, plannedOn: '2026-11-23' });
    expect(moved.body).toMatchObject({ plannedOn: '2026-11-23', kind: 'online', purpose: '演示', version: 2 });
    expect((await rep.patch(`/api/visit-plans/${body.id}`, { version: 1, plannedOn: '2026-11-24' })).status).toBe(409);
    expect((await supervisor.patch(`/api/visit-plans/${body.id}`, { version: 2, plannedOn: '2026-11-24' })).status).toBe(200);
  });

  it('is called off with a reason, once', async () => {
    const { body } = await plan(rep);
    expect((await rep.post(`/api/visit-plans/${body.id}/cancel`, {})).status).toBe(400);
    const cancelled = await rep.post<Plan>(`/api/visit-plans/${body.id}/cancel`, { reason: '客户出差' });
    expect([cancelled.status, cancelled.body.state, cancelled.body.cancelReason]).toEqual([200, 'cancelled', '客户出差']);
    expect((await rep.post<Plan>(`/api/visit-plans/${body.id}/cancel`, { reason: '再次' })).body.code).toBe('plan.not-open');
    expect((await rep.patch(`/api/visit-plans/${body.id}`, { version: 2, plannedOn: '2026-11-24' })).status).toBe(409);
    expect((await rep.delete(`/api/visit-plans/${body.id}`)).status).toBe(409);
  });

  it('is removed only by the one whose plan it is', async () => {
    const { body } = await plan(rep);
    expect((await supervisor.delete(`/api/visit-plans/${body.id}`)).status).toBe(403);
    expect((await rep.delete(`/api/visit-plans/${body.id}`)).status).toBe(204);
  });

  it('a colleague with whom the customer is shared sees the plan but leaves it alone', async () => {
    const { body } = await plan(rep);
    expect((await colleague.get(`/api/visit-plans/${body.id}`)).status).toBe(404);
    await supervisor.post(`/api/accounts/${account.id}/share`, { personId: colleague.id, until: '2026-12-31' });
    expect((await colleague.get<Plan>(`/api/visit-plans/${body.id}`)).body.can).toEqual({
      edit: false,
      cancel: false,
      log: false,
    });
    expect((await colleague.post(`/api/visit-plans/${body.id}/cancel`, { reason: '抢' })).status).toBe(403);
  });
});

describe('a missed plan', () => {
  it('is one whose day is over without a visit', async () => {
    const { body } = await plan(rep, { plannedOn: '2026-11-19' });
    const missed = async (filter: object) =>
      (await rep.list<Plan>('visit-plans', { filter: { accountId: account.id, ...filter } })).body.map((row) => [
        row.id,
        row.missed,
      ]);
    product.clock.moveTo('2026-11-19T23:59:00+08:00');
    expect(await missed({ missed: true })).toEqual([]);
    product.clock.moveTo('2026-11-20T00:01:00+08:00');
    expect(await missed({ missed: true })).toEqual([[body.id, true]]);
    expect(await missed({ missed: false })).toEqual([]);
    expect((await rep.list('visit-plans', { filter: { missed: 'yes' } })).status).toBe(400);
    await rep.post('/api/visits', { accountId: account.id, kind: 'phone', planId: body.id });
    expect(await missed({ missed: true })).toEqual([]);
  });
});

describe('when a customer changes hands', () => {
  const reassign = (ownerId: string | null) =>
    supervisor.post(`/api/accounts/${account.id}/reassign`, { ownerId, reason: '调整' });

  it('the open plans to come go along; what is over stays with whom it was', async () => {
    const over = await product.create.visitPlan({ accountId: account.id, personId: rep.id, plannedOn: '2026-11-16' });
    const coming = (await plan(rep)).body;
    await reassign(colleague.id);
    await product.deliverEvents();
    expect((await colleague.get<Plan>(`/api/visit-plans/${coming.id}`)).body).toMatchObject({
      personId: colleague.id,
      state: 'planned',
    });
    expect((await colleague.get<Plan>(`/api/visit-plans/${over.id}`)).body.personId).toBe(rep.id);
  });

  it('handed on twice before anybody listened, they end with the last owner', async () => {
    const coming = (await plan(rep)).body;
    await reassign(colleague.id);
    await reassign(supervisor.id);
    await product.deliverEvents();
    expect((await supervisor.get<Plan>(`/api/visit-plans/${coming.id}`)).body.personId).toBe(supervisor.id);
  });
});

describe('the day of the organisation decides, not that of the server', () => {
  const visitAt = async (visitedAt: string) =>
    (await rep.post<VisitRow>('/api/visits', { accountId: account.id, kind: 'phone', visitedAt })).body.visitedOn;

  it('half past eleven at night in Shanghai is still that day, whatever day it is in New York or UTC', async () => {
    product.clock.moveTo('2026-11-30T10:00:00+08:00');
    expect(await visitAt('2026-11-22T23:30:00+08:00')).toBe('2026-11-22');
    expect(await visitAt('2026-11-22T10:30:00-05:00')).toBe('2026-11-22');
    expect(await visitAt('2026-11-23T00:30:00+08:00')).toBe('2026-11-23');
    expect(await visitAt('2026-11-22T16:30:00Z')).toBe('2026-11-23');
  });

  it('a visit logged late at night fulfils the plan of that night', async () => {
    const tonight = (await plan(rep, { plannedOn: '2026-11-18' })).body;
    product.clock.moveTo('2026-11-18T23:30:00+08:00');
    expect((await rep.post<VisitRow>('/api/visits', { accountId: account.id, kind: 'phone' })).body.planId).toBe(tonight.id);
  });

  it('in a zone with summer time the short and the long day count as one day each', async () => {
    const berlin = await startProduct({ now: '2026-11-18T10:00:00+01:00', timeZone: 'Europe/Berlin' });
    try {
      const seller = await berlin.signedInAs('rep');
      const customer = await berlin.create.account({ ownerId: seller.id });
      const on = async (visitedAt: string) =>
        (await seller.post<VisitRow>('/api/visits', { accountId: customer.id, kind: 'phone', visitedAt })).body.visitedOn;
      expect(await on('2026-03-28T22:59:00Z')).toBe('2026-03-28');
      expect(await on('2026-03-28T23:00:00Z')).toBe('2026-03-29');
      expect(await on('2026-03-29T21:59:00Z')).toBe('2026-03-29');
      expect(await on('2026-03-29T22:00:00Z')).toBe('2026-03-30');
      expect(await on('2026-10-25T22:59:00Z')).toBe('2026-10-25');
    } finally {
      await berlin.close();
    }
  });
});
