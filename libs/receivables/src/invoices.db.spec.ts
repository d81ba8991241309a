import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ContractRow, InvoiceRow } from '@keyline/model';
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

const contractOf = async (wish: { state?: string; signedOn?: string | null } = {}) => {
  const account = await product.create.account({ ownerId: rep.id });
  return {
    accountId: account.id,
    ...(await product.create.contract({ accountId: account.id, ownerId: rep.id, amount: '1130', ...wish })),
  };
};
const issue = (contractId: string, amount: string, wish: Record<string, unknown> = {}) => {
  count += 1;
  return finance.post<InvoiceRow>('/api/invoices', {
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
    const { status, body } = await issue(contract.id, '1130', { instalmentId: contract.instalmentIds[0] });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      accountId: contract.accountId,
      taxRate: '13.00',
      taxAmount: '130.00',
      instalmentName: '第1期',
      can: { cancel: true },
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
    expect(await issue(signed.id, '1', { instalmentId: draft.instalmentIds[0] })).toMatchObject({
      status: 422,
      body: { errors: { instalmentId: expect.any(String) as unknown } },
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
});
