import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sql from 'sql-template-tag';
import type { AgendaKind, MeetingItem, MeetingRecord, MeetingRow, NoticeRow, TaskRow } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

jest.setTimeout(60_000);

/** A Thursday: its weekly meeting is about the running week, W47. */
const THURSDAY = '2026-11-19T10:00:00+08:00';

let product: Product;
let director: Client;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let otherSupervisor: Client;
let weekly: MeetingRecord;

const read = async (by: Client, id = weekly.id) => (await by.get<MeetingRecord>(`/api/meetings/${id}`)).body;
const itemOf = (meeting: MeetingRecord, kind: AgendaKind): MeetingItem => {
  const item = meeting.items.find((each) => each.kind === kind);
  if (!item) throw new Error(`no ${kind} among ${meeting.items.map((each) => each.kind).join()}`);
  return item;
};
const figure = (meeting: MeetingRecord, kind: AgendaKind, code: string) =>
  itemOf(meeting, kind).figures.find((each) => each.code === code);
const behind = (by: Client, meeting: MeetingRecord, kind: AgendaKind, code: string) =>
  by.get<{ label: string; personName: string }[]>(
    `/api/meetings/${meeting.id}/rows?item=${itemOf(meeting, kind).id}&figure=${code}`,
  );
const prepare = (by: Client, more: object = {}) =>
  by.post<MeetingRecord>('/api/meetings', { kind: 'weekly', heldOn: '2026-11-19', ...more });
const decide = (by: Client, meeting: MeetingRecord, more: object = {}) =>
  by.post<MeetingRecord>(`/api/meetings/${meeting.id}/decisions`, {
    text: '周五前拜访华东客户',
    personId: rep.id,
    dueOn: '2026-11-24',
    ...more,
  });
const hold = async (by: Client, id = weekly.id) =>
  by.post<MeetingRecord>(`/api/meetings/${id}/hold`, { version: (await read(by, id)).version, minutes: '重点跟进两个项目' });

beforeAll(async () => {
  product = await startProduct({ now: THURSDAY });
  director = await product.signedInAs('director', { name: '总监' });
  supervisor = await product.signedInAs('supervisor', { managerId: director.id, name: '主管' });
  otherSupervisor = await product.signedInAs('supervisor', { managerId: director.id, name: '别组主管' });
  rep = await product.signedInAs('rep', { managerId: supervisor.id, name: '甲' });
  colleague = await product.signedInAs('rep', { managerId: supervisor.id, name: '乙' });
  const account = await product.create.account({ ownerId: rep.id });
  const secret = await product.create.account({ ownerId: colleague.id, name: '乙的密客户' });
  for (const day of ['16', '17', '18'])
    await product.create.visit({ accountId: account.id, personId: rep.id, visitedOn: `2026-11-${day}` });
  await product.create.visit({ accountId: secret.id, personId: colleague.id, visitedOn: '2026-11-10' });
  await product.create.visit({ accountId: secret.id, personId: colleague.id, visitedOn: '2026-11-18' });
  await product.create.contract({ accountId: secret.id, ownerId: colleague.id, amount: '8000.00', dueOn: '2026-10-01' });
  await supervisor.post('/api/targets', { personId: rep.id, measure: 'visits_done', period: '2026-W47', value: '6' });
  await supervisor.post('/api/targets', { personId: colleague.id, measure: 'visits_done', period: '2026-W47', value: '4' });
});
afterAll(() => product.close());

describe('the agenda', () => {
  it("is made from the team's records: this week against last week and the target", async () => {
    const answer = await prepare(supervisor);
    expect(answer.status).toBe(201);
    weekly = answer.body;
    expect(weekly.people.map(({ personName }) => personName)).toEqual(['主管', '乙', '甲']);
    expect(weekly.items.map(({ kind }) => kind)).toEqual([
      'decisions',
      'figures',
      'reports',
      'help',
      'pipeline',
      'overdue',
      'competitors',
    ]);
    expect(figure(weekly, 'figures', 'visits_done')).toMatchObject({
      name: '完成拜访',
      value: '4',
      previous: '1',
      target: '10',
      rows: 4,
    });
    expect(figure(weekly, 'overdue', 'overdue_amount')?.value).toBe('8000.00');
  });

  it('says the same as the tile, and its rows are those that it counts', async () => {
    const { body } = await supervisor.get<{ total: Record<string, string> }>(
      '/api/measures/values?measures=visits_done,overdue_amount&from=2026-11-16&to=2026-11-22',
    );
    expect(figure(weekly, 'figures', 'visits_done')?.value).toBe(body.total['visits_done']);
    expect(figure(weekly, 'overdue', 'overdue_amount')?.value).toBe(body.total['overdue_amount']);
    expect((await behind(supervisor, weekly, 'figures', 'visits_done')).body).toHaveLength(4);
    expect((await behind(supervisor, weekly, 'figures', 'no_such_figure')).status).toBe(404);
  });

  it('there is one meeting of a team, kind and day', async () => {
    expect(await prepare(supervisor)).toMatchObject({ status: 409, body: { code: 'meeting.taken' } });
    expect((await prepare(director, { leaderId: supervisor.id })).status).toBe(409);
    expect(await prepare(supervisor, { leaderId: otherSupervisor.id })).toMatchObject({
      status: 422,
      body: { code: 'reference.unknown' },
    });
    expect(await prepare(director, { leaderId: otherSupervisor.id })).toMatchObject({
      status: 422,
      body: { code: 'meeting.no-team' },
    });
    expect((await prepare(rep)).status).toBe(403);
  });
});

describe('who sits at the table', () => {
  it('attendees and whoever leads the leader; for everybody else there is no such meeting', async () => {
    const seen = async (client: Client) => (await client.get(`/api/meetings/${weekly.id}`)).status;
    const admin = await product.signedInAs('admin');
    const [finance, stranger] = [await product.signedInAs('finance'), await product.signedInAs('rep')];
    expect(await Promise.all([rep, colleague, supervisor, director].map(seen))).toEqual([200, 200, 200, 200]);
    expect(await Promise.all([otherSupervisor, stranger, finance, admin].map(seen))).toEqual([404, 404, 404, 404]);
    expect((await finance.get(`/api/meetings/${weekly.id}/minutes`)).status).toBe(404);
    expect((await finance.list('meetings')).total).toBe(0);
  });

  it("a rep hears the team's sums, but reads no colleague's records and nobody's figures but the own", async () => {
    const mine = await read(rep);
    expect(figure(mine, 'figures', 'visits_done')).toMatchObject({ value: '4', rows: 3 });
    expect(figure(mine, 'overdue', 'overdue_amount')).toMatchObject({ value: '8000.00', rows: 0 });
    expect(itemOf(mine, 'figures').people.map(({ personName }) => personName)).toEqual(['甲']);
    expect(JSON.stringify(mine)).not.toContain('密客户');
    expect(JSON.stringify(await read(supervisor))).toContain('密客户');
    expect((await behind(rep, weekly, 'figures', 'visits_done')).body.map(({ personName }) => personName)).toEqual([
      '甲',
      '甲',
      '甲',
    ]);
    expect((await behind(rep, weekly, 'overdue', 'overdue_amount')).body).toEqual([]);
  });

  it('a guest sees only the items of which the role may know, whatever door he tries', async () => {
    const legal = await product.signedInAs('legal');
    const { version, people } = await read(supervisor);
    const attendeeIds = [...people.map(({ personId }) => personId), legal.id];
    const seated = await supervisor.patch<MeetingRecord>(`/api/meetings/${weekly.id}`, { version, attendeeIds, place: '三楼' });
    expect(seated.body).toMatchObject({ place: '三楼', attendees: 4 });
    const seen = await read(legal);
    expect(seen.items.map(({ kind }) => kind)).toEqual(['decisions']);
    expect((await behind(legal, weekly, 'figures', 'visits_done').catch(() => null))?.status).toBe(404);
    expect(JSON.stringify(seen)).not.toContain('8000.00');
  });
});

describe('at the table', () => {
  it('an attendee brings an item; the leader notes under any, sorts them, and nobody touches the items from the data', async () => {
    const added = await rep.post<MeetingRecord>(`/api/meetings/${weekly.id}/items`, { title: '展会安排' });
    const own = added.body.items.at(-1);
    expect(own).toMatchObject({ title: '展会安排', authorName: '甲', can: { edit: true, remove: true } });
    const path = `/api/meetings/${weekly.id}/items`;
    const pipeline = itemOf(await read(supervisor), 'pipeline');
    expect((await colleague.patch(`${path}/${own?.id}`, { version: 1, title: '改' })).status).toBe(403);
    expect((await rep.patch(`${path}/${pipeline.id}`, { version: 1, note: '改' })).status).toBe(403);
    expect((await supervisor.patch(`${path}/${pipeline.id}`, { version: 1, note: '两单推迟到月底' })).status).toBe(200);
    expect((await supervisor.patch(`${path}/${pipeline.id}`, { version: 1, note: '旧' })).status).toBe(409);
    expect(await supervisor.delete(`${path}/${pipeline.id}`)).toMatchObject({ status: 422 });
    const ids = (await read(supervisor)).items.map(({ id }) => id);
    const wanted = [own?.id ?? '', ...ids.filter((id) => id !== own?.id)];
    const sorted = await supervisor.post<MeetingRecord>(`/api/meetings/${weekly.id}/reorder`, { itemIds: wanted });
    expect(sorted.body.items.map(({ id }) => id)).toEqual(wanted);
    expect(await supervisor.post(`/api/meetings/${weekly.id}/reorder`, { itemIds: wanted.slice(1) })).toMatchObject({
      status: 422,
      body: { code: 'meeting.order' },
    });
  });

  it('until it is held the agenda follows the records; notes and order stay', async () => {
    const account = await product.create.account({ ownerId: rep.id });
    await product.create.visit({ accountId: account.id, personId: rep.id, visitedOn: '2026-11-19' });
    const refreshed = (await supervisor.post<MeetingRecord>(`/api/meetings/${weekly.id}/refresh`)).body;
    expect(figure(refreshed, 'figures', 'visits_done')?.value).toBe('5');
    expect(refreshed.items[0]?.title).toBe('展会安排');
    expect(itemOf(refreshed, 'pipeline').note).toBe('两单推迟到月底');
  });
});

describe('what is decided', () => {
  it('becomes a task of somebody at the table, who is told once', async () => {
    expect(await decide(supervisor, weekly, { personId: otherSupervisor.id })).toMatchObject({
      status: 422,
      body: { code: 'meeting.not-attending' },
    });
    expect((await decide(rep, weekly)).status).toBe(403);
    weekly = (await decide(supervisor, weekly, { itemId: itemOf(weekly, 'pipeline').id })).body;
    const [decision] = weekly.taken;
    const { body: tasks } = await rep.list<TaskRow>('tasks', { filter: { sourceId: decision?.id } });
    expect(tasks).toMatchObject([
      { text: '会议决议：周五前拜访华东客户', dueOn: '2026-11-24', link: `/meetings/${weekly.id}/show`, id: decision?.taskId },
    ]);
    const told = (await rep.list<NoticeRow>('notifications')).body.filter(({ kind }) => kind === 'meeting.decided');
    expect(told).toHaveLength(1);
  });

  it('a new day moves the task; taken back, the task goes; who has a decision stays at the table', async () => {
    const [first] = weekly.taken;
    const path = `/api/meetings/${weekly.id}/decisions`;
    weekly = (await supervisor.patch<MeetingRecord>(`${path}/${first?.id}`, { version: 1, dueOn: '2026-11-23' })).body;
    expect((await rep.get<TaskRow>(`/api/tasks/${first?.taskId}`)).body.dueOn).toBe('2026-11-23');
    const second = (await decide(supervisor, weekly, { text: '取消的', personId: colleague.id })).body.taken.at(-1);
    const version = (await read(supervisor)).version;
    expect(await supervisor.patch(`/api/meetings/${weekly.id}`, { version, attendeeIds: [rep.id] })).toMatchObject({
      status: 422,
      body: { code: 'meeting.has-decisions' },
    });
    expect((await supervisor.delete(`${path}/${second?.id}`)).status).toBe(204);
    expect((await colleague.get<TaskRow>(`/api/tasks/${second?.taskId}`)).body.outcome).toBe('settled');
  });
});

describe('the minutes', () => {
  it('are closed by the leader; from then on the figures stand as they stood and nothing changes, not even in the database', async () => {
    expect((await rep.post(`/api/meetings/${weekly.id}/hold`, { version: 1 })).status).toBe(403);
    const held = await hold(supervisor);
    expect(held.body).toMatchObject({ state: 'held', heldByName: '主管', minutes: '重点跟进两个项目', can: { decide: false } });
    weekly = held.body;
    const account = await product.create.account({ ownerId: rep.id });
    await product.create.visit({ accountId: account.id, personId: rep.id, visitedOn: '2026-11-19' });
    expect(figure(await read(supervisor), 'figures', 'visits_done')?.value).toBe('5');
    for (const answer of [
      await supervisor.post(`/api/meetings/${weekly.id}/refresh`),
      await decide(supervisor, weekly),
      await rep.post(`/api/meetings/${weekly.id}/items`, { title: '晚了' }),
      await supervisor.delete(`/api/meetings/${weekly.id}`),
    ])
      expect(answer).toMatchObject({ status: 409, body: { code: 'meeting.held' } });
    for (const table of [sql`meeting`, sql`meeting_item`, sql`meeting_line`, sql`meeting_decision`, sql`meeting_attendee`])
      await expect(product.database.execute(sql`delete from ${table}`)).rejects.toMatchObject({ code: 'meeting.held' });
  });

  it('go out as a PDF, for a guest without what he may not see', async () => {
    const [mine, theirs] = [
      await supervisor.get(`/api/meetings/${weekly.id}/minutes`),
      await director.get(`/api/meetings/${weekly.id}/minutes`),
    ];
    expect([mine.status, theirs.status]).toEqual([200, 200]);
    expect(String(mine.headers['content-type'])).toContain('application/pdf');
  });

  it('of a day that has not come yet cannot be closed', async () => {
    const ahead = (await prepare(supervisor, { heldOn: '2026-11-20', kind: 'daily' })).body;
    expect(await hold(supervisor, ahead.id)).toMatchObject({ status: 422, body: { code: 'meeting.too-early' } });
    const decision = (await decide(supervisor, ahead)).body.taken[0];
    expect((await supervisor.delete(`/api/meetings/${ahead.id}`)).status).toBe(204);
    expect((await rep.get<TaskRow>(`/api/tasks/${decision?.taskId}`)).body.outcome).toBe('settled');
  });
});

describe('the next meeting', () => {
  it('begins with what is still open of the earlier ones; what was done since is said once', async () => {
    product.clock.moveTo('2026-11-25T10:00:00+08:00');
    const next = async (heldOn: string) => (await prepare(supervisor, { kind: 'daily', heldOn })).body;
    const morning = await next('2026-11-25');
    expect(figure(morning, 'decisions', 'decisions_open')?.value).toBe('1');
    expect(figure(morning, 'decisions', 'decisions_overdue')?.value).toBe('1');
    expect(itemOf(morning, 'decisions').lines).toMatchObject([{ done: false, overdue: true }]);
    await rep.post(`/api/tasks/${weekly.taken[0]?.taskId}/done`);
    const refreshed = (await supervisor.post<MeetingRecord>(`/api/meetings/${morning.id}/refresh`)).body;
    expect(figure(refreshed, 'decisions', 'decisions_open')?.value).toBe('0');
    const following = (await prepare(supervisor, { heldOn: '2026-11-26' })).body;
    expect(figure(following, 'decisions', 'decisions_done')?.value).toBe('1');
    expect((await read(rep, following.id)).items[0]?.lines).toMatchObject([{ label: '周五前拜访华东客户', done: true }]);
    const { body } = await supervisor.list<MeetingRow>('meetings', { filter: { state: 'held' } });
    expect(body).toMatchObject([{ id: weekly.id, decisions: 1, openDecisions: 0 }]);
  });

  it('says what is overdue as of the moment at which it was made, above and beneath alike, until it is made anew', async () => {
    product.clock.moveTo('2026-11-23T10:00:00+08:00');
    await decide(supervisor, (await prepare(supervisor, { kind: 'daily', heldOn: '2026-11-23' })).body, { dueOn: '2026-11-26' });
    const first = (await supervisor.list<MeetingRow>('meetings', { filter: { heldOn: '2026-11-23' } })).body[0]?.id ?? '';
    await hold(supervisor, first);
    product.clock.moveTo('2026-11-26T10:00:00+08:00');
    const { body: ahead } = await prepare(supervisor, { kind: 'daily', heldOn: '2026-11-27' });
    const overdue = (meeting: MeetingRecord) => [
      figure(meeting, 'decisions', 'decisions_overdue')?.value,
      itemOf(meeting, 'decisions').lines.filter((line) => line.overdue).length,
    ];
    expect(overdue(ahead)).toEqual(['0', 0]);
    product.clock.moveTo('2026-11-27T10:00:00+08:00');
    expect(overdue(await read(supervisor, ahead.id))).toEqual(['0', 0]);
    expect(overdue((await supervisor.post<MeetingRecord>(`/api/meetings/${ahead.id}/refresh`)).body)).toEqual(['1', 1]);
    await supervisor.delete(`/api/meetings/${ahead.id}`);
    product.clock.moveTo('2026-11-25T10:00:00+08:00');
  });

  it('keeps every record behind a figure, however many there are', async () => {
    const account = await product.create.account({ ownerId: rep.id });
    await product.database.execute(sql`
      insert into visit (id, account_id, person_id, kind, visited_at, visited_on)
      select gen_random_uuid(), ${account.id}::uuid, ${rep.id}::uuid, 'phone', '2026-11-24T10:00:00+08:00', '2026-11-24' from generate_series(1, 1203)`);
    const { body: busy } = await prepare(supervisor, { heldOn: '2026-11-27' });
    const done = figure(busy, 'figures', 'visits_done');
    expect(done).toMatchObject({ value: '1203', rows: 1203 });
    const page = (from: number, to: number) =>
      supervisor.get<object[]>(
        `/api/meetings/${busy.id}/rows?item=${itemOf(busy, 'figures').id}&figure=visits_done&range=[${from},${to}]`,
      );
    expect((await page(0, 999)).body).toHaveLength(1000);
    expect((await page(1000, 1999)).body).toHaveLength(203);
    await supervisor.delete(`/api/meetings/${busy.id}`);
  });

  it('of the month is about targets, cash, forecast, what was won and lost, and the appraisals - for who judges', async () => {
    const monthly = (await prepare(supervisor, { kind: 'monthly', heldOn: '2026-11-25' })).body;
    expect(monthly.items.map(({ kind }) => kind)).toEqual([
      'decisions',
      'attainment',
      'forecast',
      'cash',
      'overdue',
      'won_lost',
      'appraisals',
    ]);
    expect((await read(rep, monthly.id)).items.map(({ kind }) => kind)).not.toContain('appraisals');
  });
});

describe('mornings', () => {
  it('the agenda is made at half past seven where the team wants it, once, on working days', async () => {
    const rhythm = { kind: 'daily', day: 1, startsAt: 540, prepares: true };
    expect((await supervisor.put('/api/meeting-rhythms', rhythm)).status).toBe(200);
    expect((await supervisor.put('/api/meeting-rhythms', { ...rhythm, kind: 'weekly', day: 9 })).status).toBe(400);
    expect((await otherSupervisor.put('/api/meeting-rhythms', { ...rhythm, leaderId: supervisor.id })).status).toBe(422);
    expect((await rep.list('meeting-rhythms')).status).toBe(403);
    expect((await director.list('meeting-rhythms')).total).toBe(1);
    const made = async (day: string) =>
      (await supervisor.list<MeetingRow>('meetings', { filter: { kind: 'daily', heldOn: day } })).body;
    product.clock.moveTo('2026-11-27T07:30:00+08:00');
    await Promise.all([product.runJob('meetings.prepare', {}), product.runJob('meetings.prepare', {})]);
    await product.runJob('meetings.prepare', {});
    expect(await made('2026-11-27')).toMatchObject([{ startsAt: 540, state: 'planned', attendees: 3 }]);
    product.clock.moveTo('2026-11-28T07:30:00+08:00');
    await product.runJob('meetings.prepare', {});
    expect(await made('2026-11-28')).toEqual([]);
    const told = (await rep.list<NoticeRow>('notifications')).body.map(({ text }) => text);
    expect(told).toContain('主管 团队 2026-11-27 的会议议程已准备好');
  });
});
