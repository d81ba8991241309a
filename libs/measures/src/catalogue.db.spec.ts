import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sql from 'sql-template-tag';
import {
  addMoney,
  type AgeingReport,
  comparePlan,
  type LoggedVisit,
  type MeasureDetail,
  type MeasureInfo,
  percentOf,
  type PlannedVisit,
  type ReceivableFigures,
  subtractMoney,
} from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { generateWork, query, sumOf, valuesOf, worthOf } from './work.fixture.js';

jest.setTimeout(60_000);

const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };
const RANGES = [{ from: '2026-11-09', to: '2026-11-15' }, { from: '2026-10-01', to: '2026-10-31' }, NOVEMBER];

let product: Product;
let director: Client;
let people: string[];
let catalogue: MeasureInfo[];

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

/** Those that add up. */
const summed = () => catalogue.filter(({ unit }) => unit !== 'percent');

beforeAll(async () => {
  product = await startProduct();
  director = await product.signedInAs('director');
  people = [director.id, ...(await generateWork(product, director))];
  catalogue = (await director.get<MeasureInfo[]>('/api/measures')).body;
});
afterAll(() => product.close());

describe('every measure of the catalogue', () => {
  it('has a code of its own and names in both languages', () => {
    expect(catalogue.length).toBeGreaterThanOrEqual(50);
    expect(new Set(catalogue.map(({ code }) => code)).size).toBe(catalogue.length);
    for (const { name } of catalogue) expect([name.zh, name.en].every(Boolean)).toBe(true);
  });

  it.each(RANGES)(
    'counts something in the generated work or is zero, and equals the records behind it ($from to $to)',
    async (range) => {
      const values = await valuesOf(director, { ...range, by: 'person' });
      for (const { code, unit } of summed()) {
        for (const row of values.rows) {
          const rows = await allRows(director, { measure: code, ...range, person: row.key });
          expect([code, row.name, row.values[code]]).toEqual([code, row.name, worthOf(unit, rows)]);
        }
        const everybody = await allRows(director, { measure: code, ...range });
        expect([code, worthOf(unit, everybody)]).toEqual([code, values.total[code]]);
      }
    },
  );

  it('is not zero throughout: the generated work touches every one', async () => {
    const { rows } = await valuesOf(director, { from: '2026-09-01', to: '2026-11-30', by: 'person' });
    const isTouched = (code: string) => rows.some(({ values }) => /[1-9]/.test(values[code] ?? ''));
    expect(catalogue.flatMap(({ code }) => (isTouched(code) ? [] : [code]))).toEqual([]);
  });

  it('adds up: persons to teams, departments and the total', async () => {
    for (const range of RANGES) {
      const cuts = await Promise.all(
        (['person', 'team', 'department'] as const).map((by) => valuesOf(director, { ...range, by })),
      );
      for (const { code, unit } of summed()) {
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

  it('of a percentage is the one in per cent of the other: of each person, team, department and the total, never a sum', async () => {
    const ratios = catalogue.flatMap(({ code, of }) => (of ? [{ code, ...of }] : []));
    expect(ratios.map(({ code }) => code)).toEqual([
      'coverage_rate',
      'win_rate',
      'collection_rate',
      'margin_rate',
      'report_punctuality',
    ]);
    for (const range of RANGES) {
      for (const by of ['person', 'team', 'department'] as const) {
        const { rows, total } = await valuesOf(director, { ...range, by });
        for (const values of [...rows.map((row) => row.values), total])
          for (const { code, part, whole } of ratios)
            expect([code, values[code]]).toEqual([code, percentOf(values[part] ?? 'none', values[whole] ?? 'none')]);
      }
    }
    const rows = await allRows(director, { measure: 'coverage_rate', ...NOVEMBER });
    expect(rows).toEqual(await allRows(director, { measure: 'key_accounts_visited', ...NOVEMBER }));
    const nothing = await valuesOf(director, { from: '2025-01-01', to: '2025-01-31', measures: 'win_rate' });
    expect(nothing.total).toEqual({ win_rate: null });
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

it('what is overdue is what the ageing table says, today and on any past day', async () => {
  for (const asOf of ['2026-10-31', '2026-11-15', product.clock.today()]) {
    const { body } = await director.get<AgeingReport>(`/api/receivables/ageing?${query({ asOf, by: 'collector' })}`);
    const measured = await valuesOf(director, { from: '2026-09-01', to: asOf, measures: 'overdue_amount' });
    expect([asOf, measured.total['overdue_amount']]).toEqual([asOf, subtractMoney(body.total.total, body.total.notDue)]);
    for (const row of measured.rows) {
      const aged = body.rows.find(({ key }) => key === row.key);
      expect(row.values['overdue_amount']).toBe(aged ? subtractMoney(aged.total, aged.notDue) : '0.00');
    }
  }
});

it('overdue money at the end is what was overdue at the beginning, plus what became so, less what was collected', async () => {
  const parts = ['overdue_opening', 'overdue_new', 'overdue_taken_over', 'overdue_collected', 'overdue_amount'];
  for (const range of RANGES) {
    const { rows, total } = await valuesOf(director, { ...range, measures: parts.join() });
    for (const values of [...rows.map((row) => row.values), total]) {
      const [opening, come, taken, collected, standing] = parts.map((code) => values[code] ?? '');
      expect([range, subtractMoney(addMoney(opening ?? '', come ?? '', taken ?? ''), collected ?? '')]).toEqual([
        range,
        standing,
      ]);
    }
    expect(total['overdue_taken_over']).toBe('0.00');
  }
});

it('the collection rate is the one that finance reads', async () => {
  for (const { from, to } of RANGES.filter((range) => range.to <= product.clock.today())) {
    const { body } = await director.get<ReceivableFigures>(`/api/receivables/figures?${query({ from, to })}`);
    const { total } = await valuesOf(director, { from, to, measures: 'collected_amount,collectable_amount,collection_rate' });
    expect([total['collected_amount'], total['collectable_amount']]).toEqual([
      body.values.collected?.amount,
      body.values.collectable?.amount,
    ]);
    expect(Number(total['collection_rate'])).toBe(Number(body.collectionRate));
  }
});

it('every report that was due came in time, came late, or is missing', async () => {
  const { rows } = await valuesOf(director, { ...NOVEMBER, to: '2026-11-17' });
  for (const { values } of rows) {
    const parts = ['reports_on_time', 'reports_late', 'reports_missing'].map((code) => Number(values[code]));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(Number(values['reports_due']));
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

describe('the margin', () => {
  const october = { from: '2026-10-01', to: '2026-10-31' };
  const secret = ['margin', 'margin_revenue', 'margin_rate', 'contracts_without_cost'];

  it('is the net amount less the cost that was fixed at signing; a contract of unknown cost is left out, and counted', async () => {
    const { total } = await valuesOf(director, { ...october, measures: secret.join() });
    // Six people with one contract each: 22,600 with 13 % tax in it, two pieces at 6,000.
    expect(total).toEqual({
      margin: '48000.00',
      margin_revenue: '120000.00',
      margin_rate: '40.0',
      contracts_without_cost: total['contracts_without_cost'],
    });
    expect(Number(total['contracts_without_cost'])).toBeGreaterThanOrEqual(6);
  });

  it('does not exist for a rep: not in the catalogue, not among values, not by its rows', async () => {
    const rep = await product.signedInAs('rep', { id: people[3] ?? '' });
    const codes = (await rep.get<MeasureInfo[]>('/api/measures')).body.map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith('margin') || code.includes('cost'))).toEqual([]);
    expect(Object.keys((await valuesOf(rep, october)).total).sort()).toEqual([...codes].sort());
    for (const measure of secret) {
      const asked = await rep.get<{ allowed: string[] }>(`/api/measures/values?${query({ ...october, measures: measure })}`);
      expect(asked).toMatchObject({ status: 400, body: { code: 'measure.unknown' } });
      expect(asked.body.allowed).not.toContain(measure);
      expect((await rep.get(`/api/measures/rows?${query({ ...october, measure })}`)).status).toBe(400);
    }
  });

  it('follows the cost of the product until the contract is signed, and no longer', async () => {
    const rep = await product.signedInAs('rep', { managerId: director.id });
    const account = await product.create.account({ ownerId: rep.id });
    const { id: productId } = (
      await director.post<{ id: string }>('/api/products', {
        code: 'GW',
        name: '采集网关',
        listPrice: '12000.00',
        costPrice: '5000.00',
      })
    ).body;
    const { id } = await product.create.contract({
      accountId: account.id,
      ownerId: rep.id,
      amount: '11300.00',
      state: 'draft',
      signedOn: null,
    });
    const costOf = async () =>
      (
        await product.database.maybeRow<{ cost: string }>(
          sql`select unit_cost::text as cost from contract_line where contract_id = ${id}::uuid`,
        )
      )?.cost;
    await product.database.execute(sql`
      insert into contract_line (contract_id, position, product_id, name, quantity, unit_price, tax_rate, amount)
      values (${id}::uuid, 1, ${productId}::uuid, '采集网关', 1, 11300, 13, 11300)`);
    expect(await costOf()).toBe('5000.00');
    await product.database.execute(sql`update product set cost_price = 5600 where id = ${productId}::uuid`);
    await product.database.execute(sql`update contract set state = 'signed', signed_on = '2026-11-17' where id = ${id}::uuid`);
    expect(await costOf()).toBe('5600.00');
    await product.database.execute(sql`update product set cost_price = 9000 where id = ${productId}::uuid`);
    expect((await valuesOf(director, { from: '2026-11-17', to: '2026-11-17', measures: 'margin', by: 'person' })).total).toEqual({
      margin: '4400.00',
    });
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
