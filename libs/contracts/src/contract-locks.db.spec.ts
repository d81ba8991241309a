import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ApprovalRecord, ContractRecord, PaymentRecord } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { moved, requestOf, seenBy } from './contracts.fixture.js';

jest.setTimeout(120_000);
let product: Product;
let rep: Client;
let supervisor: Client;
let finance: Client;
let legal: Client;
beforeAll(async () => {
  product = await startProduct();
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  finance = await product.signedInAs('finance');
  legal = await product.signedInAs('legal');
});
afterAll(() => product.close());

/** Another customer for each, so that people meet at the contract only. */
const drawn = async (): Promise<ContractRecord> => {
  const account = await product.create.account({ ownerId: rep.id });
  const instalments = [
    { name: '预付款', amount: '400', dueOn: '2026-10-01' },
    { name: '尾款', amount: '600', dueOn: '2026-12-01' },
  ];
  return (
    await rep.post<ContractRecord>('/api/contracts', { accountId: account.id, name: '采购合同', amount: '1000', instalments })
  ).body;
};

describe('people who meet at one contract', () => {
  it('the last reviewer agrees while the asker takes it back: one of them is first, nobody waits in a circle', async () => {
    const rounds = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const { id } = await drawn();
        await moved(rep, id, 'submit_review');
        const request = await requestOf(product, id);
        for (const who of [supervisor, finance]) {
          const { version } = (await who.get<ApprovalRecord>(`/api/approvals/${request}`)).body;
          expect((await who.post(`/api/approvals/${request}/approve`, { version })).status).toBe(200);
        }
        return { id, request, version: (await legal.get<ApprovalRecord>(`/api/approvals/${request}`)).body.version };
      }),
    );
    const ends = await Promise.all(
      rounds.flatMap(({ id, request, version }) => [
        legal.post(`/api/approvals/${request}/approve`, { version }),
        rep.post(`/api/contracts/${id}/return_to_draft`, { reason: '补充附件' }),
      ]),
    );
    expect(ends.map(({ status }) => status).filter((status) => ![200, 409, 422].includes(status))).toEqual([]);
    for (const [index, { id }] of rounds.entries()) {
      const [agreed, takenBack] = [ends[index * 2]?.status === 200, ends[index * 2 + 1]?.status === 200];
      expect(agreed || takenBack).toBe(true);
      const { state, reviewState } = await seenBy(rep, id);
      expect([state, reviewState]).toEqual(takenBack ? ['draft', 'draft'] : ['in_review', 'approved']);
    }
  });

  it('money is allocated while the contract is terminated: settled before its end or not at all', async () => {
    const cases = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const account = await product.create.account({ ownerId: rep.id });
        const parts = ['400', '600'].map((amount) => ({ amount, dueOn: '2026-10-01' }));
        const contract = await product.create.contract({ accountId: account.id, ownerId: rep.id, amount: '1000', parts });
        const input = { accountId: account.id, amount: '1000', receivedOn: '2026-11-18' };
        return { contract, payment: (await finance.post<PaymentRecord>('/api/payments', input)).body };
      }),
    );
    const ends = await Promise.all(
      cases.flatMap(({ contract, payment }) => [
        finance.post<PaymentRecord>(`/api/payments/${payment.id}/allocate`, { allocate: 'oldest' }),
        supervisor.post(`/api/contracts/${contract.id}/terminate`, { reason: '客户停产' }),
      ]),
    );
    expect(ends.map(({ status }) => status)).toEqual(ends.map(() => 200));
    for (const { payment } of cases) {
      const { allocated } = (await finance.get<PaymentRecord>(`/api/payments/${payment.id}`)).body;
      expect(['0.00', '1000.00']).toContain(allocated);
    }
  });
});
