import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type { VisitPlanRow, VisitRow } from '@keyline/model';
import { startProduct, WEDNESDAY, type Client, type Product } from '@keyline/testing';

let product: Product;
let director: Client;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let account: { id: string; name: string };

beforeAll(async () => {
  product = await startProduct();
  director = await product.signedInAs('director');
  supervisor = await product.signedInAs('supervisor', { managerId: director.id });
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  colleague = await product.signedInAs('rep', { managerId: supervisor.id });
});
afterAll(() => product?.close());
beforeEach(async () => {
  product.clock.moveTo(WEDNESDAY);
  account = await product.create.account({ ownerId: rep.id });
});

const log = (by: Client, more: Record<string, unknown> = {}) =>
  by.post<VisitRow & { code: string; errors: Record<string, string> }>('/api/visits', {
    accountId: account.id,
    kind: 'onsite',
    ...more,
  });
const planOf = async (by: Client, id: string) => (await by.get<VisitPlanRow>(`/api/visit-plans/${id}`)).body;
const storedVisits = async () =>
  (
    await product.database.maybeRow<{ count: number }>(
      sql`select count(*)::int as count from visit where account_id = ${account.id}::uuid`,
    )
  )?.count;

describe('logging a visit', () => {
  it('keeps who was met, about what, and what comes next', async () => {
    const contact = await product.create.contact({ accountId: account.id, name: '王处长' });
    const deal = await product.create.opportunity({ accountId: account.id, ownerId: rep.id });
    const { status, body } = await log(rep, {
      contactIds: [contact.id],
      opportunityId: deal.id,
      purpose: '方案汇报',
      note: '客户认可方案\n要求补充报价',
      checkInLat: 31.23,
      checkInLng: 121.47,
      durationMinutes: 45,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      personId: rep.id,
      accountId: account.id,
      accountName: account.name,
      opportunityName: deal.name,
      visitedOn: '2026-11-18',
      purpose: '方案汇报',
      contacts: [{ id: contact.id, name: '王处长' }],
      checkInLat: '31.230000',
      durationMinutes: 45,
      version: 1,
      can: { edit: true, delete: true },
    });
  });

  it('shows on the account: the last contact and the timeline', async () => {
    await log(rep);
    expect((await rep.get<{ lastContactOn: string }>(`/api/accounts/${account.id}`)).body.lastContactOn).toBe('2026-11-18');
    expect((await rep.get<{ kind: string }[]>(`/api/accounts/${account.id}/timeline`)).body[0]?.kind).toBe('visit.logged');
  });

  it('a visit entered late does not move the last contact back', async () => {
    await log(rep);
    await log(rep, { visitedAt: '2026-11-02T10:00:00+08:00' });
    expect((await rep.get<{ lastContactOn: string }>(`/api/accounts/${account.id}`)).body.lastContactOn).toBe('2026-11-18');
  });

  it('a visit taken back, or moved to an earlier day, leaves the contact before it as the last one', async () => {
    const lastContact = async () =>
      (await rep.get<{ lastContactOn: string | null }>(`/api/accounts/${account.id}`)).body.lastContactOn;
    const earlier = (await log(rep, { visitedAt: '2026-11-02T10:00:00+08:00' })).body;
    const visit = (await log(rep)).body;
    const moved = { version: visit.version, visitedAt: '2026-11-12T10:00:00+08:00' };
    expect((await rep.patch(`/api/visits/${visit.id}`, moved)).status).toBe(200);
    expect(await lastContact()).toBe('2026-11-12');
    await rep.delete(`/api/visits/${visit.id}`);
    expect(await lastContact()).toBe('2026-11-02');
    await rep.delete(`/api/visits/${earlier.id}`);
    expect(await lastContact()).toBeNull();
  });

  it('a customer one does not see cannot be visited', async () => {
    const stranger = await product.signedInAs('rep');
    const { status, body } = await log(stranger);
    expect([status, body.code, Object.keys(body.errors)]).toEqual([422, 'reference.unknown', ['accountId']]);
  });

  it('contacts, deals and competitors of nobody or of another customer are refused beside their field', async () => {
    const other = await product.create.account({ ownerId: rep.id });
    const contact = await product.create.contact({ accountId: other.id });
    const deal = await product.create.opportunity({ accountId: other.id, ownerId: rep.id });
    expect(Object.keys((await log(rep, { contactIds: [contact.id] })).body.errors)).toEqual(['contactIds']);
    expect(Object.keys((await log(rep, { opportunityId: deal.id })).body.errors)).toEqual(['opportunityId']);
    expect(
      Object.keys((await log(rep, { competitorNews: [{ competitorId: other.id, content: '降价 10%' }] })).body.errors),
    ).toEqual(['competitorNews']);
    expect(await storedVisits()).toBe(0);
  });

  it('the same person met twice in one request counts once', async () => {
    const contact = await product.create.contact({ accountId: account.id });
    expect((await log(rep, { contactIds: [contact.id, contact.id.toUpperCase()] })).body.contacts).toHaveLength(1);
  });

  it('not in the future, but a phone clock may be a few minutes ahead', async () => {
    expect((await log(rep, { visitedAt: '2026-11-18T10:08:00+08:00' })).status).toBe(201);
    const { status, body } = await log(rep, { visitedAt: '2026-11-18T10:11:00+08:00' });
    expect([status, body.code]).toEqual([422, 'visit.in-future']);
  });

  it('a next step before the visit, a date without a step and half a position make no sense', async () => {
    expect((await log(rep, { nextStep: '寄样品', nextStepOn: '2026-11-17' })).body.errors).toHaveProperty('nextStepOn');
    expect((await log(rep, { nextStepOn: '2026-11-20' })).body.errors).toHaveProperty('nextStep');
    expect((await log(rep, { checkInLat: 31.2 })).body.errors).toHaveProperty('checkInLng');
    expect(
      (await log(rep, { checkInAt: '2026-11-18T09:00:00+08:00', checkOutAt: '2026-11-18T08:00:00+08:00' })).body.errors,
    ).toHaveProperty('checkOutAt');
  });
});

describe('a phone without a network', () => {
  it('sends the same visit again and gets the first one', async () => {
    const plan = await product.create.visitPlan({ accountId: account.id, personId: rep.id, plannedOn: '2026-11-18' });
    const visit = { clientKey: 'phone-1', planId: plan.id, nextStep: '签合同', nextStepOn: '2026-11-25', note: '第一次' };
    const first = await log(rep, visit);
    const second = await log(rep, visit);
    expect(second.body).toEqual(first.body);
    expect(await storedVisits()).toBe(1);
    expect((await rep.list('visit-plans', { filter: { accountId: account.id } })).total).toBe(2);
  });

  it('sends it several times at once and it is stored once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => log(rep, { clientKey: 'phone-2', nextStep: '回访', nextStepOn: '2026-11-25' })),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    expect(await storedVisits()).toBe(1);
    expect((await rep.list('visit-plans', { filter: { accountId: account.id } })).total).toBe(1);
  });

  it('two people may use the same key', async () => {
    const first = await log(rep, { clientKey: 'phone-3' });
    const second = await log(supervisor, { clientKey: 'phone-3' });
    expect(second.body.id).not.toBe(first.body.id);
  });
});

describe('a visit that was planned', () => {
  it('fulfils the plan it names', async () => {
    const plan = await product.create.visitPlan({ accountId: account.id, personId: rep.id, plannedOn: '2026-11-20' });
    const visit = (await log(rep, { planId: plan.id })).body;
    expect(visit.planId).toBe(plan.id);
    expect(await planOf(rep, plan.id)).toMatchObject({
      state: 'done',
      visitId: visit.id,
      missed: false,
      can: { edit: false, cancel: false, log: false },
    });
  });

  it('fulfils the plan of that day by itself, once', async () => {
    const plan = await product.create.visitPlan({ accountId: account.id, personId: rep.id, plannedOn: '2026-11-18' });
    await product.create.visitPlan({ accountId: account.id, personId: rep.id, plannedOn: '2026-11-19' });
    expect((await log(rep)).body.planId).toBe(plan.id);
    expect((await log(rep)).body.planId).toBeNull();
  });

  it("leaves a colleague's plan alone, and that of another customer", async () => {
    const theirs = await product.create.visitPlan({ accountId: account.id, personId: supervisor.id, plannedOn: '2026-11-18' });
    const elsewhere = await product.create.visitPlan({
      accountId: (await product.create.account({ ownerId: rep.id })).id,
      personId: rep.id,
      plannedOn: '2026-11-18',
    });
    expect((await log(rep)).body.planId).toBeNull();
    for (const planId of [theirs.id, elsewhere.id]) {
      const { status, body } = await log(rep, { planId });
      expect([status, body.code, Object.keys(body.errors)]).toEqual([422, 'visit.plan-not-open', ['planId']]);
    }
  });

  it('two visits racing for one plan: one gets it, the other is told', async () => {
    const plan = await product.create.visitPlan({ accountId: account.id, personId: rep.id, plannedOn: '2026-11-18' });
    const answers = await Promise.all([log(rep, { planId: plan.id }), log(rep, { planId: plan.id })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(await storedVisits()).toBe(1);
  });

  it('a visit taken back opens its plan again and drops the next one', async () => {
    const plan = await product.create.visitPlan({ accountId: account.id, personId: rep.id, plannedOn: '2026-11-18' });
    const visit = (await log(rep, { nextStep: '送合同', nextStepOn: '2026-11-24' })).body;
    expect((await rep.delete(`/api/visits/${visit.id}`)).status).toBe(204);
    expect(await planOf(rep, plan.id)).toMatchObject({ state: 'planned', visitId: null });
    expect((await rep.get(`/api/visit-plans/${visit.nextPlanId}`)).status).toBe(404);
    expect((await rep.get(`/api/visits/${visit.id}`)).status).toBe(404);
  });
});

describe('the next step', () => {
  const withStep = async () => (await log(rep, { kind: 'phone', nextStep: '送方案', nextStepOn: '2026-11-24' })).body;

  it('becomes a plan', async () => {
    const visit = await withStep();
    expect(await planOf(rep, visit.nextPlanId ?? '')).toMatchObject({
      plannedOn: '2026-11-24',
      purpose: '送方案',
      source: 'next_step',
      personId: rep.id,
      kind: 'phone',
    });
  });

  it('moves its plan when it moves, calls it off when it is dropped, and takes it up again', async () => {
    const visit = await withStep();
    const edit = (version: number, more: object) => rep.patch<VisitRow>(`/api/visits/${visit.id}`, { version, ...more });
    expect((await edit(1, { nextStepOn: '2026-11-26' })).body.version).toBe(2);
    expect(await planOf(rep, visit.nextPlanId ?? '')).toMatchObject({ plannedOn: '2026-11-26', version: 2 });
    await edit(2, { nextStep: '', nextStepOn: null });
    expect((await planOf(rep, visit.nextPlanId ?? '')).state).toBe('cancelled');
    await edit(3, { nextStep: '再访', nextStepOn: '2026-11-27' });
    expect(await planOf(rep, visit.nextPlanId ?? '')).toMatchObject({
      state: 'planned',
      plannedOn: '2026-11-27',
      purpose: '再访',
      cancelReason: null,
    });
  });

  it('a plan that is done stays as it was', async () => {
    const visit = await withStep();
    await log(rep, { planId: visit.nextPlanId });
    await rep.patch(`/api/visits/${visit.id}`, { version: 1, nextStepOn: '2026-11-30' });
    expect(await planOf(rep, visit.nextPlanId ?? '')).toMatchObject({ state: 'done', plannedOn: '2026-11-24' });
  });
});

describe('correcting a visit', () => {
  it('takes new words and other people met; what is not named stays', async () => {
    const [first, second] = [
      await product.create.contact({ accountId: account.id }),
      await product.create.contact({ accountId: account.id }),
    ];
    const visit = (await log(rep, { contactIds: [first.id], note: '旧', kind: 'phone' })).body;
    const { body } = await rep.patch<VisitRow>(`/api/visits/${visit.id}`, { version: 1, note: '新', contactIds: [second.id] });
    expect(body).toMatchObject({ note: '新', kind: 'phone', contacts: [{ id: second.id }], version: 2 });
    expect((await rep.patch<VisitRow>(`/api/visits/${visit.id}`, { version: 2, contactIds: [] })).body).toMatchObject({
      contacts: [],
      version: 3,
    });
  });

  it('an edit of an older version is refused', async () => {
    const visit = (await log(rep)).body;
    await rep.patch(`/api/visits/${visit.id}`, { version: 1, note: '甲' });
    expect((await rep.patch(`/api/visits/${visit.id}`, { version: 1, note: '乙' })).status).toBe(409);
  });

  it('nobody edits or deletes the visit of another, not even the superior', async () => {
    const visit = (await log(rep)).body;
    expect((await supervisor.get<VisitRow>(`/api/visits/${visit.id}`)).body.can).toEqual({ edit: false, delete: false });
    expect((await supervisor.patch(`/api/visits/${visit.id}`, { version: 1, note: '改' })).status).toBe(403);
    expect((await supervisor.delete(`/api/visits/${visit.id}`)).status).toBe(403);
    expect((await colleague.patch(`/api/visits/${visit.id}`, { version: 1, note: '改' })).status).toBe(404);
  });

  it('may not move into the future, nor past its own next step, nor to a contact of another customer', async () => {
    const visit = (await log(rep, { nextStep: '回访', nextStepOn: '2026-11-18', visitedAt: '2026-11-10T10:00:00+08:00' })).body;
    const edit = (more: object) => rep.patch<{ errors: object }>(`/api/visits/${visit.id}`, { version: 1, ...more });
    expect((await edit({ visitedAt: '2026-11-19T10:00:00+08:00' })).body.errors).toHaveProperty('visitedAt');
    expect((await edit({ nextStepOn: '2026-11-09' })).body.errors).toHaveProperty('nextStepOn');
    const stranger = await product.create.contact({ accountId: (await product.create.account()).id });
    expect((await edit({ contactIds: [stranger.id] })).body.errors).toHaveProperty('contactIds');
  });
});

describe('who sees a visit', () => {
  it('one with thousands of customers sees the same as one with a few: no more, no less, newest first', async () => {
    const boss = await product.signedInAs('supervisor');
    const seller = await product.signedInAs('rep', { managerId: boss.id });
    const foreign = (await log(rep)).body;
    await product.database.execute(sql`
      insert into account (id, name, owner_id, created_on)
      select gen_random_uuid(), 'Kunde ' || n, ${seller.id}::uuid, '2025-01-01' from generate_series(1, 2100) n`);
    account = await product.create.account({ ownerId: seller.id });
    const times = ['2026-11-16T09:00:00+08:00', '2026-11-18T09:00:00+08:00', '2026-11-18T08:00:00+08:00'];
    for (const visitedAt of times) await log(seller, { visitedAt });
    for (const person of [boss, seller]) {
      const { body, total } = await person.list<VisitRow>('visits', { sort: ['visitedAt', 'DESC'] });
      expect(total).toBe(3);
      expect(body.map((row) => new Date(row.visitedAt).getTime())).toEqual(
        [times[1], times[2], times[0]].map((time) => new Date(time ?? '').getTime()),
      );
      expect((await person.list('visits', { filter: { visitedOn_gte: '2026-11-18' }, sort: ['visitedOn', 'ASC'] })).total).toBe(
        2,
      );
      expect((await person.get(`/api/visits/${foreign.id}`)).status).toBe(404);
    }
    expect((await rep.list('visits', { filter: { accountId: account.id } })).total).toBe(0);
    await product.create.visitPlan({ accountId: account.id, personId: seller.id, plannedOn: '2026-11-20' });
    expect((await boss.list('visit-plans')).total).toBe(1);
    expect((await rep.list('visit-plans', { filter: { accountId: account.id } })).total).toBe(0);
  });

  it('the rep, the supervisor, the director and the assistant see it; a colleague does not; finance may not ask', async () => {
    const assistant = await product.signedInAs('assistant', { managerId: supervisor.id });
    const finance = await product.signedInAs('finance');
    const visit = (await log(rep, { note: '只给自己人看' })).body;
    for (const person of [rep, supervisor, director, assistant]) {
      expect((await person.get(`/api/visits/${visit.id}`)).status).toBe(200);
      expect((await person.list('visits', { filter: { accountId: account.id } })).total).toBe(1);
    }
    expect((await colleague.get(`/api/visits/${visit.id}`)).status).toBe(404);
    expect((await colleague.list('visits', { filter: { accountId: account.id } })).total).toBe(0);
    expect((await colleague.list('visits', { filter: { id: [visit.id] } })).body).toEqual([]);
    expect((await finance.list('visits')).status).toBe(403);
    expect((await finance.get(`/api/visits/${visit.id}`)).status).toBe(403);
    expect((await assistant.post('/api/visits', { accountId: account.id, kind: 'phone' })).status).toBe(403);
  });

  it('is found by person, kind, days, deal and contact met', async () => {
    const contact = await product.create.contact({ accountId: account.id });
    const visit = (await log(rep, { kind: 'hosted', contactIds: [contact.id], visitedAt: '2026-11-03T09:00:00+08:00' })).body;
    await log(rep);
    const found = async (filter: object) =>
      (await rep.list('visits', { filter: { accountId: account.id, ...filter } })).body.map(({ id }) => id);
    expect(await found({ kind: 'hosted' })).toEqual([visit.id]);
    expect(await found({ contactId: contact.id })).toEqual([visit.id]);
    expect(await found({ visitedOn_gte: '2026-11-01', visitedOn_lte: '2026-11-07' })).toEqual([visit.id]);
    expect(await found({ personId: colleague.id })).toEqual([]);
    expect(await found({ accountGrade: 'B' })).toHaveLength(2);
    expect((await rep.list('visits', { filter: { contactId: 'x' } })).status).toBe(400);
    expect((await rep.list('visits', { filter: { note_like: '%' } })).status).toBe(400);
  });
});
