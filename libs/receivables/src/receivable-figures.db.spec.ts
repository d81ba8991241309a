import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMoney,
  RECEIVABLE_FIGURES,
  type CashCalendar,
  type ReceivableFigure,
  type ReceivableFigureRow,
  type ReceivableFigures,
} from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let finance: Client;
let legal: Client;

beforeAll(async () => {
  product = await startProduct({ now: '2026-06-10T10:00:00+08:00' });
  finance = await product.signedInAs('finance');
  legal = await product.signedInAs('legal');
});
afterAll(() => product.close());

const QUARTER = { from: '2026-04-01', to: '2026-06-30' };
const figures = async (who: Client, range = QUARTER) =>
  (await who.get<ReceivableFigures>(`/api/receivables/figures?${new URLSearchParams(range).toString()}`)).body;
const rowsOf = async (who: Client, figure: ReceivableFigure, range = QUARTER) => {
  const query = new URLSearchParams({ ...range, figure, range: '[0,999]' });
  return (await who.get<ReceivableFigureRow[]>(`/api/receivables/figures/rows?${query.toString()}`)).body;
};
const calendar = async (who: Client, query: Record<string, string>) =>
  (await who.get<CashCalendar>(`/api/receivables/cash-calendar?${new URLSearchParams(query).toString()}`)).body;
const sum = (amounts: readonly string[]) => addMoney('0', ...amounts);

const sellerWith = async (parts: { amount: string; dueOn: string }[], signedOn = '2026-01-05') => {
  const seller = await product.signedInAs('rep');
  const account = await product.create.account({ ownerId: seller.id });
  const amount = sum(parts.map((part) => part.amount));
  const contract = await product.create.contract({ accountId: account.id, ownerId: seller.id, amount, parts, signedOn });
  return { seller, accountId: account.id, ...contract };
};
let count = 0;
const invoice = (contractId: string, amount: string, issuedOn: string) =>
  finance.post<{ id: string }>('/api/invoices', { number: `FP${(count += 1)}`, contractId, amount, issuedOn });
const pay = (accountId: string, amount: string, receivedOn: string) =>
  finance.post<{ id: string }>('/api/payments', { accountId, amount, receivedOn, allocate: 'oldest' });

const promise = (who: Client, accountId: string, amount: string, promisedOn = '2026-06-12') =>
  who.post<{ id: string }>('/api/promises', { accountId, amount, promisedOn });

describe('the figures of a quarter', () => {
  it('say how long money stays outside and how much of what was due came in', async () => {
    const { seller, id, accountId } = await sellerWith([
      { amount: '100', dueOn: '2026-03-01' },
      { amount: '300', dueOn: '2026-05-01' },
      { amount: '600', dueOn: '2026-09-01' },
    ]);
    await invoice(id, '400', '2026-05-01');
    await pay(accountId, '150', '2026-05-20');
    const { values, dso, collectionRate } = await figures(seller);
    const amounts = Object.fromEntries(Object.entries(values).map(([figure, { amount }]) => [figure, amount]));
    expect(amounts).toEqual({
      expected: '300.00',
      expectedOpen: '250.00',
      carriedOver: '0.00',
      promised: '0.00',
      received: '150.00',
      dueIn: '250.00',
      overdue: '250.00',
      open: '850.00',
      unallocated: '0.00',
      sales: '400.00',
      invoicedUnpaid: '250.00',
      collectable: '400.00',
      collected: '150.00',
    });
    // 250 of 400 unpaid in 91 days; 150 of 400 collected.
    expect([dso, collectionRate]).toEqual(['56.9', '37.5']);
  });

  it('are dashes where nothing was sold or due', async () => {
    const { seller } = await sellerWith([{ amount: '5', dueOn: '2027-01-01' }]);
    expect(await figures(seller)).toMatchObject({ dso: null, collectionRate: null });
  });

  it('a red-letter invoice and a reversed payment take back what they were', async () => {
    const { seller, id, accountId } = await sellerWith([{ amount: '100', dueOn: '2026-05-01' }]);
    const { body } = await invoice(id, '100', '2026-05-01');
    await finance.post(`/api/invoices/${body.id}/reverse`, {
      number: 'HZ1',
      amount: '40',
      issuedOn: '2026-06-01',
      reason: '退货',
    });
    const payment = await pay(accountId, '60', '2026-06-01');
    expect((await figures(seller)).values).toMatchObject({
      sales: { amount: '60.00', count: 2 },
      invoicedUnpaid: { amount: '0.00', count: 0 },
      received: { amount: '60.00', count: 1 },
    });
    await finance.post(`/api/payments/${payment.body.id}/reverse`, { reason: '退票' });
    expect((await figures(seller)).values).toMatchObject({
      invoicedUnpaid: { amount: '60.00' },
      received: { amount: '0.00', count: 0 },
      collected: { amount: '0.00' },
    });
  });

  it('each opens exactly the records that it counts', async () => {
    const { seller, id, accountId } = await sellerWith([
      { amount: '10', dueOn: '2026-02-01' },
      { amount: '20', dueOn: '2026-05-01' },
      { amount: '30', dueOn: '2026-06-20' },
    ]);
    await invoice(id, '45', '2026-05-05');
    await pay(accountId, '12', '2026-05-06');
    await finance.post('/api/payments', { accountId, amount: '7', receivedOn: '2026-06-09' });
    const { values } = await figures(seller);
    for (const figure of RECEIVABLE_FIGURES) {
      const rows = await rowsOf(seller, figure);
      expect({ figure, amount: sum(rows.map((row) => row.amount)), count: rows.length }).toEqual({ figure, ...values[figure] });
    }
    expect(await rowsOf(seller, 'overdue')).toMatchObject([
      { label: expect.stringContaining('第2期'), on: '2026-05-01', amount: '18.00' },
    ]);
    expect(values.unallocated).toEqual({ amount: '7.00', count: 1 });
  });

  it('what a customer promised counts for its day until somebody takes it back, and opens the promise', async () => {
    const { seller, accountId } = await sellerWith([{ amount: '100', dueOn: '2026-05-01' }]);
    const withdrawn = await promise(seller, accountId, '50', '2026-06-15');
    expect((await figures(seller)).values.promised).toEqual({ amount: '50.00', count: 1 });
    expect((await seller.post(`/api/promises/${withdrawn.body.id}/withdraw`, { reason: '客户改口' })).status).toBe(200);
    const { body } = await promise(seller, accountId, '30');
    expect(await rowsOf(seller, 'promised')).toMatchObject([
      { entity: 'promise', id: body.id, on: '2026-06-12', amount: '30.00', label: '2026-06-12' },
    ]);
  });

  it('are of what one may see, and of days in their order', async () => {
    await sellerWith([{ amount: '99', dueOn: '2026-05-01' }]);
    const nobody = await product.signedInAs('rep');
    expect((await figures(nobody)).values.open).toEqual({ amount: '0.00', count: 0 });
    expect(await rowsOf(nobody, 'open')).toEqual([]);
    expect((await legal.get('/api/receivables/figures?from=2026-01-01&to=2026-02-01')).status).toBe(403);
    for (const bad of [
      'from=2026-02-01&to=2026-01-01',
      'from=2026-01-01&to=2026-02-01&by=day',
      'from=2026-02-30&to=2026-03-01',
      'from=2020-01-01&to=2026-01-01',
      'from=2026-01-01',
    ])
      expect(await finance.get(`/api/receivables/cash-calendar?${bad}`)).toMatchObject({ status: 400 });
  });
});

describe('the cash calendar', () => {
  it('sets what was reckoned with beside what was promised and what came in, week by week, and what is left from before', async () => {
    const { seller, accountId } = await sellerWith([
      { amount: '50', dueOn: '2026-05-20' },
      { amount: '100', dueOn: '2026-06-08' },
      { amount: '200', dueOn: '2026-06-17' },
    ]);
    await pay(accountId, '30', '2026-06-09');
    await promise(seller, accountId, '60');
    expect(await calendar(seller, { from: '2026-06-03', to: '2026-06-21' })).toEqual({
      from: '2026-06-03',
      to: '2026-06-21',
      by: 'week',
      carriedOver: '20.00',
      periods: [
        { from: '2026-06-03', to: '2026-06-07', expected: '0.00', open: '0.00', promised: '0.00', received: '0.00', gap: '0.00' },
        {
          from: '2026-06-08',
          to: '2026-06-14',
          expected: '100.00',
          open: '100.00',
          promised: '60.00',
          received: '30.00',
          gap: '70.00',
        },
        {
          from: '2026-06-15',
          to: '2026-06-21',
          expected: '200.00',
          open: '200.00',
          promised: '0.00',
          received: '0.00',
          gap: '200.00',
        },
      ],
      total: { expected: '300.00', open: '300.00', promised: '60.00', received: '30.00', gap: '270.00' },
    });
  });

  it('whatever is planned and paid, its weeks and its months are the figures of the whole range', async () => {
    const part = fc.record({
      amount: fc.integer({ min: 1, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
      dueOn: fc.integer({ min: -200, max: 200 }).map((days) => addDays('2026-06-10', days)),
    });
    const paid = fc.tuple(fc.integer({ min: 1, max: 60_000 }), fc.nat(150));
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { minLength: 1, maxLength: 6 }),
        fc.array(paid, { maxLength: 3 }),
        async (parts, payments) => {
          const { seller, accountId } = await sellerWith(parts, '2025-06-01');
          for (const [cents, ago] of payments) await pay(accountId, (cents / 100).toFixed(2), addDays('2026-06-10', -ago));
          const range = { from: '2026-02-11', to: '2026-10-20' };
          const { values } = await figures(seller, range);
          for (const by of ['week', 'month']) {
            const { total, periods, carriedOver } = await calendar(seller, { ...range, by });
            expect(total).toMatchObject({
              expected: values.expected?.amount,
              open: values.expectedOpen?.amount,
              promised: values.promised?.amount,
              received: values.received?.amount,
            });
            expect(carriedOver).toBe(values.carriedOver?.amount);
            expect([periods[0]?.from, periods.at(-1)?.to]).toEqual([range.from, range.to]);
          }
        },
      ),
      { numRuns: 6 },
    );
  }, 60_000);
});
