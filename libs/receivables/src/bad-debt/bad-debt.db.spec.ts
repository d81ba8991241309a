import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import {
  addMoney,
  fromCents,
  type AgeingReport,
  type ApprovalRow,
  type InstalmentRow,
  type MoneyCheckResult,
  type PaymentRecord,
  type ProvisionReport,
  type ProvisionSetting,
  type WriteOffRow,
} from '@keyline/model';
import type { ProblemDocument } from '@keyline/platform';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let rep: Client;
let supervisor: Client;
let director: Client;
let finance: Client;
let accountId: string;

beforeAll(async () => {
  product = await startProduct();
  director = await product.signedInAs('director', { name: '总监' });
  supervisor = await product.signedInAs('supervisor', { name: '主管', managerId: director.id });
  rep = await product.signedInAs('rep', { name: '小王', managerId: supervisor.id });
  finance = await product.signedInAs('finance', { name: '财务甲' });
});
afterAll(() => product.close());
beforeEach(async () => {
  product.clock.moveTo('2026-11-18T10:00:00+08:00');
  accountId = (await product.create.account({ ownerId: rep.id })).id;
});

const owed = async (amount: string, dueOn = '2025-10-01') => {
  const { instalmentIds } = await product.create.contract({ accountId, ownerId: rep.id, amount, dueOn });
  return instalmentIds[0] ?? '';
};
const propose = (instalmentId: string, input: Record<string, unknown> = {}, by = rep) =>
  by.post<WriteOffRow & ProblemDocument>('/api/write-offs', { instalmentId, reason: '客户破产', ...input });
async function decide(by: Client, verb: 'approve' | 'return', id: string) {
  const { body } = await by.list<ApprovalRow>('approvals', { filter: { view: 'waiting', entityId: id } });
  return by.post<ProblemDocument>(`/api/approvals/${body[0]?.id}/${verb}`, { version: body[0]?.version, note: '核实' });
}
/** Proposed and agreed to, below the director's amount. */
async function writtenOff(instalmentId: string, amount?: string): Promise<string> {
  const { body } = await propose(instalmentId, amount ? { amount } : {});
  expect((await decide(supervisor, 'approve', body.id)).status).toBe(200);
  expect((await decide(finance, 'approve', body.id)).status).toBe(200);
  return body.id;
}
const instalment = async (id: string) => {
  const { body } = await finance.get<InstalmentRow>(`/api/instalments/${id}`);
  return [body.received, body.writtenOff, body.open];
};
const pay = (amount: string, instalmentId: string) =>
  finance.post<PaymentRecord>('/api/payments', {
    accountId,
    amount,
    receivedOn: '2026-11-18',
    allocate: [{ instalmentId, amount }],
  });
const openOn = async (asOf: string) => {
  const { body } = await finance.get<AgeingReport>(`/api/receivables/ageing?by=account&asOf=${asOf}`);
  return body.rows.find(({ key }) => key === accountId)?.total ?? '0.00';
};
const row = async (id: string) => (await rep.get<WriteOffRow>(`/api/write-offs/${id}`)).body;

describe('writing off', () => {
  it('goes by supervisor and finance, leaves the ageing from that day on, and stays in history', async () => {
    const id = await owed('900.00');
    const writeOff = await writtenOff(id);
    expect(await instalment(id)).toEqual(['0.00', '900.00', '0.00']);
    expect(await row(writeOff)).toMatchObject({ state: 'booked', bookedOn: '2026-11-18', amount: '900.00', lost: '900.00' });
    expect([await openOn('2026-11-18'), await openOn('2026-11-17')]).toEqual(['0.00', '900.00']);
  });

  it('from 50,000 on the director agrees as well; before that nothing is booked', async () => {
    const id = await owed('50000.00');
    const { body } = await propose(id);
    await decide(supervisor, 'approve', body.id);
    await decide(finance, 'approve', body.id);
    expect((await row(body.id)).state).toBe('proposed');
    expect((await decide(director, 'approve', body.id)).status).toBe(200);
    expect((await row(body.id)).state).toBe('booked');
  });

  it('returned it is refused, and may be proposed again; twice at once it may not', async () => {
    const id = await owed('300.00');
    const { body } = await propose(id);
    expect((await propose(id)).body.code).toBe('write-off.running');
    await decide(supervisor, 'return', body.id);
    expect([(await row(body.id)).state, await instalment(id)]).toEqual(['refused', ['0.00', '0.00', '300.00']]);
    expect((await propose(id, { amount: '100.00' })).status).toBe(201);
  });

  it('more than what is open is refused, also when money came in while it was under approval', async () => {
    const id = await owed('300.00');
    expect((await propose(id, { amount: '300.01' })).body.code).toBe('write-off.exceeds-open');
    const { body } = await propose(id);
    await pay('0.01', id);
    await decide(supervisor, 'approve', body.id);
    expect((await decide(finance, 'approve', body.id)).body.code).toBe('write-off.exceeds-open');
    expect([(await row(body.id)).state, await instalment(id)]).toEqual(['proposed', ['0.01', '0.00', '299.99']]);
  });

  it('what is settled, not signed, or somebody else’s cannot be given up', async () => {
    const paid = await owed('10.00');
    await pay('10.00', paid);
    expect((await propose(paid)).body.code).toBe('write-off.nothing-open');
    const draft = await product.create.contract({ accountId, ownerId: rep.id, amount: '5.00', state: 'draft', signedOn: null });
    expect((await propose(draft.instalmentIds[0] ?? '')).body.code).toBe('write-off.nothing-open');
    const stranger = await product.signedInAs('rep');
    expect((await propose(await owed('10.00'), {}, stranger)).status).toBe(422);
  });
});

describe('what comes in after all', () => {
  it('brings the loss back first; a reversed payment loses it again', async () => {
    const id = await owed('1000.00');
    const writeOff = await writtenOff(id, '800.00');
    expect(await instalment(id)).toEqual(['0.00', '800.00', '200.00']);
    const { body: payment } = await pay('900.00', id);
    expect(await instalment(id)).toEqual(['900.00', '0.00', '100.00']);
    expect(await row(writeOff)).toMatchObject({ recovered: '800.00', lost: '0.00' });
    expect((await finance.post(`/api/payments/${payment.id}/reverse`, { reason: '退票' })).status).toBe(200);
    expect(await instalment(id)).toEqual(['0.00', '800.00', '200.00']);
    expect(await row(writeOff)).toMatchObject({ recovered: '0.00', lost: '800.00' });
  });

  it('by itself money goes to what is open, and never to what was given up', async () => {
    const lost = await owed('500.00');
    await writtenOff(lost);
    const { body: payment } = await finance.post<PaymentRecord>('/api/payments', {
      accountId,
      amount: '500.00',
      receivedOn: '2026-11-18',
      allocate: 'oldest',
    });
    expect([payment.allocations.length, await instalment(lost)]).toEqual([0, ['0.00', '500.00', '0.00']]);
  });

  it('whatever is written off, paid and reversed in whatever order: received + written off + open is the amount', async () => {
    const cents = fc.bigInt({ min: 1n, max: 60_000n });
    const step = fc.record({ kind: fc.constantFrom('write_off', 'pay', 'reverse'), amount: cents });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        const id = await owed('1000.00');
        const payments: string[] = [];
        for (const { kind, amount } of steps) {
          if (kind === 'write_off') {
            const proposal = await propose(id, { amount: fromCents(amount) });
            if (proposal.status === 201) {
              await decide(supervisor, 'approve', proposal.body.id);
              await decide(finance, 'approve', proposal.body.id);
            }
          }
          if (kind === 'pay') {
            const paid = await pay(fromCents(amount), id);
            if (paid.status === 201) payments.push(paid.body.id);
          }
          const last = kind === 'reverse' ? payments.pop() : undefined;
          if (last) await finance.post(`/api/payments/${last}/reverse`, { reason: '退票' });
          const parts = await instalment(id);
          expect(addMoney(...parts)).toBe('1000.00');
          expect(parts.some((part) => part.startsWith('-'))).toBe(false);
        }
      }),
      { numRuns: 8 },
    );
    const admin = await product.signedInAs('admin');
    for (const code of ['instalment.written-off', 'instalment.settled', 'ageing.adds-up'])
      expect((await admin.post<MoneyCheckResult>(`/api/money-checks/${code}/run`)).body).toMatchObject({ broken: 0 });
  });
});

describe('provision', () => {
  it('is the open balance of each age times its rate, as of any day', async () => {
    await owed('1000.00', '2026-11-10');
    await owed('333.33', '2025-01-01');
    const of = async (asOf: string) => {
      const { body } = await finance.get<ProvisionReport>(`/api/provisions?asOf=${asOf}`);
      const mine = body.accounts.find((each) => each.accountId === accountId);
      return [mine?.open, mine?.provision];
    };
    expect(await of('2026-11-18')).toEqual(['1333.33', '276.66']);
    expect(await of('2026-11-09')).toEqual(['1333.33', '266.66']);
  });

  it('the rates are finance’s to set', async () => {
    const { body } = await finance.get<ProvisionSetting>('/api/provision-rates');
    const input = { version: body.version, rates: { ...body.rates, d1_30: '2.5' } };
    expect((await rep.put('/api/provision-rates', input)).status).toBe(403);
    expect((await finance.put<ProvisionSetting>('/api/provision-rates', input)).body.rates['d1_30']).toBe('2.5');
    expect((await finance.put('/api/provision-rates', input)).status).toBe(409);
    expect((await finance.put('/api/provision-rates', { ...input, rates: { d1_30: '101' } })).status).toBe(400);
    expect(
      await product.database.maybeRow(sql`select 1 as one from audit_entry where action = 'provision.configured'`),
    ).not.toBeNull();
  });
});
