import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sql from 'sql-template-tag';
import {
  addDays,
  addMoney,
  type AgeingReport,
  comparePlan,
  type LoggedVisit,
  type MeasureDetail,
  type MeasureInfo,
  type MeasureValues,
  OPEN_STAGES,
  type PlannedVisit,
  subtractMoney,
} from '@keyline/model';
import { newId } from '@keyline/platform';
import { startProduct, type Client, type Product } from '@keyline/testing';

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
    expect(catalogue.length).toBeGreaterThanOrEqual(50);
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
  const measures = 'overdue_opening,overdue_new,overdue_collected,overdue_amount';
  for (const range of RANGES) {
    const { rows, total } = await valuesOf(director, { ...range, measures });
    for (const values of [...rows.map((row) => row.values), total]) {
      const come = addMoney(values['overdue_opening'] ?? '', values['overdue_new'] ?? '');
      expect([range, subtractMoney(come, values['overdue_collected'] ?? '')]).toEqual([range, values['overdue_amount']]);
    }
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

const FIRST = '2026-09-01';

/** One promise that the customer kept - the money came on its last day - and one that was not. */
async function promises(product: Product, personId: string, accountId: string): Promise<void> {
  await product.database.execute(sql`
    insert into payment_promise (id, account_id, amount, promised_on, taken_on, taken_by, at)
    values (${newId()}::uuid, ${accountId}::uuid, 12.34, '2026-10-20', '2026-10-12', ${personId}::uuid, now()),
      (${newId()}::uuid, ${accountId}::uuid, 999999999.00, '2026-10-21', '2026-10-12', ${personId}::uuid, now())`);
  await product.database.execute(sql`
    insert into payment (id, number, account_id, collector_id, amount, received_on)
    values (${newId()}::uuid, ${`HK-promised-${personId}`}, ${accountId}::uuid, ${personId}::uuid, 12.34, '2026-10-20')`);
}

/** The same numbers in every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Money is not booked ahead. */
const byToday = (day: string) => (day < '2026-11-18' ? day : '2026-11-18');

/** Three months of work of two teams below the director: of everything a little, with linked, near and missed plans. Answers the people. */
async function generateWork(product: Product, director: Client): Promise<string[]> {
  const throwDice = dice(20261118);
  const day = () => addDays(FIRST, throwDice(85));
  const leaders = [
    await product.create.person({ roles: ['supervisor'], managerId: director.id }),
    await product.create.person({ roles: ['supervisor'], managerId: director.id }),
  ];
  const reps = await Promise.all([0, 0, 1, 1].map((team) => product.create.person({ managerId: leaders[team]?.id ?? null })));
  for (const person of [...leaders, ...reps]) {
    const accounts: string[] = [];
    for (let index = 0; index < 3; index += 1)
      accounts.push((await product.create.account({ ownerId: person.id, createdOn: day(), grade: 'ABC'[index] ?? 'D' })).id);
    const account = () => accounts[throwDice(accounts.length)] ?? '';
    await visitsAndPlans(product, person.id, account, { day, throwDice });
    await deals(product, person.id, account, { day, throwDice });
    await money(product, person.id, account, { day, throwDice });
    await product.database.execute(sql`
      insert into complaint (id, account_id, reported_by, subject, reported_on, due_on, state, answer, answered_on)
      values (${newId()}::uuid, ${account()}::uuid, ${person.id}::uuid, '交货延迟', '2026-11-05', '2026-11-10', 'open', null, null),
        (${newId()}::uuid, ${account()}::uuid, ${person.id}::uuid, '发票有误', '2026-10-12', '2026-10-14', 'answered', '已重开', '2026-10-20')`);
    await silence(product, person.id);
    await promises(product, person.id, account());
    await reports(product, person.id);
    await product.database.execute(sql`
      insert into market_note (id, account_id, author_id, content, seen_on) values (${newId()}::uuid, ${account()}::uuid, ${person.id}::uuid, '对手降价', '2026-11-11')`);
    await product.database.execute(sql`
      insert into contact (id, account_id, name, created_by, created_on) values (${newId()}::uuid, ${account()}::uuid, '王经理', ${person.id}::uuid, '2026-10-12')`);
    await product.database.execute(sql`
      insert into visit_contact (visit_id, contact_id) select v.id, c.id from visit v join contact c on c.account_id = v.account_id where v.person_id = ${person.id}::uuid`);
  }
  return [...leaders, ...reps].map(({ id }) => id);
}

/** A customer who has gone quiet, one who was woken up again, and one never seen. */
async function silence(product: Product, personId: string): Promise<void> {
  const quiet = await product.create.account({ ownerId: personId, grade: 'C' });
  await product.create.contract({ accountId: quiet.id, ownerId: personId, signedOn: '2025-10-10', dueOn: '2026-08-10' });
  const woken = await product.create.account({ ownerId: personId, grade: 'C' });
  await product.create.visit({ accountId: woken.id, personId, visitedOn: '2026-02-02' });
  await product.create.visit({ accountId: woken.id, personId, visitedOn: '2026-10-15' });
  await product.create.account({ ownerId: personId, grade: 'A' });
}

/** Four weeks: handed in in time, late, after the range, and never. */
async function reports(product: Product, personId: string): Promise<void> {
  const weeks = [
    ['2026-W43', '2026-10-19', '2026-10-26T16:00:00+08:00'],
    ['2026-W44', '2026-10-26', '2026-11-02T19:00:00+08:00'],
    ['2026-W45', '2026-11-02', '2026-11-17T09:00:00+08:00'],
    ['2026-W46', '2026-11-09', null],
  ] as const;
  for (const [period, startsOn, submittedAt] of weeks) {
    const dueAt = `${addDays(startsOn, 7)}T18:00:00+08:00`;
    await product.database.execute(sql`
      insert into report (id, person_id, kind, period, starts_on, ends_on, due_at, status, computed_at, submitted_at, first_submitted_at, facts_hash)
      values (${newId()}::uuid, ${personId}::uuid, 'weekly', ${period}::text, ${startsOn}::date, ${addDays(startsOn, 6)}::date, ${dueAt}::timestamptz,
        ${submittedAt ? 'submitted' : 'draft'}::text, ${dueAt}::timestamptz, ${submittedAt}::timestamptz, ${submittedAt}::timestamptz, ${submittedAt ? 'x' : null}::text)`);
  }
}

interface Chance {
  day: () => string;
  throwDice: (below: number) => number;
}

async function visitsAndPlans(
  product: Product,
  personId: string,
  account: () => string,
  { day, throwDice }: Chance,
): Promise<void> {
  const visits: { id: string; accountId: string }[] = [];
  for (let index = 0; index < 60; index += 1) {
    const accountId = account();
    const kind = ['phone', 'onsite', 'online', 'hosted'][throwDice(4)] ?? 'onsite';
    visits.push({ ...(await product.create.visit({ accountId, personId, visitedOn: day(), kind })), accountId });
  }
  for (let index = 0; index < 60; index += 1) {
    const linked = throwDice(3) === 0 ? visits.pop() : undefined;
    const plan = await product.create.visitPlan({ accountId: linked?.accountId ?? account(), personId, plannedOn: day() });
    if (linked)
      await product.database.execute(
        sql`update visit_plan set state = 'done', visit_id = ${linked.id}::uuid where id = ${plan.id}::uuid`,
      );
    else if (throwDice(8) === 0)
      await product.database.execute(sql`update visit_plan set state = 'cancelled' where id = ${plan.id}::uuid`);
  }
}

async function deals(product: Product, personId: string, account: () => string, { day, throwDice }: Chance): Promise<void> {
  for (let index = 0; index < 12; index += 1) {
    const openedOn = day();
    const amount = `${throwDice(500) + 1}000.35`;
    const deal = await product.create.opportunity({
      accountId: account(),
      ownerId: personId,
      amount,
      openedOn,
      expectedCloseOn: addDays(openedOn, 10),
    });
    let on = openedOn;
    for (let stage = 1; stage <= throwDice(OPEN_STAGES.length); stage += 1) {
      on = addDays(on, throwDice(10));
      await move(product, deal.id, {
        personId,
        from: OPEN_STAGES[stage - 1] ?? 'contact',
        to: OPEN_STAGES[stage] ?? 'closing',
        on,
        amount,
      });
    }
    const end = (['won', 'lost', null] as const)[throwDice(3)] ?? null;
    if (end) await move(product, deal.id, { personId, from: 'closing', to: end, on: addDays(on, throwDice(10)), amount });
  }
}

async function move(
  product: Product,
  deal: string,
  step: { personId: string; from: string; to: string; on: string; amount: string },
): Promise<void> {
  const closed = step.to === 'won' || step.to === 'lost';
  await product.database.execute(sql`
    insert into opportunity_stage_change (id, opportunity_id, from_stage, to_stage, amount, changed_on, at, owner_id)
    values (${newId()}::uuid, ${deal}::uuid, ${step.from}::text, ${step.to}::text, ${step.amount}::numeric, ${step.on}::date, ${`${step.on}T12:00:00+08:00`}::timestamptz, ${step.personId}::uuid)`);
  await product.database.execute(sql`
    update opportunity set stage = ${step.to}::text, stage_entered_on = ${step.on}::date, closed_on = ${closed ? step.on : null}::date,
      won_amount = ${step.to === 'won' ? step.amount : null}::numeric where id = ${deal}::uuid`);
}

async function money(product: Product, personId: string, account: () => string, { day, throwDice }: Chance): Promise<void> {
  for (let index = 0; index < 6; index += 1) {
    const accountId = account();
    const signedOn = byToday(day());
    const parts = [
      { amount: '3000.10', dueOn: addDays(signedOn, throwDice(20)) },
      { amount: '7000.25', dueOn: addDays(signedOn, 20 + throwDice(60)) },
    ];
    const { id: contractId, instalmentIds } = await product.create.contract({
      accountId,
      ownerId: personId,
      amount: '10000.35',
      signedOn,
      parts,
    });
    await product.database.execute(sql`
      insert into invoice (id, number, contract_id, account_id, amount, tax_rate, issued_on)
      select ${newId()}::uuid, 'FP-' || number, id, account_id, 3000.10, 13, signed_on from contract where id = ${contractId}::uuid`);
    if (throwDice(2) === 0) continue;
    const receivedOn = byToday(addDays(signedOn, throwDice(40)));
    const payment = newId();
    await product.database.execute(sql`
      insert into payment (id, number, account_id, collector_id, amount, received_on)
      values (${payment}::uuid, ${`HK-${payment.slice(-12)}`}::text, ${accountId}::uuid, ${personId}::uuid, 2500.05, ${receivedOn}::date)`);
    const reversedOn = throwDice(4) === 0 ? byToday(addDays(receivedOn, throwDice(20))) : null;
    await product.database.execute(sql`
      insert into allocation (id, payment_id, instalment_id, amount, allocated_on)
      values (${newId()}::uuid, ${payment}::uuid, ${instalmentIds[0]}::uuid, 2500.05, ${receivedOn}::date)`);
    if (!reversedOn) continue;
    await product.database.execute(
      sql`update allocation set reversed_on = ${reversedOn}::date where payment_id = ${payment}::uuid`,
    );
    await product.database.execute(sql`update payment set reversed_on = ${reversedOn}::date where id = ${payment}::uuid`);
  }
}
