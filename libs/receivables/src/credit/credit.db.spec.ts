import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { Contract, ContractGates } from '@keyline/contracts';
import {
  addMoney,
  exposureOf,
  type AccountCredit,
  type ApprovalRow,
  type ContractVerb,
  type CreditHold,
  type CreditHoldRow,
  type CreditPosition,
  type CreditReleaseRow,
} from '@keyline/model';
import type { ProblemDocument } from '@keyline/platform';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let rep: Client;
let supervisor: Client;
let director: Client;
let finance: Client;
let stranger: Client;
let accountId: string;

beforeAll(async () => {
  product = await startProduct();
  director = await product.signedInAs('director', { name: '总监' });
  supervisor = await product.signedInAs('supervisor', { name: '主管', managerId: director.id });
  rep = await product.signedInAs('rep', { name: '小王', managerId: supervisor.id });
  finance = await product.signedInAs('finance', { name: '财务甲' });
  stranger = await product.signedInAs('rep');
});
afterAll(() => product.close());
beforeEach(async () => {
  accountId = (await product.create.account({ ownerId: rep.id })).id;
});

const creditOf = async (id = accountId) => (await finance.get<AccountCredit>(`/api/accounts/${id}/credit`)).body;
async function setLimit(limit: string | null, { id = accountId, coversGroup = false } = {}) {
  const { version, paymentTermDays } = await creditOf(id);
  const input = { version, creditRating: 'A', creditLimit: limit, coversGroup, paymentTermDays };
  expect((await finance.put(`/api/accounts/${id}/credit`, input)).status).toBe(200);
}
const drawnUp = (amount: string, of = accountId) =>
  product.create.contract({ accountId: of, ownerId: rep.id, amount, state: 'draft', signedOn: null });
const signed = (amount: string, dueOn = '2027-01-01', of = accountId) =>
  product.create.contract({ accountId: of, ownerId: rep.id, amount, dueOn });
/** What the gates hold against the move, by itself. */
const held = (contractId: string, verb: ContractVerb = 'submit_review'): Promise<CreditHold | null> =>
  product.database.transaction(async () => {
    const contract = await product.database.manager.findOneByOrFail(Contract, { id: contractId });
    const blockers = await product.app.get(ContractGates).blockers(rep.actor, contract, verb);
    return (blockers.find(({ missing }) => missing === 'credit_hold')?.extra['creditHold'] as CreditHold | undefined) ?? null;
  });
const askRelease = (input: Record<string, unknown> = {}, by = rep) =>
  by.post<CreditReleaseRow & ProblemDocument>('/api/credit-releases', {
    accountId,
    amount: '500.00',
    expiresOn: '2026-12-31',
    reason: '客户本月付款',
    ...input,
  });
const titleFor = async (releaseId: string) => {
  const { body } = await supervisor.list<ApprovalRow>('approvals', { filter: { view: 'waiting', entityId: releaseId } });
  return body[0]?.title;
};
async function decide(by: Client, verb: 'approve' | 'return', releaseId: string) {
  const { body } = await by.list<ApprovalRow>('approvals', { filter: { view: 'waiting', entityId: releaseId } });
  const [request] = body;
  return (await by.post(`/api/approvals/${request?.id}/${verb}`, { version: request?.version, note: '好' })).status;
}

describe('a release that is asked for', () => {
  it('is called after its contract, or after its sum', async () => {
    const contract = await drawnUp('300.00');
    const ofContract = await askRelease({ contractId: contract.id });
    const ofAccount = await askRelease();
    expect(await titleFor(ofContract.body.id)).toMatch(new RegExp(`^${contract.number} `));
    expect(await titleFor(ofAccount.body.id)).toMatch(/^¥500\.00 /);
  });
});

describe('the limit', () => {
  it('a contract within the limit is let through, one over it is held: by how much, by what, and who can release it', async () => {
    await setLimit('1000.00');
    const { instalmentIds, number } = await signed('800.00');
    expect(await held((await drawnUp('200.00')).id)).toBeNull();
    const { id } = await drawnUp('200.01');
    expect(await held(id)).toMatchObject({
      exceeded: '0.01',
      limit: '1000.00',
      exposure: '800.00',
      blocking: [{ id: instalmentIds[0], contractNumber: number, open: '800.00' }],
      releasedBy: [
        { zh: '主管同意', people: ['主管'] },
        { zh: '财务审核', people: ['财务甲'] },
      ],
    });
    const refused = await rep.post<ProblemDocument & { missing: string[]; creditHold: CreditHold }>(
      `/api/contracts/${id}/submit_review`,
      {},
    );
    expect([refused.status, refused.body.code]).toEqual([422, 'contract.move-refused']);
    expect(refused.body.missing).toContain('credit_hold');
    expect(refused.body.creditHold.exceeded).toBe('0.01');
  });

  it('without a limit nothing is held; what was paid in advance counts for the customer', async () => {
    await signed('800.00');
    const { id } = await drawnUp('900.00');
    expect(await held(id)).toBeNull();
    await setLimit('1000.00');
    expect(await held(id)).toMatchObject({ exceeded: '700.00' });
    await finance.post('/api/payments', { accountId, amount: '700.00', receivedOn: '2026-11-17' });
    expect(await held(id)).toBeNull();
    expect(await creditOf()).toMatchObject({ free: '900.00', lines: [{ scope: 'account', exposure: '100.00' }] });
  });

  it('only the moves towards signing are held', async () => {
    await setLimit('10.00');
    const { id } = await drawnUp('100.00');
    expect(await held(id, 'sign')).not.toBeNull();
    expect([await held(id, 'terminate'), await held(id, 'accept')]).toEqual([null, null]);
  });

  it('two contracts that each fit, but not both, are not signed at the same moment', async () => {
    await setLimit('1000.00');
    const [one, two] = [await drawnUp('600.00'), await drawnUp('600.00')];
    const sign = (id: string) =>
      product.database.transaction(async () => {
        const hold = await held(id, 'sign');
        if (hold) return 'held';
        await product.database.execute(
          sql`update contract set state = 'signed', signed_on = '2026-11-18' where id = ${id}::uuid`,
        );
        return 'signed';
      });
    expect((await Promise.all([sign(one.id), sign(two.id)])).sort()).toEqual(['held', 'signed']);
  });
});

describe('a release for a contract', () => {
  it('is refused while it would leave the contract held, with what is needed; of that much it lets it through', async () => {
    await setLimit('100.00');
    const { id } = await drawnUp('3000.00');
    expect(await held(id)).toMatchObject({ amount: '3000.00' });
    for (const amount of ['100.00', '2999.99'])
      expect(await askRelease({ contractId: id, amount })).toMatchObject({
        status: 422,
        body: {
          code: 'credit-release.too-small',
          needed: '3000.00',
          errors: { amount: expect.stringContaining('3,000.00') as unknown },
        },
      });
    expect((await askRelease({ contractId: id, amount: '3000.00' })).status).toBe(201);
    await product.database.execute(sql`update credit_release set state = 'granted' where contract_id = ${id}::uuid`);
    const { id: other } = await drawnUp('3000.00');
    expect(await held(other)).toMatchObject({ amount: '3000.00' });
    expect(await held(id)).toBeNull();
  });
});

describe('overdue debt', () => {
  it('holds a contract from the day after the set days; the setting is the organisation’s', async () => {
    await signed('50.00', '2026-09-19');
    const { id } = await drawnUp('1.00');
    expect(await held(id)).toBeNull();
    await signed('70.00', '2026-09-18');
    expect(await held(id)).toMatchObject({ overdueDays: 61, holdDays: 60, exceeded: '0.00', blocking: [{ overdueDays: 61 }] });
    const { body } = await finance.get<{ version: number }>('/api/credit-setting');
    expect((await rep.put('/api/credit-setting', { version: body.version, holdDays: 90 })).status).toBe(403);
    expect((await finance.put('/api/credit-setting', { version: body.version, holdDays: 90 })).status).toBe(200);
    expect(await held(id)).toBeNull();
    await finance.put('/api/credit-setting', { version: body.version + 1, holdDays: 60 });
  });
});

describe('a group', () => {
  it('the limit of the top account holds for all below it, where it is set so', async () => {
    const [child, grandchild] = [
      await product.create.account({ ownerId: rep.id }),
      await product.create.account({ ownerId: rep.id }),
    ];
    await product.database.execute(sql`update account set parent_id = ${accountId}::uuid where id = ${child.id}::uuid`);
    await product.database.execute(sql`update account set parent_id = ${child.id}::uuid where id = ${grandchild.id}::uuid`);
    await signed('400.00');
    await signed('300.00', '2027-01-01', child.id);
    await setLimit('1000.00');
    const { id } = await drawnUp('301.00', grandchild.id);
    expect(await held(id)).toBeNull();
    await setLimit('1000.00', { coversGroup: true });
    expect(await held(id)).toMatchObject({ scope: 'group', exposure: '700.00', exceeded: '1.00' });
    expect(await held((await drawnUp('300.00', grandchild.id)).id)).toBeNull();
    await setLimit('200.00', { id: grandchild.id });
    expect(await held((await drawnUp('300.00', grandchild.id)).id)).toMatchObject({ scope: 'account', exceeded: '100.00' });
  });
});

describe('a release', () => {
  it('is asked for by sales, agreed to by supervisor and finance, lets one contract through, and no second one', async () => {
    await setLimit('100.00');
    const [first, second] = [await drawnUp('500.00'), await drawnUp('500.00')];
    const { status, body: release } = await askRelease();
    expect([status, release.state]).toEqual([201, 'asked']);
    expect(await held(first.id)).not.toBeNull();
    expect([await decide(supervisor, 'approve', release.id), await decide(finance, 'approve', release.id)]).toEqual([200, 200]);
    expect([await held(first.id), await held(first.id, 'sign')]).toEqual([null, null]);
    expect(await held(second.id)).not.toBeNull();
    expect((await creditOf()).releases).toMatchObject([{ state: 'used', contractId: first.id }]);
  });

  it('from half a million on the director decides as well, which the file says beforehand', async () => {
    const { body: credit } = await rep.get<AccountCredit>(`/api/accounts/${accountId}/credit?amount=500000`);
    expect(credit.releasedBy.map(({ people }) => people)).toEqual([['主管'], ['财务甲'], ['总监']]);
    const { body: release } = await askRelease({ amount: '500000.00' });
    await decide(supervisor, 'approve', release.id);
    await decide(finance, 'approve', release.id);
    expect((await creditOf()).releases[0]?.state).toBe('asked');
    await decide(director, 'approve', release.id);
    expect((await creditOf()).releases[0]?.state).toBe('granted');
  });

  it('refused, expired, or for a larger contract it lets nothing through', async () => {
    await setLimit('100.00');
    const { id } = await drawnUp('500.00');
    const refused = (await askRelease()).body;
    await decide(supervisor, 'return', refused.id);
    expect(await held(id)).not.toBeNull();
    const granted = (await askRelease({ amount: '499.99', expiresOn: '2026-11-18' })).body;
    await decide(supervisor, 'approve', granted.id);
    await decide(finance, 'approve', granted.id);
    expect(await held(id)).not.toBeNull();
    const small = await drawnUp('499.99');
    product.clock.moveTo('2026-11-19T09:00:00+08:00');
    expect(await held(small.id)).not.toBeNull();
    product.clock.moveTo('2026-11-18T10:00:00+08:00');
    expect(await held(small.id)).toBeNull();
  });

  it('what is not one’s own, or makes no sense, is refused', async () => {
    expect((await askRelease({}, stranger)).status).toBe(422);
    expect((await askRelease({ expiresOn: '2026-11-17' })).body.errors).toHaveProperty('expiresOn');
    const other = await product.create.account({ ownerId: stranger.id });
    const foreign = await product.create.contract({ accountId: other.id, ownerId: stranger.id });
    expect((await askRelease({ contractId: foreign.id })).body.errors).toHaveProperty('contractId');
  });
});

describe('who sees and sets it', () => {
  it('sales reads the credit of its accounts and does not set it; a rep cannot raise a limit through the file either', async () => {
    const { version } = await creditOf();
    expect((await rep.get<AccountCredit>(`/api/accounts/${accountId}/credit`)).body.can).toEqual({ edit: false, release: true });
    const input = { version, creditRating: 'AAA', creditLimit: '9.00', coversGroup: false, paymentTermDays: 30 };
    expect((await rep.put(`/api/accounts/${accountId}/credit`, input)).status).toBe(403);
    expect((await rep.patch(`/api/accounts/${accountId}`, { version, creditLimit: '99999.00' })).status).toBe(400);
    expect((await stranger.get(`/api/accounts/${accountId}/credit`)).status).toBe(404);
    expect((await director.put(`/api/accounts/${accountId}/credit`, { ...input, version: version + 1 })).status).toBe(409);
  });

  it('finance has the list of what is held; sales sees its own', async () => {
    await setLimit('100.00');
    const { number } = await drawnUp('500.00');
    const of = async (person: Client) =>
      (await person.list<CreditHoldRow>('credit-holds', { filter: { accountId } })).body.map((row) => [row.number, row.exceeded]);
    expect([await of(finance), await of(rep), await of(stranger)]).toEqual([[[number, '400.00']], [[number, '400.00']], []]);
    const release = (await askRelease()).body;
    expect(await of(finance)).toHaveLength(1);
    await decide(supervisor, 'approve', release.id);
    await decide(finance, 'approve', release.id);
    expect(await of(finance)).toEqual([]);
  });
});

describe('exposure', () => {
  it('is the same in SQL as in the rule, whatever was signed, paid, allocated, reversed and written off', async () => {
    let seed = 7;
    const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const amount = () => `${1 + next(900)}.${String(next(100)).padStart(2, '0')}`;
    for (let round = 0; round < 12; round += 1) {
      const state = ['signed', 'executing', 'closed', 'terminated', 'draft'][next(5)] ?? 'signed';
      const parts = [amount(), amount()].map((each) => ({ amount: each, dueOn: '2026-10-01' }));
      const total = addMoney(...parts.map((part) => part.amount));
      await product.create.contract({ accountId, ownerId: rep.id, amount: total, parts, state });
      const { body: payment } = await finance.post<{ id: string }>('/api/payments', {
        accountId,
        amount: amount(),
        receivedOn: '2026-11-17',
        ...(next(2) ? { allocate: 'oldest' } : {}),
      });
      if (next(3) === 0) await finance.post(`/api/payments/${payment.id}/reverse`, { reason: '退票' });
      const position: CreditPosition = {
        instalments: await product.database.rows(
          sql`select amount, received, written_off as "writtenOff", receivable from instalment where account_id = ${accountId}::uuid`,
        ),
        payments: await product.database.rows(
          sql`select amount, allocated, refunded, reversed_on is not null as reversed from payment where account_id = ${accountId}::uuid`,
        ),
      };
      expect((await creditOf()).lines[0]?.exposure).toBe(exposureOf(position));
    }
  });
});
