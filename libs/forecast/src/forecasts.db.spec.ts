import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  addMoney,
  FORECAST_FIGURES,
  MEASURE_CUTS,
  type ForecastAccuracyRow,
  type ForecastDraft,
  type ForecastFigureRow,
  type ForecastRecord,
  type ForecastRollUp,
  type ForecastRow,
} from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

jest.setTimeout(60_000);

let product: Product;
let director: Client;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let said: ForecastRecord;

const rollUp = async (by: Client, query = '') => (await by.get<ForecastRollUp>(`/api/forecasts/roll-up?${query}`)).body;
const freeze = () => product.runJob('forecast.freeze-week', {});

beforeAll(async () => {
  product = await startProduct();
  director = await product.signedInAs('director', { name: '总监' });
  supervisor = await product.signedInAs('supervisor', { managerId: director.id, name: '主管' });
  rep = await product.signedInAs('rep', { managerId: supervisor.id, name: '甲' });
  colleague = await product.signedInAs('rep', { managerId: supervisor.id, name: '乙' });
  const accountId = (await product.create.account({ ownerId: rep.id })).id;
  const deal = (ownerId: string, more: object) =>
    product.create.opportunity({ accountId, ownerId, openedOn: '2026-10-08', expectedCloseOn: '2026-12-10', ...more });
  await deal(rep.id, { name: '已签', stage: 'won', amount: '40000.00', closedOn: '2026-11-02' });
  await deal(rep.id, { name: '承诺', amount: '30000.00' });
  await deal(rep.id, { name: '明年', amount: '99000.00', expectedCloseOn: '2027-01-31' });
  await deal(colleague.id, { name: '乙的', amount: '7000.00' });
  const { body } = await rep.list<{ id: string; version: number }>('opportunities', { filter: { name: '承诺' } });
  await rep.patch(`/api/opportunities/${body[0]?.id}`, { version: body[0]?.version, forecastCategory: 'commit' });
});
afterAll(() => product.close());

describe('saying what will come', () => {
  it('begins with what the deals say of this quarter', async () => {
    const { body } = await rep.get<ForecastDraft>('/api/forecasts/mine');
    expect(body).toMatchObject({
      week: '2026-W47',
      quarter: '2026-Q4',
      proposed: { won: '40000.00', commit: '30000.00', best: '0.00', pipeline: '0.00' },
      current: null,
    });
    expect(body.deals.map(({ name, category }) => `${name} ${category}`)).toEqual(['已签 won', '承诺 commit']);
  });

  it('is handed in, changed while the week lasts, and keeps the deals that it was said about', async () => {
    await rep.put('/api/forecasts/mine', { commit: '30000', best: '5000', pipeline: '0' });
    const answer = await rep.put<ForecastRecord>('/api/forecasts/mine', {
      commit: '35000',
      best: '5000',
      pipeline: '0',
      note: '加购',
    });
    said = answer.body;
    expect(said).toMatchObject({
      commit: '35000.00',
      proposedCommit: '30000.00',
      won: '40000.00',
      note: '加购',
      source: 'submitted',
      version: 2,
    });
    expect(said.deals).toHaveLength(2);
    expect((await rep.list('forecasts')).total).toBe(1);
    expect((await colleague.get(`/api/forecasts/${said.id}`)).status).toBe(404);
  });

  it("the superior's expectation stands beside it, with the reason; nobody adjusts the own", async () => {
    const adjust = (by: Client, version = said.version) =>
      by.post<ForecastRow>(`/api/forecasts/${said.id}/adjust`, { version, commit: '25000', best: '5000', reason: '预算未批' });
    expect((await rep.post(`/api/forecasts/${said.id}/adjust`, {})).status).toBe(403);
    expect((await adjust(supervisor)).body).toMatchObject({
      commit: '35000.00',
      adjustedCommit: '25000.00',
      adjustedByName: '主管',
      reason: '预算未批',
    });
    expect((await adjust(supervisor)).status).toBe(409);
    const own = await supervisor.put<ForecastRow>('/api/forecasts/mine', { commit: '0', best: '0', pipeline: '0' });
    expect(
      (await supervisor.post(`/api/forecasts/${own.body.id}/adjust`, { version: 1, commit: '1', best: '1', reason: '多' }))
        .status,
    ).toBe(403);
  });
});

describe('the roll-up', () => {
  it('adds up what was said and what the superiors expect, apart; and who has said nothing', async () => {
    await supervisor.post('/api/targets', { personId: rep.id, measure: 'contract_amount', period: '2026-12', value: '80000' });
    const { rows, total, trend } = await rollUp(director);
    expect(rows.find(({ name }) => name === '甲')).toMatchObject({
      expected: '75000.00',
      adjusted: '65000.00',
      target: '80000.00',
      submitted: 1,
    });
    expect(total).toMatchObject({ expected: '75000.00', adjusted: '65000.00', submitted: 2, frozen: 0, due: 4 });
    expect(trend).toEqual([
      { week: '2026-W47', won: '40000.00', commit: '35000.00', best: '5000.00', pipeline: '0.00', adjusted: '65000.00' },
    ]);
    expect((await rollUp(director, 'by=team')).rows.map(({ name }) => name).sort()).toEqual(['主管', '总监']);
    expect((await rollUp(colleague)).rows.map(({ name }) => name)).toEqual(['乙']);
    expect((await (await product.signedInAs('finance')).get('/api/forecasts/roll-up')).status).toBe(403);
  });
});

describe('what stands behind the roll-up', () => {
  const behind = async (by: Client, query: string) =>
    (await by.get<ForecastFigureRow[]>(`/api/forecasts/roll-up/rows?range=[0,99]&${query}`)).body;

  it('every figure of every line is the sum of what each person said', async () => {
    for (const by of MEASURE_CUTS) {
      const { rows, total } = await rollUp(director, `by=${by}`);
      for (const line of [...rows.map((row) => ({ ...row, cut: `&${by}=${row.key}` })), { ...total, cut: '' }])
        for (const figure of FORECAST_FIGURES) {
          const said = await behind(director, `figure=${figure}${line.cut}`);
          expect([by, line.name, figure, addMoney('0', ...said.map(({ amount }) => amount))]).toEqual([
            by,
            line.name,
            figure,
            line[figure],
          ]);
        }
    }
    expect(await behind(director, `figure=adjusted&person=${rep.id}`)).toEqual([
      {
        entity: 'forecast',
        id: said.id,
        label: '甲',
        on: '2026-11-18',
        amount: '65000.00',
        accountName: null,
        personName: '甲',
        source: 'submitted',
      },
    ]);
  });

  it('and beside it stand the deals that it was said about', async () => {
    const deals = async (figure: string) =>
      (await behind(supervisor, `of=deals&figure=${figure}&person=${rep.id}`)).map(({ entity, label, amount }) => [
        entity,
        label,
        amount,
      ]);
    expect(await deals('expected')).toEqual([
      ['opportunity', '已签', '40000.00'],
      ['opportunity', '承诺', '30000.00'],
    ]);
    expect(await deals('best')).toEqual([]);
  });

  it('only of those whom one reaches', async () => {
    expect((await behind(colleague, 'figure=won')).map(({ label }) => label)).toEqual([]);
    expect((await colleague.get(`/api/forecasts/roll-up/rows?figure=won&person=${rep.id}`)).status).toBe(404);
    expect((await colleague.get(`/api/forecasts/roll-up/rows?figure=won&team=${supervisor.id}`)).body).toEqual([]);
    expect((await (await product.signedInAs('finance')).get('/api/forecasts/roll-up/rows?figure=won')).status).toBe(403);
    expect((await director.get('/api/forecasts/roll-up/rows?figure=luck')).status).toBe(400);
  });
});

describe('the end of the week', () => {
  it('freezes what the deals said of those who were silent; run twice, or later, it is the same', async () => {
    product.clock.moveTo('2026-11-23T00:20:00+08:00');
    await freeze();
    const frozen = async () => (await supervisor.list<ForecastRow>('forecasts', { filter: { week: '2026-W47' } })).body;
    const once = await frozen();
    expect(once.map(({ personName, source, pipeline }) => `${personName} ${source} ${pipeline}`).sort()).toEqual([
      '主管 submitted 0.00',
      '乙 frozen 7000.00',
      '甲 submitted 0.00',
    ]);
    product.clock.moveTo('2026-11-26T10:00:00+08:00');
    const { body } = await colleague.list<{ id: string; version: number }>('opportunities', { filter: { name: '乙的' } });
    await rep.patch(`/api/opportunities/${body[0]?.id}`, { version: body[0]?.version, amount: '9000' });
    await freeze();
    expect(await frozen()).toEqual(once);
    await product.database.pool.query(`delete from forecast where source = 'frozen'`);
    await freeze();
    expect((await frozen()).find(({ personName }) => personName === '乙')?.pipeline).toBe('7000.00');
  });

  it('what was said stays; superiors may speak until the week after is over', async () => {
    const next = await rep.put<ForecastRow>('/api/forecasts/mine', { commit: '1', best: '1', pipeline: '1' });
    expect(next.body.week).toBe('2026-W48');
    expect((await rep.get<ForecastRecord>(`/api/forecasts/${said.id}`)).body).toMatchObject({
      commit: '35000.00',
      week: '2026-W47',
    });
    product.clock.moveTo('2026-12-01T10:00:00+08:00');
    const adjust = () =>
      supervisor.post(`/api/forecasts/${said.id}/adjust`, { version: 3, commit: '1', best: '1', reason: '晚' });
    expect(await adjust()).toMatchObject({ status: 409, body: { code: 'forecast.closed' } });
  });
});

describe('accuracy', () => {
  it('holds the forecasts of ended quarters against what was won', async () => {
    product.clock.moveTo('2027-01-04T10:00:00+08:00');
    const { body } = await director.get<ForecastAccuracyRow[]>('/api/forecasts/accuracy');
    // Four weeks before the end of the quarter is W49; week 47 is none of those that are looked at.
    expect(body).toEqual([]);
    await product.database.pool.query(`update forecast set week = '2026-W49' where week = '2026-W47'`);
    expect((await director.get<ForecastAccuracyRow[]>('/api/forecasts/accuracy')).body).toEqual([
      {
        quarter: '2026-Q4',
        weeksBefore: 4,
        week: '2026-W49',
        expected: '75000.00',
        adjusted: '65000.00',
        actual: '40000.00',
        accuracy: '12.5',
        adjustedAccuracy: '37.5',
      },
    ]);
  });
});
