import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import { DEMO_PASSWORD, DEMO_SIGN_INS, toCents, weekday } from '@keyline/model';
import { isWorkday, dayOf } from './days.js';
import { type Cell, generateCompany, type Table } from './index.js';
import { isRegistrationNo } from './registration.js';
import { DEMO_PASSWORD_HASH } from './sign-ins.js';

type AnyRow = Readonly<Record<string, Cell>>;
const REQUEST = { today: '2026-11-19', timeZone: 'Asia/Shanghai' };

function tablesOf(request: Parameters<typeof generateCompany>[0]): Map<Table, AnyRow[]> {
  const tables = new Map<Table, AnyRow[]>();
  for (const { table, rows } of generateCompany(request)) tables.set(table, [...(tables.get(table) ?? []), ...rows]);
  return tables;
}

function fingerprint(request: Parameters<typeof generateCompany>[0]): string {
  const hash = createHash('sha256');
  for (const batch of generateCompany(request)) hash.update(JSON.stringify(batch));
  return hash.digest('hex');
}

describe('the demo company', () => {
  let tables: Map<Table, AnyRow[]>;
  const rows = (table: Table): AnyRow[] => tables.get(table) ?? [];
  const cents = (value: Cell | undefined): bigint => toCents(String(value));
  const sumBy = (list: readonly AnyRow[], key: string, amount: string): Map<Cell, bigint> => {
    const sums = new Map<Cell, bigint>();
    for (const row of list) sums.set(row[key] ?? null, (sums.get(row[key] ?? null) ?? 0n) + cents(row[amount]));
    return sums;
  };
  const personOf = (username: string): AnyRow => {
    const id = rows('credential').find((row) => row.username === username)?.person_id;
    const person = rows('person').find((row) => row.id === id);
    if (!person) throw new Error(`no ${username}`);
    return person;
  };

  beforeAll(() => {
    tables = tablesOf(REQUEST);
  });

  it('is the same to the last id when it is made again, and another one with another seed', () => {
    const small = { ...REQUEST, factor: 0.34 };
    expect(fingerprint(small)).toBe(fingerprint(small));
    expect(fingerprint({ ...small, seed: 2 })).not.toBe(fingerprint(small));
  });

  it('has the size that was asked for', () => {
    const between = (table: Table, from: number, to: number): void => {
      expect([table, rows(table).length >= from && rows(table).length <= to]).toEqual([table, true]);
    };
    between('person', 58, 68);
    between('account', 385, 415);
    between('contact', 1_350, 1_650);
    between('visit', 22_000, 36_000);
    between('opportunity', 700, 1_300);
    between('contract', 180, 420);
    between('competitor', 8, 8);
    between('product', 12, 12);
  });

  it('has no two rows with the same id', () => {
    for (const [table, list] of tables) {
      const ids = list.flatMap((row) => (row.id === undefined ? [] : [row.id]));
      expect([table, new Set(ids).size]).toEqual([table, ids.length]);
    }
  });

  it('can be entered by one person of every role', async () => {
    for (const { username, role } of DEMO_SIGN_INS) expect(personOf(username).roles).toEqual([role]);
    expect(personOf('rep').manager_id).toBe(personOf('supervisor').id);
    expect(personOf('rep2').manager_id).toBe(personOf('supervisor').id);
    expect(personOf('assistant').manager_id).toBe(personOf('supervisor').id);
    expect(personOf('supervisor').manager_id).toBe(personOf('director').id);
    expect(personOf('director').manager_id).toBe(personOf('head').id);
    expect(await verify(DEMO_PASSWORD_HASH, DEMO_PASSWORD)).toBe(true);
  });

  it('has contracts whose payment schedules add up to the contract sum', () => {
    const scheduled = sumBy(rows('instalment'), 'contract_id', 'amount');
    for (const contract of rows('contract')) expect(scheduled.get(contract.id ?? null)).toBe(cents(contract.amount));
  });

  it('never books more than was paid or owed, and keeps both sums', () => {
    const live = rows('allocation').filter((row) => row.reversed_on === null);
    const byPayment = sumBy(live, 'payment_id', 'amount');
    const byInstalment = sumBy(live, 'instalment_id', 'amount');
    for (const payment of rows('payment')) {
      expect(byPayment.get(payment.id ?? null) ?? 0n).toBe(cents(payment.allocated));
      expect(cents(payment.allocated) <= cents(payment.amount)).toBe(true);
    }
    for (const instalment of rows('instalment')) {
      expect(byInstalment.get(instalment.id ?? null) ?? 0n).toBe(cents(instalment.received));
      expect(cents(instalment.received) <= cents(instalment.amount)).toBe(true);
    }
  });

  it('has the awkward money of real life: odd cents, too much, too early, taken back, in dispute', () => {
    const payments = rows('payment');
    expect(payments.some((row) => !String(row.amount).endsWith('.00'))).toBe(true);
    expect(payments.some((row) => row.reversed_on !== null)).toBe(true);
    expect(
      payments.some((row) => row.reversed_on === null && cents(row.allocated) > 0n && cents(row.allocated) < cents(row.amount)),
    ).toBe(true);
    expect(payments.some((row) => row.reversed_on === null && cents(row.allocated) === 0n)).toBe(true);
    expect(rows('instalment').some((row) => row.disputed_on !== null)).toBe(true);
    expect(rows('invoice').some((row) => row.cancelled_on !== null)).toBe(true);
    expect(rows('invoice').some((row) => row.reverses_id !== null)).toBe(true);
  });

  it('is owed money of every age', () => {
    const signed = new Set(
      rows('contract')
        .filter((row) => row.signed_on !== null && row.terminated_on === null)
        .map((row) => row.id),
    );
    const ages = rows('instalment')
      .filter((row) => signed.has(row.contract_id) && cents(row.received) < cents(row.amount))
      .map((row) => dayOf(REQUEST.today) - dayOf(String(row.due_on ?? row.expected_on)));
    for (const [from, to] of [
      [-400, 0],
      [1, 30],
      [31, 60],
      [61, 90],
      [91, 180],
      [181, 365],
      [366, 9_999],
    ] as const) {
      expect([from, ages.some((age) => age >= from && age <= to)]).toEqual([from, true]);
    }
  });

  it('visits nobody at the weekend, on a holiday, or tomorrow', () => {
    const days = new Set(rows('visit').map((row) => String(row.visited_on)));
    expect([...days].filter((day) => weekday(day) > 5 || !isWorkday(dayOf(day)) || day > REQUEST.today)).toEqual([]);
  });

  it('has a visit behind every plan that is done, and none behind the others', () => {
    const visits = new Set(rows('visit').map((row) => row.id));
    expect(
      rows('visit_plan').filter((plan) => (plan.state === 'done' ? !visits.has(plan.visit_id ?? '') : plan.visit_id !== null)),
    ).toEqual([]);
  });

  it('moves deals through their stages in the order of time and wins about three in ten', () => {
    const last = new Map<Cell, string>();
    for (const change of rows('opportunity_stage_change')) {
      const deal = change.opportunity_id ?? null;
      if (String(change.at) <= (last.get(deal) ?? '')) throw new Error(`deal ${String(deal)} went back in time`);
      last.set(deal, String(change.at));
    }
    const won = rows('opportunity').filter((row) => row.stage === 'won').length;
    const lost = rows('opportunity').filter((row) => row.stage === 'lost').length;
    expect(won / (won + lost)).toBeGreaterThan(0.22);
    expect(won / (won + lost)).toBeLessThan(0.34);
  });

  it('has companies with valid registration numbers, each its own', () => {
    const numbers = rows('account').flatMap((row) => (typeof row.registration_no === 'string' ? [row.registration_no] : []));
    expect(numbers.every(isRegistrationNo)).toBe(true);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(rows('account').some((row) => row.owner_id === null)).toBe(true);
    expect(rows('account').some((row) => row.parent_id !== null)).toBe(true);
  });

  it.each(['2026-11-19', '2026-11-22', '2027-01-04', '2027-10-05'])(
    'gives the rep something to do and to worry about on %s',
    (today) => {
      if (today !== REQUEST.today) tables = tablesOf({ ...REQUEST, today });
      const me = personOf('rep').id;
      const mine = rows('opportunity').filter((row) => row.owner_id === me && row.closed_on === null);
      expect(rows('account').filter((row) => row.owner_id === me).length).toBe(18);
      expect(mine.some((row) => row.stage === 'tender')).toBe(true);
      expect(mine.some((row) => row.next_step === null && dayOf(today) - dayOf(String(row.stage_entered_on)) > 90)).toBe(true);
      expect(rows('visit_plan').some((row) => row.person_id === me && row.planned_on === today && row.state === 'planned')).toBe(
        true,
      );
      const signed = new Set(
        rows('contract')
          .filter((row) => row.signed_on !== null)
          .map((row) => row.id),
      );
      const overdue = rows('instalment').filter(
        (row) =>
          row.collector_id === me &&
          signed.has(row.contract_id) &&
          String(row.due_on) < today &&
          cents(row.received) < cents(row.amount),
      );
      expect(overdue.length).toBe(2);
      expect(overdue.filter((row) => cents(row.received) > 0n).length).toBe(1);
    },
  );
});
