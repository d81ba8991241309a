import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import sql from 'sql-template-tag';
import type { DeliveryChannelRow, DeliveryRow, ReportRow } from '@keyline/model';
import { NotYet } from '@keyline/platform';
import { startProduct, startRobots, type Client, type Product, type Robots } from '@keyline/testing';

jest.setTimeout(60_000);

const WEEK = '2026-W47';
let fault: 'none' | 'busy' | 'refuses' | 'hangs up' = 'none';
let inbox: { to: string[]; content: string }[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: ({ address }, _session, done) => {
    if (fault === 'busy') return done(Object.assign(new Error('try later'), { responseCode: 451 }));
    if (fault === 'refuses' || address.startsWith('nobody'))
      return done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    done();
  },
  onData: (stream, session, done) => {
    let content = '';
    stream.on('data', (chunk: Buffer) => (content += chunk.toString()));
    stream.on('end', () => {
      inbox.push({ to: session.envelope.rcptTo.map(({ address }) => address), content });
      if (fault !== 'hangs up') return done();
      for (const connection of server.connections) (connection as unknown as { _socket: { destroy(): void } })._socket.destroy();
    });
  },
});

let product: Product;
let robots: Robots;
let admin: Client;
let director: Client;
let supervisor: Client;
let rep: Client;
let stranger: Client;
let reportId: string;
const channels: Record<'mail' | 'wecom' | 'dingtalk' | 'feishu', string> = { mail: '', wecom: '', dingtalk: '', feishu: '' };

const channel = async (body: Record<string, unknown>) => {
  const answer = await admin.post<DeliveryChannelRow>('/api/delivery-channels', body);
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 201 });
  return answer.body.id;
};
const ask = async (channelId: string, format = 'message', by = rep) => {
  const { status, body } = await by.post<DeliveryRow>(`/api/reports/${reportId}/deliver`, { channelId, format });
  expect([status, body.state]).toEqual([202, 'waiting']);
  return body.id;
};
const work = (deliveryId: string) => product.runJob('delivery.send', { deliveryId });
const row = async (id: string) => (await director.get<DeliveryRow>(`/api/deliveries/${id}`)).body;
const sent = async (channelId: string, format?: string) => {
  const id = await ask(channelId, format);
  await work(id);
  return row(id);
};
const textOf = (content = '') =>
  Buffer.from(/\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(content.slice(content.indexOf('text/plain')))?.[1] ?? '', 'base64').toString();

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  robots = await startRobots(() => product.clock.now());
  product = await startProduct({
    now: '2026-11-23T09:00:00+08:00',
    smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    robotOrigins: [robots.origin],
  });
  admin = await product.signedInAs('admin');
  director = await product.signedInAs('director');
  supervisor = await product.signedInAs('supervisor', { managerId: director.id });
  rep = await product.signedInAs('rep', { managerId: supervisor.id, name: '张伟' });
  stranger = await product.signedInAs('rep');
  const { id: accountId } = await product.create.account({ ownerId: rep.id });
  await product.create.visit({ accountId, personId: rep.id, visitedOn: '2026-11-18' });
  await product.create.contract({ accountId, ownerId: rep.id, amount: '70000.00', signedOn: '2026-11-18' });
  const { body } = await director.post<{ id: string }>('/api/report-runs', { kind: 'weekly', period: WEEK });
  await product.runJob('reports.make-period', { runId: body.id });
  reportId = (await rep.list<ReportRow>('reports', { filter: { mine: true, period: WEEK } })).body[0]?.id ?? '';
  await rep.post(`/api/reports/${reportId}/submit`, { summary: '二期验收完成', problems: '', helpNeeded: '' });
  channels.mail = await channel({ kind: 'email', name: '总部邮箱', recipients: ['boss@example.com', 'hr@example.com'] });
  channels.wecom = await channel({ kind: 'wecom', name: '企微销售群', webhook: robots.wecom });
  channels.dingtalk = await channel({
    kind: 'dingtalk',
    name: '钉钉销售群',
    webhook: robots.dingtalk,
    secret: robots.secrets.dingtalk,
  });
  channels.feishu = await channel({ kind: 'feishu', name: '飞书销售群', webhook: robots.feishu, secret: robots.secrets.feishu });
});
afterAll(async () => {
  await product.close();
  await robots.close();
  await new Promise<void>((resolve) => server.close(resolve));
});
const after = (minutes: number) => product.clock.moveTo(new Date(product.clock.now().getTime() + minutes * 60_000));
beforeEach(() => {
  // No robot is told too much, or still silent, because of the story before.
  after(11);
  fault = 'none';
  inbox = [];
  robots.mood = 'takes';
  robots.told = [];
  robots.asked = 0;
});

describe('a report by mail', () => {
  it('goes to everybody of the channel, with the figures in the text and the file attached', async () => {
    expect(await sent(channels.mail, 'pdf')).toMatchObject({
      state: 'sent',
      attempts: 1,
      about: '张伟',
      period: WEEK,
      sentAt: expect.any(String) as unknown,
    });
    expect(inbox.map(({ to }) => to)).toEqual([['boss@example.com', 'hr@example.com']]);
    const [{ content = '' } = {}] = inbox;
    expect(content).toContain('application/pdf');
    for (const part of [
      '周报 · 张伟 · 2026-W47',
      '签约金额：¥70,000.00',
      '二期验收完成',
      `https://crm.example.com/reports/${reportId}/show`,
    ])
      expect(textOf(content)).toContain(part);
    await sent(channels.mail, 'xlsx');
    expect(inbox[1]?.content).toContain('spreadsheetml');
  });

  it('whom the server does not write to is named; the others have it', async () => {
    const id = await channel({ kind: 'email', name: '有一个坏地址', recipients: ['ok@example.com', 'nobody@example.com'] });
    expect(await sent(id)).toMatchObject({ state: 'sent', error: 'nobody@example.com' });
  });

  it('a busy server is tried again; one that refuses is not; a broken line is said to be uncertain and sent again by a person', async () => {
    fault = 'busy';
    const busy = await ask(channels.mail);
    await expect(work(busy)).rejects.toThrow(/try later/);
    expect(await row(busy)).toMatchObject({ state: 'waiting', attempts: 1, reason: 'busy' });
    fault = 'none';
    await work(busy);
    expect(await row(busy)).toMatchObject({ state: 'sent', attempts: 2, reason: null, error: null });
    fault = 'refuses';
    const refused = await ask(channels.mail);
    await work(refused);
    expect(await row(refused)).toMatchObject({
      state: 'failed',
      reason: 'refused',
      error: expect.stringContaining('550') as unknown,
    });
    fault = 'hangs up';
    const cut = await ask(channels.mail);
    await work(cut);
    await work(cut);
    expect(await row(cut)).toMatchObject({ state: 'uncertain', attempts: 1 });
    fault = 'none';
    inbox = [];
    expect((await rep.post<DeliveryRow>(`/api/deliveries/${cut}/retry`)).body).toMatchObject({ state: 'waiting' });
    await work(cut);
    expect(await row(cut)).toMatchObject({ state: 'sent', attempts: 2, can: { retry: false } });
    expect(inbox).toHaveLength(1);
    expect((await rep.post<{ code: string }>(`/api/deliveries/${cut}/retry`)).body.code).toBe('delivery.not-over');
  });
});

describe('a report by robot', () => {
  it.each(['wecom', 'dingtalk', 'feishu'] as const)(
    '%s hears the key figures in Chinese and a link to the page',
    async (robot) => {
      expect(await sent(channels[robot])).toMatchObject({ state: 'sent', channelKind: robot });
      expect(robots.told.map((told) => told.robot)).toEqual([robot]);
      const body = JSON.stringify(robots.told[0]?.body);
      for (const part of [
        '周报 · 张伟 · 2026-W47',
        '完成拜访',
        '签约金额',
        '¥70,000.00',
        `https://crm.example.com/reports/${reportId}/show`,
      ])
        expect(body).toContain(part);
    },
  );

  it('takes no files: the message links to the file', async () => {
    await sent(channels.wecom, 'xlsx');
    expect(JSON.stringify(robots.told[0]?.body)).toContain(
      `[下载 Excel](https://crm.example.com/api/reports/${reportId}/workbook)`,
    );
  });

  it.each(['wecom', 'dingtalk', 'feishu'] as const)('%s that was told too much is told again later', async (robot) => {
    robots.mood = 'tired';
    const id = await ask(channels[robot]);
    await expect(work(id)).rejects.toThrow();
    expect(await row(id)).toMatchObject({ state: 'waiting', reason: 'rate_limited' });
    robots.mood = 'takes';
    robots.asked = 0;
    const next = await ask(channels[robot]);
    for (const waiting of [id, next]) await expect(work(waiting)).rejects.toThrow(NotYet);
    expect([robots.asked, (await row(id)).attempts, (await row(next)).reason]).toEqual([0, 1, 'paced']);
    after(robot === 'dingtalk' ? 10 : 1);
    for (const waiting of [id, next]) await work(waiting);
    expect(await row(id)).toMatchObject({ state: 'sent', attempts: 2, reason: null });
    expect(await row(next)).toMatchObject({ state: 'sent', attempts: 1, reason: null });
    expect(robots.told).toHaveLength(2);
  });

  it('a bulk waits for its turn instead of being refused: never more than a robot takes in a minute, and all arrive', async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 45; nth += 1) ids.push(await ask(channels.dingtalk));
    const told: number[] = [];
    for (let minute = 0; minute < 3; minute += 1) {
      await Promise.allSettled(ids.map(work));
      told.push(robots.told.length);
      after(1);
    }
    expect(told).toEqual([18, 36, 45]);
    expect(new Set((await Promise.all(ids.map(row))).map(({ state, attempts }) => `${state} ${attempts}`))).toEqual(
      new Set(['sent 1']),
    );
  });

  it('a key that is none, a wrong signature: said clearly, and not tried again', async () => {
    const wrong = async (body: Record<string, unknown>) => sent(await channel(body));
    expect(await wrong({ kind: 'wecom', name: 'w1', webhook: `${robots.origin}/cgi-bin/webhook/send?key=bad` })).toMatchObject({
      state: 'failed',
      reason: 'bad_key',
      error: expect.stringContaining('93000') as unknown,
    });
    const mistaken = await channel({ kind: 'dingtalk', name: 'd1', webhook: robots.dingtalk, secret: 'SECwrong' });
    const first = await sent(mistaken);
    expect(first).toMatchObject({ state: 'failed', reason: 'bad_signature' });
    expect(await wrong({ kind: 'feishu', name: 'f1', webhook: robots.feishu, secret: 'wrong' })).toMatchObject({
      state: 'failed',
      reason: 'bad_signature',
      error: expect.stringContaining('19021') as unknown,
    });
    const { body } = await admin.get<DeliveryChannelRow>(`/api/delivery-channels/${mistaken}`);
    await admin.patch(`/api/delivery-channels/${mistaken}`, { version: body.version, secret: robots.secrets.dingtalk });
    await rep.post(`/api/deliveries/${first.id}/retry`);
    await work(first.id);
    expect(await row(first.id)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it.each([
    ['hangs up', 1],
    ['hangs up silently', 0],
  ] as const)('a robot that %s may have heard: nobody tells it again by itself', async (mood, heard) => {
    robots.mood = mood;
    const id = await ask(channels.wecom);
    await work(id);
    robots.mood = 'takes';
    await work(id);
    expect(await row(id)).toMatchObject({ state: 'uncertain', reason: 'interrupted', attempts: 1, can: { retry: false } });
    expect((await rep.get<DeliveryRow>(`/api/deliveries/${id}`)).body.can).toEqual({ retry: true });
    expect(robots.told).toHaveLength(heard);
  });

  it('one that is not there, or behind a broken gateway, is tried again; a redirect is not followed', async () => {
    robots.mood = 'broken';
    const broken = await ask(channels.feishu);
    await expect(work(broken)).rejects.toThrow();
    expect(await row(broken)).toMatchObject({ state: 'waiting', reason: 'busy' });
    robots.mood = 'redirects';
    robots.asked = 0;
    expect(await sent(channels.wecom)).toMatchObject({ state: 'failed', reason: 'refused' });
    expect(robots.asked).toBe(1);
    const nowhere = await startRobots(() => product.clock.now());
    await nowhere.close();
    const gone = await channel({ kind: 'wecom', name: 'gone', webhook: robots.wecom });
    (product.config.robotOrigins as string[]).push(nowhere.origin);
    const { body } = await admin.get<DeliveryChannelRow>(`/api/delivery-channels/${gone}`);
    await admin.patch(`/api/delivery-channels/${gone}`, { version: body.version, webhook: nowhere.wecom });
    const id = await ask(gone);
    await expect(work(id)).rejects.toThrow('ECONNREFUSED');
    expect(await row(id)).toMatchObject({ state: 'waiting', reason: 'unreachable', error: 'ECONNREFUSED' });
    (product.config.robotOrigins as string[]).pop();
    await work(id);
    expect(await row(id)).toMatchObject({ state: 'failed', reason: 'address_not_allowed' });
  });
});

describe('the pipeline, the forecast and the ageing', () => {
  const send = (by: Client, path: string, more: object = {}) =>
    by.post<DeliveryRow>(`/api/${path}/deliver`, { channelId: channels.wecom, format: 'xlsx', ...more });
  it.each([
    [
      'pipeline-report',
      { period: WEEK, by: 'team' },
      ['商机报表', '加权金额', `/pipeline?period=${WEEK}`, 'pipeline-report/workbook'],
    ],
    ['forecasts/roll-up', { week: WEEK }, ['销售预测', '已提交', `/forecast?tab=team&period=${WEEK}`, 'roll-up/workbook']],
    ['receivables/ageing', { asOf: '2026-11-20' }, ['应收账龄', '应收余额', 'asOf=2026-11-20', 'ageing.xlsx']],
  ] as const)('%s goes out as it stands on its screen, with a link to the file', async (path, asked, said) => {
    const { status, body } = await send(supervisor, path, asked);
    expect([status, body.state]).toEqual([202, 'waiting']);
    await work(body.id);
    expect(await row(body.id)).toMatchObject({ state: 'sent' });
    for (const part of said) expect(JSON.stringify(robots.told[0]?.body)).toContain(part);
  });

  it('is sent only by who may read it: finance sends the ageing and sees its own log, not the pipeline', async () => {
    const finance = await product.signedInAs('finance');
    const { body } = await send(finance, 'receivables/ageing');
    await work(body.id);
    expect((await finance.list<DeliveryRow>('deliveries')).body).toMatchObject([
      { id: body.id, state: 'sent', subject: 'ageing' },
    ]);
    expect((await send(finance, 'pipeline-report')).status).toBe(403);
  });
});

describe('each delivery goes out once', () => {
  it('although two workers and a repeated job take it up', async () => {
    const id = await ask(channels.wecom);
    await Promise.all([work(id), work(id), work(id)]);
    await work(id);
    expect(robots.told).toHaveLength(1);
    expect(await row(id)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('a worker that died with it in its hands leaves it uncertain; one whose job was lost is found again', async () => {
    const died = await ask(channels.wecom);
    const lost = await ask(channels.wecom);
    await product.database.execute(
      sql`update delivery set state = 'sending', claimed_at = '2026-11-23T00:30:00Z' where id = ${died}::uuid`,
    );
    await product.database.execute(sql`update delivery set queued_at = '2026-11-22T23:30:00Z' where id = ${lost}::uuid`);
    await product.runJob('delivery.sweep', {});
    expect(await row(died)).toMatchObject({ state: 'uncertain', reason: 'interrupted' });
    const jobs = await product.database.rows<{ name: string }>(
      sql`select name from bullmq.job where data::text like ${`%${lost}%`}`,
    );
    expect(jobs.map(({ name }) => name)).toContain('delivery.send');
  });

  it('asked for twice under one Idempotency-Key there is one', async () => {
    const twice = () =>
      rep.post<DeliveryRow>(
        `/api/reports/${reportId}/deliver`,
        { channelId: channels.wecom, format: 'message' },
        { headers: { 'idempotency-key': 'send-once' } },
      );
    expect((await twice()).body.id).toBe((await twice()).body.id);
  });
});

describe('who may send what where', () => {
  it('nobody sends a report that he may not read, over a channel that is none or is switched off', async () => {
    const answer = await stranger.post(`/api/reports/${reportId}/deliver`, { channelId: channels.wecom, format: 'message' });
    expect(answer.status).toBe(404);
    const { body } = await admin.post<DeliveryChannelRow>('/api/delivery-channels', {
      kind: 'wecom',
      name: '停用的群',
      webhook: robots.wecom,
      active: false,
    });
    const off = await rep.post<{ code: string; errors: object }>(`/api/reports/${reportId}/deliver`, {
      channelId: body.id,
      format: 'message',
    });
    expect([off.status, off.body.code, Object.keys(off.body.errors)]).toEqual([409, 'delivery-channel.off', ['channelId']]);
  });

  it('what somebody may not read any more by the time it goes out does not go out', async () => {
    const id = await ask(channels.wecom, 'message', supervisor);
    await product.database.execute(sql`update person set manager_id = ${director.id}::uuid where id = ${rep.id}::uuid`);
    await product.database.execute(sql`update report set reviewer_id = ${director.id}::uuid where id = ${reportId}::uuid`);
    await work(id);
    expect(await row(id)).toMatchObject({ state: 'failed', reason: 'no_report' });
    expect(robots.told).toEqual([]);
    await product.database.execute(sql`update person set manager_id = ${supervisor.id}::uuid where id = ${rep.id}::uuid`);
  });

  it("the team's roll-up is made with the sender's eyes, and limited to whom he reaches", async () => {
    const send = (by: Client, more = {}) =>
      by.post<DeliveryRow & { errors: object }>('/api/reports/team/deliver', {
        kind: 'weekly',
        period: WEEK,
        channelId: channels.dingtalk,
        format: 'pdf',
        ...more,
      });
    const { body } = await send(supervisor);
    await work(body.id);
    const text = JSON.stringify(robots.told[0]?.body);
    for (const part of ['团队周报汇总', '已提交', '1 / 2', `/api/reports/team/paper?kind=weekly&period=${WEEK})`])
      expect(text).toContain(part);
    const refused = await send(supervisor, { leader: stranger.id });
    expect([refused.status, Object.keys(refused.body.errors)]).toEqual([422, ['leader']]);
  });

  it('the log shows own deliveries and those of whom one leads', async () => {
    const mine = async (by: Client) => (await by.list<DeliveryRow>('deliveries', { range: [0, 99] })).body;
    expect((await mine(stranger)).length).toBe(0);
    expect((await mine(rep)).every(({ requestedById }) => requestedById === rep.id)).toBe(true);
    expect((await mine(supervisor)).length).toBeGreaterThan((await mine(rep)).length);
    const failed = await rep.list<DeliveryRow>('deliveries', { filter: { state: 'failed', channelId: channels.wecom } });
    expect(failed.body.length).toBeGreaterThan(0);
    expect(failed.body.every(({ state }) => state === 'failed')).toBe(true);
  });
});

describe('channels', () => {
  it('give nothing away: no address of a webhook, no key, neither in the list nor in the audit log nor in the database', async () => {
    const all = await admin.list('delivery-channels', { range: [0, 99] });
    const audit = await admin.list('audit-entries', { range: [0, 99] });
    const stored = await product.database.rows<{ webhook: Buffer | null }>(sql`select webhook, secret from delivery_channel`);
    for (const secret of [robots.secrets.dingtalk, robots.secrets.feishu, 'key=good', 'access_token'])
      expect(JSON.stringify([all.body, audit.body, stored.map((each) => Object.values(each).map(String))])).not.toContain(secret);
    expect(all.body.find(({ id }) => id === channels.dingtalk)).toMatchObject({
      hasSecret: true,
      webhookHost: new URL(robots.origin).host,
    });
  });

  it('a trial message shows at once whether they work; also over one that is switched off', async () => {
    const { status, body } = await admin.post<DeliveryRow>(`/api/delivery-channels/${channels.feishu}/test`);
    expect(status).toBe(202);
    await work(body.id);
    expect((await admin.get<DeliveryRow>(`/api/deliveries/${body.id}`)).body).toMatchObject({ state: 'sent', subject: 'test' });
    expect(JSON.stringify(robots.told[0]?.body)).toContain('测试消息');
    expect((await supervisor.post(`/api/delivery-channels/${channels.feishu}/test`)).status).toBe(403);
  });

  it.each([
    [{ kind: 'email', name: 'x' }, 'recipients'],
    [{ kind: 'email', name: 'x', recipients: ['a@example.com'], webhook: 'https://qyapi.weixin.qq.com/x' }, 'webhook'],
    [{ kind: 'wecom', name: 'x' }, 'webhook'],
    [{ kind: 'wecom', name: 'x', webhook: 'http://127.0.0.1:5432/' }, 'webhook'],
    [{ kind: 'wecom', name: 'x', webhook: 'https://qyapi.weixin.qq.com/x', secret: 'y' }, 'secret'],
    [{ kind: 'feishu', name: 'x', webhook: 'https://open.feishu.cn/x', recipients: ['a@example.com'] }, 'recipients'],
  ])('%j is refused beside %s', async (body, field) => {
    const answer = await admin.post<{ errors: object }>('/api/delivery-channels', body);
    expect([answer.status, Object.keys(answer.body.errors)]).toEqual([422, [field]]);
  });

  it('of one name there is one; an edit of an old version is refused', async () => {
    const twice = await admin.post<{ code: string }>('/api/delivery-channels', {
      kind: 'email',
      name: '总部邮箱',
      recipients: ['a@example.com'],
    });
    expect([twice.status, twice.body.code]).toEqual([409, 'delivery-channel.name-taken']);
    expect((await admin.patch(`/api/delivery-channels/${channels.mail}`, { version: 9, name: 'y' })).status).toBe(409);
  });
});
