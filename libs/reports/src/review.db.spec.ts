import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sql from 'sql-template-tag';
import {
  REVIEW_FIGURES,
  type MeasureDetail,
  type ReportReader,
  type ReportRecord,
  type ReportRow,
  type ReportVerification,
  type ReportVersionRecord,
  type ReviewedReport,
  type ReviewFigure,
  type ReviewQualityRow,
} from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

jest.setTimeout(60_000);

const MONDAY = '2026-11-23T09:00:00+08:00';
const WEEK = '2026-W47';

let product: Product;
let director: Client;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let outsider: Client;
let accountId: string;

async function own(client: Client): Promise<ReportRecord> {
  const { body } = await client.list<ReportRow>('reports', { filter: { mine: true, period: WEEK } });
  return (await client.get<ReportRecord>(`/api/reports/${body[0]?.id ?? 'none'}`)).body;
}
const told = async (client: Client) =>
  (
    await product.database.rows<{ kind: string }>(
      sql`select kind from notice where person_id = ${client.id}::uuid order by at, kind`,
    )
  ).map(({ kind }) => kind);
const values = (facts: readonly { measure: string; value: string | null }[]) =>
  Object.fromEntries(facts.map(({ measure, value }) => [measure, value]));
const allRows = async (client: Client, query: string) =>
  (await client.get<MeasureDetail[]>(`/api/reports/${query}&range=[0,999]`)).body;

beforeAll(async () => {
  product = await startProduct({ now: MONDAY });
  director = await product.signedInAs('director');
  supervisor = await product.signedInAs('supervisor', { managerId: director.id });
  outsider = await product.signedInAs('supervisor', { managerId: director.id });
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  colleague = await product.signedInAs('rep', { managerId: supervisor.id });
  accountId = (await product.create.account({ ownerId: rep.id })).id;
  for (const [person, visitedOn] of [
    [rep.id, '2026-11-17'],
    [rep.id, '2026-11-18'],
    [colleague.id, '2026-11-18'],
    [supervisor.id, '2026-11-19'],
    [rep.id, '2026-11-11'],
  ] as const)
    await product.create.visit({ accountId, personId: person, visitedOn });
  await product.create.contract({ accountId, ownerId: colleague.id, amount: '70000.00', signedOn: '2026-11-18' });
  const { body } = await director.post<{ id: string }>('/api/report-runs', { kind: 'weekly', period: WEEK });
  await product.runJob('reports.make-period', { runId: body.id });
});
afterAll(() => product.close());

describe("a leader's report", () => {
  it('adds the team up, by those directly below, and the sums are those of their own reports', async () => {
    const { team, facts } = await own(supervisor);
    if (!team) throw new Error('no team');
    expect(values(facts)).toMatchObject({ visits_done: '1', contract_amount: '0.00' });
    expect(values(team.facts)).toMatchObject({ visits_done: '4', contract_amount: '70000.00', calls: '0' });
    expect(team.facts.find(({ measure }) => measure === 'visits_done')).toMatchObject({ previous: '1' });
    const row = (id: string) => team.members.find(({ personId }) => personId === id)?.values;
    expect([row(rep.id), row(colleague.id), row(supervisor.id)]).toMatchObject([
      { visits_done: '2' },
      { visits_done: '1', contract_amount: '70000.00' },
      { visits_done: '1' },
    ]);
    expect((await own(rep)).team).toBeNull();
  });

  it("the director's has a row for each supervisor with all below, and every figure opens its rows", async () => {
    const { id, team } = await own(director);
    expect(team?.members.map(({ personId }) => personId).sort()).toEqual([director.id, supervisor.id, outsider.id].sort());
    expect(team?.members.find(({ personId }) => personId === supervisor.id)?.values).toMatchObject({ visits_done: '4' });
    expect(await allRows(director, `${id}/rows?measure=visits_done&scope=team`)).toHaveLength(4);
    expect(await allRows(director, `${id}/rows?measure=visits_done&scope=team&person=${supervisor.id}`)).toHaveLength(4);
    expect(await allRows(director, `${id}/rows?measure=visits_done&scope=team&person=${outsider.id}`)).toHaveLength(0);
    expect(await allRows(director, `${id}/rows?measure=visits_done`)).toHaveLength(0);
  });

  it('handed in, it keeps the team as it was, although somebody moves to another team and a visit goes', async () => {
    const { id } = await own(supervisor);
    expect((await supervisor.post(`/api/reports/${id}/submit`, {})).status).toBe(200);
    expect((await director.get<ReportVerification>(`/api/reports/${id}/verify`)).body).toMatchObject({
      matches: true,
      intact: true,
    });
    await product.database.execute(sql`update person set manager_id = ${outsider.id}::uuid where id = ${colleague.id}::uuid`);
    expect(values((await own(supervisor)).team?.facts ?? [])).toMatchObject({ visits_done: '4' });
    expect((await director.get<ReportVerification>(`/api/reports/${id}/verify`)).body).toMatchObject({ matches: true });
    expect(await allRows(director, `${id}/rows?measure=visits_done&scope=team&person=${colleague.id}`)).toHaveLength(1);
    await product.database.execute(sql`delete from visit where person_id = ${colleague.id}::uuid`);
    const { body } = await director.get<ReportVerification>(`/api/reports/${id}/verify`);
    expect(body).toMatchObject({ matches: false, intact: true });
    expect(body.differences.find(({ measure }) => measure === 'visits_done')).toMatchObject({
      scope: 'team',
      frozen: '4',
      now: '3',
      corrections: [{ entity: 'visit', personName: colleague.actor.name, was: { on: '2026-11-18' }, is: null }],
    });
    await product.database.execute(sql`update person set manager_id = ${supervisor.id}::uuid where id = ${colleague.id}::uuid`);
  });
});

describe('talking about a report', () => {
  it('hands help to the supervisor as a task, and tells that there is something to read', async () => {
    const { id } = await own(rep);
    expect((await rep.post(`/api/reports/${id}/submit`, { helpNeeded: '请总监出面拜访' })).status).toBe(200);
    expect(await told(supervisor)).toEqual(expect.arrayContaining(['report.submitted', 'report.help']));
    const tasks = await product.database.rows(
      sql`select person_id as "personId", kind, due_on as "dueOn" from task where source_id = ${id}::uuid`,
    );
    expect(tasks).toEqual([{ personId: supervisor.id, kind: 'report.help', dueOn: '2026-11-23' }]);
  });

  it('a comment is about one line, and mentions only who may read the report', async () => {
    const { id } = await own(rep);
    const { body: readers } = await supervisor.get<ReportReader[]>(`/api/reports/${id}/readers`);
    expect(readers.map((reader) => reader.id).sort()).toEqual([rep.id, supervisor.id, director.id].sort());
    const anchor = { part: 'fact', key: 'visits_done', label: '完成拜访' };
    const said = await supervisor.post<ReportRecord>(`/api/reports/${id}/comments`, {
      body: '王总请看',
      anchor,
      mentions: [director.id],
    });
    expect(said.body.history.at(-1)).toMatchObject({ kind: 'commented', anchor, mentioned: [director.actor.name] });
    expect(await told(director)).toContain('report.mentioned');
    expect(await told(rep)).toContain('report.commented');
    const refused = await supervisor.post(`/api/reports/${id}/comments`, { body: '看', mentions: [outsider.id] });
    expect(refused).toMatchObject({ status: 422, body: { errors: { 'mentions.0': expect.any(String) as unknown } } });
  });

  it('returned and handed in again, both versions stay readable, each with its own hash and rows', async () => {
    const { id, factsHash } = await own(rep);
    await supervisor.post(`/api/reports/${id}/return`, { comment: '请写清楚回款' });
    expect(await told(rep)).toContain('report.returned');
    // What it shows from here on are the records of now: only the version before has a seal.
    expect(await own(rep)).toMatchObject({ status: 'returned', factsHash: null, versions: [{ revision: 1, factsHash }] });
    expect((await rep.get<ReportVersionRecord>(`/api/reports/${id}/versions/1`)).body).toMatchObject({ revision: 1, factsHash });
    await product.create.visit({ accountId, personId: rep.id, visitedOn: '2026-11-20' });
    await rep.post(`/api/reports/${id}/submit`, { summary: '已补充' });
    const again = await own(rep);
    expect(again.versions.map(({ revision }) => revision)).toEqual([1, 2]);
    const first = (await supervisor.get<ReportVersionRecord>(`/api/reports/${id}/versions/1`)).body;
    const second = (await supervisor.get<ReportVersionRecord>(`/api/reports/${id}/versions/2`)).body;
    expect([values(first.facts)['visits_done'], values(second.facts)['visits_done']]).toEqual(['2', '3']);
    expect([first.summary, second.summary]).toEqual(['', '已补充']);
    expect(first.factsHash).not.toBe(second.factsHash);
    expect(await allRows(supervisor, `${id}/rows?measure=visits_done&revision=1`)).toHaveLength(2);
    expect(await allRows(supervisor, `${id}/rows?measure=visits_done`)).toHaveLength(3);
    for (const path of ['versions/3', 'versions/0', 'versions/x', 'rows?measure=visits_done&revision=9'])
      expect((await supervisor.get(`/api/reports/${id}/${path}`)).status).toBe(404);
    expect((await outsider.get(`/api/reports/${id}/versions/1`)).status).toBe(404);
  });

  it('how a supervisor judges is a figure', async () => {
    const { id } = await own(rep);
    product.clock.moveTo('2026-11-23T12:00:00+08:00');
    await supervisor.post(`/api/reports/${id}/accept`, {});
    const range = 'from=2026-11-01&to=2026-11-30';
    const { body } = await director.get<ReviewQualityRow[]>(`/api/reports/review-quality?${range}`);
    expect(body).toEqual([
      {
        reviewerId: supervisor.id,
        reviewerName: supervisor.actor.name,
        judged: 2,
        returned: 1,
        comments: 1,
        medianHours: '1.5',
        waiting: 0,
      },
    ]);
    expect((await outsider.get<ReviewQualityRow[]>(`/api/reports/review-quality?${range}`)).body).toEqual([]);
    expect((await rep.get(`/api/reports/review-quality?${range}`)).status).toBe(403);
  });

  it('and each of its figures opens the reports that it counts, for who reaches the supervisor and may read them', async () => {
    const { id } = await own(rep);
    const range = 'from=2026-11-01&to=2026-11-30';
    const [quality] = (await director.get<ReviewQualityRow[]>(`/api/reports/review-quality?${range}`)).body;
    const rows = (by: Client, figure: ReviewFigure, days = range) =>
      by.get<ReviewedReport[]>(`/api/reports/review-quality/rows?${days}&reviewer=${supervisor.id}&figure=${figure}`);
    for (const figure of REVIEW_FIGURES)
      expect([figure, (await rows(director, figure)).body.length]).toEqual([figure, quality?.[figure]]);
    const { body: judged } = await rows(director, 'judged');
    expect(judged.map(({ id: report, kind, hours, on }) => [report, kind, hours, on])).toEqual([
      [id, 'accepted', '3.0', '2026-11-23'],
      [id, 'returned', '0.0', '2026-11-23'],
    ]);
    expect((await rows(supervisor, 'comments')).body).toMatchObject([{ entity: 'report', id, kind: 'commented', hours: null }]);
    expect((await rows(director, 'judged', 'from=2026-10-01&to=2026-10-31')).body).toEqual([]);
    expect((await rows(outsider, 'judged')).status).toBe(404);
    expect((await rows(rep, 'judged')).status).toBe(403);
  });
});

describe('the board', () => {
  it('is asked for who is missing, late or in time, on the server', async () => {
    product.clock.moveTo('2026-11-23T19:00:00+08:00');
    await outsider.post(`/api/reports/${(await own(outsider)).id}/submit`, {});
    const who = async (punctuality: unknown) =>
      (await director.list<ReportRow>('reports', { filter: { period: WEEK, punctuality } })).body
        .map(({ personId }) => personId)
        .sort();
    expect(await who('late')).toEqual([outsider.id]);
    expect(await who('on_time')).toEqual([rep.id, supervisor.id].sort());
    expect(await who('missing')).toEqual([colleague.id, director.id].sort());
    expect(await who(['late', 'missing'])).toEqual([colleague.id, director.id, outsider.id].sort());
    expect(await who('pending')).toEqual([]);
    expect((await director.list('reports', { filter: { punctuality: 'soon' } })).status).toBe(400);
  });
});

describe('reminders', () => {
  const remind = () => product.runJob('reports.remind', {});
  it('come before and after the deadline, each once, and not to who has handed in', async () => {
    product.clock.moveTo('2026-11-23T13:00:00+08:00');
    await remind();
    expect(await told(colleague)).not.toContain('report.due-soon');
    product.clock.moveTo('2026-11-23T14:30:00+08:00');
    await remind();
    await remind();
    product.clock.moveTo('2026-11-23T18:15:00+08:00');
    await remind();
    await remind();
    expect((await told(colleague)).filter((kind) => kind.startsWith('report.')).sort()).toEqual([
      'report.due-soon',
      'report.missed',
    ]);
    expect((await told(supervisor)).filter((kind) => kind === 'report.team-missing')).toHaveLength(1);
    expect(await told(rep)).not.toContain('report.due-soon');
  });
});
