import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sql from 'sql-template-tag';
import { addMoney, subtractMoney, type AgeingReport, type MeasureDetail, type ReceivableFigures } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { query, valuesOf } from './work.fixture.js';

jest.setTimeout(60_000);

const OVERDUE = ['overdue_opening', 'overdue_new', 'overdue_taken_over', 'overdue_collected', 'overdue_amount'];
const CODES = [...OVERDUE, 'instalments_due', 'collectable_amount', 'collected_amount', 'collection_rate'];
const FEBRUARY = { from: '2026-02-01', to: '2026-02-28' };
const SECOND_WEEK = { from: '2026-02-09', to: '2026-02-15' };

let product: Product;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let finance: Client;
let parts: string[];

/** Sessions do not last for months: everybody signs in anew. */
const on = async (day: string) => {
  product.clock.moveTo(`${day}T10:00:00+08:00`);
  supervisor = await product.signedInAs('supervisor', { id: supervisor.id });
  finance = await product.signedInAs('finance', { id: finance.id });
};
const figures = (range: { from: string; to: string }) => valuesOf(supervisor, { ...range, measures: CODES.join(), by: 'person' });
const rows = async (measure: string, range: { from: string; to: string }) =>
  (await supervisor.get<MeasureDetail[]>(`/api/measures/rows?${query({ ...range, measure })}`)).body;
/** A part of the schedule says something else from a day on. */
const planAnew = (part: number, day: string, { dueOn, amount }: { dueOn: string; amount?: string }) => sql`
  update instalment set due_on = ${dueOn}::date, amount = coalesce(${amount ?? null}::numeric, amount), agreed_on = ${day}::date, agreed_because = 'amendment'
  where id = ${parts[part]}::uuid`;
const drop = (part: number, day: string) => sql`
  with gone as (delete from instalment where id = ${parts[part]}::uuid returning *)
  insert into instalment_term (instalment_id, contract_id, account_id, sequence, name, kind, amount, due_rule, due_on, expected_on, collector_id, until_on, dropped)
  select id, contract_id, account_id, sequence, name, kind, amount, due_rule, due_on, expected_on, collector_id, ${day}::date, true from gone`;

let told: { february: unknown; week: unknown };

beforeAll(async () => {
  product = await startProduct({ now: '2026-01-12T10:00:00+08:00' });
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  colleague = await product.signedInAs('rep', { managerId: supervisor.id });
  finance = await product.signedInAs('finance');
  const account = await product.create.account({ ownerId: rep.id });
  const { instalmentIds } = await product.create.contract({
    accountId: account.id,
    ownerId: rep.id,
    amount: '900.00',
    signedOn: '2026-01-12',
    parts: [
      { amount: '200.00', dueOn: '2026-01-20' },
      { amount: '300.00', dueOn: '2026-02-10' },
      { amount: '100.00', dueOn: '2026-02-15' },
      { amount: '300.00', dueOn: '2026-05-01' },
    ],
  });
  parts = instalmentIds;
  await on('2026-02-27');
  await finance.post('/api/payments', { accountId: account.id, amount: '200', receivedOn: '2026-02-27', allocate: 'oldest' });
  await on('2026-03-01');
  told = { february: await figures(FEBRUARY), week: await figures(SECOND_WEEK) };
  await on('2026-03-05');
  const handed = { instalmentIds: [parts[2]], toPersonId: colleague.id, why: '休假' };
  expect((await supervisor.post('/api/instalments/hand-over', handed)).status).toBe(200);
  await on('2026-03-10');
  // The second part is put off and takes in the third; the fourth turns out, weeks later, to have been due since February.
  await product.database.transaction(async () => {
    await product.database.execute(planAnew(1, '2026-03-10', { dueOn: '2026-06-30', amount: '400' }));
    await product.database.execute(drop(2, '2026-03-10'));
  });
  await on('2026-03-20');
  await product.database.execute(planAnew(3, '2026-03-20', { dueOn: '2026-02-20' }));
  await on('2026-03-25');
  await product.database.execute(planAnew(3, '2026-03-25', { dueOn: '2026-02-10' }));
  await on('2026-04-01');
});
afterAll(() => product.close());

describe('planned anew in March', () => {
  it('the figures of February are those that February told', async () => {
    const february = await figures(FEBRUARY);
    expect(february.total).toMatchObject({
      overdue_opening: '200.00',
      overdue_new: '400.00',
      overdue_collected: '200.00',
      overdue_amount: '400.00',
      instalments_due: '400.00',
      collectable_amount: '600.00',
      collection_rate: '33.3',
    });
    expect(february).toEqual(told.february);
    expect(await figures(SECOND_WEEK)).toEqual(told.week);
  });

  it('what was overdue on any day is what the ageing table of that day says, person by person', async () => {
    const days = ['01-31', '02-12', '02-28', '03-06', '03-09', '03-10', '03-19', '03-20', '03-31', '04-01'];
    for (const asOf of days.map((day) => `2026-${day}`)) {
      const { body } = await finance.get<AgeingReport>(`/api/receivables/ageing?${query({ asOf, by: 'collector' })}`);
      const measured = await figures({ from: '2026-01-01', to: asOf });
      const overdue = (key: string) => {
        const aged = body.rows.find((row) => row.key === key);
        return aged ? subtractMoney(aged.total, aged.notDue) : '0.00';
      };
      for (const { key, values } of measured.rows)
        expect([asOf, key, values['overdue_amount']]).toEqual([asOf, key, overdue(key)]);
    }
    const opening = await figures({ from: '2026-03-07', to: '2026-03-07' });
    expect(opening.rows.find(({ key }) => key === colleague.id)?.values['overdue_opening']).toBe('100.00');
  });

  it('the rows carry the due dates and amounts of then, also of what was dropped since', async () => {
    const then = (await rows('overdue_amount', FEBRUARY)).map(({ id, on: due, amount }) => [id, due, amount]).sort();
    expect(then).toEqual(
      [
        [parts[1], '2026-02-10', '300.00'],
        [parts[2], '2026-02-15', '100.00'],
      ].sort(),
    );
    expect((await rows('overdue_amount', { from: '2026-03-10', to: '2026-03-10' })).map(({ id }) => id)).toEqual([]);
  });

  it('what turns out to have been due for weeks becomes overdue on the day on which it is known, once', async () => {
    const march = { from: '2026-03-11', to: '2026-03-31' };
    expect(await rows('overdue_new', march)).toMatchObject([{ id: parts[3], on: '2026-02-20', amount: '300.00' }]);
    expect(await rows('overdue_new', { from: '2026-03-21', to: '2026-03-31' })).toEqual([]);
    expect((await figures(march)).total).toMatchObject({ instalments_due: '300.00', overdue_amount: '300.00' });
  });

  it('and the beginning, what came, went and changed hands makes the end wherever nothing overdue was put off', async () => {
    for (const range of [
      { from: '2026-01-01', to: '2026-01-31' },
      FEBRUARY,
      SECOND_WEEK,
      { from: '2026-03-01', to: '2026-03-09' },
      { from: '2026-03-11', to: '2026-03-22' },
      { from: '2026-03-20', to: '2026-04-01' },
    ]) {
      const { rows: people, total } = await figures(range);
      for (const values of [...people.map((row) => row.values), total]) {
        const [opening, come, taken, collected, standing] = OVERDUE.map((code) => values[code] ?? '');
        expect([range, subtractMoney(addMoney(opening ?? '', come ?? '', taken ?? ''), collected ?? '')]).toEqual([
          range,
          standing,
        ]);
      }
    }
  });

  it('the collection rate of February is still the one that finance reads', async () => {
    for (const range of [FEBRUARY, { from: '2026-03-01', to: '2026-03-31' }]) {
      const { body } = await finance.get<ReceivableFigures>(`/api/receivables/figures?${query(range)}`);
      expect((await figures(range)).total).toMatchObject({
        collectable_amount: body.values.collectable?.amount,
        collected_amount: body.values.collected?.amount,
      });
    }
  });

  it('what was put off falls due, and overdue, again on its new day', async () => {
    await on('2026-07-02');
    expect((await figures({ from: '2026-06-01', to: '2026-06-30' })).total).toMatchObject({
      instalments_due: '400.00',
      overdue_new: '0.00',
    });
    expect((await figures({ from: '2026-07-01', to: '2026-07-31' })).total).toMatchObject({
      overdue_new: '400.00',
      overdue_amount: '700.00',
    });
  });
});
