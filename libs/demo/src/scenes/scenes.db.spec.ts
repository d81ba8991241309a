import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startProduct, type Client, type Product } from '@keyline/testing';
import {
  DEMO_SIGN_INS,
  type AppraisalRecord,
  type AppraisalRow,
  type ApprovalRow,
  type DeliveryChannelRow,
  type DeliveryRow,
  type MeetingRecord,
  type MeetingRow,
  type MoneyCheckInfo,
  type MoneyCheckResult,
  type NoticeRow,
  type TargetPlanRow,
  type TaskRow,
  type WriteOffRow,
} from '@keyline/model';
import sql from 'sql-template-tag';
import { generateCompany, loadCompany, playScenes, type Played } from '../index.js';

const TODAY = '2026-11-19';

describe('the demo company alive', () => {
  let product: Product;
  let played: Played;
  let afterwards: Played;
  const signedIn = new Map<string, Client>();
  const as = (username: string): Client => {
    const client = signedIn.get(username);
    if (!client) throw new Error(`nobody is ${username}`);
    return client;
  };

  beforeAll(async () => {
    product = await startProduct({ now: `${TODAY}T10:00:00+08:00` });
    await loadCompany(product.config.databaseUrl, generateCompany({ today: TODAY, timeZone: 'Asia/Shanghai' }));
    played = await playScenes(product.app, product.clock);
    afterwards = await playScenes(product.app, product.clock, { afterReports: true });
    for (const { username } of DEMO_SIGN_INS) {
      const person = await product.database.maybeRow<{ id: string }>(
        sql`select person_id as id from credential where username = ${username}::text`,
      );
      if (person) signedIn.set(username, await product.signedInAs('rep', { id: person.id }));
    }
  }, 180_000);
  afterAll(() => product.close());

  it('plays every scene', () => {
    expect([...played.failed, ...afterwards.failed]).toEqual([]);
    expect(played.beats).toBeGreaterThan(25);
  });

  it('keeps every rule of money: all the checks of the product are green', async () => {
    const { body: checks } = await as('finance').get<MoneyCheckInfo[]>('/api/money-checks');
    expect(checks.length).toBeGreaterThan(8);
    for (const { code } of checks) {
      const { body } = await as('finance').post<MoneyCheckResult>(`/api/money-checks/${code}/run`);
      expect({ code, broken: body.broken, rows: body.rows.slice(0, 3) }).toEqual({ code, broken: 0, rows: [] });
    }
  });

  it.each(['supervisor', 'finance', 'legal', 'director', 'head'])(
    'has something in the inbox of approvals of the %s',
    async (username) => {
      const { total } = await as(username).list<ApprovalRow>('approvals', { filter: { view: 'waiting' } });
      expect(total).toBeGreaterThan(0);
    },
  );

  it.each(['rep', 'rep2', 'supervisor', 'finance', 'legal', 'director'])(
    'has notices that the %s has not read, and tasks to do',
    async (username) => {
      const notices = await as(username).list<NoticeRow>('notifications');
      expect(notices.body.map(({ readAt }) => readAt)).toContain(null);
      if (username.startsWith('rep')) return;
      expect((await as(username).list<TaskRow>('tasks', { filter: {} })).total).toBeGreaterThan(0);
    },
  );

  it("has next year's plan before the head of sales, and another that is still drawn up", async () => {
    const { body } = await as('head').list<ApprovalRow>('approvals', { filter: { view: 'waiting', code: 'target_plan' } });
    expect(body.map(({ title }) => title)).toEqual(['华东大客户部 2027 签约金额']);
    const plans = await as('director').list<TargetPlanRow>('target-plans', { filter: { year: 2027 } });
    expect(plans.body.map(({ measure, state }) => `${measure} ${state}`)).toEqual([
      'contract_amount submitted',
      'payments_received draft',
    ]);
  });

  it('has somebody away today, with a deputy', async () => {
    const { body } = await as('supervisor').list<{ fromOn: string; untilOn: string }>('absences');
    expect(body.some(({ fromOn, untilOn }) => fromOn <= TODAY && untilOn >= TODAY)).toBe(true);
  });

  it('has promises that are open, kept, and broken since yesterday', async () => {
    for (const state of ['open', 'kept', 'broken'])
      expect([state, (await as('supervisor').list('promises', { filter: { state } })).total > 0]).toEqual([state, true]);
    const { body } = await as('supervisor').list<{ promisedOn: string }>('promises', { filter: { state: 'broken' } });
    expect(body.map(({ promisedOn }) => promisedOn)).toContain('2026-11-18');
  });

  it('has money written off and partly recovered, and a write-off that waits', async () => {
    const { body } = await as('finance').list<WriteOffRow>('write-offs');
    expect(body.some(({ state, recovered }) => state === 'booked' && Number(recovered) > 0)).toBe(true);
    expect(body.some(({ state }) => state === 'proposed')).toBe(true);
  });

  it('has lines of the bank and held contracts that wait', async () => {
    expect((await as('finance').list('bank-lines', { filter: { state: 'open' } })).total).toBeGreaterThan(2);
    expect((await as('finance').list('credit-holds')).total).toBeGreaterThan(2);
  });

  it('has meetings that were held, decisions done and overdue, and one that is about to begin', async () => {
    const { body } = await as('supervisor').list<MeetingRow>('meetings');
    expect(body.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'weekly planned',
      'daily held',
      'weekly held',
      'monthly held',
    ]);
    const { body: upper } = await as('director').list<MeetingRow>('meetings', { filter: { kind: 'monthly' } });
    expect(upper).toMatchObject([{ state: 'held', decisions: 2, openDecisions: 1 }]);
    const next = await as('rep').get<MeetingRecord>(`/api/meetings/${body[0]?.id}`);
    const decisions = next.body.items.find(({ kind }) => kind === 'decisions');
    expect(Number(decisions?.figures.find(({ code }) => code === 'decisions_overdue')?.value)).toBeGreaterThan(0);
  });

  it('has appraisals in every state, an objection that waits, and a history of three months', async () => {
    const { body } = await as('director').list<AppraisalRow>('appraisals', { range: [0, 199] });
    const of = (period: string) => new Set(body.filter((form) => form.period === period).map(({ state }) => state));
    expect([of('2026-08'), of('2026-09')]).toEqual([new Set(['signed']), new Set(['signed'])]);
    expect(of('2026-10')).toEqual(new Set(['scoring', 'shown', 'signed_by_person', 'signed']));
    const [objected] = (await as('rep2').list<AppraisalRow>('appraisals')).body;
    const form = await as('rep2').get<AppraisalRecord>(`/api/appraisals/${objected?.id}`);
    expect(form.body.lines.filter(({ objection, answer }) => objection !== null && answer === null)).toHaveLength(1);
  });

  it('has channels, schedules and a log, and would knock at no robot: they are switched off', async () => {
    const channels = await as('admin').list<DeliveryChannelRow>('delivery-channels');
    expect(channels.body.map(({ kind, active }) => [kind, active]).sort()).toEqual([
      ['dingtalk', false],
      ['email', true],
      ['feishu', false],
      ['wecom', false],
    ]);
    expect((await as('admin').list('delivery-schedules')).total).toBe(4);
    const log = await as('admin').list<DeliveryRow>('deliveries', { range: [0, 99] });
    expect(log.total).toBeGreaterThan(10);
    expect(new Set(log.body.map(({ state }) => state))).not.toContain('waiting');
    await product.runJob('delivery.find-due', {});
    expect((await as('admin').list('deliveries')).total).toBe(log.total);
  });

  it('leaves no session open behind it', async () => {
    const left = await product.database.rows(sql`select 1 from session where user_agent = 'demo'`);
    expect(left).toEqual([]);
  });
});
