import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type { ContractRecord, ContractRow, InstalmentRow, InvoiceRecord, InvoiceRow } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let finance: Client;
let count = 0;

beforeAll(async () => {
  product = await startProduct();
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  colleague = await product.signedInAs('rep', { managerId: supervisor.id });
  finance = await product.signedInAs('finance');
});
afterAll(() => product.close());

const contractOf = async (
  wish: { state?: string; signedOn?: string | null; parts?: { amount: string; dueOn: string }[] } = {},
) => {
  const account = await product.create.account({ ownerId: rep.id });
  return {
    accountId: account.id,
    ...(await product.create.contract({ accountId: account.id, ownerId: rep.id, amount: '1130', ...wish })),
  };
};
const issue = (contractId: string, amount: string, wish: Record<string, unknown> = {}) => {
  count += 1;
  return finance.post<InvoiceRecord>('/api/invoices', {
    number: `FP-${count}`,
    contractId,
    amount,
    issuedOn: '2026-11-17',
    ...wish,
  });
};

describe('invoices', () => {
  it('carry the tax of the contract and stand beside it', async () => {
    const contract = await contractOf();
    const { status, body } = await issue(contract.id, '1130', {
      lines: [{ instalmentId: contract.instalmentIds[0], amount: '1130' }],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      accountId: contract.accountId,
      taxRate: '13.00',
      taxAmount: '130.00',
      netAmount: '1000.00',
      kind: 'special',
      instalmentNames: '第1期',
      can: { cancel: true, reverse: true },
    });
    expect((await rep.list<ContractRow>('contracts', { filter: { id: [contract.id] } })).body).toMatchObject([
      { invoiced: '1130.00' },
    ]);
  });

  it("are seen by the account's people and finance, not by a colleague", async () => {
    const contract = await contractOf();
    const { body } = await issue(contract.id, '1', { number: 'ZP-20260001' });
    for (const client of [rep, supervisor, finance]) {
      expect((await client.get(`/api/invoices/${body.id}`)).status).toBe(200);
      expect((await client.list('invoices', { filter: { q: 'zp-2026' } })).total).toBe(1);
    }
    expect((await colleague.get(`/api/invoices/${body.id}`)).status).toBe(404);
    expect((await colleague.list('invoices', { filter: { contractId: contract.id } })).total).toBe(0);
    expect((await colleague.list('invoices', { filter: { q: 'zp-2026' } })).total).toBe(0);
    expect(
      (await rep.post('/api/invoices', { number: 'x', contractId: contract.id, amount: '1', issuedOn: '2026-11-17' })).status,
    ).toBe(403);
  });

  it('together never exceed the contract, however many are issued at once; a cancelled one makes room', async () => {
    const contract = await contractOf();
    const answers = await Promise.all(Array.from({ length: 5 }, () => issue(contract.id, '400')));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 201, 422, 422, 422]);
    expect(await issue(contract.id, '330.01')).toMatchObject({
      status: 422,
      body: { code: 'invoice.exceeds-contract', left: '330.00', errors: { amount: expect.any(String) as unknown } },
    });
    const issued = answers.find((answer) => answer.status === 201)?.body.id ?? '';
    expect((await finance.post(`/api/invoices/${issued}/cancel`, { reason: '开错', on: '2026-11-01' })).status).toBe(422);
    expect((await finance.post(`/api/invoices/${issued}/cancel`, { reason: '开错' })).body).toMatchObject({
      cancelledOn: '2026-11-18',
      cancelReason: '开错',
      can: { cancel: false },
    });
    expect((await finance.post(`/api/invoices/${issued}/cancel`, { reason: '开错' })).status).toBe(409);
    expect((await issue(contract.id, '730')).status).toBe(201);
  });

  it('need a signed contract, its own instalment and a number of their own', async () => {
    const draft = await contractOf({ state: 'draft', signedOn: null });
    const signed = await contractOf();
    expect(await issue(draft.id, '1')).toMatchObject({ status: 422, body: { code: 'invoice.contract-not-signed' } });
    expect(await issue(signed.id, '1', { lines: [{ instalmentId: draft.instalmentIds[0], amount: '1' }] })).toMatchObject({
      status: 422,
      body: { errors: { 'lines.0.instalmentId': expect.any(String) as unknown } },
    });
    expect(await issue(signed.accountId, '1')).toMatchObject({
      status: 422,
      body: { errors: { contractId: expect.any(String) as unknown } },
    });
    await issue(signed.id, '1', { number: 'FP-ONCE' });
    expect(await issue(signed.id, '1', { number: 'FP-ONCE' })).toMatchObject({
      status: 409,
      body: { errors: { number: '已被使用' } },
    });
  });

  describe('and instalments', () => {
    const parts = [
      { amount: '330', dueOn: '2026-10-01' },
      { amount: '500', dueOn: '2026-12-01' },
      { amount: '300', dueOn: '2027-06-01' },
    ];
    const invoiced = async (contractId: string) =>
      (await rep.list<InstalmentRow>('instalments', { filter: { contractId }, sort: ['sequence', 'ASC'] })).body.map(
        (part) => part.invoiced,
      );
    const notInvoiced = async (contractId: string) =>
      (await rep.list<InstalmentRow>('instalments', { filter: { contractId, notInvoiced: true } })).total;

    it('one invoice for several, several for one; without lines, what is not invoiced yet in its order', async () => {
      const contract = await contractOf({ parts });
      const [first, second, third] = contract.instalmentIds;
      await issue(contract.id, '430', {
        lines: [
          { instalmentId: third, amount: '300' },
          { instalmentId: first, amount: '130' },
        ],
      });
      expect(await invoiced(contract.id)).toEqual(['130.00', '0.00', '300.00']);
      expect(await notInvoiced(contract.id)).toBe(2);
      const { body } = await issue(contract.id, '600');
      expect(body.lines).toMatchObject([
        { instalmentId: first, amount: '200.00' },
        { instalmentId: second, amount: '400.00' },
      ]);
      expect(await invoiced(contract.id)).toEqual(['330.00', '400.00', '300.00']);
      expect((await finance.list('invoices', { filter: { instalmentId: first } })).total).toBe(2);
    });

    it('nothing is invoiced beyond an instalment, and the lines are the invoice', async () => {
      const contract = await contractOf({ parts });
      const [first, second] = contract.instalmentIds;
      expect(await issue(contract.id, '331', { lines: [{ instalmentId: first, amount: '331' }] })).toMatchObject({
        status: 422,
        body: { code: 'invoice.exceeds-instalment', left: '330.00', errors: { 'lines.0.amount': expect.any(String) as unknown } },
      });
      const lines = [{ instalmentId: first, amount: '10' }];
      expect(await issue(contract.id, '11', { lines })).toMatchObject({ status: 422, body: { code: 'invoice.lines-sum' } });
      expect((await issue(contract.id, '20', { lines: [...lines, ...lines] })).status).toBe(422);
      expect((await issue(contract.id, '1', { issuedOn: '2026-01-14' })).body).toMatchObject({ code: 'invoice.before-contract' });
      expect((await issue(contract.id, '1', { issuedOn: '2026-11-19' })).body).toMatchObject({ code: 'invoice.before-contract' });
      expect((await issue(contract.id, '12', { lines: [...lines, { instalmentId: second, amount: '2' }] })).status).toBe(201);
      expect(await invoiced(contract.id)).toEqual(['10.00', '2.00', '0.00']);
    });

    it('the database itself refuses what the rules overlook', async () => {
      const contract = await contractOf({ parts });
      const { body } = await issue(contract.id, '100', { lines: [{ instalmentId: contract.instalmentIds[1], amount: '100' }] });
      const line = (amount: string, at: number) =>
        product.database.execute(sql`
          insert into invoice_line (invoice_id, contract_id, instalment_id, amount)
          values (${body.id}::uuid, ${contract.id}::uuid, ${contract.instalmentIds[at]}::uuid, ${amount}::numeric)`);
      await expect(line('1', 0)).rejects.toMatchObject({ cause: { constraint: 'invoice_lines_sum' } });
      await expect(line('331', 0)).rejects.toMatchObject({ cause: { constraint: 'instalment_not_over_invoiced' } });
      const shrink = sql`update invoice set reversed = 100.01 where id = ${body.id}::uuid`;
      await expect(product.database.execute(shrink)).rejects.toMatchObject({
        cause: { constraint: 'invoice_not_over_reversed' },
      });
    });
  });

  describe('taken back', () => {
    it('by a red-letter invoice, in parts, and never by more than there was', async () => {
      const contract = await contractOf();
      const { body: original } = await issue(contract.id, '1130', { number: 'FP-RED-0' });
      const reverse = (wish: Record<string, unknown>) =>
        finance.post<InvoiceRecord>(`/api/invoices/${original.id}/reverse`, {
          number: `HZ-${(count += 1)}`,
          reason: '退货',
          ...wish,
        });
      const { status, body: red } = await reverse({ amount: '130' });
      expect(status).toBe(201);
      expect(red).toMatchObject({
        reversesNumber: 'FP-RED-0',
        amount: '-130.00',
        netAmount: '-115.04',
        taxAmount: '-14.96',
        lines: [{ amount: '-130.00' }],
        can: { reverse: false },
      });
      expect((await finance.get<InvoiceRecord>(`/api/invoices/${original.id}`)).body).toMatchObject({
        reversed: '130.00',
        reversedBy: [{ number: red.number, amount: '-130.00' }],
        can: { cancel: false, reverse: true },
      });
      expect((await rep.list<ContractRow>('contracts', { filter: { id: [contract.id] } })).body).toMatchObject([
        { invoiced: '1000.00' },
      ]);
      expect(await reverse({ amount: '1000.01' })).toMatchObject({
        status: 422,
        body: { code: 'invoice.exceeds-original', left: '1000.00' },
      });
      expect(await reverse({ amount: '1', issuedOn: '2026-11-16' })).toMatchObject({ status: 422 });
      expect((await finance.post(`/api/invoices/${original.id}/cancel`, { reason: '开错' })).body).toMatchObject({
        code: 'invoice.not-cancellable',
      });
      const rest = await Promise.all([reverse({}), reverse({}), reverse({ amount: '1000' })]);
      expect(rest.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
      expect((await finance.post(`/api/invoices/${red.id}/reverse`, { number: 'x', reason: 'y' })).status).toBe(409);
      expect((await issue(contract.id, '1130')).status).toBe(201);
    });

    it('that names an instalment twice is told so, and not that it does not exist', async () => {
      const contract = await contractOf();
      const line = { instalmentId: contract.instalmentIds[0], amount: '100' };
      const { status, body } = await issue(contract.id, '200', { lines: [line, line] });
      expect({ status, code: (body as unknown as { code: string }).code }).toEqual({
        status: 422,
        code: 'invoice.instalment-twice',
      });
      const nothing = await issue(contract.id, '0');
      expect(JSON.stringify(nothing.body)).toContain('金额须大于 0');
    });

    it('taken back in two parts, net and tax come to nothing', async () => {
      const contract = await contractOf();
      const { body: original } = await issue(contract.id, '750.00');
      const reverse = async (amount: string, number: string) =>
        (await finance.post<InvoiceRecord>(`/api/invoices/${original.id}/reverse`, { number, amount, reason: '折让' })).body;
      const parts = [original, await reverse('150.00', 'RED-A'), await reverse('600.00', 'RED-B')];
      expect(parts.map(({ netAmount }) => netAmount)).toEqual(['663.72', '-132.74', '-530.98']);
      expect(parts.map(({ taxAmount }) => taxAmount)).toEqual(['86.28', '-17.26', '-69.02']);
    });

    it('a red-letter invoice written by mistake is cancelled, and its invoice stands again', async () => {
      const contract = await contractOf();
      const { body: original } = await issue(contract.id, '100');
      const { body: red } = await finance.post<InvoiceRow>(`/api/invoices/${original.id}/reverse`, {
        number: 'HZ-WRONG',
        reason: '误开',
      });
      await finance.post(`/api/invoices/${red.id}/cancel`, { reason: '误开' });
      expect((await finance.get(`/api/invoices/${original.id}`)).body).toMatchObject({
        reversed: '0.00',
        can: { cancel: true, reverse: true },
      });
      expect((await rep.list<ContractRow>('contracts', { filter: { id: [contract.id] } })).body).toMatchObject([
        { invoiced: '100.00' },
      ]);
    });

    it('of an earlier month only by a red-letter invoice', async () => {
      const contract = await contractOf();
      const { body } = await issue(contract.id, '5', { issuedOn: '2026-10-31' });
      expect(body.can).toEqual({ cancel: false, reverse: true });
      expect((await finance.post(`/api/invoices/${body.id}/cancel`, { reason: '开错' })).status).toBe(409);
    });
  });

  it('start the payment term of what is due after its invoice; taken back, it waits again', async () => {
    const account = await product.create.account({ ownerId: rep.id });
    const { body: draft } = await rep.post<ContractRecord>('/api/contracts', {
      accountId: account.id,
      name: '服务合同',
      amount: '300',
      paymentTermDays: 45,
      instalments: [
        { name: '首期', amount: '100', dueRule: 'invoice', expectedOn: '2027-01-31' },
        { name: '二期', amount: '200', dueRule: 'invoice', termDays: 10 },
      ],
    });
    expect(draft.instalments).toMatchObject([
      { dueOn: null, expectedOn: '2027-01-31', termDays: 45 },
      { dueOn: null, expectedOn: '2026-11-28', termDays: 10 },
    ]);
    await product.database.execute(
      sql`update contract set state = 'signed', signed_on = '2026-11-01' where id = ${draft.id}::uuid`,
    );
    const dueOn = async () =>
      (await rep.list<InstalmentRow>('instalments', { filter: { contractId: draft.id }, sort: ['sequence', 'ASC'] })).body.map(
        (part) => part.dueOn,
      );
    const { body: invoice } = await issue(draft.id, '150', { issuedOn: '2026-11-10' });
    expect(await dueOn()).toEqual(['2026-12-25', '2026-11-20']);
    await issue(draft.id, '150', { issuedOn: '2026-11-15' });
    expect(await dueOn()).toEqual(['2026-12-25', '2026-11-20']);
    await finance.post(`/api/invoices/${invoice.id}/cancel`, { reason: '开错' });
    expect(await dueOn()).toEqual([null, '2026-11-25']);
  });
});
