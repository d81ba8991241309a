import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type { BankLineRecord, BankLineRow, BookedSure, PaymentRecord } from '@keyline/model';
import { newId } from '@keyline/platform';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let finance: Client;
let colleague: Client;
let rep: Client;
let statementId: string;

beforeAll(async () => {
  product = await startProduct();
  finance = await product.signedInAs('finance');
  colleague = await product.signedInAs('finance');
  rep = await product.signedInAs('rep');
  statementId = newId();
  await product.database.execute(
    sql`insert into bank_statement (id, file_name, imported_by, imported_at) values (${statementId}::uuid, '11月.csv', ${finance.id}::uuid, now())`,
  );
});
afterAll(() => product.close());
beforeEach(() =>
  product.database.execute(
    sql`update bank_line set state = 'ignored', ignored_reason = 'other story', payment_id = null where state = 'open'`,
  ),
);

let count = 0;
const customer = async (name: string, amounts: string[]) => {
  const account = await product.create.account({ ownerId: rep.id, name });
  await product.database.execute(sql`update account set short_name = left(name, 3) where id = ${account.id}::uuid`);
  const amount = String(amounts.reduce((sum, part) => sum + Number(part), 0));
  const parts = amounts.map((part, index) => ({ amount: part, dueOn: `2026-0${index + 1}-01` }));
  const contract = await product.create.contract({ accountId: account.id, ownerId: rep.id, amount, parts });
  return { id: account.id, contract };
};
async function bankLine(wish: { amount: string; payer?: string | null; purpose?: string; reference?: string }): Promise<string> {
  const id = newId();
  count += 1;
  await product.database.execute(sql`
    insert into bank_line (id, statement_id, line, key, booked_on, amount, payer_name, payer_key, reference, purpose)
    values (${id}::uuid, ${statementId}::uuid, ${count}::int, ${id}, '2026-11-17', ${wish.amount}::numeric, ${wish.payer ?? null}::text,
      company_key(${wish.payer ?? null}::text), ${wish.reference ?? null}::text, ${wish.purpose ?? null}::text)`);
  return id;
}
const line = async (id: string) => (await finance.get<BankLineRecord>(`/api/bank-lines/${id}`)).body;
const best = async (id: string) => {
  const [first] = (await line(id)).proposals;
  return (
    first && { accountId: first.accountId, sure: first.sure, reasons: first.reasons.map(({ code }) => code), left: first.left }
  );
};

describe('whose money it is', () => {
  it.each([
    [
      'the full name',
      '沈阳机床（集团）有限责任公司',
      { payer: '沈阳机床(集团) 有限责任公司' },
      ['payer-name', 'amount-exact'],
      true,
    ],
    [
      'another form of company',
      '大连重工装备股份有限公司',
      { payer: '大连重工装备有限公司' },
      ['payer-name', 'amount-exact'],
      true,
    ],
    [
      'a branch',
      '青岛海尔智家有限公司',
      { payer: '青岛海尔智家有限公司即墨分公司' },
      ['payer-name-begins', 'amount-exact'],
      false,
    ],
    [
      'the short name within',
      '比亚迪汽车工业有限公司',
      { payer: '深圳市比亚迪供应链' },
      ['payer-short-name', 'amount-exact'],
      false,
    ],
  ])('%s', async (_, name, transfer, reasons, sure) => {
    const { id } = await customer(name, ['100', '200']);
    const found = await best(await bankLine({ amount: '200', ...transfer }));
    expect(found).toMatchObject({ accountId: id, sure, left: '0.00' });
    expect(found?.reasons).toEqual(expect.arrayContaining(reasons));
  });

  it('the contract named in the text, whoever pays', async () => {
    const { id, contract } = await customer('哈尔滨电机厂', ['100', '100']);
    const [{ number } = { number: '' }] = await product.database.rows<{ number: string }>(
      sql`select number from contract where id = ${contract.id}::uuid`,
    );
    const found = await best(await bankLine({ amount: '200', payer: '王某', purpose: `付${number}货款` }));
    expect(found).toEqual({ accountId: id, sure: true, reasons: ['contract-number', 'amount-sum'], left: '0.00' });
  });

  it('nothing but the amount is a hint, and of a stranger with an amount that nobody owes nothing is said', async () => {
    const { id } = await customer('只欠一笔公司', ['7654.32']);
    expect(await best(await bankLine({ amount: '7654.32', payer: '毫不相干' }))).toMatchObject({
      accountId: id,
      sure: false,
      reasons: ['amount-elsewhere', 'amount-exact'],
    });
    expect(await best(await bankLine({ amount: '0.77', payer: null }))).toBeUndefined();
  });

  it('a payer once matched is known the next time', async () => {
    const { id } = await customer('宝山钢铁', ['500', '600']);
    const first = await bankLine({ amount: '500', payer: '上海某某供应链管理有限公司' });
    expect((await finance.post(`/api/bank-lines/${first}/book`, { accountId: id, allocate: 'oldest' })).status).toBe(200);
    expect(await best(await bankLine({ amount: '600', payer: '上海某某供应链管理（有限公司）' }))).toEqual({
      accountId: id,
      sure: true,
      reasons: ['payer-known', 'amount-exact'],
      left: '0.00',
    });
  });

  it('in words of the reader, on the list as well', async () => {
    const { id } = await customer('鞍钢股份有限公司', ['321']);
    const lineId = await bankLine({ amount: '321', payer: '鞍钢股份有限公司' });
    const { body } = await finance.list<BankLineRow>('bank-lines', { filter: { state: 'open' } });
    expect(body.find((row) => row.id === lineId)?.best).toMatchObject({
      accountId: id,
      score: 80,
      reasons: [
        { code: 'payer-name', text: '付款人即该客户' },
        { code: 'amount-exact', text: '金额与一期未收款完全一致' },
      ],
    });
  });
});

describe('booking a line', () => {
  it('makes it a payment of that day with its reference; as an advance nothing is settled', async () => {
    const { id } = await customer('预付公司', ['900']);
    const lineId = await bankLine({ amount: '300', payer: '预付公司', reference: 'TX-1', purpose: '订金' });
    const { body } = await finance.post<BankLineRecord>(`/api/bank-lines/${lineId}/book`, { accountId: id });
    expect(body).toMatchObject({
      state: 'booked',
      accountId: id,
      accountName: '预付公司',
      decidedByName: finance.actor.name,
      proposals: [],
    });
    expect((await finance.get<PaymentRecord>(`/api/payments/${body.paymentId}`)).body).toMatchObject({
      amount: '300.00',
      receivedOn: '2026-11-17',
      bankReference: 'TX-1',
      unallocated: '300.00',
      note: '订金',
    });
    const again = await bankLine({ amount: '300', payer: '预付公司', reference: 'TX-1' });
    expect((await finance.post(`/api/bank-lines/${again}/book`, { accountId: id })).status).toBe(409);
    expect((await line(again)).state).toBe('open');
  });

  it('two people at once: one books it, the other is told', async () => {
    const { id } = await customer('抢单公司', ['50']);
    const lineId = await bankLine({ amount: '50', payer: '抢单公司' });
    const answers = await Promise.all(
      [finance, colleague, finance, colleague].map((client) =>
        client.post<{ code?: string }>(`/api/bank-lines/${lineId}/book`, { accountId: id, allocate: 'oldest' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('bank-line.decided');
    expect((await finance.list('payments', { filter: { accountId: id } })).total).toBe(1);
  });

  it('more than is open is refused and the line stays; an unknown customer, too', async () => {
    const { id, contract } = await customer('超额公司', ['50']);
    const lineId = await bankLine({ amount: '80' });
    const book = (body: unknown) => finance.post(`/api/bank-lines/${lineId}/book`, body);
    expect(await book({ accountId: id, allocate: [{ instalmentId: contract.instalmentIds[0], amount: '50.01' }] })).toMatchObject(
      {
        status: 422,
        body: { code: 'payment.over-allocated' },
      },
    );
    expect((await book({ accountId: newId() })).status).toBe(422);
    expect((await line(lineId)).state).toBe('open');
  });

  it('all sure ones at once; what is doubtful is left to a person', async () => {
    const one = await customer('确定一号公司', ['10', '20']);
    const two = await customer('确定二号公司', ['15']);
    await customer('同名公司', ['5']);
    await customer('同名股份有限公司', ['5']);
    await bankLine({ amount: '10', payer: '确定一号公司' });
    await bankLine({ amount: '20', payer: '确定一号公司' });
    await bankLine({ amount: '15', payer: '确定二号有限公司' });
    const doubtful = await bankLine({ amount: '5', payer: '同名有限公司' });
    expect((await finance.post<BookedSure>('/api/bank-lines/book-sure')).body).toEqual({ booked: 3, left: 1 });
    expect((await line(doubtful)).proposals.map(({ sure }) => sure)).toEqual([false, false]);
    for (const { id } of [one, two])
      expect((await finance.list('instalments', { filter: { accountId: id, open: true } })).total).toBe(0);
    expect((await finance.post<BookedSure>('/api/bank-lines/book-sure')).body).toEqual({ booked: 0, left: 1 });
  });

  it('a reversed payment puts its line back into the inbox', async () => {
    const { id } = await customer('退回公司', ['60']);
    const lineId = await bankLine({ amount: '60', payer: '退回公司', reference: 'TX-60' });
    const { body } = await finance.post<BankLineRecord>(`/api/bank-lines/${lineId}/book`, { accountId: id, allocate: 'oldest' });
    expect((await finance.post(`/api/payments/${body.paymentId}/reverse`, { reason: '认错客户' })).status).toBe(200);
    expect(await line(lineId)).toMatchObject({ state: 'open', paymentId: null });
    expect((await finance.post(`/api/bank-lines/${lineId}/book`, { accountId: id })).status).toBe(200);
  });
});

describe('ignoring a line', () => {
  it('with a reason, and looking at it again', async () => {
    const lineId = await bankLine({ amount: '1.23', payer: '中国银行', purpose: '利息' });
    expect((await finance.post(`/api/bank-lines/${lineId}/ignore`, {})).status).toBe(400);
    expect((await finance.post(`/api/bank-lines/${lineId}/ignore`, { reason: '存款利息' })).body).toMatchObject({
      state: 'ignored',
      ignoredReason: '存款利息',
      can: { book: false, ignore: false, reopen: true },
    });
    expect((await finance.post(`/api/bank-lines/${lineId}/ignore`, { reason: '又一次' })).status).toBe(409);
    expect((await finance.post(`/api/bank-lines/${lineId}/reopen`)).body).toMatchObject({ state: 'open', ignoredReason: null });
    expect((await finance.post(`/api/bank-lines/${lineId}/reopen`)).status).toBe(409);
  });

  it('is finance alone', async () => {
    const lineId = await bankLine({ amount: '9' });
    for (const role of ['rep', 'supervisor', 'director', 'legal', 'assistant', 'admin'] as const) {
      const client = await product.signedInAs(role);
      expect((await client.list('bank-lines')).status).toBe(403);
      expect((await client.get(`/api/bank-lines/${lineId}`)).status).toBe(403);
      expect((await client.post('/api/bank-lines/book-sure')).status).toBe(403);
    }
  });
});
