import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sql from 'sql-template-tag';
import {
  addMoney,
  comparePlan,
  type LoggedVisit,
  type MeasureDetail,
  type MeasureInfo,
  type MeasureValues,
  type PlannedVisit,
} from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { generateWork } from './work.fixture.js';

jest.setTimeout(60_000);

const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };
const RANGES = [{ from: '2026-11-09', to: '2026-11-15' }, { from: '2026-10-01', to: '2026-10-31' }, NOVEMBER];

let product: Product;
let director: Client;
let people: string[];
let catalogue: MeasureInfo[];

const query = (values: Record<string, string>) => new URLSearchParams(values).toString();
const valuesOf = async (client: Client, values: Record<string, string>) =>
  (await client.get<MeasureValues>(`/api/measures/values?${query(values)}`)).body;
const sumOf = (unit: string, values: readonly string[]) =>
  unit === 'money' ? addMoney('0.00', ...values) : String(values.reduce((sum, value) => sum + BigInt(value), 0n));

async function allRows(client: Client, values: Record<string, string>): Promise<MeasureDetail[]> {
  const rows: MeasureDetail[] = [];
  for (;;) {
    const range = JSON.stringify([rows.length, rows.length + 99]);
    const page = await client.get<MeasureDetail[]>(`/api/measures/rows?${query({ ...values, range })}`);
    expect(page.status).toBe(200);
    rows.push(...page.body);
    if (page.body.length < 100) return rows;
  }
}

beforeAll(async () => {
  product = await startProduct();
  director = await product.signedInAs('director');
  people = [director.id, ...(await generateWork(product, director))];
  catalogue = (await director.get<MeasureInfo[]>('/api/measures')).body;
});
afterAll(() => product.close());

describe('every measure of the catalogue', () => {
  it('has a code of its own and names in both languages', () => {
    expect(catalogue.length).toBeGreaterThanOrEqual(21);
    expect(new Set(catalogue.map(({ code }) => code)).size).toBe(catalogue.length);
    for (const { name } of catalogue) expect([name.zh, name.en].every(Boolean)).toBe(true);
  });

  it.each(RANGES)(
    'counts something in the generated work or is zero, and equals the records behind it ($from to $to)',
    async (range) => {
      const values = await valuesOf(director, { ...range, by: 'person' });
      for (const { code, unit } of catalogue) {
        for (const row of values.rows) {
          const rows = await allRows(director, { measure: code, ...range, person: row.key });
          expect([code, row.values[code]]).toEqual([
            code,
            unit === 'money' ? addMoney('0.00', ...rows.map(({ amount }) => amount ?? 'none')) : String(rows.length),
          ]);
        }
        const everybody = await allRows(director, { measure: code, ...range });
        expect([
          code,
          unit === 'money' ? addMoney('0.00', ...everybody.map(({ amount }) => amount ?? 'none')) : String(everybody.length),
        ]).toEqual([code, values.total[code]]);
      }
    },
  );

  it('is not zero throughout: the generated work touches every one', async () => {
    const total = (await valuesOf(director, { from: '2026-09-01', to: '2026-11-30' })).total;
    for (const { code } of catalogue) expect([code, /[1-9]/.test(total[code] ?? '')]).toEqual([code, true]);
  });

  it('adds up: persons to teams, departments and the total', async () => {
    for (const range of RANGES) {
      const cuts = await Promise.all(
        (['person', 'team', 'department'] as const).map((by) => valuesOf(director, { ...range, by })),
      );
      for (const { code, unit } of catalogue) {
        for (const cut of cuts) {
          expect([
            code,
            cut.by,
            sumOf(
              unit,
              cut.rows.map(({ values }) => values[code] ?? 'none'),
            ),
          ]).toEqual([code, cut.by, cut.total[code]]);
          expect(cut.total[code]).toBe(cuts[0]?.total[code]);
        }
      }
    }
  });

  it('opens the records behind a team and a department as well', async () => {
    const teams = await valuesOf(director, { ...NOVEMBER, by: 'team', measures: 'visits_done' });
    for (const team of teams.rows) {
      expect(String((await allRows(director, { measure: 'visits_done', ...NOVEMBER, team: team.key })).length)).toBe(
        team.values['visits_done'],
      );
    }
    const departments = await valuesOf(director, { ...NOVEMBER, by: 'department', measures: 'visits_done' });
    for (const department of departments.rows) {
      expect(String((await allRows(director, { measure: 'visits_done', ...NOVEMBER, department: department.key })).length)).toBe(
        department.values['visits_done'],
      );
    }
  });
});

it('plans not done and unplanned visits are exactly those that comparing plan and visits finds', async () => {
  const plans = await product.database.rows<PlannedVisit>(
    sql`select id, person_id as "personId", account_id as "accountId", planned_on as "plannedOn", visit_id as "visitId", state from visit_plan`,
  );
  const visits = await product.database.rows<LoggedVisit & { personId: string }>(
    sql`select id, person_id as "personId", account_id as "accountId", visited_on as "visitedOn" from visit`,
  );
  for (const { from, to } of RANGES) {
    const ids = async (measure: string, person: string) =>
      (await allRows(director, { measure, from, to, person })).map(({ id }) => id).sort();
    for (const person of people) {
      const own = {
        plans: plans.filter(({ personId }) => personId === person),
        visits: visits.filter(({ personId }) => personId === person),
      };
      const compared = comparePlan(own.plans, own.visits, { start: from, end: to }, product.clock.today());
      expect(await ids('plans_missed', person)).toEqual(compared.notDone.map(({ id }) => id).sort());
      expect(await ids('visits_unplanned', person)).toEqual(compared.unplanned.map(({ id }) => id).sort());
    }
  }
});

describe('who sees which figures', () => {
  it('a supervisor those of the team, a rep the own, finance none', async () => {
    const supervisor = await product.signedInAs('supervisor', { managerId: director.id });
    const rep = await product.signedInAs('rep', { managerId: supervisor.id });
    const colleague = await product.signedInAs('rep', { managerId: director.id });
    expect((await valuesOf(supervisor, NOVEMBER)).rows.map(({ key }) => key).sort()).toEqual([rep.id, supervisor.id].sort());
    expect((await valuesOf(rep, NOVEMBER)).rows.map(({ key }) => key)).toEqual([rep.id]);
    expect((await rep.get(`/api/measures/rows?${query({ measure: 'calls', ...NOVEMBER, person: colleague.id })}`)).status).toBe(
      404,
    );
    const finance = await product.signedInAs('finance');
    for (const path of ['', `/values?${query(NOVEMBER)}`, `/rows?${query({ measure: 'calls', ...NOVEMBER })}`]) {
      expect((await finance.get(`/api/measures${path}`)).status).toBe(403);
    }
  });
});

describe('a question that makes no sense is refused with the reason', () => {
  it('an unknown measure names those there are', async () => {
    const answer = await director.get(`/api/measures/values?${query({ ...NOVEMBER, measures: 'visits_done,luck' })}`);
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'measure.unknown', allowed: expect.arrayContaining(['visits_done']) as unknown },
    });
    expect((await director.get(`/api/measures/rows?${query({ ...NOVEMBER, measure: 'luck' })}`)).status).toBe(400);
  });

  it.each([
    { from: '2026-11-30', to: '2026-11-01' },
    { from: '2024-01-01', to: '2026-11-01' },
    { from: '2026-02-30', to: '2026-11-01' },
    { from: '2026-11-01' },
    { ...NOVEMBER, by: 'star sign' },
    { ...NOVEMBER, colour: 'red' },
  ])('%j', async (values) => {
    const answer = await director.get(`/api/measures/values?${query(values as Record<string, string>)}`);
    expect(answer).toMatchObject({ status: 400, body: { errors: expect.any(Object) as unknown } });
  });
});

describe('the past stays as it was', () => {
  it('a deal won today still stands in the pipeline of last month', async () => {
    const rep = await product.signedInAs('rep', { managerId: director.id });
    const account = await product.create.account({ ownerId: rep.id });
    const deal = await product.create.opportunity({
      accountId: account.id,
      ownerId: rep.id,
      amount: '100000.00',
      openedOn: '2026-10-05',
    });
    const october = { from: '2026-10-01', to: '2026-10-31', measures: 'pipeline_weighted' };
    expect((await valuesOf(rep, october)).total).toEqual({ pipeline_weighted: '10000.00' });
    await product.database.execute(sql`
      update opportunity set stage = 'won', closed_on = '2026-11-18', won_amount = '90000', amount = '90000', probability = 100 where id = ${deal.id}::uuid`);
    expect((await valuesOf(rep, october)).total).toEqual({ pipeline_weighted: '10000.00' });
    expect((await valuesOf(rep, { ...NOVEMBER, measures: 'pipeline_weighted' })).total).toEqual({ pipeline_weighted: '0.00' });
  });

  it('a payment booked today does not undo what was overdue last month', async () => {
    const rep = await product.signedInAs('rep', { managerId: director.id });
    const account = await product.create.account({ ownerId: rep.id });
    const { instalmentIds } = await product.create.contract({
      accountId: account.id,
      ownerId: rep.id,
      amount: '5000.00',
      dueOn: '2026-10-15',
    });
    const october = { from: '2026-10-01', to: '2026-10-31', measures: 'overdue_amount' };
    expect((await valuesOf(rep, october)).total).toEqual({ overdue_amount: '5000.00' });
    await product.database.execute(sql`
      with paid as (
        insert into payment (id, number, account_id, collector_id, amount, received_on) values (gen_random_uuid(), 'HK-past', ${account.id}::uuid, ${rep.id}::uuid, 5000, '2026-11-18') returning id
      ) insert into allocation (id, payment_id, instalment_id, amount, allocated_on) select gen_random_uuid(), id, ${instalmentIds[0]}::uuid, 5000, '2026-11-18' from paid`);
    expect((await valuesOf(rep, october)).total).toEqual({ overdue_amount: '5000.00' });
    expect((await valuesOf(rep, { ...NOVEMBER, measures: 'overdue_amount' })).total).toEqual({ overdue_amount: '0.00' });
  });
});
