import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type { BoardColumn, OpportunityRecord, OpportunityRow } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let finance: Client;
let legal: Client;
let account: { id: string; name: string };

beforeAll(async () => {
  product = await startProduct();
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  colleague = await product.signedInAs('rep', { managerId: supervisor.id });
  finance = await product.signedInAs('finance');
  legal = await product.signedInAs('legal');
  account = await product.create.account({ ownerId: rep.id, name: '华为技术有限公司' });
});
afterAll(() => product.close());

const open = async (client: Client, wish: Record<string, unknown> = {}): Promise<OpportunityRecord> => {
  const { status, body } = await client.post<OpportunityRecord>('/api/opportunities', {
    accountId: account.id,
    name: '数据中心扩容',
    amount: '500000',
    ...wish,
  });
  expect(status).toBe(201);
  return body;
};
const READY = {
  budget: '600000',
  purchaseSchedule: '第四季度采购',
  decisionProcedure: '招标',
  expectedCloseOn: '2026-12-20',
};

describe('who sees a deal', () => {
  it('whoever sees its account does; a colleague does not, and finance and legal have no business with deals', async () => {
    const deal = await open(rep, { name: '华为核心网改造' });
    for (const client of [rep, supervisor]) {
      expect((await client.get(`/api/opportunities/${deal.id}`)).status).toBe(200);
      expect((await client.list('opportunities', { filter: { id: [deal.id] } })).total).toBe(1);
      expect((await client.list('opportunities', { filter: { q: '核心网' } })).total).toBe(1);
    }
    expect((await colleague.get(`/api/opportunities/${deal.id}`)).status).toBe(404);
    expect((await colleague.list('opportunities', { filter: { id: [deal.id] } })).total).toBe(0);
    expect((await colleague.list('opportunities', { filter: { q: '核心网' } })).total).toBe(0);
    expect((await colleague.post(`/api/opportunities/${deal.id}/advance`, { stage: 'lost', lostReason: 'price' })).status).toBe(
      404,
    );
    expect((await colleague.get<BoardColumn[]>('/api/opportunities/board')).body.every((column) => column.count === 0)).toBe(
      true,
    );
    for (const client of [finance, legal]) expect((await client.get(`/api/opportunities/${deal.id}`)).status).toBe(403);
  });

  it("one without an account is seen by its owner and the owner's superior only", async () => {
    const orphan = await product.create.opportunity({ accountId: null, ownerId: rep.id, name: '旧系统导入' });
    for (const client of [rep, supervisor]) {
      expect((await client.get<OpportunityRecord>(`/api/opportunities/${orphan.id}`)).body).toMatchObject({
        accountId: null,
        accountName: null,
      });
      expect((await client.list('opportunities', { filter: { id: [orphan.id] } })).total).toBe(1);
    }
    expect((await colleague.get(`/api/opportunities/${orphan.id}`)).status).toBe(404);
  });

  it('a deal that hangs on a shared account is seen once, while it is shared', async () => {
    const shared = await product.create.account({ ownerId: colleague.id });
    const deal = await product.create.opportunity({ accountId: shared.id, ownerId: rep.id });
    expect((await rep.get(`/api/opportunities/${deal.id}`)).status).toBe(404);
    await supervisor.post(`/api/accounts/${shared.id}/share`, { personId: rep.id });
    expect((await rep.list('opportunities', { filter: { id: [deal.id] } })).total).toBe(1);
  });

  it('nobody opens a deal at an account that they do not see', async () => {
    const foreign = await product.create.account();
    const answer = await rep.post('/api/opportunities', { accountId: foreign.id, name: '越界' });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'reference.unknown', errors: { accountId: expect.any(String) as unknown } },
    });
  });
});

describe('moving a deal', () => {
  it('a new deal starts with first contact, and its history with the day it was opened', async () => {
    const deal = await open(rep);
    expect(deal).toMatchObject({
      ownerId: rep.id,
      stage: 'contact',
      probability: 10,
      forecastCategory: 'pipeline',
      amount: '500000.00',
      weightedAmount: '50000.00',
      openedOn: '2026-11-18',
      daysInStage: 0,
      can: { edit: true, advance: true },
    });
    expect(deal.history).toMatchObject([
      { fromStage: null, toStage: 'contact', amount: '500000.00', changedOn: '2026-11-18', byName: rep.actor.name },
    ]);
  });

  it('is held until what the exit criteria ask for is known, field by field', async () => {
    const deal = await open(rep);
    const refused = await rep.post(`/api/opportunities/${deal.id}/advance`, { stage: 'proposal' });
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'opportunity.exit-criteria',
        missing: ['budget', 'purchaseSchedule'],
        errors: { budget: '必填', purchaseSchedule: '必填' },
      },
    });
    const moved = await rep.post<OpportunityRecord>(`/api/opportunities/${deal.id}/advance`, {
      stage: 'proposal',
      budget: '600000',
      purchaseSchedule: '年底',
    });
    expect(moved).toMatchObject({
      status: 200,
      body: { stage: 'proposal', probability: 50, budget: '600000.00', stageEnteredOn: '2026-11-18' },
    });
    expect(moved.body.history.map((move) => move.toStage)).toEqual(['contact', 'proposal']);
  });

  it('chance and forecast follow the stage unless they are given', async () => {
    const deal = await open(rep, READY);
    const moved = await rep.post(`/api/opportunities/${deal.id}/advance`, {
      stage: 'tender',
      probability: 60,
      forecastCategory: 'commit',
    });
    expect(moved.body).toMatchObject({ probability: 60, forecastCategory: 'commit' });
    expect((await rep.post(`/api/opportunities/${deal.id}/advance`, { stage: 'closing' })).body).toMatchObject({
      probability: 90,
      forecastCategory: 'commit',
    });
  });

  it('is won with its amount and the day, and then stays so', async () => {
    const deal = await open(rep, READY);
    expect((await rep.post(`/api/opportunities/${deal.id}/advance`, { stage: 'won' })).body).toMatchObject({
      code: 'opportunity.stage-move',
    });
    await rep.post(`/api/opportunities/${deal.id}/advance`, { stage: 'closing' });
    const won = await rep.post<OpportunityRecord>(`/api/opportunities/${deal.id}/advance`, { stage: 'won' });
    expect(won.body).toMatchObject({
      stage: 'won',
      wonAmount: '500000.00',
      closedOn: '2026-11-18',
      probability: 100,
      can: { advance: false },
    });
    expect(await rep.post(`/api/opportunities/${deal.id}/advance`, { stage: 'lost', lostReason: 'price' })).toMatchObject({
      status: 409,
      body: { code: 'opportunity.closed' },
    });
    expect((await rep.patch(`/api/opportunities/${deal.id}`, { version: won.body.version, name: '改名' })).status).toBe(409);
  });

  it('is lost only with a reason', async () => {
    const deal = await open(rep);
    expect(await rep.post(`/api/opportunities/${deal.id}/advance`, { stage: 'lost' })).toMatchObject({
      status: 422,
      body: { errors: { lostReason: '必填' } },
    });
    const lost = await rep.post(`/api/opportunities/${deal.id}/advance`, {
      stage: 'lost',
      lostReason: 'competitor',
      lostTo: '甲公司',
    });
    expect(lost.body).toMatchObject({
      stage: 'lost',
      lostReason: 'competitor',
      lostTo: '甲公司',
      probability: 0,
      forecastCategory: 'omitted',
      wonAmount: null,
    });
  });

  it('two people who move it at the same time: one wins, the other is told', async () => {
    const deal = await open(rep, READY);
    const answers = await Promise.all(
      [rep, supervisor].map((client) =>
        client.post(`/api/opportunities/${deal.id}/advance`, { stage: 'needs', version: deal.version }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });
});

describe('keeping a deal current', () => {
  it('an edit of one field leaves the others as they are', async () => {
    const deal = await open(rep, { ...READY, nextStep: '寄样机', nextStepOn: '2026-11-25' });
    const edited = await rep.patch<OpportunityRecord>(`/api/opportunities/${deal.id}`, {
      version: deal.version,
      name: '数据中心二期',
    });
    expect(edited.body).toMatchObject({
      name: '数据中心二期',
      amount: '500000.00',
      stage: 'contact',
      budget: '600000.00',
      nextStep: '寄样机',
    });
    expect(await rep.patch(`/api/opportunities/${deal.id}`, { version: deal.version, name: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'version.conflict' },
    });
  });

  it('open deals go with their account to its new owner, once, however often the word arrives; closed ones keep their author', async () => {
    const moving = await product.create.account({ ownerId: rep.id });
    const running = await product.create.opportunity({ accountId: moving.id, ownerId: rep.id });
    const won = await product.create.opportunity({ accountId: moving.id, ownerId: rep.id, stage: 'won' });
    await supervisor.post(`/api/accounts/${moving.id}/reassign`, { ownerId: colleague.id, reason: '调岗' });
    await product.deliverEvents();
    await product.database.execute(sql`update outbox_event set published_at = null`);
    await product.deliverEvents();
    const deals = (await supervisor.list<OpportunityRow>('opportunities', { filter: { accountId: moving.id } })).body;
    expect(Object.fromEntries(deals.map((deal) => [deal.id, deal.ownerId]))).toEqual({
      [running.id]: colleague.id,
      [won.id]: rep.id,
    });
    expect(deals.find((deal) => deal.id === running.id)?.version).toBe(2);
  });
});

describe('the lists a rep works with', () => {
  let seller: Client;
  let quiet: { id: string };
  let visited: { id: string };
  beforeAll(async () => {
    seller = await product.signedInAs('rep');
    const silent = await product.create.account({ ownerId: seller.id });
    const busy = await product.create.account({ ownerId: seller.id });
    quiet = await product.create.opportunity({
      accountId: silent.id,
      ownerId: seller.id,
      openedOn: '2026-09-01',
      stage: 'needs',
      amount: '100.10',
    });
    visited = await product.create.opportunity({
      accountId: busy.id,
      ownerId: seller.id,
      openedOn: '2026-09-01',
      stage: 'needs',
      amount: '200.20',
      expectedCloseOn: '2026-12-01',
    });
    await product.create.visit({ accountId: busy.id, personId: seller.id, visitedOn: '2026-11-10' });
    await product.create.opportunity({ accountId: busy.id, ownerId: seller.id, stage: 'won', amount: '300' });
  });
  const found = async (filter: Record<string, unknown>) =>
    (await seller.list<OpportunityRow>('opportunities', { filter })).body.map((deal) => deal.id);

  it('stalled: no move and no visit for thirty days', async () => {
    expect(await found({ stalled: true })).toEqual([quiet.id]);
    expect(await found({ open: true, stalled: false })).toEqual([visited.id]);
  });

  it('by stage, amount, expected close, open, without a next step', async () => {
    expect((await found({ open: true })).sort()).toEqual([quiet.id, visited.id].sort());
    expect(await found({ stage: 'needs', amount_gte: '200' })).toEqual([visited.id]);
    expect(await found({ expectedCloseOn_lte: '2026-12-31' })).toEqual([visited.id]);
    expect(await found({ noNextStep: true, openedOn_lt: '2026-10-01', expectedCloseOn_null: true })).toEqual([quiet.id]);
    expect((await seller.list('opportunities', { filter: { stalled: 'yes' } })).status).toBe(400);
    expect((await seller.list('opportunities', { filter: { departmentId: 'x' } })).status).toBe(400);
  });

  it('the board counts and sums every open deal and obeys the same filters', async () => {
    const { body: columns } = await seller.get<BoardColumn[]>('/api/opportunities/board');
    expect(columns.map((column) => column.stage)).toEqual(['contact', 'needs', 'proposal', 'tender', 'closing']);
    expect(columns[1]).toMatchObject({ count: 2, amount: '300.30', weightedAmount: '30.03' });
    expect(columns[1]?.cards.map((card) => card.id)).toEqual([visited.id, quiet.id]);
    const filtered = await seller.get<BoardColumn[]>(`/api/opportunities/board?filter=${encodeURIComponent('{"stalled":true}')}`);
    expect(filtered.body[1]).toMatchObject({ count: 1, amount: '100.10' });
    expect((await seller.get(`/api/opportunities/board?filter=${encodeURIComponent('{"colour":"red"}')}`)).status).toBe(400);
  });
});
