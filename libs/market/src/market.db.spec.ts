import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CompetitorRow, MarketNoteRow } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let rep: Client;
let stranger: Client;
let supervisor: Client;
let finance: Client;
let accountId: string;
let competitorId: string;

beforeAll(async () => {
  product = await startProduct();
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  stranger = await product.signedInAs('rep');
  finance = await product.signedInAs('finance');
  accountId = (await product.create.account({ ownerId: rep.id })).id;
  competitorId = (await rep.post<CompetitorRow>('/api/competitors', { name: '鼎新软件', products: 'MES' })).body.id;
});
afterAll(() => product.close());

describe('competitors', () => {
  it('are shared knowledge, found by name and pinyin, and known once', async () => {
    expect((await stranger.list<CompetitorRow>('competitors', { filter: { q: 'dingxin' } })).body.map((row) => row.name)).toEqual(
      ['鼎新软件'],
    );
    expect((await rep.post('/api/competitors', { name: '鼎新软件' })).status).toBe(409);
    expect((await finance.list('competitors')).status).toBe(403);
  });

  it('their notes and deals are counted only as far as one sees them', async () => {
    const deal = await product.create.opportunity({ accountId, ownerId: rep.id });
    expect((await rep.put(`/api/opportunities/${deal.id}/competitors/${competitorId}`, { stance: 'ahead' })).status).toBe(200);
    await rep.post('/api/market-notes', { competitorId, accountId, kind: 'price', content: '报价低一成' });
    expect((await rep.get<CompetitorRow>(`/api/competitors/${competitorId}`)).body).toMatchObject({
      openDeals: 1,
      noteCount: 1,
      lastSeenOn: '2026-11-18',
    });
    expect((await stranger.get<CompetitorRow>(`/api/competitors/${competitorId}`)).body).toMatchObject({
      openDeals: 0,
      noteCount: 0,
      lastSeenOn: null,
    });
    expect((await stranger.put(`/api/opportunities/${deal.id}/competitors/${competitorId}`, {})).status).toBe(404);
    expect((await rep.delete(`/api/opportunities/${deal.id}/competitors/${competitorId}`)).status).toBe(204);
    expect((await rep.delete(`/api/opportunities/${deal.id}/competitors/${competitorId}`)).status).toBe(404);
  });
});

describe('what was seen in the market', () => {
  it('at an account is for those who see the account, in general for everybody', async () => {
    const atAccount = (await rep.post<MarketNoteRow>('/api/market-notes', { accountId, content: '对手驻场两周' })).body;
    const inGeneral = (await rep.post<MarketNoteRow>('/api/market-notes', { content: '行业展会对手发布新品' })).body;
    expect((await supervisor.get(`/api/market-notes/${atAccount.id}`)).status).toBe(200);
    expect((await stranger.get(`/api/market-notes/${atAccount.id}`)).status).toBe(404);
    expect((await stranger.list<MarketNoteRow>('market-notes')).body.map((row) => row.id)).toEqual([inGeneral.id]);
  });

  it("about a deal is for those who see the deal's customer, whether or not the customer was named", async () => {
    const deal = await product.create.opportunity({ accountId, ownerId: rep.id });
    const note = (await rep.post<MarketNoteRow>('/api/market-notes', { opportunityId: deal.id, content: '对手也在投标' })).body;
    expect(note).toMatchObject({ accountId, opportunityName: deal.name });
    expect((await stranger.get(`/api/market-notes/${note.id}`)).status).toBe(404);
    const general = (await rep.post<MarketNoteRow>('/api/market-notes', { content: '再看看' })).body;
    await rep.patch(`/api/market-notes/${general.id}`, { version: 1, opportunityId: deal.id });
    expect((await stranger.get(`/api/market-notes/${general.id}`)).status).toBe(404);
    const other = await product.create.account({ ownerId: rep.id });
    expect(
      (await rep.post('/api/market-notes', { opportunityId: deal.id, accountId: other.id, content: '张冠李戴' })).body,
    ).toMatchObject({ errors: { opportunityId: expect.any(String) as unknown } });
  });

  it('can be changed by its author alone', async () => {
    const note = (await rep.post<MarketNoteRow>('/api/market-notes', { content: '初稿' })).body;
    expect((await supervisor.patch(`/api/market-notes/${note.id}`, { version: note.version, content: '改写' })).status).toBe(403);
    expect(
      (await rep.patch<MarketNoteRow>(`/api/market-notes/${note.id}`, { version: note.version, content: '定稿' })).body.content,
    ).toBe('定稿');
    expect((await rep.delete(`/api/market-notes/${note.id}`)).status).toBe(204);
  });

  it("cannot have been seen tomorrow, nor at somebody else's account", async () => {
    expect((await rep.post('/api/market-notes', { content: '预言', seenOn: '2026-11-19' })).body).toMatchObject({
      code: 'market-note.in-future',
    });
    expect((await stranger.post('/api/market-notes', { content: '偷看', accountId })).body).toMatchObject({
      errors: { accountId: expect.any(String) as unknown },
    });
  });

  it('during a visit is kept with the visit, once however often the event is heard', async () => {
    const visit = await rep.post<{ id: string }>('/api/visits', {
      accountId,
      kind: 'phone',
      note: '电话沟通',
      competitorNews: [{ competitorId, kind: 'move', content: '对手换了区域经理' }, { content: '另一家在比价' }],
    });
    expect(visit.status).toBe(201);
    await product.deliverEvents();
    const heard = async () =>
      (await rep.list<MarketNoteRow>('market-notes', { filter: { accountId, seenOn: '2026-11-18' } })).body.map(
        (row) => row.content,
      );
    expect(await heard()).toEqual(expect.arrayContaining(['对手换了区域经理', '另一家在比价']));
    const count = (await heard()).length;
    await product.database.execute(sql`update outbox_event set published_at = null where topic = 'visit.logged'`);
    await product.deliverEvents();
    expect(await heard()).toHaveLength(count);
  });
});
