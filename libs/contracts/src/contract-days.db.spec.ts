import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AgeingReport, ContractRecord, ScheduleHistoryRow } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { approved, moved, seenBy } from './contracts.fixture.js';

jest.setTimeout(60_000);

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

const drawn = async (): Promise<ContractRecord> => {
  const account = await product.create.account({ ownerId: rep.id });
  const { body } = await rep.post<ContractRecord>('/api/contracts', {
    accountId: account.id,
    name: '维保合同',
    amount: '100.00',
    startsOn: '2026-10-20',
    instalments: [{ name: '首期', amount: '100.00', dueOn: '2026-10-25' }],
  });
  return body;
};

describe('the day a contract was signed on', () => {
  it('lies some weeks before it was drawn up at most, never in the future, and changes no ageing that was told', async () => {
    const { id, accountId } = await drawn();
    await moved(rep, id, 'submit_review');
    await approved(product, id, supervisor, finance, legal);
    const owed = async (asOf: string) =>
      (await finance.get<AgeingReport>(`/api/receivables/ageing?by=account&asOf=${asOf}`)).body.rows.find(
        ({ key }) => key === accountId,
      );
    const sign = (on: string) => supervisor.post(`/api/contracts/${id}/sign`, { on });
    expect(await sign('1990-11-28')).toMatchObject({
      status: 422,
      body: { code: 'contract.signed-too-early', errors: { on: expect.stringContaining('2026-08-20') as unknown } },
    });
    expect((await sign('2026-11-19')).status).toBe(422);
    expect((await sign('2026-10-20')).status).toBe(200);
    expect(await owed('2026-11-18')).toMatchObject({ total: '100.00', d1_30: '100.00' });
    expect(await owed('2026-11-17')).toBeUndefined();
    const { body } = await rep.get<ScheduleHistoryRow[]>(`/api/contracts/${id}/schedule-history`);
    expect(body[0]?.terms).toMatchObject([{ fromOn: '2026-11-18', because: null }]);
  });
});

describe('a draft', () => {
  it('is discarded with a reason by who wrote it; what is under review or signed only by who signs', async () => {
    const { id, can } = await drawn();
    expect(can.verbs).toContain('terminate');
    expect((await rep.post(`/api/contracts/${id}/terminate`, {})).body).toMatchObject({ missing: ['reason'] });
    expect((await rep.post(`/api/contracts/${id}/terminate`, { reason: '客户改用框架合同' })).status).toBe(200);
    expect((await seenBy(rep, id)).state).toBe('terminated');
    const other = await drawn();
    await moved(rep, other.id, 'submit_review');
    expect((await seenBy(rep, other.id)).can.verbs).not.toContain('terminate');
    expect((await rep.post(`/api/contracts/${other.id}/terminate`, { reason: '客户改用框架合同' })).status).toBe(403);
  });
});
