import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  addMoney,
  PIPELINE_FIGURES,
  type MeasureValues,
  type OpportunityRecord,
  type PipelineFigure,
  type PipelineReport,
  type PipelineRow,
} from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

jest.setTimeout(60_000);

let product: Product;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let accountId: string;

const WEDNESDAY = '2026-11-18T10:00:00+08:00';
const open = async (by: Client, name: string, more: Record<string, unknown> = {}) => {
  const { body, status } = await by.post<OpportunityRecord>('/api/opportunities', {
    accountId,
    name,
    amount: '100000',
    expectedCloseOn: '2026-12-10',
    nextStep: '送样',
    ...more,
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
};
const edit = async (deal: OpportunityRecord, changes: Record<string, unknown>) => {
  const { body, status } = await rep.patch<OpportunityRecord>(`/api/opportunities/${deal.id}`, {
    version: deal.version,
    ...changes,
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
};
const advance = async (deal: OpportunityRecord, move: Record<string, unknown>) => {
  const { body, status } = await rep.post<OpportunityRecord>(`/api/opportunities/${deal.id}/advance`, move);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
};
const report = async (query = '', by = supervisor) => (await by.get<PipelineReport>(`/api/pipeline-report?${query}`)).body;
const behind = async (figure: PipelineFigure, query = '') =>
  (await supervisor.get<PipelineRow[]>(`/api/pipeline-report/rows?figure=${figure}&range=[0,99]&${query}`)).body;

beforeAll(async () => {
  product = await startProduct();
  supervisor = await product.signedInAs('supervisor', { name: '主管' });
  rep = await product.signedInAs('rep', { managerId: supervisor.id, name: '甲' });
  colleague = await product.signedInAs('rep', { managerId: supervisor.id, name: '乙' });
  accountId = (await product.create.account({ ownerId: rep.id })).id;

  product.clock.moveTo('2026-09-01T10:00:00+08:00');
  await open(rep, '静止', { nextStep: null, expectedCloseOn: '2026-10-31' });
  product.clock.moveTo('2026-11-09T10:00:00+08:00');
  const growing = await open(rep, '增长');
  const late = await open(rep, '延后', { expectedCloseOn: '2026-11-30', stage: 'tender', forecastCategory: 'commit' });
  const moving = await open(rep, '推进', { budget: '90000', purchaseSchedule: '年内' });
  const ending = await open(rep, '赢单', { stage: 'closing' });
  const lost = await open(rep, '丢单');
  product.clock.moveTo('2026-11-17T10:00:00+08:00');
  await edit(await edit(growing, { amount: '120000' }), { amount: '150000', forecastCategory: 'best' });
  await edit(late, { expectedCloseOn: '2027-01-15' });
  await advance(await advance(moving, { stage: 'needs' }), { stage: 'proposal' });
  await advance(ending, { stage: 'won', wonAmount: '98000' });
  await advance(lost, { stage: 'lost', lostReason: 'price' });
  product.clock.moveTo(WEDNESDAY);
  await product.create.visit({ accountId, personId: rep.id, visitedOn: '2026-10-01' });
  await product.create.contract({ accountId, ownerId: rep.id, amount: '98000.00', signedOn: '2026-11-17' });
  for (const [period, value] of [
    ['2026-10', '100000'],
    ['2026-12', '48000'],
  ] as const)
    await supervisor.post('/api/targets', { personId: rep.id, measure: 'contract_amount', period, value });
});
afterAll(() => product.close());

describe('the week of the team', () => {
  it('names every move, with its amount', async () => {
    const { total } = await report();
    expect(total.counts).toEqual({
      open: 4,
      closing: 3,
      commit: 0,
      best: 1,
      created: 0,
      advanced: 1,
      moved_back: 0,
      won: 1,
      lost: 1,
      postponed: 1,
      pulled_in: 0,
      grown: 1,
      shrunk: 0,
      slipped: 0,
      stalled: 1,
      no_next_step: 1,
      unvisited: 4,
      past_close: 1,
    });
    expect(total.amounts).toMatchObject({ open: '450000.00', won: '98000.00', grown: '50000.00', closing: '350000.00' });
    expect(total.openBefore).toBe('600000.00');
  });

  it('every figure is the number and the sum of the deals that it opens', async () => {
    for (const by of ['person', 'team', 'department'] as const) {
      const { rows, total } = await report(`by=${by}`);
      for (const line of [...rows.map((row) => ({ ...row, query: `${by}=${row.key}` })), { ...total, query: '' }])
        for (const figure of PIPELINE_FIGURES) {
          const deals = await behind(figure, line.query);
          const sum = deals.reduce((all, { amount }) => all + Number(amount), 0);
          expect({ by, figure, count: deals.length, sum }).toEqual({
            by,
            figure,
            count: line.counts[figure],
            sum: Number(line.amounts[figure]),
          });
        }
    }
  });

  it('is the pipeline of the measures', async () => {
    const { body } = await supervisor.get<MeasureValues>(
      '/api/measures/values?measures=pipeline_amount,pipeline_weighted,won_amount&from=2026-11-16&to=2026-11-22',
    );
    const { total } = await report();
    expect(body.total).toEqual({
      pipeline_amount: total.amounts.open,
      pipeline_weighted: total.weighted,
      won_amount: total.amounts.won,
    });
  });

  it('shows the close date and the amount of before beside those of today', async () => {
    expect(await behind('postponed')).toMatchObject([{ label: '延后', closeOn: '2027-01-15', closeBefore: '2026-11-30' }]);
    expect(await behind('grown')).toMatchObject([{ label: '增长', amountBefore: '100000.00', amount: '50000.00' }]);
    expect((await behind('stalled')).map(({ label }) => label)).toEqual(['静止']);
    expect((await behind('open', 'stage=proposal')).map(({ label }) => label)).toEqual(['推进']);
  });

  it('sets what may close this quarter against what is left of the target', async () => {
    const { rows, total } = await report();
    expect(rows.find(({ name }) => name === '甲')).toMatchObject({
      target: '148000.00',
      reached: '98000.00',
      remaining: '50000.00',
      coverage: '7.00',
    });
    expect(rows.find(({ name }) => name === '乙')).toMatchObject({ target: null, remaining: null, coverage: null });
    expect(total.coverage).toBe('7.00');
  });

  it('the lines add up to the total: what one signed beyond the target, or without one, makes the gap of the team smaller', async () => {
    const team = await product.signedInAs('supervisor', { name: '二组主管' });
    const people = await Promise.all(
      (['落后', '超额', '无目标'] as const).map((name) => product.signedInAs('rep', { managerId: team.id, name })),
    );
    const [behindTarget, ahead, aimless] = people;
    const account = await product.create.account({ ownerId: ahead?.id ?? '' });
    const sign = (ownerId = '', amount = '') =>
      product.create.contract({ accountId: account.id, ownerId, amount, signedOn: '2026-11-16' });
    const aim = (personId = '', value = '') =>
      team.post('/api/targets', { personId, measure: 'contract_amount', period: '2026-11', value });
    const remaining = async (by: string) => {
      const { rows, total } = await report(`by=${by}`, team);
      expect(addMoney('0', ...rows.map((row) => row.remaining ?? '0'))).toBe(total.remaining ?? '0.00');
      return { rows: Object.fromEntries(rows.map((row) => [row.name, row.remaining])), total: total.remaining };
    };
    await sign(ahead?.id, '70000.00');
    await sign(aimless?.id, '5000.00');
    expect((await remaining('person')).total).toBeNull();
    await aim(behindTarget?.id, '100000');
    await aim(ahead?.id, '40000');
    expect(await remaining('person')).toEqual({
      rows: { 落后: '100000.00', 超额: '-30000.00', 无目标: '-5000.00', 二组主管: null },
      total: '65000.00',
    });
    expect((await remaining('team')).rows).toEqual({ 二组主管: '65000.00' });
    const { rows } = await report('', team);
    expect(rows.find(({ name }) => name === '超额')?.coverage).toBeNull();
  });

  it('tells of each stage how many went on and how long it took', async () => {
    const { funnel } = await report();
    const stage = (name: string) => funnel.find((each) => each.stage === name);
    expect(stage('contact')).toMatchObject({
      count: 2,
      amount: '250000.00',
      left: 2,
      wentOn: 1,
      lost: 1,
      conversion: '0.5000',
      averageDays: '8.0',
    });
    expect(stage('closing')).toMatchObject({ count: 0, left: 1, wentOn: 1, conversion: '1.0000' });
    expect(stage('proposal')).toMatchObject({ count: 1, daysSoFar: '1.0', conversion: null });
  });
});

describe('a week that has passed', () => {
  it('reads as it stood then', async () => {
    const { total, asOf } = await report('period=2026-W46');
    expect(asOf).toBe('2026-11-15');
    expect(total.counts).toMatchObject({ open: 6, created: 5, commit: 2, won: 0, lost: 0, postponed: 0 });
    expect(total.amounts).toMatchObject({ open: '600000.00', created: '500000.00' });
    expect((await report('period=2026-W36')).total).toMatchObject({
      amounts: { open: '100000.00' },
      counts: { open: 1, created: 1 },
    });
  });

  it('counts a deal for whoever had it then', async () => {
    await supervisor.post(`/api/accounts/${accountId}/reassign`, { ownerId: colleague.id, reason: '调岗' });
    await product.deliverEvents();
    const openOf = async (name: string, query = '') => (await report(query)).rows.find((row) => row.name === name)?.counts.open;
    expect([await openOf('甲'), await openOf('乙')]).toEqual([0, 4]);
    expect([await openOf('甲', 'period=2026-W46'), await openOf('乙', 'period=2026-W46')]).toEqual([6, 0]);
  });
});

describe('what slipped', () => {
  it('is the same in the report as in the measure: was to close in the week and did not, put off or simply passed', async () => {
    const slow = await product.signedInAs('rep', { managerId: supervisor.id, name: '丙' });
    accountId = (await product.create.account({ ownerId: slow.id })).id;
    await open(slow, '过期', { expectedCloseOn: '2026-11-24', amount: '100.00' });
    const late = await open(slow, '推迟', { expectedCloseOn: '2026-11-26', amount: '20.00' });
    await open(slow, '未到', { expectedCloseOn: '2026-12-26' });
    product.clock.moveTo('2026-11-25T10:00:00+08:00');
    const put = await slow.patch(`/api/opportunities/${late.id}`, { version: late.version, expectedCloseOn: '2026-12-20' });
    expect(put.status).toBe(200);
    const slipped = async () => {
      const { rows } = await report('period=2026-W48');
      const { body } = await supervisor.get<MeasureValues>(
        '/api/measures/values?measures=opportunities_slipped,slipped_amount&from=2026-11-23&to=2026-11-29&by=person',
      );
      const line = rows.find(({ key }) => key === slow.id);
      const values = body.rows.find(({ key }) => key === slow.id)?.values;
      expect(values).toEqual({ opportunities_slipped: String(line?.counts.slipped), slipped_amount: line?.amounts.slipped });
      return (await behind('slipped', `period=2026-W48&person=${slow.id}`)).map(({ label, on }) => `${label} ${on}`);
    };
    expect(await slipped()).toEqual(['过期 2026-11-24']);
    product.clock.moveTo('2026-11-30T10:00:00+08:00');
    expect(await slipped()).toEqual(['过期 2026-11-24', '推迟 2026-11-26']);
    product.clock.moveTo(WEDNESDAY);
  });
});

describe('who reads it', () => {
  it('everybody about those they lead', async () => {
    expect((await report('', rep)).rows.map(({ name }) => name)).toEqual(['甲']);
    const stranger = await product.signedInAs('supervisor');
    expect((await report('', stranger)).total.counts.open).toBe(0);
    expect((await stranger.get(`/api/pipeline-report/rows?figure=open&person=${rep.id}`)).status).toBe(404);
    expect((await (await product.signedInAs('finance')).get('/api/pipeline-report')).status).toBe(403);
    expect((await supervisor.get('/api/pipeline-report?period=2026-Q4')).status).toBe(400);
    expect((await supervisor.get('/api/pipeline-report/rows?figure=luck')).status).toBe(400);
  });
});
