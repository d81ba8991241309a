import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import {
  addDays,
  addMoney,
  ageBalances,
  AGEING_BUCKETS,
  AGEING_CUTS,
  NO_KEY,
  type AgeingReport,
  type InstalmentRow,
  type PaymentRecord,
} from '@keyline/model';
import { AgeingWorkbook } from '@keyline/receivables';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let finance: Client;
let legal: Client;

beforeAll(async () => {
  product = await startProduct({ now: '2026-06-01T10:00:00+08:00' });
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  colleague = await product.signedInAs('rep', { managerId: supervisor.id });
  finance = await product.signedInAs('finance');
  legal = await product.signedInAs('legal');
});
afterAll(() => product.close());

const ageing = async (client: Client, query: Record<string, string> = {}) =>
  (await client.get<AgeingReport>(`/api/receivables/ageing?${new URLSearchParams(query).toString()}`)).body;
const sum = (amounts: readonly string[]) => addMoney('0', ...amounts);

interface Stored {
  dueOn: string;
  open: string;
  received: string;
  allocated: string;
}
const stored = (): Promise<Stored[]> =>
  product.database.rows<Stored>(sql`
    select i.due_on as "dueOn", i.amount - i.received as open, i.received,
      (select coalesce(sum(al.amount), 0.00) from allocation al where al.instalment_id = i.id and al.reversed_on is null) as allocated
    from instalment i`);

/** What came in is what is allocated plus what is not; no instalment and no payment is settled beyond its amount. */
async function expectConserved(): Promise<void> {
  const payments = await product.database.rows<{ amount: string; allocated: string; live: string }>(sql`
    select p.amount, p.allocated, (select coalesce(sum(al.amount), 0.00) from allocation al where al.payment_id = p.id and al.reversed_on is null) as live
    from payment p`);
  expect(
    payments.filter((payment) => payment.allocated !== payment.live || Number(payment.allocated) > Number(payment.amount)),
  ).toEqual([]);
  const instalments = await stored();
  expect(instalments.filter((row) => row.received !== row.allocated || Number(row.open) < 0)).toEqual([]);
  expect(sum(payments.map((payment) => payment.allocated))).toBe(sum(instalments.map((row) => row.received)));
}

const cents = fc.integer({ min: 1, max: 90_000 }).map((each) => (each / 100).toFixed(2));
const deed = fc.oneof(
  fc.record({ what: fc.constant('book' as const), amount: cents, oldest: fc.boolean() }),
  fc.record({ what: fc.constant('byHand' as const), amount: cents, pick: fc.nat(1000) }),
  fc.record({ what: fc.constant('deallocate' as const), pick: fc.nat(1000) }),
  fc.record({ what: fc.constant('reverse' as const), pick: fc.nat(1000) }),
  fc.record({ what: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 70 }) }),
);
type Deed = typeof deed extends fc.Arbitrary<infer Each> ? Each : never;

/** Sessions do not last that long: everybody signs in anew. */
async function waitDays(days: number): Promise<void> {
  product.clock.moveTo(new Date(product.clock.now().getTime() + days * 86_400_000));
  supervisor = await product.signedInAs('supervisor', { id: supervisor.id });
  rep = await product.signedInAs('rep', { id: rep.id });
  colleague = await product.signedInAs('rep', { id: colleague.id });
  finance = await product.signedInAs('finance', { id: finance.id });
  legal = await product.signedInAs('legal', { id: legal.id });
}

/** One deed of finance, over HTTP; what the rules refuse is refused with a 4xx and changes nothing. */
async function doOne(accountId: string, each: Deed): Promise<void> {
  if (each.what === 'wait') return waitDays(each.days);
  const payments = (await finance.list<PaymentRecord>('payments', { filter: { accountId }, range: [0, 99] })).body;
  const parts = (await finance.list<InstalmentRow>('instalments', { filter: { accountId }, range: [0, 99] })).body;
  if (each.what === 'book') {
    const input = {
      accountId,
      amount: each.amount,
      receivedOn: product.clock.today(),
      ...(each.oldest ? { allocate: 'oldest' } : {}),
    };
    expect((await finance.post('/api/payments', input)).status).toBe(201);
    return;
  }
  const payment = payments[each.pick % Math.max(1, payments.length)];
  const part = parts[each.pick % parts.length];
  if (!payment || !part) return;
  const path = `/api/payments/${payment.id}`;
  if (each.what === 'byHand')
    expect([200, 409, 422]).toContain(
      (await finance.post(`${path}/allocate`, { allocate: [{ instalmentId: part.id, amount: each.amount }] })).status,
    );
  if (each.what === 'reverse') expect([200, 409]).toContain((await finance.post(`${path}/reverse`, { reason: '退票' })).status);
  if (each.what === 'deallocate') {
    const allocation = (await finance.get<PaymentRecord>(path)).body.allocations.at(-1);
    if (allocation)
      expect([200, 409]).toContain((await finance.post(`${path}/deallocate`, { allocationId: allocation.id })).status);
  }
}

describe('the ageing report', () => {
  it('whatever finance does, money is conserved, every past day keeps its figures, and every cut has the same total', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cents, fc.integer({ min: -400, max: 120 })), { minLength: 1, maxLength: 5 }),
        fc.array(deed, { maxLength: 14 }),
        async (plan, deeds) => {
          const account = await product.create.account({ ownerId: rep.id });
          const parts = plan.map(([amount, days]) => ({ amount, dueOn: addDays(product.clock.today(), days) }));
          await product.create.contract({
            accountId: account.id,
            ownerId: rep.id,
            amount: sum(parts.map((part) => part.amount)),
            parts,
            signedOn: product.clock.today(),
          });
          const days = new Map<string, ReturnType<typeof ageBalances>>();
          for (const each of deeds) {
            await doOne(account.id, each);
            const today = product.clock.today();
            days.set(today, ageBalances(await stored(), today));
            await expectConserved();
          }
          for (const [asOf, expected] of days) {
            for (const by of AGEING_CUTS) {
              const report = await ageing(finance, { asOf, by });
              expect({ asOf, by, ...report.total }).toEqual({ asOf, by, ...expected, disputed: report.total.disputed });
              for (const column of [...AGEING_BUCKETS, 'total', 'disputed'] as const)
                expect(sum(report.rows.map((row) => row[column]))).toBe(report.total[column]);
              for (const row of report.rows) expect(sum(AGEING_BUCKETS.map((bucket) => row[bucket]))).toBe(row.total);
            }
          }
          // The next run starts on a later day than all of these.
          await waitDays(1);
        },
      ),
      { numRuns: 8 },
    );
  }, 120_000);

  it('opens to the instalments behind each figure, also of a past day', async () => {
    const asOf = addDays(product.clock.today(), -30);
    const parent = await product.create.account({ ownerId: rep.id });
    const account = await product.create.account({ ownerId: rep.id });
    await product.database.execute(sql`update account set parent_id = ${parent.id}::uuid where id = ${account.id}::uuid`);
    const parts = [500, 200, 120, 80, 50, 5, -60].map((days, index) => ({
      amount: `${index + 1}00`,
      dueOn: addDays(asOf, -days),
    }));
    const contract = await product.create.contract({
      accountId: account.id,
      ownerId: rep.id,
      amount: '2800',
      parts,
      signedOn: '2024-01-01',
    });
    const [disputed, ...others] = contract.instalmentIds;
    await product.database.execute(sql`update instalment set disputed_on = ${asOf}::date where id = ${disputed}::uuid`);
    const handOver = { instalmentIds: others.slice(0, 3), toPersonId: colleague.id, why: '区域调整', on: addDays(asOf, 7) };
    expect((await supervisor.post('/api/instalments/hand-over', handOver)).body).toEqual({ moved: 3 });
    for (const day of [asOf, product.clock.today()]) {
      for (const by of AGEING_CUTS) {
        const report = await ageing(finance, { asOf: day, by });
        const row = report.rows.find((each) => each.total === '2800.00') ?? report.rows[0];
        for (const figure of [{}, { only: 'disputed' }, ...AGEING_BUCKETS.map((bucket) => ({ bucket }))]) {
          const asked = { asOf: day, by, key: row?.key ?? NO_KEY, range: '[0,999]', ...(figure as Record<string, string>) };
          const query = new URLSearchParams(asked);
          const { body } = await finance.get<InstalmentRow[]>(`/api/receivables/rows?${query.toString()}`);
          const column = 'bucket' in figure ? figure.bucket : 'only' in figure ? ('disputed' as const) : ('total' as const);
          expect({ day, by, figure, sum: sum(body.map((each) => each.open)) }).toEqual({ day, by, figure, sum: row?.[column] });
        }
      }
    }
    const ofGroup = (await ageing(finance, { by: 'group' })).rows.find((row) => row.key === parent.id);
    expect(ofGroup).toMatchObject({ name: parent.name, total: '2800.00', disputed: '100.00' });
  });

  it('at any past day the money stands with whoever answered for it then, and with their team', async () => {
    const today = product.clock.today();
    const otherLead = await product.signedInAs('supervisor');
    const newcomer = await product.signedInAs('rep', { managerId: otherLead.id });
    const leaver = await product.signedInAs('rep', { managerId: supervisor.id });
    const account = await product.create.account({ ownerId: leaver.id });
    const { instalmentIds } = await product.create.contract({
      accountId: account.id,
      ownerId: leaver.id,
      amount: '640',
      dueOn: addDays(today, -90),
      signedOn: '2025-01-01',
    });
    const on = addDays(today, -10);
    await supervisor.post('/api/instalments/hand-over', { instalmentIds, toPersonId: newcomer.id, why: '离职交接', on });
    const of = async (asOf: string, by: 'collector' | 'team', key: string) =>
      (await ageing(finance, { asOf, by })).rows.find((row) => row.key === key)?.total;
    expect(await of(addDays(on, -1), 'collector', newcomer.id)).toBeUndefined();
    expect(await of(on, 'collector', newcomer.id)).toBe('640.00');
    expect(await of(today, 'collector', newcomer.id)).toBe('640.00');
    expect(await of(today, 'team', otherLead.id)).toBe('640.00');
    expect(await of(addDays(on, -1), 'team', otherLead.id)).toBeUndefined();
    expect(await of(addDays(on, -1), 'collector', leaver.id)).toBe('640.00');
    expect(await of(on, 'collector', leaver.id)).toBeUndefined();
  });

  it('the clock moving one day makes money overdue, with no job run', async () => {
    const seller = await product.signedInAs('rep', { managerId: supervisor.id });
    const account = await product.create.account({ ownerId: seller.id });
    const today = product.clock.today();
    await product.create.contract({ accountId: account.id, ownerId: seller.id, amount: '9', dueOn: today, signedOn: today });
    expect((await ageing(seller)).total).toMatchObject({ notDue: '9.00', d1_30: '0.00' });
    await waitDays(1);
    const tomorrow = await product.signedInAs('rep', { id: seller.id });
    expect((await ageing(tomorrow)).total).toMatchObject({ notDue: '0.00', d1_30: '9.00' });
    expect((await tomorrow.list<InstalmentRow>('instalments', { filter: { overdue: true } })).body).toMatchObject([
      { overdueDays: 1, bucket: 'd1_30' },
    ]);
  });

  it('what waits for a milestone is open and not due, on every cut', async () => {
    const seller = await product.signedInAs('rep', { managerId: supervisor.id });
    const account = await product.create.account({ ownerId: seller.id });
    const { body } = await seller.post<{ id: string }>('/api/contracts', {
      accountId: account.id,
      name: '待验收',
      amount: '70',
      milestones: [{ kind: 'acceptance', name: '终验', plannedOn: '2025-01-01' }],
      instalments: [{ name: '验收款', amount: '70', dueRule: 'milestone', milestone: '终验' }],
    });
    await product.database.execute(
      sql`update contract set state = 'signed', signed_on = ${product.clock.today()}::date where id = ${body.id}::uuid`,
    );
    for (const by of AGEING_CUTS) expect((await ageing(seller, { by })).total).toMatchObject({ notDue: '70.00', total: '70.00' });
    expect((await ageing(seller, { by: 'month' })).rows).toMatchObject([{ key: null, notDue: '70.00' }]);
    const { body: rows } = await seller.get<InstalmentRow[]>(`/api/receivables/rows?by=month&key=${NO_KEY}`);
    expect(rows).toMatchObject([{ name: '验收款', dueOn: null, open: '70.00' }]);
  });

  it('goes to Excel: the table with its total, and the rows behind it', async () => {
    const seller = await product.signedInAs('rep', { managerId: supervisor.id });
    const account = await product.create.account({ ownerId: seller.id, name: '西北重工' });
    const today = product.clock.today();
    await product.create.contract({ accountId: account.id, ownerId: seller.id, amount: '1234.5', dueOn: today, signedOn: today });
    const { status, headers, body } = await seller.get<string>('/api/receivables/ageing.xlsx?by=account');
    expect([status, body.slice(0, 2), headers['content-type']]).toEqual([200, 'PK', expect.stringContaining('spreadsheetml')]);
    expect(decodeURIComponent(String(headers['content-disposition']))).toContain(`账龄-${today}.xlsx`);
    const [table, rows] = await product.app.get(AgeingWorkbook).sheets(seller.actor, {});
    expect(table?.rows).toEqual([['西北重工', '1234.50', '0.00', '0.00', '0.00', '0.00', '0.00', '0.00', '1234.50', '0.00']]);
    expect(table?.foot?.at(-2)).toBe('1234.50');
    expect(rows?.rows).toMatchObject([{ 0: '西北重工', 2: '第1期', 3: today, 5: '未到期', 8: '1234.50' }]);
    expect((await finance.get('/api/receivables/ageing.xlsx?by=colour')).status).toBe(400);
  });

  it("counts what the caller may see: a rep their own, the superior the team's, finance all, a colleague nothing", async () => {
    const seller = await product.signedInAs('rep', { managerId: supervisor.id });
    const account = await product.create.account({ ownerId: seller.id, name: '另一家公司' });
    const today = product.clock.today();
    await product.create.contract({
      accountId: account.id,
      ownerId: seller.id,
      amount: '80',
      dueOn: addDays(today, -45),
      signedOn: today,
    });
    expect((await ageing(seller)).rows).toMatchObject([{ key: account.id, name: '另一家公司', d31_60: '80.00', total: '80.00' }]);
    expect((await ageing(rep)).rows.map((row) => row.key)).not.toContain(account.id);
    expect((await ageing(supervisor)).total).toEqual((await ageing(finance)).total);
    expect((await supervisor.get<InstalmentRow[]>('/api/receivables/rows')).status).toBe(200);
    expect((await rep.get<InstalmentRow[]>(`/api/receivables/rows?key=${account.id}`)).body).toEqual([]);
    expect((await legal.get('/api/receivables/ageing')).status).toBe(403);
  });

  it('drafts and what was not signed yet on that day owe nothing', async () => {
    const seller = await product.signedInAs('rep', { managerId: supervisor.id });
    const account = await product.create.account({ ownerId: seller.id });
    const today = product.clock.today();
    await product.create.contract({
      accountId: account.id,
      ownerId: seller.id,
      state: 'draft',
      signedOn: null,
      dueOn: addDays(today, -45),
    });
    await product.create.contract({
      accountId: account.id,
      ownerId: seller.id,
      amount: '70',
      signedOn: addDays(today, -10),
      dueOn: addDays(today, -5),
    });
    expect((await ageing(seller)).total).toMatchObject({ d1_30: '70.00', total: '70.00' });
    expect((await ageing(seller, { asOf: addDays(today, -7) })).total).toMatchObject({ notDue: '70.00', total: '70.00' });
    expect(await ageing(seller, { asOf: addDays(today, -11) })).toMatchObject({ rows: [], total: { total: '0.00' } });
  });

  it.each(['asOf=2026-02-30', 'by=colour', 'colour=red'])('%s is refused with the field', async (query) => {
    expect(await finance.get(`/api/receivables/ageing?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'request.invalid' },
    });
  });

  it('a key that is none is refused', async () => {
    expect((await finance.get('/api/receivables/rows?key=x')).status).toBe(400);
    expect((await finance.get('/api/receivables/rows?by=month&key=2026-13')).status).toBe(400);
  });
});
