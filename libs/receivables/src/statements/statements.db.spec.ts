import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import sql from 'sql-template-tag';
import { addMoney, subtractMoney, type PaymentRecord, type Statement, type StatementRunRecord } from '@keyline/model';
import { newId } from '@keyline/platform';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { columnSums } from './statement-paper.js';

let inbox: { to: string; content: string }[] = [];
let fault: 'none' | 'refuses' | 'busy' = 'none';
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: ({ address }, _session, done) => {
    if (fault === 'busy') return done(Object.assign(new Error('try later'), { responseCode: 451 }));
    if (fault === 'refuses' && address.startsWith('nobody'))
      return done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    done();
  },
  onData: (stream, session, done) => {
    let content = '';
    stream.on('data', (chunk: Buffer) => (content += chunk.toString()));
    stream.on('end', () => {
      inbox.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), content });
      done();
    });
  },
});

let product: Product;
let finance: Client;
let rep: Client;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  product = await startProduct({ smtpUrl: `smtp://127.0.0.1:${port}` });
  finance = await product.signedInAs('finance');
  rep = await product.signedInAs('rep');
});
afterAll(async () => {
  await product.close();
  await new Promise<void>((resolve) => server.close(resolve));
});
beforeEach(() => {
  inbox = [];
  fault = 'none';
});

const PERIOD = { from: '2026-10-01', to: '2026-10-31' };
const customer = async (name: string, email?: string) => {
  const account = await product.create.account({ ownerId: rep.id, name });
  const contract = await product.create.contract({
    accountId: account.id,
    ownerId: rep.id,
    amount: '600',
    signedOn: '2026-01-05',
    parts: [
      { amount: '100', dueOn: '2026-08-01' },
      { amount: '200', dueOn: '2026-10-15' },
      { amount: '300', dueOn: '2026-12-01' },
    ],
  });
  if (email) {
    const contact = await product.create.contact({ accountId: account.id, name: '李会计' });
    await product.database.execute(sql`update contact set email = ${email}, title = '财务经理' where id = ${contact.id}::uuid`);
  }
  return { id: account.id, contract };
};
const book = async (accountId: string, amount: string, receivedOn: string) =>
  (await finance.post<PaymentRecord>('/api/payments', { accountId, amount, receivedOn })).body;
const statementOf = async (accountId: string, { from, to } = PERIOD) =>
  (await finance.get<Statement>(`/api/accounts/${accountId}/statement?from=${from}&to=${to}`)).body;

describe("one customer's statement", () => {
  it('opening balance, what fell due and came in, and what is left', async () => {
    const { id } = await customer('对账公司');
    await book(id, '40', '2026-09-01');
    const bounced = await book(id, '70', '2026-10-10');
    await finance.post(`/api/payments/${bounced.id}/reverse`, { reason: '退票', on: '2026-10-12' });
    const over = await book(id, '80', '2026-10-20');
    await finance.post(`/api/payments/${over.id}/refund`, { amount: '5', reason: '多付', on: '2026-10-25' });
    const statement = await statementOf(id);
    expect(statement).toMatchObject({
      opening: '60.00',
      due: '200.00',
      paid: '75.00',
      closing: '185.00',
      accountName: '对账公司',
    });
    expect(statement.lines.map(({ on, move, debit, credit, balance }) => [on, move, debit, credit, balance])).toEqual([
      ['2026-10-10', 'payment', null, '70.00', '-10.00'],
      ['2026-10-12', 'reversal', '70.00', null, '60.00'],
      ['2026-10-15', 'due', '200.00', null, '260.00'],
      ['2026-10-20', 'payment', null, '80.00', '180.00'],
      ['2026-10-25', 'refund', '5.00', null, '185.00'],
    ]);
    expect(columnSums(statement)).toEqual({ debit: '275.00', credit: '150.00' });
    expect(statement.ageing).toMatchObject({ notDue: '300.00', d1_30: '200.00', d91_180: '100.00', total: '600.00' });
    expect(statement.unallocated).toBe('115.00');
  });

  it('the closing balance of one month is the opening balance of the next', async () => {
    const { id } = await customer('连续公司');
    await book(id, '30', '2026-08-20');
    await book(id, '50', '2026-11-02');
    const months = [
      { from: '2026-08-01', to: '2026-08-31' },
      { from: '2026-09-01', to: '2026-10-31' },
      { from: '2026-11-01', to: '2026-12-31' },
    ];
    const [first, second, third] = await Promise.all(months.map((period) => statementOf(id, period)));
    expect([first?.closing, second?.closing, third?.closing]).toEqual(['70.00', '270.00', '520.00']);
    expect([second?.opening, third?.opening]).toEqual([first?.closing, second?.closing]);
    for (const each of [first, second, third])
      expect(each?.closing).toBe(subtractMoney(addMoney(each?.opening ?? '0', each?.due ?? '0'), each?.paid ?? '0'));
  });

  it('as a PDF and as an Excel file, for whoever sees the customer', async () => {
    const { id } = await customer('文件公司');
    const path = `/api/accounts/${id}/statement?from=2026-10-01&to=2026-10-31`;
    const pdf = await finance.get<unknown>(`${path}&format=pdf`);
    const xlsx = await rep.get<unknown>(`${path}&format=xlsx`);
    expect([pdf.status, pdf.headers['content-type'], xlsx.status]).toEqual([200, 'application/pdf', 200]);
    expect(String(pdf.headers['content-disposition'])).toContain(encodeURIComponent('文件公司 2026-10-01 2026-10-31.pdf'));
    const stranger = await product.signedInAs('rep');
    expect((await stranger.get(path)).status).toBe(404);
    expect((await finance.get(`/api/accounts/${id}/statement?from=2026-10-31&to=2026-10-01`)).status).toBe(400);
  });
});

describe('statements to many', () => {
  const run = async (accountIds: string[]) =>
    finance.post<StatementRunRecord & { code?: string }>('/api/statement-runs', { ...PERIOD, accountIds });
  const work = (runId: string) => product.runJob('receivables.send-statements', { runId });
  const stateOf = async (id: string) => (await finance.get<StatementRunRecord>(`/api/statement-runs/${id}`)).body;

  it('go to the money person of each customer; who has no address is named', async () => {
    const one = await customer('群发一公司', 'one@example.com');
    const two = await customer('群发二公司');
    const { status, body } = await run([one.id, two.id]);
    expect([status, body.status, body.total]).toEqual([202, 'queued', 2]);
    await work(body.id);
    const done = await stateOf(body.id);
    expect(done).toMatchObject({ status: 'done', total: 2, sent: 1, notSent: 1, can: { cancel: false } });
    expect(done.deliveries.map(({ accountName, email, state }) => [accountName, email, state])).toEqual([
      ['群发二公司', null, 'no_address'],
      ['群发一公司', 'one@example.com', 'sent'],
    ]);
    expect(inbox.map(({ to }) => to)).toEqual(['one@example.com']);
    expect(inbox[0]?.content).toContain('application/pdf');
    await work(body.id);
    expect(inbox).toHaveLength(1);
  });

  it('a worker that dies with a mail in its hands does not send it again, and goes on with the others', async () => {
    const accounts = await Promise.all(['a', 'b', 'c'].map((name) => customer(`中断${name}公司`, `${name}@example.com`)));
    const { body } = await run(accounts.map(({ id }) => id));
    const [first] = [...accounts.map(({ id }) => id)].sort();
    await product.database.execute(sql`update statement_run set status = 'running' where id = ${body.id}::uuid`);
    await product.database.execute(
      sql`update statement_delivery set state = 'sending' where run_id = ${body.id}::uuid and account_id = ${first ?? ''}::uuid`,
    );
    await work(body.id);
    const done = await stateOf(body.id);
    expect(done).toMatchObject({ status: 'done', sent: 2, notSent: 1 });
    expect(done.deliveries.find(({ accountId }) => accountId === first)?.state).toBe('uncertain');
    expect(inbox).toHaveLength(2);
  });

  it('two workers on the same run send each statement once', async () => {
    const accounts = await Promise.all(['x', 'y', 'z'].map((name) => customer(`双工${name}公司`, `${name}@example.com`)));
    const { body } = await run(accounts.map(({ id }) => id));
    await Promise.all([work(body.id), work(body.id)]);
    await work(body.id);
    expect(inbox.map(({ to }) => to).sort()).toEqual(['x@example.com', 'y@example.com', 'z@example.com']);
  });

  it('a mailbox that is none fails alone; a server that is busy is tried again', async () => {
    const bad = await customer('坏地址公司', 'nobody@example.com');
    const good = await customer('好地址公司', 'good@example.com');
    const { body } = await run([bad.id, good.id]);
    fault = 'busy';
    await expect(work(body.id)).rejects.toThrow();
    expect((await stateOf(body.id)).status).toBe('running');
    fault = 'refuses';
    await work(body.id);
    expect(await stateOf(body.id)).toMatchObject({ status: 'done', sent: 1, notSent: 1 });
    expect((await stateOf(body.id)).deliveries[0]).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('mailbox') as unknown,
    });
  });

  it('can be stopped; are not asked for in vain; and are for finance', async () => {
    const { id } = await customer('停止公司', 'stop@example.com');
    const { body } = await run([id]);
    expect((await finance.post(`/api/statement-runs/${body.id}/cancel`)).status).toBe(200);
    await work(body.id);
    expect(inbox).toEqual([]);
    expect((await finance.post(`/api/statement-runs/${body.id}/cancel`)).status).toBe(409);
    expect((await run([newId()])).status).toBe(422);
    expect((await rep.post('/api/statement-runs', PERIOD)).status).toBe(403);
    expect((await rep.list('statement-runs')).status).toBe(403);
    const before = { from: '2019-01-01', to: '2019-01-31' };
    expect((await finance.post<{ code: string }>('/api/statement-runs', before)).body.code).toBe('statement.nobody');
  });
});
