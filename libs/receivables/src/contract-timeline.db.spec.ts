import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ContractTimelineEntry, PaymentRecord } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let rep: Client;
let colleague: Client;
let finance: Client;
let contract: { id: string; instalmentIds: string[] };

beforeAll(async () => {
  product = await startProduct();
  rep = await product.signedInAs('rep');
  colleague = await product.signedInAs('rep');
  finance = await product.signedInAs('finance');
  const account = await product.create.account({ ownerId: rep.id });
  const parts = [
    { amount: '100', dueOn: '2026-08-01' },
    { amount: '200', dueOn: '2026-10-01' },
  ];
  contract = await product.create.contract({ accountId: account.id, ownerId: rep.id, amount: '300', parts });
  const [first = ''] = contract.instalmentIds;
  const invoice = { number: 'FP-T1', contractId: contract.id, amount: '100', issuedOn: '2026-11-10' };
  expect((await finance.post('/api/invoices', invoice)).status).toBe(201);
  const note = { accountId: account.id, instalmentId: first, kind: 'call', note: '说下周付' };
  expect((await rep.post('/api/dunnings', note)).status).toBe(201);
  const payment = {
    accountId: account.id,
    amount: '60',
    receivedOn: '2026-11-17',
    allocate: [{ instalmentId: first, amount: '60' }],
  };
  expect((await finance.post<PaymentRecord>('/api/payments', payment)).status).toBe(201);
  // Of the same customer, and of no contract.
  expect((await finance.post('/api/payments', { ...payment, amount: '7', allocate: undefined })).status).toBe(201);
  expect((await rep.post('/api/visits', { accountId: account.id, kind: 'phone', note: '闲聊' })).status).toBe(201);
});
afterAll(() => product.close());

const timeline = async (who: Client, query = '') =>
  (await who.get<ContractTimelineEntry[]>(`/api/contracts/${contract.id}/timeline${query}`)).body;

describe('what happened with a contract', () => {
  it('is told newest first, with what it was about, and nothing of what the customer had besides', async () => {
    expect((await timeline(rep)).map(({ kind, subject }) => [kind, subject])).toEqual([
      ['payment.booked', expect.stringMatching(/^HK/)],
      ['dunning.noted', '第1期'],
      ['invoice.issued', 'FP-T1'],
    ]);
  });

  it('comes page by page', async () => {
    expect((await timeline(rep, '?range=[1,1]')).map(({ kind }) => kind)).toEqual(['dunning.noted']);
  });

  it('only to who sees the contract', async () => {
    expect((await colleague.get(`/api/contracts/${contract.id}/timeline`)).status).toBe(404);
    expect(await timeline(finance)).toHaveLength(3);
  });
});
