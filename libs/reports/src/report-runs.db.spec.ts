import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import sql from 'sql-template-tag';
import type { ReportRecord, ReportRow, ReportRunRow } from '@keyline/model';
import { JobHandlers } from '@keyline/platform';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { ReportRunsService } from './report-runs.service.js';

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

let product: Product;
let director: Client;
let rep: Client;
let accountId: string;

/** How many people's figures a run still holds. */
const kept = async () =>
  (await product.database.rows<{ count: number }>(sql`select count(*)::int as count from report_run_figures`))[0]?.count;

const contents = () =>
  product.database.rows<{ id: string }>(
    sql`select id, person_id, period, status, facts, lists, plan_review, plan, reviewer_id, version from report order by id`,
  );
/** Asked by the director signed in anew: the clock may have moved past the end of the first session. */
const runs = async (): Promise<ReportRunRow[]> => {
  const { body } = await (
    await product.signedInAs('director', { id: director.id })
  ).list<ReportRunRow>('report-runs', { sort: ['period', 'ASC'] });
  return body;
};

beforeAll(async () => {
  product = await startProduct({ now: MONDAY });
  director = await product.signedInAs('director');
  rep = await product.signedInAs('rep', { managerId: director.id });
  accountId = (await product.create.account({ ownerId: rep.id })).id;
  // More people than fit into one batch.
  for (let index = 0; index < 260; index += 1) await product.create.person({ managerId: director.id });
});
beforeEach(async () => {
  product.clock.moveTo(MONDAY);
  await product.database.execute(sql`delete from report`);
  await product.database.execute(sql`delete from report_run`);
});
afterAll(() => product.close());

describe('a run', () => {
  it('makes one draft for everybody who owes one, and says how far it is', async () => {
    const late = await product.create.person({ hiredOn: '2026-11-23' });
    const finance = await product.create.person({ roles: ['finance'] });
    const run = await makeReports(product, director, '2026-W47');
    expect(run).toMatchObject({ status: 'done', done: 262, total: 262, error: null, can: { cancel: false } });
    const people = await product.database.rows<{ personId: string }>(sql`select person_id as "personId" from report`);
    expect(people.length).toBe(262);
    expect(people.map(({ personId }) => personId)).not.toContain(late.id);
    expect(people.map(({ personId }) => personId)).not.toContain(finance.id);
  });

  it('made twice changes nothing', async () => {
    await product.create.visit({ accountId, personId: rep.id, visitedOn: '2026-11-18' });
    await makeReports(product, director, '2026-W47');
    const first = await contents();
    await makeReports(product, director, '2026-W47');
    expect(await contents()).toEqual(first);
  });

  it.each([
    { batch: 1, done: 249 },
    { batch: 2, done: 261 },
  ])(
    'killed after batch $batch, leaders still to come, and started again ends as if nothing had happened',
    async ({ batch, done }) => {
      await makeReports(product, director, '2026-W47');
      const wanted = (await contents())
        .map((report) => ({ ...report, id: '' }))
        .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
      await product.database.execute(sql`delete from report`);

      const run = (await director.post<ReportRunRow>('/api/report-runs', { kind: 'weekly', period: '2026-W47' })).body;
      let committed = 0;
      const killed = () => ((committed += 1) === batch ? Promise.reject(new Error('killed')) : Promise.resolve());
      const job = product.app
        .get(JobHandlers)
        .run('reports.make-period', { runId: run.id }, { jobId: 'test', attempt: 1, progress: killed });
      await expect(job).rejects.toThrow('killed');
      expect((await director.get<ReportRunRow>(`/api/report-runs/${run.id}`)).body).toMatchObject({
        status: 'running',
        done,
        total: 262,
      });
      expect(await kept()).toBeGreaterThan(0);

      await product.runJob('reports.make-period', { runId: run.id });
      expect((await director.get<ReportRunRow>(`/api/report-runs/${run.id}`)).body).toMatchObject({
        status: 'done',
        done: 262,
        total: 262,
      });
      expect(await kept()).toBe(0);
      const got = (await contents())
        .map((report) => ({ ...report, id: '' }))
        .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
      expect(got).toEqual(wanted);
    },
  );

  it('that the queue has lost is found and worked off', async () => {
    const run = (await director.post<ReportRunRow>('/api/report-runs', { kind: 'weekly', period: '2026-W47' })).body;
    const lost = () => product.app.get(ReportRunsService).stuck();
    expect(await lost()).toEqual([]);
    product.clock.moveTo('2026-11-23T09:45:00+08:00');
    expect(await lost()).toEqual([run.id]);
    await product.runJob('reports.make-period', { runId: run.id });
    expect(await lost()).toEqual([]);
  });

  it('that fails for good says why', async () => {
    const run = (await director.post<ReportRunRow>('/api/report-runs', { kind: 'weekly', period: '2026-W47' })).body;
    const broken = () => Promise.reject(new Error('disk full'));
    await expect(
      product.app.get(JobHandlers).run('reports.make-period', { runId: run.id }, { jobId: 'test', attempt: 5, progress: broken }),
    ).rejects.toThrow();
    expect((await director.get<ReportRunRow>(`/api/report-runs/${run.id}`)).body).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('disk full') as unknown,
    });
    expect(await kept()).toBe(0);
  });

  it('keeps the words of a draft and leaves what was handed in alone', async () => {
    await makeReports(product, director, '2026-W47');
    const before = await ownReport(rep, '2026-W47');
    await rep.patch(`/api/reports/${before.id}`, {
      version: before.version,
      summary: '本周走访三家',
      plan: [{ what: '签合同' }],
    });
    const own = await ownReport(director, '2026-W47');
    expect((await director.post(`/api/reports/${own.id}/submit`, {})).status).toBe(200);
    const submitted = await product.database.maybeRow(sql`select * from report where id = ${own.id}::uuid`);

    await product.create.visit({ accountId, personId: rep.id, visitedOn: '2026-11-19' });
    await product.create.visit({ accountId, personId: director.id, visitedOn: '2026-11-19' });
    await makeReports(product, director, '2026-W47');

    const after = await ownReport(rep, '2026-W47');
    expect(after).toMatchObject({
      id: before.id,
      summary: '本周走访三家',
      plan: [{ what: '签合同' }],
      version: before.version + 1,
    });
    expect(Number(figure(after, 'visits_done'))).toBe(Number(figure(before, 'visits_done')) + 1);
    expect(await product.database.maybeRow(sql`select * from report where id = ${own.id}::uuid`)).toEqual(submitted);
  });

  it('is cancelled between two batches, and then does nothing more', async () => {
    const run = (await director.post<ReportRunRow>('/api/report-runs', { kind: 'weekly', period: '2026-W47' })).body;
    expect(run).toMatchObject({ status: 'queued', can: { cancel: true } });
    const cancel = async () => void (await director.post(`/api/report-runs/${run.id}/cancel`));
    await product.app
      .get(JobHandlers)
      .run('reports.make-period', { runId: run.id }, { jobId: 'test', attempt: 1, progress: cancel });
    expect((await director.get<ReportRunRow>(`/api/report-runs/${run.id}`)).body).toMatchObject({
      status: 'cancelled',
      done: 249,
    });
    expect(await kept()).toBe(0);
    await product.runJob('reports.make-period', { runId: run.id });
    expect((await contents()).length).toBe(249);
    expect(await director.post(`/api/report-runs/${run.id}/cancel`)).toMatchObject({
      status: 409,
      body: { code: 'report-run.over' },
    });
  });

  it('is refused for a period ahead, a period that does not exist, and to those who may not', async () => {
    expect(await director.post('/api/report-runs', { kind: 'weekly', period: '2026-W49' })).toMatchObject({
      status: 422,
      body: { code: 'report.period-ahead' },
    });
    expect((await director.post('/api/report-runs', { kind: 'weekly', period: '2026-W48' })).status).toBe(202);
    for (const period of ['2025-W53', '2026-11', 'soon']) {
      const answer = await director.post('/api/report-runs', { kind: 'weekly', period });
      expect(answer).toMatchObject({ status: 400, body: { errors: { period: expect.any(String) as unknown } } });
    }
    expect((await rep.post('/api/report-runs', { kind: 'weekly', period: '2026-W47' })).status).toBe(403);
    const finance = await product.signedInAs('finance');
    expect((await finance.list('report-runs')).status).toBe(403);
  });
});

describe('the calendar', () => {
  const close = (kind: 'week' | 'month') => product.runJob(`reports.close-${kind}`, {});

  it('closes the week that ended, once, however often or late it is called', async () => {
    await close('week');
    await close('week');
    product.clock.moveTo('2026-11-26T15:00:00+08:00');
    await close('week');
    expect((await runs()).map(({ kind, period }) => [kind, period])).toEqual([['weekly', '2026-W47']]);
  });

  it('makes up for the weeks that a standstill missed', async () => {
    await close('week');
    product.clock.moveTo('2026-12-16T08:00:00+08:00');
    await product.runJob('reports.catch-up', {});
    expect((await runs()).map(({ period }) => period)).toEqual(['2026-W47', '2026-W48', '2026-W49', '2026-W50']);
  });

  it('leaves the very first closing to the schedule', async () => {
    await product.runJob('reports.catch-up', {});
    expect(await runs()).toEqual([]);
  });

  it.each([
    ['2027-01-04T00:30:00+08:00', 'week', '2026-W53'],
    ['2026-11-30T00:30:00+08:00', 'week', '2026-W48'],
    ['2027-01-01T00:30:00+08:00', 'month', '2026-12'],
    ['2027-03-01T00:30:00+08:00', 'month', '2027-02'],
  ] as const)('at %s closes %s %s, which in UTC is not over yet', async (now, kind, period) => {
    product.clock.moveTo(now);
    await close(kind);
    expect((await runs()).map((run) => run.period)).toEqual([period]);
  });

  it('is kept by the worker: Monday and the first, half past midnight', () => {
    const patterns = product.app.get(JobHandlers).schedules.map(({ job, pattern }) => [job.name, pattern]);
    expect(patterns).toEqual(
      expect.arrayContaining([
        ['reports.close-week', '30 0 * * 1'],
        ['reports.close-month', '30 0 1 * *'],
      ]),
    );
  });
});

it('week 53 runs from 28 December to 3 January and is due on the Monday after', async () => {
  product.clock.moveTo('2027-01-04T09:00:00+08:00');
  await makeReports(product, director, '2026-W53');
  const { body } = await rep.list<ReportRow>('reports', { filter: { mine: true } });
  expect(body).toMatchObject([
    {
      period: '2026-W53',
      startsOn: '2026-12-28',
      endsOn: '2027-01-03',
      dueAt: '2027-01-04T10:00:00.000Z',
      punctuality: 'pending',
    },
  ]);
});
