import sql from 'sql-template-tag';
import { addDays, OPEN_STAGES } from '@keyline/model';
import { newId } from '@keyline/platform';
import type { Client, Product } from '@keyline/testing';

const FIRST = '2026-09-01';

/** The same numbers in every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

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
      accounts.push((await product.create.account({ ownerId: person.id, createdOn: day() })).id);
    const account = () => accounts[throwDice(accounts.length)] ?? '';
    await visitsAndPlans(product, person.id, account, { day, throwDice });
    await deals(product, person.id, account, { day, throwDice });
    await money(product, person.id, account, { day, throwDice });
    await product.database.execute(sql`
      insert into complaint (id, account_id, reported_by, subject, reported_on, due_on) values (${newId()}::uuid, ${account()}::uuid, ${person.id}::uuid, '交货延迟', '2026-11-10', '2026-11-20')`);
    await product.database.execute(sql`
      insert into market_note (id, account_id, author_id, content, seen_on) values (${newId()}::uuid, ${account()}::uuid, ${person.id}::uuid, '对手降价', '2026-11-11')`);
    await product.database.execute(sql`
      insert into contact (id, account_id, name, created_by, created_on) values (${newId()}::uuid, ${account()}::uuid, '王经理', ${person.id}::uuid, '2026-10-12')`);
  }
  return [...leaders, ...reps].map(({ id }) => id);
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
    const kind = throwDice(3) === 0 ? 'phone' : 'onsite';
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
    const deal = await product.create.opportunity({ accountId: account(), ownerId: personId, amount, openedOn });
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
    const signedOn = day();
    const parts = [
      { amount: '3000.10', dueOn: addDays(signedOn, throwDice(20)) },
      { amount: '7000.25', dueOn: addDays(signedOn, 20 + throwDice(60)) },
    ];
    const { instalmentIds } = await product.create.contract({
      accountId,
      ownerId: personId,
      amount: '10000.35',
      signedOn,
      parts,
    });
    if (throwDice(2) === 0) continue;
    const receivedOn = addDays(signedOn, throwDice(40));
    const payment = newId();
    await product.database.execute(sql`
      insert into payment (id, number, account_id, collector_id, amount, received_on)
      values (${payment}::uuid, ${`HK-${payment.slice(-12)}`}::text, ${accountId}::uuid, ${personId}::uuid, 2500.05, ${receivedOn}::date)`);
    const reversedOn = throwDice(4) === 0 ? addDays(receivedOn, throwDice(20)) : null;
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
