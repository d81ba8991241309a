import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type {
  AccountMoney,
  AccountRow,
  AgeingReport,
  InstalmentRow,
  MoneyCheckInfo,
  MoneyCheckResult,
  PaymentHabit,
  PaymentRow,
} from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { countsOf, hasSample, importFile, SAMPLE_DATA } from './import.fixture.js';

let product: Product;
let admin: Client;
let finance: Client;
beforeAll(async () => {
  product = await startProduct();
  admin = await product.signedInAs('admin');
  finance = await product.signedInAs('finance');
}, 60_000);
afterAll(() => product.close());

const HEAD = '客户,发票号,金额,开票日期,到期日,收款日期';
const bring = (kind: string, lines: string[], more: Record<string, string> = {}, by = admin) =>
  importFile(product, by, { kind, file: lines.join('\n'), ...more });
const moneyOf = async (accountId: string) => (await finance.get<AccountMoney>(`/api/accounts/${accountId}/money`)).body;

describe('receivables from another system', () => {
  it('are contracts of one instalment with their invoice; what is settled since is settled by the next import', async () => {
    const account = await product.create.account({ ownerId: admin.id, name: '导入一公司' });
    const open = [HEAD, '导入一公司,INV-1,100.00,2026-09-01,2026-10-01,', '导入一公司,INV-2,50,2026-09-01,2026-12-01,2026-11-01'];
    expect(countsOf(await bring('receivables', open))).toEqual({ total: 2, created: 2, updated: 0, unchanged: 0, refused: 0 });
    expect(await moneyOf(account.id)).toEqual({
      signed: '150.00',
      invoiced: '150.00',
      received: '50.00',
      overdue: '100.00',
      open: '100.00',
      unallocated: '0.00',
    });
    expect(countsOf(await bring('receivables', open))).toMatchObject({ created: 0, unchanged: 2 });
    const settled = [
      HEAD,
      '导入一公司,INV-1,100.00,2026-09-01,2026-10-01,2026-11-10',
      '导入一公司,INV-2,50,2026-09-01,2026-12-01,2026-11-01',
    ];
    expect(countsOf(await bring('receivables', settled))).toMatchObject({ updated: 1, unchanged: 1 });
    expect(await moneyOf(account.id)).toMatchObject({ received: '150.00', open: '0.00' });
    expect((await finance.get<PaymentHabit>(`/api/accounts/${account.id}/payment-habit`)).body).toEqual({
      settled: 2,
      late: 1,
      averageDaysLate: '20.0',
    });
  });

  it('with wrong rows: each by its line and reason', async () => {
    await product.create.account({ ownerId: admin.id, name: '导入二公司' });
    const { refusals } = await bring('receivables', [
      `${HEAD},币种`,
      '导入二公司,W-1,-1,2026-09-01,2026-10-01,,',
      '导入二公司,W-2,1.234,2026-09-01,2026-10-01,,',
      '导入二公司,W-3,1,2026-09-01,2026-08-01,,',
      '导入二公司,W-4,1,2026-09-01,2026-10-01,2026-08-31,',
      '导入二公司,W-5,1,2026-09-01,2026-10-01,2026-11-19,',
      '导入二公司,W-6,1,2026-09-01,2026-10-01,,USD',
      '没有这家公司,W-7,1,2026-09-01,2026-10-01,,',
      '导入二公司,W-8,0,2026-09-01,2026-10-01,,',
      '导入二公司,INV-1,1,2026-09-01,2026-10-01,,',
    ]);
    expect(refusals.map(({ line, field }) => [line, field])).toEqual([
      [2, 'amount'],
      [3, 'amount'],
      [4, 'dueOn'],
      [5, 'settledOn'],
      [6, 'settledOn'],
      [7, 'currency'],
      [8, 'account'],
      [9, 'amount'],
      [10, 'invoiceNumber'],
    ]);
    expect(refusals[3]?.reason).toBe('早于合同签订日 2026-09-01');
  });

  it('customers are created only where the import is asked to', async () => {
    const file = [HEAD, 'C-4711,N-1,1,2026-09-01,2026-10-01,'];
    expect(await bring('receivables', file)).toMatchObject({ created: 0, refused: 1 });
    expect(await bring('receivables', file, { createAccounts: 'true' }, finance)).toMatchObject({ created: 0, refused: 1 });
    expect(await bring('receivables', file, { createAccounts: 'true' })).toMatchObject({ created: 1 });
    expect((await admin.list<AccountRow>('accounts', { filter: { name: 'C-4711' } })).total).toBe(1);
  });
});

describe('payments from another system', () => {
  const PAYMENTS = '客户,金额,到账日期,合同号/发票号,付款人,银行流水号';

  it('settle the paper that they name on the day they came in; the rest waits; a second import brings nothing', async () => {
    const account = await product.create.account({ ownerId: admin.id, name: '回款一公司' });
    await bring('receivables', [HEAD, '回款一公司,P-1,100,2026-09-01,2026-10-01,', '回款一公司,P-2,100,2026-09-01,2026-10-01,']);
    const file = [
      PAYMENTS,
      '回款一公司,60,2026-10-05,P-1,,K1',
      '回款一公司,60,2026-10-06,AR-P-1,,K2',
      '回款一公司,7,2026-10-07,,某人,',
      '回款一公司,7,2026-10-07,,某人,',
    ];
    expect(countsOf(await bring('payments', file, {}, finance))).toMatchObject({ created: 4, refused: 0 });
    expect(countsOf(await bring('payments', file, {}, finance))).toMatchObject({ created: 0, unchanged: 4 });
    expect(await moneyOf(account.id)).toMatchObject({ received: '134.00', open: '100.00', unallocated: '34.00' });
    const payments = (await finance.list<PaymentRow>('payments', { filter: { accountId: account.id }, sort: ['number', 'ASC'] }))
      .body;
    expect(payments.map(({ allocated }) => allocated)).toEqual(['60.00', '40.00', '0.00', '0.00']);
    expect(new Set(payments.map(({ number }) => number)).size).toBe(4);
    const { body } = await finance.get<AgeingReport>('/api/receivables/ageing?asOf=2026-10-05');
    expect(body.rows.find(({ key }) => key === account.id)?.total).toBe('140.00');
  });

  it('with wrong rows: each by its line and reason', async () => {
    await product.create.account({ ownerId: admin.id, name: '回款二公司' });
    await bring('receivables', [HEAD, '回款二公司,Q-1,100,2026-09-01,2026-10-01,']);
    const { refusals } = await bring('payments', [
      PAYMENTS,
      '回款二公司,0.001,2026-10-05,,,',
      '回款二公司,5,2026-11-19,,,',
      '回款二公司,5,2026-08-31,Q-1,,',
      '回款二公司,5,2026-10-01,P-1,,',
      '回款二公司,5,2026-10-01,,,K1',
    ]);
    expect(refusals.map(({ line, field }) => [line, field])).toEqual([
      [2, 'amount'],
      [3, 'receivedOn'],
      [4, 'receivedOn'],
      [5, 'settles'],
      [6, 'bankReference'],
    ]);
  });
});

interface SampleRow {
  customer: string;
  cents: number;
  issued: number;
  due: number;
  settled: number;
}
/** The file read by hand, without anything of the product. */
function sample(): SampleRow[] {
  const [, ...lines] = readFileSync(join(SAMPLE_DATA, 'ibm_ar', 'WA_Fn-UseC_-Accounts-Receivable.csv'), 'utf8')
    .trim()
    .split(/\r?\n/);
  const at = (text = '') => {
    const [month, day, year] = text.split('/').map(Number);
    return Date.UTC(year ?? 0, (month ?? 1) - 1, day) / 86_400_000;
  };
  return lines.map((line) => {
    const cells = line.split(',');
    return {
      customer: cells[1] ?? '',
      cents: Math.round(Number(cells[6]) * 100),
      issued: at(cells[4]),
      due: at(cells[5]),
      settled: at(cells[8]),
    };
  });
}
const yuan = (cents: number) => (cents / 100).toFixed(2);
const BOUNDS = {
  notDue: [-Infinity, 0],
  d1_30: [1, 30],
  d31_60: [31, 60],
  d61_90: [61, 90],
  d91_180: [91, 180],
  d181_365: [181, 365],
  d365plus: [366, Infinity],
};

const there = hasSample('ibm_ar');
(there ? describe : describe.skip)('two thousand real invoices, all of them paid', () => {
  const rows = there ? sample() : [];
  const mapping = {
    customerID: 'account',
    invoiceNumber: 'invoiceNumber',
    InvoiceAmount: 'amount',
    InvoiceDate: 'issuedOn',
    DueDate: 'dueOn',
    SettledDate: 'settledOn',
  };

  it('come in through the importer, customers and all, and again without a change', async () => {
    const form = {
      kind: 'receivables',
      file: readFileSync(join(SAMPLE_DATA, 'ibm_ar', 'WA_Fn-UseC_-Accounts-Receivable.csv')),
      mapping: JSON.stringify(mapping),
      dateOrder: 'mdy',
      createAccounts: 'true',
    };
    expect(countsOf(await importFile(product, admin, form))).toEqual({
      total: rows.length,
      created: rows.length,
      updated: 0,
      unchanged: 0,
      refused: 0,
    });
    expect(countsOf(await importFile(product, admin, form))).toMatchObject({ created: 0, unchanged: rows.length });
    const [leading] = (await finance.list<{ number: string }>('invoices', { filter: { number: '0000611365' } })).body;
    expect(leading?.number).toBe('0000611365');
  }, 180_000);

  it.each(['2012-06-30', '2013-01-31', '2013-06-15'])(
    'the ageing on %s is what the file says, bucket by bucket and customer by customer',
    async (asOf) => {
      const on = Date.parse(`${asOf}T00:00:00Z`) / 86_400_000;
      const open = rows.filter(({ issued, settled }) => issued <= on && settled > on);
      expect(open.length).toBeGreaterThan(20);
      const { body } = await finance.get<AgeingReport>(`/api/receivables/ageing?asOf=${asOf}`);
      const sumOf = (some: readonly SampleRow[]) => yuan(some.reduce((sum, { cents }) => sum + cents, 0));
      for (const [bucket, [from = 0, to = 0]] of Object.entries(BOUNDS)) {
        const inIt = open.filter(({ due }) => (from === -Infinity ? on - due <= 0 : on - due >= from && on - due <= to));
        expect([bucket, body.total[bucket as keyof typeof body.total]]).toEqual([bucket, sumOf(inIt)]);
      }
      expect(body.total.total).toBe(sumOf(open));
      const names = new Map(body.rows.map(({ name, total }) => [name, total]));
      for (const customer of new Set(open.map((row) => row.customer)))
        expect([customer, names.get(customer)]).toEqual([customer, sumOf(open.filter((row) => row.customer === customer))]);
      expect(body.rows.length).toBe(new Set(open.map((row) => row.customer)).size);
    },
  );

  it('the average days late of every customer are what the file says', async () => {
    const ids = await product.database.rows<{ id: string; name: string }>(
      sql`select id, name from account where external_ref is not null`,
    );
    const customers = [...new Set(rows.map(({ customer }) => customer))];
    expect(customers).toHaveLength(100);
    for (const customer of customers) {
      const id = ids.find(({ name }) => name === customer)?.id ?? '';
      const own = rows.filter((row) => row.customer === customer);
      const late = own.map(({ due, settled }) => Math.max(0, settled - due));
      const { body } = await finance.get<PaymentHabit>(`/api/accounts/${id}/payment-habit`);
      const average = Math.round((late.reduce((sum, days) => sum + days, 0) / own.length) * 10) / 10;
      expect([customer, body.settled, Number(body.averageDaysLate)]).toEqual([customer, own.length, average]);
    }
  });

  it('and every invariant of the money holds', async () => {
    for (const { code } of (await finance.get<MoneyCheckInfo[]>('/api/money-checks')).body) {
      const { body } = await finance.post<MoneyCheckResult>(`/api/money-checks/${code}/run`);
      expect([code, body.rows]).toEqual([code, []]);
    }
    expect((await finance.list<InstalmentRow>('instalments', { range: [0, 0] })).total).toBeGreaterThan(2000);
  });
});
