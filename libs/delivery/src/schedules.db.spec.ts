import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import sql from 'sql-template-tag';
import type { DeliveryChannelRow, DeliveryRow, DeliveryScheduleRow } from '@keyline/model';
import { WorkerHost } from '@keyline/platform';
import { startProduct, startRobots, type Client, type Product, type Robots } from '@keyline/testing';

jest.setTimeout(90_000);

let product: Product;
let robots: Robots;
let admin: Client;
let director: Client;
let supervisor: Client;
let rep: Client;
let channelId: string;

const TEAM_WEEK = { subject: 'team', kind: 'weekly', format: 'message', at: 'deadline' };
const schedule = async (by: Client, input: Record<string, unknown> = {}) => {
  const answer = await by.post<DeliveryScheduleRow & { errors: object; code: string }>('/api/delivery-schedules', {
    channelId,
    ...TEAM_WEEK,
    ...input,
  });
  return { ...answer, id: answer.body.id };
};
const find = () => product.runJob('delivery.find-due', {});
const log = async (scheduleId: string) =>
  (await admin.list<DeliveryRow>('deliveries', { filter: { scheduleId }, sort: ['period', 'ASC'], range: [0, 99] })).body;
const periods = async (scheduleId: string) => (await log(scheduleId)).map(({ period }) => period);
const sendAll = async () => {
  const waiting = await product.database.rows<{ id: string }>(sql`select id from delivery where state = 'waiting'`);
  for (const { id } of waiting) await product.runJob('delivery.send', { deliveryId: id });
};

beforeAll(async () => {
  robots = await startRobots(() => new Date(product.clock.now()));
  product = await startProduct({ robotOrigins: [robots.origin] });
  admin = await product.signedInAs('admin');
  director = await product.signedInAs('director');
  supervisor = await product.signedInAs('supervisor', { managerId: director.id });
  rep = await product.signedInAs('rep', { managerId: supervisor.id, name: '张伟' });
  channelId = (
    await admin.post<DeliveryChannelRow>('/api/delivery-channels', { kind: 'wecom', name: '销售群', webhook: robots.wecom })
  ).body.id;
});
afterAll(async () => {
  await product.close();
  await robots.close();
});
beforeEach(async () => {
  product.clock.moveTo('2026-11-18T10:00:00+08:00');
  robots.told = [];
  robots.mood = 'takes';
  await product.database.execute(sql`delete from delivery`);
  await product.database.execute(sql`update delivery_schedule set active = false`);
});

describe('a schedule', () => {
  it("sends the team's week at the deadline of its reports, once, however often the job looks", async () => {
    const { id, status } = await schedule(supervisor);
    expect(status).toBe(201);
    await find();
    expect(await periods(id)).toEqual([]);
    product.clock.moveTo('2026-11-23T18:00:00+08:00');
    await Promise.all([find(), find()]);
    await find();
    expect(await periods(id)).toEqual(['2026-W47']);
    await sendAll();
    await sendAll();
    expect(robots.told).toHaveLength(1);
    expect(JSON.stringify(robots.told[0]?.body)).toContain('团队周报汇总');
  });

  it('at a weekday and a time on the wall of the organisation; a worker that was down for three days makes up for each day once', async () => {
    const { id } = await schedule(supervisor, { kind: 'daily', at: 'weekday', weekdays: [1, 2, 3, 4, 5], minute: 8 * 60 + 30 });
    product.clock.moveTo('2026-11-19T08:29:00+08:00');
    await find();
    expect(await periods(id)).toEqual([]);
    product.clock.moveTo('2026-11-24T10:00:00+08:00');
    await find();
    await find();
    // Saturday and Sunday have no work and no report.
    expect(await periods(id)).toEqual(['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-23']);
  });

  it("sends one's own report; where none was made the log says so", async () => {
    const run = await director.post<{ id: string }>('/api/report-runs', { kind: 'weekly', period: '2026-W47' });
    await product.runJob('reports.make-period', { runId: run.body.id });
    const [own, missing] = [
      await schedule(supervisor, { subject: 'own' }),
      await schedule(director, { subject: 'own', kind: 'monthly' }),
    ];
    product.clock.moveTo('2026-12-03T18:00:00+08:00');
    await find();
    await sendAll();
    expect(await log(own.id)).toMatchObject([
      { period: '2026-W47', state: 'sent' },
      { period: '2026-W48', state: 'failed', reason: 'no_report' },
    ]);
    expect(await log(missing.id)).toMatchObject([
      { period: '2026-11', state: 'failed', reason: 'no_report', can: { retry: true } },
    ]);
  });

  it('is made with the eyes of its owner: who has left sends nothing, who lost the right neither', async () => {
    const leaver = await product.signedInAs('supervisor', { managerId: director.id });
    const demoted = await product.signedInAs('supervisor', { managerId: director.id });
    const [left, lost] = [await schedule(leaver), await schedule(demoted)];
    await product.database.execute(sql`update person set left_on = '2026-11-20' where id = ${leaver.id}::uuid`);
    product.clock.moveTo('2026-11-23T18:00:00+08:00');
    await find();
    await product.database.execute(sql`update person set roles = '{presales}' where id = ${demoted.id}::uuid`);
    await sendAll();
    expect(await log(left.id)).toEqual([]);
    expect(await log(lost.id)).toMatchObject([{ state: 'failed', reason: 'not_allowed' }]);
    expect(robots.told).toEqual([]);
  });

  it('that is stopped, or whose channel is switched off, sends nothing; nothing from before its beginning is made up for', async () => {
    const { id } = await schedule(supervisor);
    expect((await supervisor.post<DeliveryScheduleRow>(`/api/delivery-schedules/${id}/stop`)).body).toMatchObject({
      active: false,
    });
    expect((await supervisor.post(`/api/delivery-schedules/${id}/stop`)).status).toBe(409);
    product.clock.moveTo('2026-11-24T09:00:00+08:00');
    await find();
    expect(await periods(id)).toEqual([]);
    const { body } = await supervisor.get<DeliveryScheduleRow>(`/api/delivery-schedules/${id}`);
    await supervisor.patch(`/api/delivery-schedules/${id}`, { version: body.version, active: true });
    await find();
    expect(await periods(id)).toEqual([]);
  });

  it('whose time is changed sends nothing twice and leaves nothing out, whatever the new time', async () => {
    product.clock.moveTo('2026-11-16T10:00:00+08:00');
    const friday = { at: 'weekday', weekdays: [5], minute: 540 };
    const { id } = await schedule(supervisor, friday);
    const change = async (input: object) => {
      const { body } = await supervisor.get<DeliveryScheduleRow>(`/api/delivery-schedules/${id}`);
      expect((await supervisor.patch(`/api/delivery-schedules/${id}`, { version: body.version, ...input })).status).toBe(200);
      await find();
    };
    // On Thursday this week's Wednesday has passed: what was to go on Friday goes at once.
    product.clock.moveTo('2026-11-19T10:00:00+08:00');
    await change({ weekdays: [3] });
    expect(await periods(id)).toEqual(['2026-W46']);
    // It has gone: neither the old time, nor a later one, nor another channel sends it again.
    await change({ weekdays: [5] });
    const other = await admin.post<DeliveryChannelRow>('/api/delivery-channels', {
      kind: 'wecom',
      name: `换的群 ${id}`,
      webhook: robots.wecom,
    });
    await change({ channelId: other.body.id, format: 'pdf' });
    product.clock.moveTo('2026-11-20T10:00:00+08:00');
    await find();
    expect(await periods(id)).toEqual(['2026-W46']);
    product.clock.moveTo('2026-11-27T10:00:00+08:00');
    await find();
    expect(await log(id)).toMatchObject([
      { period: '2026-W46' },
      { period: '2026-W47', channelId: other.body.id, format: 'pdf' },
    ]);
  });

  it('that is to send something else begins with what falls due from then on; what was due before still goes', async () => {
    const { id } = await schedule(supervisor, { at: 'weekday', weekdays: [4], minute: 540 });
    product.clock.moveTo('2026-11-19T09:02:00+08:00');
    const { body } = await supervisor.get<DeliveryScheduleRow>(`/api/delivery-schedules/${id}`);
    await supervisor.patch(`/api/delivery-schedules/${id}`, { version: body.version, subject: 'pipeline' });
    await find();
    expect((await log(id)).map(({ subject, period }) => [subject, period])).toEqual([['team', '2026-W46']]);
    product.clock.moveTo('2026-11-26T09:02:00+08:00');
    await find();
    expect((await log(id)).map(({ subject, period }) => [subject, period])).toEqual([
      ['team', '2026-W46'],
      ['pipeline', '2026-W47'],
    ]);
  });

  it('sends the pipeline by week or month, the forecast by week, the ageing in any rhythm - to who may read them', async () => {
    const [bad, good] = [
      await schedule(supervisor, { subject: 'forecast', kind: 'monthly' }),
      await schedule(supervisor, { subject: 'ageing', kind: 'daily' }),
    ];
    expect([bad.status, Object.keys(bad.body.errors), good.status]).toEqual([422, ['kind'], 201]);
    const finance = await product.signedInAs('finance');
    expect((await schedule(finance, { subject: 'ageing' })).status).toBe(201);
    expect((await schedule(finance, { subject: 'team' })).status).toBe(403);
    product.clock.moveTo('2026-11-23T18:00:00+08:00');
    await find();
    await sendAll();
    const states = (await admin.list<DeliveryRow>('deliveries', { filter: { subject: 'ageing' } })).body.map(
      ({ state }) => state,
    );
    expect(new Set(states)).toEqual(new Set(['sent']));
  });

  it('is limited to people whom its owner reaches, and says what is missing', async () => {
    const other = await product.signedInAs('rep');
    const foreign = await schedule(supervisor, { leaderId: other.id });
    expect([foreign.status, Object.keys(foreign.body.errors)]).toEqual([422, ['leaderId']]);
    const both = await schedule(supervisor, { subject: 'own', leaderId: rep.id });
    expect([both.status, both.body.code]).toEqual([422, 'delivery-schedule.scope-for-team']);
    const timeless = await schedule(supervisor, { at: 'weekday' });
    expect([timeless.status, timeless.body.code]).toEqual([422, 'delivery-schedule.time-missing']);
    expect((await rep.post('/api/delivery-schedules', { channelId, ...TEAM_WEEK })).status).toBe(403);
  });

  it("is changed by its owner alone; a superior sees it, an administrator stops it, another team's supervisor knows nothing of it", async () => {
    const { id } = await schedule(supervisor);
    const outsider = await product.signedInAs('supervisor', { managerId: director.id });
    expect((await outsider.get(`/api/delivery-schedules/${id}`)).status).toBe(404);
    expect((await director.get<DeliveryScheduleRow>(`/api/delivery-schedules/${id}`)).body.can).toEqual({
      edit: false,
      stop: false,
    });
    expect((await director.patch(`/api/delivery-schedules/${id}`, { version: 1, format: 'pdf' })).status).toBe(403);
    expect((await admin.post(`/api/delivery-schedules/${id}/stop`)).status).toBe(200);
  });
});

describe('with real workers', () => {
  it('two of them send what is due once each, through the outbox and the queue', async () => {
    const ids = await Promise.all([1, 2, 3].map(async () => (await schedule(supervisor)).id));
    product.clock.moveTo('2026-11-23T18:00:00+08:00');
    const second = await product.anotherApi();
    try {
      await Promise.all([product.app.get(WorkerHost).start(), second.get(WorkerHost).start()]);
      await Promise.all([find(), find()]);
      for (let waited = 0; waited < 30_000; waited += 100) {
        const states = (await Promise.all(ids.map(log))).flat().map(({ state }) => state);
        if (states.length === ids.length && states.every((state) => state === 'sent')) break;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    } finally {
      await second.close();
    }
    expect((await Promise.all(ids.map(log))).flat().map(({ state, attempts }) => `${state} ${attempts}`)).toEqual([
      'sent 1',
      'sent 1',
      'sent 1',
    ]);
    expect(robots.told).toHaveLength(3);
  });
});
