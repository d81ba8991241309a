import sql from 'sql-template-tag';
import {
  addDays,
  addMoney,
  OPEN_STAGES,
  type MeasureDetail,
  type MeasureInfo,
  type MeasureValues,
  type Role,
} from '@keyline/model';
import { newId, type Database } from '@keyline/platform';

/** As much of the test kit as is needed here. */
interface Client {
  readonly id: string;
  get<Body>(path: string): Promise<{ body: Body }>;
}
interface Made {
  readonly id: string;
}
interface Product {
  readonly database: Database;
  readonly create: {
    person(wish: { roles?: Role[]; managerId: string | null }): Promise<Made>;
    account(wish: { ownerId: string; createdOn?: string; grade?: string }): Promise<Made>;
    visit(wish: { accountId: string; personId: string; visitedOn: string; kind?: string }): Promise<Made>;
    visitPlan(wish: { accountId: string; personId: string; plannedOn: string }): Promise<Made>;
    opportunity(wish: {
      accountId: string;
      ownerId: string;
      amount: string;
      openedOn: string;
      expectedCloseOn: string;
    }): Promise<Made>;
    contract(wish: {
      accountId: string;
      ownerId: string;
      amount?: string;
      signedOn?: string;
      dueOn?: string;
      parts?: { amount: string; dueOn: string }[];
    }): Promise<Made & { instalmentIds: string[] }>;
  };
}

export const query = (values: Record<string, string>): string => new URLSearchParams(values).toString();

/** Figures as the API gives them. */
export const valuesOf = async (client: Client, values: Record<string, string>): Promise<MeasureValues> =>
  (await client.get<MeasureValues>(`/api/measures/values?${query(values)}`)).body;

/** Values of a measure that adds up, added up. */
export const sumOf = (unit: MeasureInfo['unit'], values: readonly string[]): string =>
  unit === 'money' ? addMoney('0.00', ...values) : String(values.reduce((sum, value) => sum + BigInt(value), 0n));

/** What records come to: their number, or the sum of their amounts. */
export const worthOf = (unit: MeasureInfo['unit'], rows: readonly Pick<MeasureDetail, 'amount'>[]): string =>
  unit === 'money' ? addMoney('0.00', ...rows.map(({ amount }) => amount ?? 'none')) : String(rows.length);

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
export async function generateWork(product: Product, director: Client): Promise<string[]> {
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
    await handOver(product, person.id, accounts[0] ?? '', director.id);
    await margins(product, person.id, account);
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

/** Overdue for weeks when somebody else took it over; since then part of it came in. */
async function handOver(product: Product, personId: string, accountId: string, toId: string): Promise<void> {
  const { instalmentIds } = await product.create.contract({
    accountId,
    ownerId: personId,
    amount: '8000.00',
    signedOn: '2026-09-05',
    dueOn: '2026-09-20',
  });
  const instalmentId = instalmentIds[0] ?? '';
  await product.database.transaction(async () => {
    await product.database.execute(sql`
      update instalment_responsibility set until_on = '2026-11-11' where instalment_id = ${instalmentId}::uuid`);
    await product.database.execute(sql`
      insert into instalment_responsibility (instalment_id, collector_id, from_on, cause) values (${instalmentId}::uuid, ${toId}::uuid, '2026-11-11', 'handed_over')`);
    await product.database.execute(sql`update instalment set collector_id = ${toId}::uuid where id = ${instalmentId}::uuid`);
  });
  for (const [number, day] of [
    ['before', '2026-10-30'],
    ['after', '2026-11-13'],
  ] as const)
    await product.database.execute(sql`
      with paid as (
        insert into payment (id, number, account_id, collector_id, amount, received_on)
        values (${newId()}::uuid, ${`HK-${number}-${personId}`}, ${accountId}::uuid, ${personId}::uuid, 1000, ${day}::date) returning id
      ) insert into allocation (id, payment_id, instalment_id, amount, allocated_on) select ${newId()}::uuid, id, ${instalmentId}::uuid, 1000, ${day}::date from paid`);
}

/** A contract with lines of known cost, and one with a line that nobody knows the cost of. */
async function margins(product: Product, personId: string, account: () => string): Promise<void> {
  for (const cost of ['6000.00', null]) {
    const { id } = await product.create.contract({
      accountId: account(),
      ownerId: personId,
      amount: '22600.00',
      signedOn: '2026-10-22',
      dueOn: '2027-01-15',
    });
    await product.database.execute(sql`
      insert into contract_line (contract_id, position, name, quantity, unit_price, tax_rate, amount, unit_cost)
      values (${id}::uuid, 1, '采集网关', 2, 11300, 13, 22600, ${cost}::numeric)`);
  }
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
