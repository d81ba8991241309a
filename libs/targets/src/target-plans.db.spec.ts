import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  gapsBelow,
  planPeriods,
  type ApprovalRecord,
  type ApprovalRow,
  type Attainment,
  type MeasureDetail,
  type MeasureValues,
  type PlannedTarget,
  type TargetPlanRecord,
  type TargetRow,
  type PersonRow,
} from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import sql from 'sql-template-tag';

jest.setTimeout(60_000);

let product: Product;
let admin: Client;
let director: Client;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let departmentId: string;
let plan: TargetPlanRecord;

const line = (record: TargetPlanRecord, name: string, kind: string) => {
  const found = record.nodes.find((node) => node.name === name && node.kind === kind);
  if (!found) throw new Error(`no ${kind} ${name}`);
  return found;
};
const gapsOf = ({ nodes, unit, year }: TargetPlanRecord) =>
  nodes.flatMap((node) =>
    planPeriods(year).flatMap((period) => {
      const below = nodes.filter(({ parentId }) => parentId === node.id);
      const { people, periods } = gapsBelow(node, below, period, unit);
      return [people, periods].filter((gap) => gap !== null && Number(gap) !== 0).map((gap) => `${node.name} ${period} ${gap}`);
    }),
  );
const move = (client: Client, verb: string, record: TargetPlanRecord, more = {}) =>
  client.post<TargetPlanRecord>(`/api/target-plans/${record.id}/${verb}`, { version: record.version, ...more });
/** Decides about the plan that waits, in the inbox. */
async function decide(client: Client, verb: 'approve' | 'return' | 'recall', more = {}) {
  const { body } = await client.get<ApprovalRecord[]>(`/api/approvals/of/target_plan/${plan.id}`);
  const [latest] = body;
  return client.post<ApprovalRecord>(`/api/approvals/${latest?.id}/${verb}`, { version: latest?.version, ...more });
}
const seenBy = async (client: Client) => (await client.get<TargetPlanRecord>(`/api/target-plans/${plan.id}`)).body;

beforeAll(async () => {
  product = await startProduct();
  const house = await product.create.departmentNamed('总部');
  departmentId = await product.create.departmentNamed('大客户部');
  admin = await product.signedInAs('admin', { departmentId: house, name: '管理员' });
  director = await product.signedInAs('director', { departmentId, name: '总监' });
  supervisor = await product.signedInAs('supervisor', { departmentId, managerId: director.id, name: '主管' });
  rep = await product.signedInAs('rep', { departmentId, managerId: supervisor.id, name: '甲' });
  colleague = await product.signedInAs('rep', { departmentId, managerId: supervisor.id, name: '乙' });
  const account = await product.create.account({ ownerId: rep.id });
  // Last year: three visits in March by 甲, one in May by 乙; this year two in November.
  for (const [personId, visitedOn] of [
    [rep.id, '2025-03-03'],
    [rep.id, '2025-03-04'],
    [rep.id, '2025-03-05'],
    [colleague.id, '2025-05-06'],
    [rep.id, '2026-11-02'],
    [colleague.id, '2026-11-03'],
  ] as const)
    await product.create.visit({ accountId: account.id, personId, visitedOn });
  const made = await director.post<TargetPlanRecord>('/api/target-plans', {
    departmentId,
    year: 2026,
    measure: 'visits_done',
    total: '100',
    periodsBy: 'seasonality',
    peopleBy: 'last_year',
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  plan = made.body;
});
afterAll(() => product.close());

describe('breaking a year down', () => {
  it("follows last year's months and what everybody did, and adds up at every line", () => {
    expect(line(plan, '大客户部', 'department').values).toMatchObject({
      '2026': '100',
      '2026-03': '75',
      '2026-05': '25',
      '2026-01': '0',
    });
    expect(line(plan, '甲', 'person').values).toMatchObject({ '2026': '75', '2026-Q1': '56' });
    expect(gapsOf(plan)).toEqual([]);
  });

  it('next year is planned before this one ends: what is ahead weighs as it did the year before', async () => {
    const account = await product.create.account({ ownerId: rep.id });
    await product.create.visit({ accountId: account.id, personId: rep.id, visitedOn: '2025-12-03' });
    const wish = { departmentId, year: 2027, measure: 'visits_done', total: '100', periodsBy: 'seasonality', peopleBy: 'equal' };
    const { body } = await director.post<TargetPlanRecord>('/api/target-plans', wish);
    expect(line(body, '大客户部', 'department').values).toMatchObject({ '2027': '100', '2027-12': '100', '2027-01': '0' });
  });

  it('a value set by hand shows the gap that it tears', async () => {
    const { id } = line(plan, '主管', 'team');
    const answer = await director.put<TargetPlanRecord>(`/api/target-plans/${plan.id}/cells`, {
      version: plan.version,
      cells: [{ nodeId: id, period: '2026-03', value: '70' }],
    });
    plan = answer.body;
    expect(gapsOf(plan)).toContain('大客户部 2026-03 5');
  });

  it('may be spread anew, by working days and alike; leaders are given no share', async () => {
    const root = line(plan, '大客户部', 'department');
    plan = (
      await move(director, 'break-down', plan, { nodeId: root.id, period: '2026', periodsBy: 'working_days', peopleBy: 'equal' })
    ).body;
    expect(gapsOf(plan)).toEqual([]);
    const [one, other, leader] = ['甲', '乙', '主管'].map((name) => Number(line(plan, name, 'person').values['2026']));
    expect([(one ?? 0) + (other ?? 0), leader]).toEqual([100, 0]);
    expect(Math.abs((one ?? 0) - (other ?? 0))).toBeLessThan(12);
  });

  it.each([
    ['half a visit', { value: '1.5' }, 422],
    ['another year', { period: '2025-03' }, 422],
    ['a week', { period: '2026-W05' }, 400],
    ['a stranger to the plan', { nodeId: '0199d3f4-0000-7000-8000-000000000000' }, 422],
  ])('%s is refused', async (_, wrong, status) => {
    const cell = { nodeId: line(plan, '甲', 'person').id, period: '2026-03', value: '5', ...wrong };
    expect((await director.put(`/api/target-plans/${plan.id}/cells`, { version: plan.version, cells: [cell] })).status).toBe(
      status === 422 && 'period' in wrong ? 400 : status,
    );
  });
});

describe('who sets what', () => {
  it('everybody sees the lines whose people they reach in full', async () => {
    const names = async (client: Client) => (await seenBy(client)).nodes.map(({ kind, name }) => `${kind} ${name}`);
    expect(await names(rep)).toEqual(['person 甲']);
    expect(await names(supervisor)).toEqual(['team 主管', 'person 主管', 'person 甲', 'person 乙']);
    expect(await names(director)).toHaveLength(7);
    const stranger = await product.signedInAs('rep');
    expect((await stranger.get(`/api/target-plans/${plan.id}`)).status).toBe(404);
    expect((await stranger.list('target-plans')).total).toBe(0);
  });

  it("a supervisor divides the team's target among the people, but changes neither it nor the own line", async () => {
    const editable = (await seenBy(supervisor)).nodes.filter(({ canEdit }) => canEdit).map(({ name }) => name);
    expect(editable).toEqual(['甲', '乙']);
    const set = (name: string, kind: string) =>
      supervisor.put(`/api/target-plans/${plan.id}/cells`, {
        version: plan.version,
        cells: [{ nodeId: line(plan, name, kind).id, period: '2026-12', value: '9' }],
      });
    expect([(await set('主管', 'team')).status, (await set('主管', 'person')).status]).toEqual([403, 403]);
    const spread = await move(supervisor, 'break-down', plan, {
      nodeId: line(plan, '主管', 'team').id,
      period: '2026-12',
      periodsBy: 'none',
      peopleBy: 'equal',
    });
    expect(spread.status).toBe(200);
    plan = await seenBy(director);
    expect((await rep.put(`/api/target-plans/${plan.id}/cells`, {})).status).toBe(403);
  });

  it('a second plan for the same people is refused', async () => {
    const again = { departmentId, year: 2026, measure: 'visits_done', total: '1' };
    expect(await director.post('/api/target-plans', again)).toMatchObject({ status: 409, body: { code: 'target-plan.open' } });
    expect((await director.post('/api/target-plans', { ...again, measure: 'overdue_amount' })).status).toBe(422);
  });
});

describe('approval', () => {
  it('the author does not approve; returned with a reason it is worked on again; submitted it is closed', async () => {
    plan = (await move(director, 'submit', plan)).body;
    expect(await decide(director, 'approve')).toMatchObject({ status: 409, body: { code: 'approval.not-asked' } });
    expect(
      (
        await director.put(`/api/target-plans/${plan.id}/cells`, {
          version: plan.version,
          cells: [{ nodeId: line(plan, '甲', 'person').id, period: '2026-12', value: '9' }],
        })
      ).status,
    ).toBe(409);
    expect((await decide(admin, 'return', { note: '四季度偏低' })).status).toBe(200);
    plan = await seenBy(director);
    expect(plan).toMatchObject({ state: 'draft', note: '四季度偏低' });
    plan = (await move(director, 'submit', plan)).body;
    expect((await decide(director, 'recall')).status).toBe(200);
    plan = await seenBy(director);
    expect(plan).toMatchObject({ state: 'draft', note: null });
    plan = (await move(director, 'submit', plan)).body;
    const waiting = await admin.list<ApprovalRow>('approvals', { filter: { view: 'waiting', code: 'target_plan' } });
    expect(waiting.body.map(({ title }) => title)).toEqual(['大客户部 2026 完成拜访']);
    expect((await decide(admin, 'approve')).status).toBe(200);
    plan = await seenBy(director);
    expect(plan).toMatchObject({ state: 'approved', approvedByName: '管理员' });
  });

  it('is the superior of whoever hands it in: a stranger is not even shown that it waits', async () => {
    const boss = await product.signedInAs('director', { name: '总经理' });
    const lower = await product.signedInAs('director', {
      managerId: boss.id,
      departmentId: await product.create.departmentNamed('华东部'),
    });
    await product.signedInAs('rep', { managerId: lower.id, departmentId: lower.actor?.departmentId ?? '' });
    const { body } = await lower.post<TargetPlanRecord>('/api/target-plans', {
      departmentId: lower.actor?.departmentId,
      year: 2026,
      measure: 'calls',
      total: '60',
    });
    const submitted = (await move(lower, 'submit', body)).body;
    expect(submitted.state).toBe('submitted');
    const waitsFor = async (client: Client) => (await client.list('approvals', { filter: { view: 'waiting' } })).total;
    expect([await waitsFor(boss), await waitsFor(director)]).toEqual([1, 0]);
    expect((await director.get(`/api/approvals/of/target_plan/${body.id}`)).body).toEqual([]);
  });

  it('its people have the targets from then on, by month and week, and nobody changes them by hand', async () => {
    const { body } = await rep.list<TargetRow>('targets', { filter: { measure: 'visits_done' }, range: [0, 99] });
    const sum = (kind: string) =>
      body.filter((target) => target.kind === kind).reduce((all, { value }) => all + Number(value), 0);
    const year = Number(line(plan, '甲', 'person').values['2026']);
    expect([sum('monthly'), sum('weekly')]).toEqual([year, year]);
    const target = body[0];
    expect(target).toMatchObject({ planId: plan.id, can: { edit: false } });
    expect(await supervisor.patch(`/api/targets/${target?.id}`, { version: target?.version, value: '1' })).toMatchObject({
      status: 409,
      body: { code: 'target.planned' },
    });
  });
});

describe('people who come and go', () => {
  it('have a share of the months in which they are there, and of no other', async () => {
    const elsewhere = await product.create.departmentNamed('华南部');
    const boss = await product.signedInAs('director', { departmentId: elsewhere });
    const leader = await product.create.person({ roles: ['supervisor'], departmentId: elsewhere, managerId: boss.id });
    const seller = { roles: ['rep' as const], departmentId: elsewhere, managerId: leader.id };
    await product.create.person({ ...seller, name: '常在' });
    await product.create.person({ ...seller, name: '七月来', hiredOn: '2026-07-06' });
    await product.create.person({ ...seller, name: '三月走', leftOn: '2026-03-20' });
    const { body } = await boss.post<TargetPlanRecord>('/api/target-plans', {
      departmentId: elsewhere,
      year: 2026,
      measure: 'contract_amount',
      total: '1200.00',
      periodsBy: 'equal',
      peopleBy: 'equal',
    });
    const months = (name: string) =>
      ['2026-02', '2026-05', '2026-08'].map((month) => line(body, name, 'person').values[month] ?? '0.00');
    expect([months('常在'), months('七月来'), months('三月走')]).toEqual([
      ['50.00', '100.00', '50.00'],
      ['0.00', '0.00', '50.00'],
      ['50.00', '0.00', '0.00'],
    ]);
    expect(gapsOf(body)).toEqual([]);
  });
});

describe('a plan in force', () => {
  let later: TargetPlanRecord;
  const target = (more = {}) => ({ personId: rep.id, measure: 'new_accounts', period: '2026-11', value: '9', ...more });

  it('takes the place of what was set by hand, and nothing is set by hand beside it', async () => {
    await supervisor.post('/api/targets', target());
    await supervisor.post('/api/targets', target({ period: '2026-W47' }));
    await supervisor.post('/api/targets', target({ personId: colleague.id }));
    const wish = { departmentId, year: 2026, measure: 'new_accounts', total: '0' };
    later = (await director.post<TargetPlanRecord>('/api/target-plans', wish)).body;
    const cell = { nodeId: line(later, '乙', 'person').id, period: '2026-11', value: '3' };
    later = (
      await director.put<TargetPlanRecord>(`/api/target-plans/${later.id}/cells`, { version: later.version, cells: [cell] })
    ).body;
    const submitted = (await move(director, 'submit', later)).body;
    const [asked] = (await admin.get<ApprovalRecord[]>(`/api/approvals/of/target_plan/${later.id}`)).body;
    // Whoever decides is told that the sums do not agree, and what was reached the year before.
    expect(asked?.snapshot.map(({ label, value }) => `${label} ${value}`)).toEqual(
      expect.arrayContaining(['gaps 2', 'reachedBefore 2', 'measure 新增客户']),
    );
    await admin.post(`/api/approvals/${asked?.id}/approve`, { version: asked?.version });
    const { body } = await director.list<TargetRow>('targets', { filter: { measure: 'new_accounts' }, range: [0, 99] });
    expect(body.filter(({ kind }) => kind === 'monthly').map(({ personName, value }) => `${personName} ${value}`)).toEqual([
      '乙 3',
    ]);
    expect(new Set(body.map(({ planId }) => planId))).toEqual(new Set([submitted.id]));
    expect(await supervisor.post('/api/targets', target())).toMatchObject({ status: 409, body: { code: 'target.planned' } });
    const planned = async (client: Client) =>
      (await client.get<PlannedTarget[]>('/api/targets/planned?period=2026-11')).body.filter(
        ({ measure }) => measure === 'new_accounts',
      );
    expect(await planned(rep)).toEqual([{ personId: rep.id, measure: 'new_accounts' }]);
    expect((await planned(director)).length).toBe(4);
    expect((await supervisor.post('/api/targets', target({ period: '2027-03' }))).status).toBe(201);
  });

  it('is planned anew by whoever answers for the whole of it, while its year runs', async () => {
    const of = async (client: Client) => (await client.get<TargetPlanRecord>(`/api/target-plans/${later.id}`)).body;
    expect([(await of(director)).can.replan, (await of(supervisor)).can.replan]).toEqual([true, false]);
    const now = product.clock.now();
    product.clock.moveTo('2027-01-04T09:00:00+08:00');
    const inJanuary = await product.signedInAs('director', { id: director.id });
    const { can } = await of(inJanuary);
    const refused = await move(inJanuary, 'replan', await of(inJanuary));
    product.clock.moveTo(now);
    expect([can.replan, refused.status]).toEqual([false, 422]);
  });
});

describe('attainment', () => {
  it('is what the measures say, for every line; pace follows the working days', async () => {
    const { body } = await director.get<Attainment>(`/api/target-plans/${plan.id}/attainment?period=2026-11`);
    expect(body.workingDays).toEqual({ elapsed: 13, total: 21 });
    const measured = await director.get<MeasureValues>(
      '/api/measures/values?measures=visits_done&from=2026-11-01&to=2026-11-30&by=department',
    );
    const department = body.rows.find(({ kind }) => kind === 'department');
    expect(department?.actual).toBe(measured.body.total['visits_done']);
    expect(department).toMatchObject({ actual: '2', projection: '3' });
    expect(body.rows.find(({ name }) => name === '甲')?.actual).toBe('1');
    expect(body.months.map(({ actual }) => actual)).toEqual([...Array<string>(10).fill('0'), '2', null]);
  });

  it('every line opens the records of everybody whom it adds up, for who reaches them all', async () => {
    const { body } = await director.get<Attainment>(`/api/target-plans/${plan.id}/attainment?period=2026-11`);
    const behind = (by: Client, node: string) =>
      by.get<MeasureDetail[]>(`/api/target-plans/${plan.id}/attainment/rows?period=2026-11&node=${node}`);
    for (const { nodeId, name, actual } of body.rows)
      expect([name, String((await behind(director, nodeId)).body.length)]).toEqual([name, actual]);
    const [department, mine] = [body.rows.find(({ kind }) => kind === 'department'), body.rows.find(({ name }) => name === '甲')];
    expect((await behind(rep, mine?.nodeId ?? '')).body).toHaveLength(1);
    expect((await behind(rep, department?.nodeId ?? '')).status).toBe(404);
  });

  it('of a week asks for the share of its working days', async () => {
    const { body } = await rep.get<Attainment>(`/api/target-plans/${plan.id}/attainment?period=2026-W47`);
    const { body: targets } = await rep.list<TargetRow>('targets', { filter: { period: '2026-W47', measure: 'visits_done' } });
    expect(body.rows.map(({ target }) => target)).toEqual([targets[0]?.value]);
    expect((await rep.get(`/api/target-plans/${plan.id}/attainment?period=2026-W60`)).status).toBe(400);
    expect((await rep.get(`/api/target-plans/${plan.id}/attainment?period=2025-11`)).status).toBe(400);
  });

  it('of the week in which the year turns is about its days of that year', async () => {
    const { body } = await rep.get<Attainment>(`/api/target-plans/${plan.id}/attainment?period=2026-W53`);
    expect([body.from, body.to, body.workingDays.total]).toEqual(['2026-12-28', '2026-12-31', 4]);
  });
});

describe('somebody who is moved to another team during the year', () => {
  /** 丙 and 丁 sell in the first team, 戊 in the second; their year is approved. */
  async function inForce(name: string, total: string) {
    const elsewhere = await product.create.departmentNamed(name);
    const boss = await product.signedInAs('director', { departmentId: elsewhere });
    const team = (of: string) =>
      product.create.person({ roles: ['supervisor'], departmentId: elsewhere, managerId: boss.id, name: of });
    const [first, second] = [await team('一队'), await team('二队')];
    const mover = await product.create.person({ roles: ['rep'], departmentId: elsewhere, managerId: first.id, name: '丙' });
    await product.create.person({ roles: ['rep'], departmentId: elsewhere, managerId: first.id, name: '丁' });
    await product.create.person({ roles: ['rep'], departmentId: elsewhere, managerId: second.id, name: '戊' });
    const wish = {
      departmentId: elsewhere,
      year: 2026,
      measure: 'visits_done',
      total,
      periodsBy: 'equal',
      peopleBy: 'equal',
    };
    const before = await approved(boss, (await boss.post<TargetPlanRecord>('/api/target-plans', wish)).body);
    return { boss, first, second, mover, before };
  }
  async function approved(boss: Client, record: TargetPlanRecord) {
    await move(boss, 'submit', record);
    const [asked] = (await admin.get<ApprovalRecord[]>(`/api/approvals/of/target_plan/${record.id}`)).body;
    await admin.post(`/api/approvals/${asked?.id}/approve`, { version: asked?.version });
    return (await boss.get<TargetPlanRecord>(`/api/target-plans/${record.id}`)).body;
  }
  const standsUnder = (personId: string, leaderId: string) =>
    product.database.execute(sql`update person set manager_id = ${leaderId}::uuid where id = ${personId}::uuid`);
  const replanned = async (boss: Client, record: TargetPlanRecord) => (await move(boss, 'replan', record)).body;
  const givenOut = async (boss: Client, record: TargetPlanRecord, root: string, period: string) =>
    (
      await move(boss, 'break-down', record, {
        nodeId: line(record, root, 'department').id,
        period,
        periodsBy: 'none',
        peopleBy: 'equal',
      })
    ).body;
  const askedOf = async (boss: Client, personId: string) => {
    const filter = { personId, measure: 'visits_done' };
    const { body } = await boss.list<TargetRow>('targets', { filter, range: [0, 99] });
    return Object.fromEntries(body.map(({ period, value }): [string, string] => [period, value]));
  };
  /** Where the lines of a person count until, and what they hold. */
  const placesOf = (record: TargetPlanRecord, name: string, periods: readonly string[]) =>
    record.nodes
      .filter((node) => node.name === name && node.kind === 'person')
      .map(({ untilOn, values }) => [untilOn, ...periods.map((period) => values[period] ?? '0')]);

  it('keeps the past in the old place and is planned in the new one; what they reached counts once', async () => {
    const { boss, second, mover, before } = await inForce('华北部', '360');
    const account = await product.create.account({ ownerId: mover.id });
    for (const visitedOn of ['2026-03-03', '2026-03-04', '2026-11-04'])
      await product.create.visit({ accountId: account.id, personId: mover.id, visitedOn });
    await standsUnder(mover.id, second.id);

    const again = await givenOut(boss, await replanned(boss, before), '华北部', '2026');
    expect(gapsOf(again)).toEqual([]);
    const after = await approved(boss, again);
    const places = after.nodes.filter(({ name }) => name === '丙');
    expect(placesOf(after, '丙', ['2026-03', '2026-12'])).toEqual([
      [null, '0', '10'],
      ['2026-10-31', '10', '0'],
    ]);
    expect(line(after, '一队', 'team').values['2026-03']).toBe(line(before, '一队', 'team').values['2026-03']);
    expect(places.map(({ canEdit }) => canEdit)).toEqual([false, false]);
    const { body } = await boss.get<Attainment>(`/api/target-plans/${after.id}/attainment?period=2026`);
    const reached = (name: string) =>
      body.rows.filter((row) => row.name === name && row.kind !== 'person').map(({ actual }) => actual);
    expect([reached('一队'), reached('二队'), reached('华北部')]).toEqual([['2'], ['1'], ['3']]);
    for (const { nodeId, name, actual } of body.rows) {
      const path = `/api/target-plans/${after.id}/attainment/rows?period=2026&node=${nodeId}`;
      expect([name, String((await boss.get<MeasureDetail[]>(path)).body.length)]).toEqual([name, actual]);
    }
    const { body: targets } = await boss.list<TargetRow>('targets', {
      filter: { personId: mover.id, kind: 'monthly', measure: 'visits_done' },
      range: [0, 99],
    });
    expect(targets.map(({ value }) => value)).toEqual(Array(12).fill('10'));
  });

  it('is asked in the running month what was asked before, until somebody breaks it down anew', async () => {
    const { boss, second, mover, before } = await inForce('西北部', '367');
    const asked = await askedOf(boss, mover.id);
    const now = ['2026-11', '2026-W45', '2026-W46', '2026-W47', '2026-W48'];
    expect(now.map((period) => Number(asked[period]) > 0)).toEqual(now.map(() => true));
    await standsUnder(mover.id, second.id);

    const again = await replanned(boss, before);
    const { values } = line(before, '丙', 'person');
    const [november = '0', december = '0'] = [values['2026-11'], values['2026-12']];
    const ahead = String(Number(november) + Number(december));
    const past = (period: string, ...later: string[]) =>
      String(later.reduce((rest, value) => rest - Number(value), Number(values[period])));
    expect(placesOf(again, '丙', ['2026-10', '2026-11', '2026-12', '2026-Q4', '2026'])).toEqual([
      [null, '0', november, december, ahead, ahead],
      ['2026-10-31', values['2026-10'], '0', '0', past('2026-Q4', ahead), past('2026', ahead)],
    ]);
    expect(gapsOf(again)).toEqual(
      expect.arrayContaining([`一队 2026-11 ${november}`, `二队 2026-11 -${november}`, `一队 2026-12 ${december}`]),
    );

    const after = await approved(boss, await givenOut(boss, again, '西北部', '2026-12'));
    expect(gapsOf(after).filter((gap) => gap.includes('2026-12'))).toEqual([]);
    const askedNow = await askedOf(boss, mover.id);
    const untilDecember = (targets: Record<string, string>) =>
      Object.entries(targets)
        .filter(([period]) => period !== '2026-12' && period < '2026-W49')
        .sort();
    expect(untilDecember(askedNow)).toEqual(untilDecember(asked));
    expect(askedNow['2026-12']).toBe(line(after, '丙', 'person').values['2026-12']);
  });

  it('and then back again has in every month what was asked, each in the place of then', async () => {
    const { boss, first, second, mover, before } = await inForce('东北部', '360');
    const asked = await askedOf(boss, mover.id);
    await standsUnder(mover.id, second.id);
    const moved = await approved(boss, await replanned(boss, before));
    expect(await askedOf(boss, mover.id)).toEqual(asked);
    const november = product.clock.now();
    product.clock.moveTo('2026-12-02T10:00:00+08:00');
    try {
      await standsUnder(mover.id, first.id);
      const back = await approved(boss, await replanned(boss, moved));
      expect(placesOf(back, '丙', ['2026-10', '2026-11', '2026-12', '2026-Q4', '2026'])).toEqual([
        [null, '10', '0', '10', '20', '110'],
        ['2026-11-30', '0', '10', '0', '10', '10'],
      ]);
      expect(await askedOf(boss, mover.id)).toEqual(asked);
    } finally {
      product.clock.moveTo(november);
    }
  });

  it('or leaves the department altogether: the past stays, and nothing is asked there any more', async () => {
    const { boss, mover, before } = await inForce('西南部', '360');
    const departmentId = await product.create.departmentNamed('市场部');
    const { version } = (await admin.get<PersonRow>(`/api/users/${mover.id}`)).body;
    expect((await admin.patch(`/api/users/${mover.id}`, { version, departmentId, managerId: null })).status).toBe(200);
    // What they do elsewhere from now on is no business of the old department's.
    const place = before.nodes.find(({ name }) => name === '丙')?.id ?? '';
    const behind = `/api/target-plans/${before.id}/attainment/rows?period=2026-11&node=${place}`;
    expect((await boss.get(behind)).status).toBe(404);
    // Whoever led those people in the plan's year still answers for all of it.
    const again = await replanned(boss, before);
    expect(placesOf(again, '丙', ['2026-10', '2026-11', '2026'])).toEqual([['2026-10-31', '10', '0', '100']]);
  });
});

describe('planning anew during the year', () => {
  it('keeps the months that have passed, and the old plan holds until the new one is approved', async () => {
    const before = plan;
    const again = (await move(director, 'replan', plan)).body;
    expect(again).toMatchObject({ revision: 2, state: 'draft', fixedThrough: '2026-10-31' });
    const root = line(again, '大客户部', 'department');
    const past = await director.put(`/api/target-plans/${again.id}/cells`, {
      version: again.version,
      cells: [{ nodeId: root.id, period: '2026-03', value: '1' }],
    });
    expect(past).toMatchObject({ status: 422, body: { code: 'target-plan.past' } });
    const set = await director.put<TargetPlanRecord>(`/api/target-plans/${again.id}/cells`, {
      version: again.version,
      cells: [{ nodeId: root.id, period: '2026', value: '200' }],
    });
    const spread = await move(director, 'break-down', set.body, {
      nodeId: root.id,
      period: '2026',
      periodsBy: 'equal',
      peopleBy: 'equal',
    });
    expect(gapsOf(spread.body)).toEqual([]);
    const months = (record: TargetPlanRecord) =>
      planPeriods(2026)
        .slice(5, 15)
        .map((month) => line(record, '甲', 'person').values[month]);
    expect(months(spread.body)).toEqual(months(before));
    expect((await seenBy(director)).state).toBe('approved');
    plan = (await move(director, 'submit', spread.body)).body;
    expect((await decide(admin, 'approve')).status).toBe(200);
    plan = await seenBy(director);
    expect((await director.get<TargetPlanRecord>(`/api/target-plans/${before.id}`)).body.state).toBe('superseded');
    const { body } = await rep.list<TargetRow>('targets', {
      filter: { measure: 'visits_done', kind: 'monthly' },
      range: [0, 99],
    });
    expect(body.reduce((all, { value }) => all + Number(value), 0)).toBe(Number(line(plan, '甲', 'person').values['2026']));
    expect(new Set(body.map(({ planId }) => planId))).toEqual(new Set([before.id, plan.id]));
  });
});
