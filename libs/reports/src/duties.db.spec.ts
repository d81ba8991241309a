import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import sql from 'sql-template-tag';
import type {
  MeasureDetail,
  MeasureValues,
  PersonRow,
  PostingRow,
  ReportRecord,
  ReportRow,
  ReportRuleRow,
  ReportVerification,
  TeamRollUp,
} from '@keyline/model';
import { Identity } from '@keyline/platform';
import { startProduct, type Client, type Product } from '@keyline/testing';

jest.setTimeout(60_000);

const MONDAY = '2026-11-23T09:00:00+08:00';
const WEEK = '2026-W47';

let product: Product;
let admin: Client;
let director: Client;
let supervisor: Client;
let peer: Client;
let rep: Client;

const absent = (personId: string, fromOn: string, untilOn: string, deputyId: string) =>
  admin.post('/api/absences', { personId, fromOn, untilOn, deputyId });
/** Works off what the day's events and jobs ask for. */
const newDay = async (now?: string) => {
  if (now) product.clock.moveTo(now);
  await product.runJob('reports.bring-up-to-date', {});
};
async function make(period: string): Promise<void> {
  const kind = period.includes('W') ? 'weekly' : period.length > 7 ? 'daily' : 'monthly';
  const { status, body } = await director.post<{ id: string }>('/api/report-runs', { kind, period });
  expect(status).toBe(202);
  await product.runJob('reports.make-period', { runId: body.id });
}
async function own(client: Client, period = WEEK): Promise<ReportRow> {
  const { body } = await client.list<ReportRow>('reports', { filter: { mine: true, period } });
  if (!body[0]) throw new Error(`no report for ${period}`);
  return body[0];
}
const rule = async (kind: string) => {
  const found = (await admin.get<ReportRuleRow[]>('/api/report-rules')).body.find((one) => one.kind === kind);
  if (!found) throw new Error(`no rule for ${kind}`);
  return found;
};

beforeAll(async () => {
  product = await startProduct({ now: MONDAY });
  admin = await product.signedInAs('admin');
  director = await product.signedInAs('director');
  supervisor = await product.signedInAs('supervisor', { managerId: director.id });
  peer = await product.signedInAs('supervisor', { managerId: director.id });
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
});
beforeEach(async () => {
  product.clock.moveTo(MONDAY);
  for (const gone of [sql`delete from report`, sql`delete from report_run`, sql`delete from absence`])
    await product.database.execute(gone);
});
afterAll(() => product.close());

describe('somebody who was away', () => {
  it('the whole week owes nothing, may hand in all the same, and is never missing', async () => {
    await absent(rep.id, '2026-11-16', '2026-11-20', peer.id);
    await make(WEEK);
    expect(await own(rep)).toMatchObject({ punctuality: 'excused' });
    product.clock.moveTo('2026-11-25T09:00:00+08:00');
    expect(await own(rep)).toMatchObject({ punctuality: 'excused' });
    const { body } = await supervisor.get<TeamRollUp>(`/api/reports/team?kind=weekly&period=${WEEK}`);
    expect(body.people.find(({ personId }) => personId === rep.id)).toMatchObject({ punctuality: 'excused' });
    const counted = async () => {
      const asked = 'measures=reports_due,reports_missing,report_punctuality&from=2026-11-23&to=2026-11-29';
      return (await rep.get<MeasureValues>(`/api/measures/values?${asked}`)).body.total;
    };
    expect(await counted()).toEqual({ reports_due: '0', reports_missing: '0', report_punctuality: null });
    expect((await rep.post(`/api/reports/${(await own(rep)).id}/submit`, {})).status).toBe(200);
    expect(await own(rep)).toMatchObject({ status: 'submitted', punctuality: 'on_time' });
    expect(await counted()).toMatchObject({ reports_due: '1', reports_missing: '0' });
  });

  it('is excused when the absence is entered afterwards, and owes it again when it is taken back', async () => {
    await make(WEEK);
    product.clock.moveTo('2026-11-25T09:00:00+08:00');
    expect(await own(rep)).toMatchObject({ punctuality: 'missing' });
    const { body } = await absent(rep.id, '2026-11-10', '2026-11-22', peer.id);
    await newDay();
    expect(await own(rep)).toMatchObject({ punctuality: 'excused' });
    expect((await admin.delete(`/api/absences/${(body as { id: string }).id}`)).status).toBe(204);
    await newDay();
    expect(await own(rep)).toMatchObject({ punctuality: 'missing' });
  });
});

describe('a supervisor who is away', () => {
  it('is stood in for by the deputy, who sees and judges the report, until coming back', async () => {
    await make(WEEK);
    const { id } = await own(rep);
    expect((await peer.get(`/api/reports/${id}`)).status).toBe(404);
    await absent(supervisor.id, '2026-11-23', '2026-11-24', peer.id);
    await newDay();
    expect((await rep.post(`/api/reports/${id}/submit`, {})).status).toBe(200);
    expect((await peer.list<ReportRow>('reports', { filter: { awaitingMyReview: true } })).body.map((one) => one.id)).toEqual([
      id,
    ]);
    expect((await peer.post(`/api/reports/${id}/return`, { comment: '请补充' })).status).toBe(200);
    await newDay('2026-11-25T08:00:00+08:00');
    expect(await own(rep)).toMatchObject({ reviewerId: supervisor.id });
    expect((await peer.get(`/api/reports/${id}`)).status).toBe(404);
  });
});

describe('somebody who changes the team', () => {
  const person = async () => (await admin.get<PersonRow>(`/api/users/${rep.id}`)).body;
  const move = async (change: object) => admin.patch(`/api/users/${rep.id}`, { version: (await person()).version, ...change });
  const team = async (leader: Client) => {
    const { id } = await own(leader);
    const { body } = await leader.get<ReportRecord>(`/api/reports/${id}`);
    const done = body.team?.facts.find(({ measure }) => measure === 'visits_done')?.value ?? null;
    const rows = await leader.get<MeasureDetail[]>(`/api/reports/${id}/rows?measure=visits_done&scope=team&range=[0,99]`);
    return { people: body.team?.members.map(({ personId }) => personId) ?? [], done, rows: rows.body.length };
  };
  beforeAll(async () => {
    await product.create.person({ roles: ['rep'], managerId: peer.id });
    const { id } = await product.create.account({ ownerId: rep.id });
    await product.create.visit({ accountId: id, personId: rep.id, visitedOn: '2026-11-17' });
    await product.create.visit({ accountId: id, personId: rep.id, visitedOn: '2026-11-20' });
  });
  afterEach(async () => {
    await product.database.execute(sql`delete from former_posting`);
    await product.database.execute(
      sql`update person set manager_id = ${supervisor.id}::uuid, roles = '{rep}' where id = ${rep.id}::uuid`,
    );
  });

  it('in mid-period is in the new team with the whole period, in the old one not at all', async () => {
    product.clock.moveTo('2026-11-19T09:00:00+08:00');
    expect((await move({ managerId: peer.id })).status).toBe(200);
    product.clock.moveTo(MONDAY);
    await make(WEEK);
    expect(await team(peer)).toMatchObject({ people: expect.arrayContaining([rep.id]), done: '2', rows: 2 });
    expect((await team(supervisor)).people).not.toContain(rep.id);
  });

  it('later stays in the old one for the periods until then, also when those are made afterwards', async () => {
    expect((await move({ managerId: peer.id })).status).toBe(200);
    await make(WEEK);
    expect(await team(supervisor)).toMatchObject({ people: expect.arrayContaining([rep.id]), done: '2', rows: 2 });
    expect((await team(peer)).people).not.toContain(rep.id);
    expect((await admin.get<PostingRow[]>(`/api/users/${rep.id}/postings`)).body).toMatchObject([
      { managerId: peer.id, managerName: peer.actor.name, fromOn: '2026-11-23', untilOn: null },
      { managerId: supervisor.id, fromOn: (await person()).hiredOn, untilOn: '2026-11-22' },
    ]);
  });

  it('counts for the old team in every figure of the time until then, for whoever leads it and leads it no more', async () => {
    const past = 'from=2026-11-16&to=2026-11-22';
    const byTeam = async (client: Client) => {
      const { body } = await client.get<MeasureValues>(`/api/measures/values?measures=visits_done&by=team&${past}`);
      return Object.fromEntries(body.rows.map(({ key, values }) => [key, values['visits_done']]));
    };
    const rollUp = async (client: Client) => {
      const { body } = await client.get<TeamRollUp>(`/api/reports/team?kind=weekly&period=${WEEK}`);
      const done = body.facts.find(({ measure }) => measure === 'visits_done')?.value;
      return [done, body.people.map(({ personId }) => personId).includes(rep.id)];
    };
    const behind = (client: Client, of: string) =>
      client.get<MeasureDetail[]>(`/api/measures/rows?measure=visits_done&${past}&person=${of}&range=[0,9]`);
    expect((await move({ managerId: peer.id })).status).toBe(200);
    expect([await byTeam(director), await byTeam(supervisor)]).toMatchObject([
      { [supervisor.id]: '2', [peer.id]: '0' },
      { [supervisor.id]: '2' },
    ]);
    expect([await rollUp(supervisor), await rollUp(peer), await rollUp(director)]).toEqual([
      ['2', true],
      ['0', false],
      ['2', true],
    ]);
    expect((await behind(supervisor, rep.id)).body).toHaveLength(2);
    const now = 'from=2026-11-23&to=2026-11-29';
    expect((await supervisor.get(`/api/measures/rows?measure=visits_done&${now}&person=${rep.id}&range=[0,9]`)).status).toBe(404);
    // Who leads nobody any more has no past team to look at either.
    await product.database.execute(sql`update person set roles = '{rep}' where id = ${supervisor.id}::uuid`);
    const once = await product.signedInAs('rep', { id: supervisor.id });
    expect((await behind(once, rep.id)).status).toBe(404);
    await product.database.execute(sql`update person set roles = '{supervisor}' where id = ${supervisor.id}::uuid`);
    await product.app.get(Identity).forget();
  });

  it('moves from the day that is said, at the latest today, and twice on a day only to where it ends', async () => {
    expect((await move({ managerId: peer.id, postedFrom: '2026-11-24' })).body).toMatchObject({ code: 'posting.ahead' });
    expect((await move({ managerId: peer.id, postedFrom: '2026-11-16' })).status).toBe(200);
    expect((await move({ managerId: director.id, postedFrom: '2026-11-15' })).body).toMatchObject({
      code: 'posting.before-last',
    });
    expect((await move({ managerId: director.id, postedFrom: '2026-11-16' })).status).toBe(200);
    const places = async () =>
      (await admin.get<PostingRow[]>(`/api/users/${rep.id}/postings`)).body.map(({ managerId }) => managerId);
    expect(await places()).toEqual([director.id, supervisor.id]);
    expect((await move({ managerId: supervisor.id, postedFrom: '2026-11-16' })).status).toBe(200);
    expect(await places()).toEqual([supervisor.id]);
  });

  it('and who leaves sales owes the reports of the periods until then, none of those after', async () => {
    expect((await move({ roles: ['finance'] })).status).toBe(200);
    await make(WEEK);
    await make('2026-W48');
    const reports = await product.database.rows(sql`select period from report where person_id = ${rep.id}::uuid`);
    expect(reports).toEqual([{ period: WEEK }]);
  });
});

describe("the organisation's rules", () => {
  it('a deadline moves with the rule, over holidays, and not for what has been handed in', async () => {
    await make(WEEK);
    await supervisor.post(`/api/reports/${(await own(supervisor)).id}/submit`, {});
    const before = await rule('weekly');
    const edit = { version: before.version, dueDays: 4, dueMinute: 12 * 60 };
    expect((await supervisor.patch('/api/report-rules/weekly', edit)).status).toBe(403);
    expect((await admin.patch('/api/report-rules/weekly', edit)).status).toBe(200);
    expect((await admin.patch('/api/report-rules/weekly', edit)).status).toBe(409);
    await admin.post('/api/calendar-days', { day: '2026-11-26', kind: 'holiday', name: '停电' });
    await newDay();
    expect(await own(rep)).toMatchObject({ dueAt: '2026-11-27T04:00:00.000Z' });
    expect(await own(supervisor)).toMatchObject({ dueAt: '2026-11-23T10:00:00.000Z' });
    await admin.post('/api/calendar-days/reset', { day: '2026-11-26' });
    await admin.patch('/api/report-rules/weekly', { version: before.version + 1, dueDays: 1, dueMinute: 18 * 60 });
    expect((await admin.patch('/api/report-rules/yearly', edit)).status).toBe(404);
  });

  it('daily reports exist once somebody owes them, on working days only', async () => {
    const daily = await rule('daily');
    await product.runJob('reports.close-day', {});
    expect((await director.list('report-runs')).total).toBe(0);
    await admin.patch('/api/report-rules/daily', { version: daily.version, roles: ['rep'] });
    await product.runJob('reports.close-day', {});
    await product.runJob('reports.close-day', {});
    product.clock.moveTo('2026-11-30T00:30:00+08:00');
    await product.runJob('reports.close-day', {});
    const runs = await director.list<{ kind: string; period: string }>('report-runs', { sort: ['period', 'ASC'] });
    expect(runs.body.map(({ period }) => period)).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-30',
    ]);
    await make('2026-11-24');
    expect(await own(rep, '2026-11-24')).toMatchObject({ kind: 'daily', dueAt: '2026-11-24T12:00:00.000Z' });
    await expect(own(supervisor, '2026-11-24')).rejects.toThrow('no report');
    await admin.patch('/api/report-rules/daily', { version: daily.version + 1, roles: [] });
  });
});

describe('a report that is due within its own period', () => {
  it.each([
    ['in time', '2026-11-24T18:00:00+08:00', { due: '1', onTime: '1', late: '0', missing: '0' }],
    ['late', '2026-11-24T21:00:00+08:00', { due: '1', onTime: '0', late: '1', missing: '0' }],
  ])('and is handed in %s counts itself so, and nothing has changed when it is verified', async (_, at, expected) => {
    const daily = await rule('daily');
    await admin.patch('/api/report-rules/daily', { version: daily.version, roles: ['rep'] });
    product.clock.moveTo('2026-11-24T17:00:00+08:00');
    await make('2026-11-24');
    const { id } = await own(rep, '2026-11-24');
    product.clock.moveTo(at);
    const { status, body } = await rep.post<ReportRecord>(`/api/reports/${id}/submit`, {});
    const figure = (code: string) => body.facts.find(({ measure }) => measure === code)?.value;
    expect(status).toBe(200);
    expect({
      due: figure('reports_due'),
      onTime: figure('reports_on_time'),
      late: figure('reports_late'),
      missing: figure('reports_missing'),
    }).toEqual(expected);
    product.clock.moveTo('2026-11-26T09:00:00+08:00');
    expect((await rep.get<ReportVerification>(`/api/reports/${id}/verify`)).body).toMatchObject({
      matches: true,
      differences: [],
    });
    await admin.patch('/api/report-rules/daily', { version: daily.version + 1, roles: [] });
  });
});

describe('the end of a period', () => {
  it('a week can be handed in from Friday on, not before', async () => {
    product.clock.moveTo('2026-11-19T09:00:00+08:00');
    await make(WEEK);
    const { id } = await own(rep);
    expect(await rep.post(`/api/reports/${id}/submit`, {})).toMatchObject({ status: 422, body: { code: 'report.too-early' } });
    product.clock.moveTo('2026-11-20T16:00:00+08:00');
    expect((await rep.post(`/api/reports/${id}/submit`, {})).status).toBe(200);
  });

  it('the calendar opens it on that Friday', async () => {
    await product.runJob('reports.close-week', {});
    product.clock.moveTo('2026-11-27T08:45:00+08:00');
    await product.runJob('reports.catch-up', {});
    const runs = await product.database.rows<{ period: string }>(
      sql`select period from report_run where kind = 'weekly' order by period`,
    );
    expect(runs.map(({ period }) => period)).toEqual(['2026-W47', '2026-W48']);
  });
});
