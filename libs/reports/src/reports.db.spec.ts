import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sql from 'sql-template-tag';
import type { MeasureDetail, ReportRecord, ReportRow, ReportRunRow, ReportVerification, TeamRollUp } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { ReportHistory } from './history.service.js';

jest.setTimeout(60_000);

/** Sunday night is over: Monday of week 48, nine in the morning in Shanghai. */
const MONDAY = '2026-11-23T09:00:00+08:00';

/** Asks for a run and works it off, as the worker would. */
async function makeReports(product: Product, by: Client, period: string): Promise<ReportRunRow> {
  const kind = period.includes('W') ? 'weekly' : 'monthly';
  const run = await by.post<ReportRunRow>('/api/report-runs', { kind, period });
  if (run.status !== 202) throw new Error(`run refused: ${JSON.stringify(run.body)}`);
  await product.runJob('reports.make-period', { runId: run.body.id });
  return (await by.get<ReportRunRow>(`/api/report-runs/${run.body.id}`)).body;
}

/** One's own report of a period. @throws Error when there is none. */
async function ownReport(client: Client, period: string): Promise<ReportRecord> {
  const { body } = await client.list<ReportRow>('reports', { filter: { mine: true, period } });
  const [row] = body;
  if (!row) throw new Error(`no report for ${period}`);
  return (await client.get<ReportRecord>(`/api/reports/${row.id}`)).body;
}

/** The value of one figure. */
const figure = (report: Pick<ReportRecord, 'facts'>, measure: string): string | null | undefined =>
  report.facts.find((fact) => fact.measure === measure)?.value;

const WEEK = '2026-W47'; // 16 to 22 November

let product: Product;
let director: Client;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let account: { id: string; name: string };
let visitIds: string[];
let report: ReportRecord;

const path = (verb = '') => `/api/reports/${report.id}${verb}`;
const read = async (client: Client = rep) => (await client.get<ReportRecord>(path())).body;

beforeAll(async () => {
  product = await startProduct({ now: MONDAY });
  director = await product.signedInAs('director');
  supervisor = await product.signedInAs('supervisor', { managerId: director.id });
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  colleague = await product.signedInAs('rep', { managerId: supervisor.id });
  account = await product.create.account({ ownerId: rep.id, name: '华为技术有限公司', createdOn: '2026-11-17' });
  const plan = await product.create.visitPlan({
    accountId: account.id,
    personId: rep.id,
    plannedOn: '2026-11-17',
    purpose: '方案汇报',
  });
  const other = await product.create.account({ ownerId: rep.id });
  await product.create.visitPlan({ accountId: other.id, personId: rep.id, plannedOn: '2026-11-19', purpose: '催收货款' });
  await product.create.visitPlan({ accountId: other.id, personId: rep.id, plannedOn: '2026-11-25', purpose: '回访' });
  visitIds = [
    (await product.create.visit({ accountId: account.id, personId: rep.id, visitedOn: '2026-11-17' })).id,
    (await product.create.visit({ accountId: account.id, personId: rep.id, visitedOn: '2026-11-20', kind: 'phone' })).id,
  ];
  await product.create.visit({ accountId: account.id, personId: rep.id, visitedOn: '2026-11-12' });
  await product.database.execute(
    sql`update visit_plan set state = 'done', visit_id = ${visitIds[0]}::uuid where id = ${plan.id}::uuid`,
  );
  await product.create.contract({
    accountId: account.id,
    ownerId: rep.id,
    amount: '80000.00',
    signedOn: '2026-11-18',
    dueOn: '2026-11-26',
  });
  await product.create.contract({ accountId: account.id, ownerId: rep.id, amount: '5000.00', dueOn: '2026-11-01' });
  await supervisor.post('/api/targets', { personId: rep.id, measure: 'visits_done', period: WEEK, value: '8' });
  await makeReports(product, director, WEEK);
  report = await ownReport(rep, WEEK);
});
afterAll(() => product.close());

describe('a draft', () => {
  it('has its figures filled in, beside last week and the target', () => {
    const facts = Object.fromEntries(report.facts.map((fact) => [fact.measure, fact]));
    expect(facts['visits_done']).toEqual({ measure: 'visits_done', value: '2', previous: '1', target: '8' });
    expect(facts['new_accounts']).toMatchObject({ value: '1', target: null });
    expect(facts['contract_amount']).toMatchObject({ value: '80000.00', previous: '0.00' });
    expect(facts['overdue_amount']).toMatchObject({ value: '5000.00' });
    expect(report).toMatchObject({
      status: 'draft',
      reviewerId: supervisor.id,
      punctuality: 'pending',
      dueAt: '2026-11-23T10:00:00.000Z',
    });
  });

  it('sets what was planned beside what was done', () => {
    const { done, notDone, unplanned } = report.planReview;
    expect(done).toMatchObject([{ visitId: visitIds[0], accountName: '华为技术有限公司', purpose: '方案汇报' }]);
    expect(notDone).toMatchObject([{ purpose: '催收货款', on: '2026-11-19' }]);
    expect(unplanned).toMatchObject([{ visitId: visitIds[1], kind: 'phone' }]);
    expect([figure(report, 'plans_missed'), figure(report, 'visits_unplanned')]).toEqual(['1', '1']);
  });

  it("lists the records, and proposes next week's plan", () => {
    expect(report.lists.visits.map(({ id }) => id)).toEqual([...visitIds].reverse());
    // Nobody said what for: the account names them, not the code of their kind.
    expect(report.lists.visits.map(({ label }) => label)).toEqual(['华为技术有限公司', '华为技术有限公司']);
    expect(report.lists.contracts).toMatchObject([{ entity: 'contract', amount: '80000.00', accountName: '华为技术有限公司' }]);
    expect(report.lists.overdue).toMatchObject([{ entity: 'instalment', amount: '5000.00' }]);
    expect(report.plan).toMatchObject([
      { source: 'plan', what: '回访', on: '2026-11-25' },
      { source: 'instalment', on: '2026-11-26' },
    ]);
  });

  it('shows a visit logged this minute without being made again', async () => {
    const late = await product.create.visit({ accountId: account.id, personId: rep.id, visitedOn: '2026-11-21' });
    expect(figure(await read(), 'visits_done')).toBe('3');
    await product.database.execute(sql`delete from visit where id = ${late.id}::uuid`);
    expect(figure(await read(), 'visits_done')).toBe('2');
  });
});

describe('who sees a report', () => {
  it('its author and those who lead the author; not a colleague, not another supervisor, not finance', async () => {
    for (const client of [rep, supervisor, director]) {
      expect((await client.get(path())).status).toBe(200);
      expect((await client.list<ReportRow>('reports', { filter: { id: [report.id] } })).total).toBe(1);
    }
    for (const client of [colleague, await product.signedInAs('supervisor')]) {
      for (const address of ['', '/rows?measure=calls', '/verify']) expect((await client.get(path(address))).status).toBe(404);
      expect((await client.list('reports', { filter: { id: [report.id] } })).total).toBe(0);
      expect((await client.post(path('/comments'), { body: '看看' })).status).toBe(404);
    }
    const finance = await product.signedInAs('finance');
    expect((await finance.get(path())).status).toBe(403);
    expect((await finance.list('reports')).status).toBe(403);
    expect((await finance.get(`/api/reports/team?kind=weekly&period=${WEEK}`)).status).toBe(403);
  });

  it('only its author writes it', async () => {
    expect(await supervisor.patch(path(), { version: report.version, summary: '我替你写' })).toMatchObject({
      status: 403,
      body: { code: 'report.not-yours' },
    });
    expect((await supervisor.post(path('/submit'), {})).status).toBe(403);
    expect((await rep.post(path('/accept'), {})).status).toBe(403);
  });
});

describe('writing and handing in', () => {
  it('words are saved on the version that was seen', async () => {
    const saved = await rep.patch<ReportRecord>(path(), { version: report.version, summary: '推进华为项目' });
    expect(saved.body).toMatchObject({ summary: '推进华为项目', version: report.version + 1 });
    expect((await rep.patch(path(), { version: report.version, summary: '旧的' })).status).toBe(409);
    report = saved.body;
  });

  it('a plan may only name accounts that one sees', async () => {
    const foreign = await product.create.account({ ownerId: colleague.id });
    const plan = [{ what: '内部会议' }, { what: '拜访', accountId: foreign.id, on: '2026-11-26' }];
    expect(await rep.patch(path(), { version: report.version, plan })).toMatchObject({
      status: 422,
      body: { errors: { 'plan.1.accountId': expect.any(String) as unknown } },
    });
  });

  it('freezes the figures, and makes visits of the new lines of the plan, once', async () => {
    const own = { what: '签框架协议', accountId: account.id, on: '2026-11-27' };
    const handedIn = await rep.post<ReportRecord>(path('/submit'), {
      problems: '交期紧',
      plan: [...report.plan, own, own, { what: '写方案' }],
    });
    expect(handedIn).toMatchObject({
      status: 200,
      body: {
        status: 'submitted',
        punctuality: 'on_time',
        revision: 1,
        factsHash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      },
    });
    const planned = await product.database.rows(sql`
      select planned_on as "on", purpose from visit_plan where person_id = ${rep.id}::uuid and planned_on > '2026-11-23' order by planned_on`);
    expect(planned).toEqual([
      { on: '2026-11-25', purpose: '回访' },
      { on: '2026-11-27', purpose: '签框架协议' },
    ]);
    expect((await rep.post(path('/submit'), {})).status).toBe(409);
    expect((await rep.patch(path(), { version: handedIn.body.version, summary: '再改' })).status).toBe(409);
  });

  it('what is frozen stays, although a visit is deleted afterwards, and verifying shows the difference', async () => {
    const frozen = await read();
    expect((await supervisor.get<ReportVerification>(path('/verify'))).body).toMatchObject({
      matches: true,
      intact: true,
      differences: [],
    });
    await product.database.execute(sql`delete from visit where id = ${visitIds[1]}::uuid`);
    expect(await read()).toEqual(frozen);
    const rows = await rep.get<MeasureDetail[]>(path('/rows?measure=visits_done'));
    expect(rows.body.map(({ id }) => id).sort()).toEqual([...visitIds].sort());
    expect(rows.headers['content-range']).toBe('rows 0-1/2');
    const { body } = await supervisor.get<ReportVerification>(path('/verify'));
    expect(body).toMatchObject({ matches: false, intact: true, stored: frozen.factsHash });
    const gone = { entity: 'visit', id: visitIds[1], personName: null, is: null };
    expect(body.differences.find(({ measure }) => measure === 'visits_done')).toMatchObject({
      scope: 'own',
      frozen: '2',
      now: '1',
      corrections: [gone],
    });
    // The account was visited all the same, but last on another day: the same number, another record behind it.
    expect(body.differences.map(({ measure }) => measure).sort()).toEqual([
      'accounts_visited',
      'calls',
      'key_accounts_visited',
      'visits_done',
      'visits_grade_b',
      'visits_unplanned',
    ]);
  });

  it("a figure changed behind the product's back is found out", async () => {
    const tampered = sql`jsonb_set(facts, '{0,value}', '"99"')`;
    const [before] = await product.database.rows<{ facts: unknown }>(sql`select facts from report where id = ${report.id}::uuid`);
    await product.database.execute(sql`update report set facts = ${tampered} where id = ${report.id}::uuid`);
    expect((await rep.get<ReportVerification>(path('/verify'))).body).toMatchObject({ intact: false });
    await product.database.execute(
      sql`update report set facts = ${JSON.stringify(before?.facts)}::jsonb where id = ${report.id}::uuid`,
    );
  });
});

describe('judging', () => {
  it('waits for the supervisor named in it', async () => {
    expect(
      (await supervisor.list<ReportRow>('reports', { filter: { awaitingMyReview: true } })).body.map(({ id }) => id),
    ).toEqual([report.id]);
    expect((await director.list<ReportRow>('reports', { filter: { awaitingMyReview: true } })).total).toBe(0);
    expect((await rep.list('reports', { filter: { mine: 'yes' } })).status).toBe(400);
  });

  it('is returned with a reason, corrected, handed in again under a new hash, and accepted for good', async () => {
    const hash = (await read()).factsHash;
    expect((await supervisor.post(path('/return'), {})).status).toBe(400);
    const returned = await supervisor.post<ReportRecord>(path('/return'), { comment: '请补充竞争情况' });
    expect(returned.body).toMatchObject({ status: 'returned', can: { edit: false, accept: false } });
    expect(figure(await read(), 'visits_done')).toBe('1');
    expect((await rep.post(path('/comments'), { body: '好的' })).status).toBe(201);
    product.clock.moveTo('2026-11-24T09:00:00+08:00');
    const again = await rep.post<ReportRecord>(path('/submit'), { summary: '对手降价 5%' });
    expect(again.body).toMatchObject({ status: 'submitted', revision: 2, punctuality: 'on_time' });
    expect(again.body.factsHash).not.toBe(hash);
    const accepted = await supervisor.post<ReportRecord>(path('/accept'), { comment: '同意' });
    expect(accepted.body).toMatchObject({ status: 'accepted', can: { return: false, accept: false } });
    expect((await supervisor.post(path('/return'), { comment: '再改' })).status).toBe(409);
    const history = accepted.body.history.map(({ kind, revision, factsHash }) => [kind, revision, factsHash]);
    expect(history).toEqual([
      ['drafted', 1, null],
      ['submitted', 1, hash],
      ['returned', 1, null],
      ['commented', 1, null],
      ['submitted', 2, again.body.factsHash],
      ['accepted', 2, null],
    ]);
    product.clock.moveTo(MONDAY);
  });

  it('nobody accepts their own, not even a supervisor', async () => {
    const own = await ownReport(supervisor, WEEK);
    await supervisor.post(`/api/reports/${own.id}/submit`, {});
    expect(await supervisor.post(`/api/reports/${own.id}/accept`, {})).toMatchObject({
      status: 403,
      body: { code: 'report.own-review' },
    });
    expect((await director.post(`/api/reports/${own.id}/accept`, {})).status).toBe(200);
  });
});

describe('the team at a glance', () => {
  it("adds up its people's figures, and says who is late and who is missing", async () => {
    product.clock.moveTo('2026-11-23T18:00:01+08:00');
    const late = await ownReport(director, WEEK);
    await director.post(`/api/reports/${late.id}/submit`, {});
    const { body } = await director.get<TeamRollUp>(`/api/reports/team?kind=weekly&period=${WEEK}`);
    const status = Object.fromEntries(body.people.map(({ personId, status, punctuality }) => [personId, [status, punctuality]]));
    expect(status).toMatchObject({
      [rep.id]: ['accepted', 'on_time'],
      [supervisor.id]: ['accepted', 'on_time'],
      [colleague.id]: ['draft', 'missing'],
      [director.id]: ['submitted', 'late'],
    });
    for (const fact of body.facts.filter(({ measure }) => measure.startsWith('visits'))) {
      expect(fact.value).toBe(String(body.people.reduce((sum, person) => sum + Number(person.values[fact.measure]), 0)));
    }
    expect(
      (await rep.get<TeamRollUp>(`/api/reports/team?kind=weekly&period=${WEEK}`)).body.people.map(({ personId }) => personId),
    ).toEqual([rep.id]);
    expect((await rep.get('/api/reports/team?kind=weekly&period=2026-11')).status).toBe(400);
    const rows = async (client: Client, query: string) =>
      await client.get<MeasureDetail[]>(`/api/reports/team/rows?kind=weekly&period=${WEEK}&measure=visits_done&${query}`);
    const sum = body.facts.find(({ measure }) => measure === 'visits_done')?.value;
    expect((await rows(director, 'range=[0,99]')).body).toHaveLength(Number(sum));
    const own = (await rows(director, `person=${rep.id}&range=[0,99]`)).body;
    expect(own.map(({ personName }) => personName)).toEqual(own.map(() => rep.actor.name));
    expect(own).toHaveLength(Number(body.people.find(({ personId }) => personId === rep.id)?.values['visits_done']));
    expect((await rows(rep, `person=${colleague.id}`)).status).toBe(404);
    product.clock.moveTo(MONDAY);
  });
});

it('past reports can be written as if they had been handed in then, and hold when verified', async () => {
  const history = product.app.get(ReportHistory);
  const decide = ({ personId, dueAt }: { personId: string; dueAt: Date }) => {
    if (personId === colleague.id) return null;
    const firstSubmittedAt = new Date(dueAt.getTime() + 3_600_000);
    const submittedAt = new Date(dueAt.getTime() + 7_200_000);
    return {
      summary: '十月小结',
      submittedAt,
      acceptedAt: submittedAt,
      returned: { firstSubmittedAt, at: firstSubmittedAt, comment: '补充' },
    };
  };
  const written = await history.writeHistory({ kind: 'monthly', period: '2026-10', decide });
  expect(written).toBeGreaterThanOrEqual(3);
  expect(await history.writeHistory({ kind: 'monthly', period: '2026-10', decide })).toBe(0);
  const october = await ownReport(rep, '2026-10');
  expect(october).toMatchObject({ status: 'accepted', summary: '十月小结', punctuality: 'late', revision: 2 });
  expect((await rep.get<ReportVerification>(`/api/reports/${october.id}/verify`)).body).toMatchObject({
    matches: true,
    intact: true,
    differences: [],
  });
  await expect(ownReport(colleague, '2026-10')).rejects.toThrow('no report');
});
