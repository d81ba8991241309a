import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startProduct, type Client, type Product } from '@keyline/testing';
import {
  DEMO_SIGN_INS,
  type ApprovalRow,
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
    for (const { username } of DEMO_SIGN_INS) {
      const person = await product.database.maybeRow<{ id: string }>(
        sql`select person_id as id from credential where username = ${username}::text`,
      );
      if (person) signedIn.set(username, await product.signedInAs('rep', { id: person.id }));
    }
  }, 180_000);
  afterAll(() => product.close());

  it('plays every scene', () => {
    expect(played.failed).toEqual([]);
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

  it('leaves no session open behind it', async () => {
    const left = await product.database.rows(sql`select 1 from session where user_agent = 'demo'`);
    expect(left).toEqual([]);
  });
});
