import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type { ContractRecord, ContractRow, InstalmentRow } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { approved, moved, seenBy } from './contracts.fixture.js';

let product: Product;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let finance: Client;
let legal: Client;
let account: { id: string; name: string };

beforeAll(async () => {
  product = await startProduct();
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  colleague = await product.signedInAs('rep', { managerId: supervisor.id });
  finance = await product.signedInAs('finance');
  legal = await product.signedInAs('legal');
  account = await product.create.account({ ownerId: rep.id, name: '华为技术有限公司' });
});
afterAll(() => product.close());

const SCHEDULE = [
  { name: '预付款', kind: 'advance', amount: '30000', dueOn: '2026-10-01' },
  { name: '验收款', kind: 'acceptance', amount: '70000', dueOn: '2026-12-31' },
];
const draw = async (wish: Record<string, unknown> = {}): Promise<ContractRecord> => {
  const { status, body } = await rep.post<ContractRecord>('/api/contracts', {
    accountId: account.id,
    name: '服务器采购合同',
    amount: '100000',
    startsOn: '2026-10-01',
    instalments: SCHEDULE,
    ...wish,
  });
  expect(status).toBe(201);
  return body;
};
describe('a draft that comes to nothing', () => {
  it('is given up by the rep who wrote it, with a reason; what is signed is not his to end', async () => {
    const contract = await draw({ name: '作废的草稿' });
    expect(contract.can.verbs).toContain('terminate');
    const given = await rep.post<ContractRecord>(`/api/contracts/${contract.id}/terminate`, { reason: '重复录入' });
    expect(given).toMatchObject({ status: 200, body: { state: 'terminated', can: { verbs: [] } } });
    const signed = await product.create.contract({ accountId: account.id, ownerId: rep.id, amount: '1' });
    expect((await rep.post(`/api/contracts/${signed.id}/terminate`, { reason: '不想要了' })).status).toBe(403);
  });
});

describe('who sees a contract and its instalments', () => {
  it("the account's people and finance always; legal while it is in review; a colleague never", async () => {
    const contract = await draw({ name: '存储阵列合同' });
    const part = contract.instalments[0]?.id ?? '';
    const sees = async (client: Client) => [
      (await client.get(`/api/contracts/${contract.id}`)).status,
      (await client.list('contracts', { filter: { id: [contract.id] } })).total,
      (await client.list('contracts', { filter: { q: '存储阵列' } })).total,
      (await client.get(`/api/instalments/${part}`)).status,
      (await client.list('instalments', { filter: { contractId: contract.id } })).total,
      (await client.list('instalments', { filter: { q: '存储阵列' } })).total,
    ];
    const all = [200, 1, 1, 200, 2, 2];
    const none = [404, 0, 0, 404, 0, 0];
    for (const client of [rep, supervisor, finance]) expect(await sees(client)).toEqual(all);
    for (const client of [colleague, legal]) expect(await sees(client)).toEqual(none);
    await moved(rep, contract.id, 'submit_review');
    expect(await sees(legal)).toEqual(all);
    expect((await legal.post(`/api/contracts/${contract.id}/return_to_draft`, {})).status).toBe(403);
    expect(await rep.post(`/api/contracts/${contract.id}/return_to_draft`, {})).toMatchObject({
      status: 200,
      body: { state: 'draft' },
    });
    expect(await sees(legal)).toEqual(none);
  });
});

describe('drawing up a contract', () => {
  it('numbers follow each other without a gap, also past a refused one and when many are drawn at once', async () => {
    const first = await draw();
    expect(
      (await rep.post('/api/contracts', { accountId: account.id, name: 'x', amount: '1', instalments: SCHEDULE })).status,
    ).toBe(422);
    const drawn = await Promise.all(Array.from({ length: 5 }, () => draw()));
    const start = Number(first.number.slice(7));
    expect(first.number).toMatch(/^HT2026-\d{4}$/);
    expect(drawn.map((contract) => Number(contract.number.slice(7))).sort((a, b) => a - b)).toEqual(
      [1, 2, 3, 4, 5].map((step) => start + step),
    );
  });

  it('the instalments add up to the amount, or the difference is named', async () => {
    const answer = await rep.post('/api/contracts', {
      accountId: account.id,
      name: '差一分',
      amount: '100000.01',
      instalments: SCHEDULE,
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'contract.schedule-sum', gap: '0.01', errors: { instalments: '回款计划各期合计须等于合同金额' } },
    });
  });

  it('a part whose collector is nobody is named', async () => {
    const instalments = [SCHEDULE[0], { ...SCHEDULE[1], collectorId: account.id }];
    expect(await rep.post('/api/contracts', { accountId: account.id, name: 'x', amount: '100000', instalments })).toMatchObject({
      status: 422,
      body: { errors: { 'instalments.1.collectorId': expect.any(String) as unknown } },
    });
  });

  it('a won deal becomes one contract, of its own account', async () => {
    const won = await product.create.opportunity({ accountId: account.id, ownerId: rep.id, stage: 'won' });
    const open = await product.create.opportunity({ accountId: account.id, ownerId: rep.id });
    const other = await product.create.account({ ownerId: rep.id });
    const from = (opportunityId: string, accountId = account.id) =>
      rep.post<ContractRecord>('/api/contracts', { accountId, opportunityId, name: '由商机生成', amount: '5' });
    expect(await from(open.id)).toMatchObject({ status: 422, body: { code: 'contract.opportunity-not-won' } });
    expect(await from(won.id, other.id)).toMatchObject({ status: 422, body: { code: 'contract.opportunity-other-account' } });
    const [one, two] = await Promise.all([from(won.id), from(won.id)]);
    expect([one?.status, two?.status].sort()).toEqual([201, 409]);
    expect((await rep.get(`/api/opportunities/${won.id}`)).body).toMatchObject({
      contractId: (one?.status === 201 ? one : two)?.body.id,
    });
  });

  it('a draft is changed with its whole schedule; what is no draft any more is not', async () => {
    const contract = await draw();
    const path = `/api/contracts/${contract.id}`;
    expect(await rep.patch(path, { version: contract.version, amount: '120000' })).toMatchObject({
      status: 422,
      body: { gap: '20000.00' },
    });
    const edited = await rep.patch<ContractRecord>(path, {
      version: contract.version,
      amount: '120000',
      instalments: [{ name: '一次付清', amount: '120000', dueOn: '2026-12-01' }],
    });
    expect(edited.body.instalments).toMatchObject([{ sequence: 1, amount: '120000.00', kind: 'other', collectorId: rep.id }]);
    expect((await rep.patch(path, { version: contract.version, name: 'x' })).status).toBe(409);
    const again = await rep.patch<ContractRecord>(path, {
      version: edited.body.version,
      instalments: [{ name: '一次付清', amount: '120000', dueOn: '2026-12-02' }],
    });
    expect(again.body.version).toBe(edited.body.version + 1);
    await moved(rep, contract.id, 'submit_review');
    const { body } = await rep.get<ContractRecord>(path);
    expect(await rep.patch(path, { version: body.version, name: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'contract.not-draft' },
    });
  });
});

describe('the life of a contract', () => {
  it('draft, review, signed, executing, accepted; closed only when nothing is open', async () => {
    const contract = await draw();
    const post = (client: Client, verb: string, body = {}) =>
      client.post<ContractRecord>(`/api/contracts/${contract.id}/${verb}`, body);
    expect(contract.can).toEqual({ edit: true, amend: false, archive: false, verbs: ['submit_review', 'terminate'] });
    expect(await post(rep, 'start')).toMatchObject({ status: 422, body: { code: 'contract.move-refused', missing: ['state'] } });
    await moved(rep, contract.id, 'submit_review');
    expect((await post(rep, 'sign')).status).toBe(403);
    expect(await post(supervisor, 'sign')).toMatchObject({
      status: 422,
      body: { missing: ['approval'], reasons: [{ code: 'approval', text: '合同还没有评审通过' }] },
    });
    await approved(product, contract.id, supervisor, finance, legal);
    expect((await post(supervisor, 'sign', { on: '2026-11-19' })).body).toMatchObject({
      errors: { on: expect.any(String) as unknown },
    });
    expect((await post(supervisor, 'sign', { on: '2026-11-16' })).body).toMatchObject({
      state: 'signed',
      signedOn: '2026-11-16',
    });
    await moved(rep, contract.id, 'start', 'accept');
    expect(await post(supervisor, 'close')).toMatchObject({
      status: 422,
      body: { missing: ['open_balance'], open: '100000.00' },
    });
    expect((await post(colleague, 'close')).status).toBe(404);
    expect(await post(supervisor, 'terminate')).toMatchObject({
      status: 422,
      body: { missing: ['reason'], errors: { reason: '必填' } },
    });
    expect((await post(supervisor, 'terminate', { reason: '客户破产' })).body).toMatchObject({
      state: 'terminated',
      terminatedOn: '2026-11-18',
      can: { verbs: [] },
    });
  });

  it('without a payment schedule it does not go to the reviewers', async () => {
    const contract = await draw({ instalments: [] });
    expect(await rep.post(`/api/contracts/${contract.id}/submit_review`, {})).toMatchObject({
      status: 422,
      body: { missing: ['instalments'], errors: { instalments: '必填' }, reasons: [{ text: '还没有回款计划' }] },
    });
  });

  it('two people who sign at the same time sign once', async () => {
    const contract = await draw();
    await moved(rep, contract.id, 'submit_review');
    await approved(product, contract.id, supervisor, finance, legal);
    const answers = await Promise.all([1, 2, 3].map(() => supervisor.post(`/api/contracts/${contract.id}/sign`, {})));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 422, 422]);
  });
});

describe('what is to be collected', () => {
  let owner: Client;
  let customer: { id: string };
  let parts: string[];
  beforeAll(async () => {
    owner = await product.signedInAs('rep', { managerId: supervisor.id });
    customer = await product.create.account({ ownerId: owner.id });
    const contract = await product.create.contract({
      accountId: customer.id,
      ownerId: owner.id,
      amount: '600',
      parts: [
        { amount: '100', dueOn: '2026-08-01' },
        { amount: '200', dueOn: '2026-11-17' },
        { amount: '300', dueOn: '2026-11-18' },
      ],
    });
    parts = contract.instalmentIds;
    await product.create.contract({
      accountId: customer.id,
      ownerId: owner.id,
      state: 'draft',
      signedOn: null,
      dueOn: '2026-01-01',
    });
  });
  const found = async (filter: Record<string, unknown>, sort?: unknown) =>
    (await owner.list<InstalmentRow>('instalments', { filter, sort })).body.map((row) => row.id);

  it('overdue is what was due yesterday or before under a signed contract; today is not late', async () => {
    expect(await found({ overdue: true }, ['overdueDays', 'DESC'])).toEqual([parts[0], parts[1]]);
    expect(await found({ overdue: true }, ['overdueDays', 'ASC'])).toEqual([parts[1], parts[0]]);
    expect(await found({ open: true }, ['dueOn', 'ASC'])).toEqual(parts);
    expect(await found({ bucket: 'd91_180' })).toEqual([parts[0]]);
    expect(await found({ bucket: 'notDue' })).toEqual([parts[2]]);
    expect((await owner.list('instalments', { filter: { bucket: 'old' } })).status).toBe(400);
  });

  it('begins to be owed with the signature; what is overdue stays so when the contract is terminated', async () => {
    const contract = await draw({ name: '监控系统合同' });
    const overdue = async () => (await rep.list('instalments', { filter: { contractId: contract.id, overdue: true } })).total;
    await moved(rep, contract.id, 'submit_review');
    expect(await overdue()).toBe(0);
    await approved(product, contract.id, supervisor, finance, legal);
    await moved(supervisor, contract.id, 'sign');
    expect(await overdue()).toBe(1);
    await supervisor.post(`/api/contracts/${contract.id}/terminate`, { reason: '客户取消' });
    expect(await overdue()).toBe(1);
    expect((await seenBy(rep, contract.id)).instalments.map(({ name, bucket }) => [name, bucket])).toEqual([
      ['预付款', 'd31_60'],
      ['验收款', null],
    ]);
  });

  it('each row tells days and bucket; drafts owe nothing', async () => {
    const rows = (await owner.list<InstalmentRow>('instalments', { filter: { accountId: customer.id } })).body;
    expect(rows.map(({ overdueDays, bucket, open }) => ({ overdueDays, bucket, open }))).toEqual([
      { overdueDays: 0, bucket: null, open: '100000.00' },
      { overdueDays: 109, bucket: 'd91_180', open: '100.00' },
      { overdueDays: 1, bucket: 'd1_30', open: '200.00' },
      { overdueDays: 0, bucket: 'notDue', open: '300.00' },
    ]);
    expect(
      (await owner.list<ContractRow>('contracts', { filter: { accountId: customer.id, overdue: true } })).body,
    ).toMatchObject([{ overdue: '300.00', received: '0.00', invoiced: '0.00' }]);
  });

  it('is disputed by who may, with the reason, on the version they saw', async () => {
    const path = `/api/instalments/${parts[2] ?? ''}`;
    const dispute = { disputedOn: '2026-11-18', disputeNote: '数量有争议' };
    expect((await owner.patch(path, { version: 1, ...dispute })).status).toBe(403);
    expect(await finance.patch(path, { version: 1, disputedOn: '2026-11-18' })).toMatchObject({
      status: 422,
      body: { errors: { disputeNote: expect.any(String) as unknown } },
    });
    expect(await finance.patch(path, { version: 1, ...dispute })).toMatchObject({
      status: 200,
      body: { ...dispute, version: 2 },
    });
    expect((await finance.patch(path, { version: 2, disputeNote: null })).status).toBe(422);
    expect((await finance.patch(path, { version: 1, disputedOn: null })).status).toBe(409);
  });

  it('is put off by an amendment and passed on by a hand-over, never by the way', async () => {
    const path = `/api/instalments/${parts[2] ?? ''}`;
    const { body } = await finance.get<InstalmentRow>(path);
    expect(await finance.patch(path, { version: body.version, dueOn: '2028-01-31' })).toMatchObject({
      status: 422,
      body: { code: 'instalment.date-agreed', errors: { dueOn: expect.stringContaining('合同变更') as unknown } },
    });
    expect(await finance.patch(path, { version: body.version, collectorId: finance.id })).toMatchObject({
      status: 422,
      body: { code: 'instalment.hand-over', errors: { collectorId: expect.stringContaining('移交') as unknown } },
    });
    expect((await finance.get<InstalmentRow>(path)).body).toEqual(body);
  });

  it('goes with the account to its new owner, but not what somebody else collects', async () => {
    const hand = { instalmentIds: [parts[1]], toPersonId: finance.id, why: '财务直接催收' };
    expect((await supervisor.post('/api/instalments/hand-over', hand)).status).toBe(200);
    await supervisor.post(`/api/accounts/${customer.id}/reassign`, { ownerId: colleague.id, reason: '离职' });
    await product.deliverEvents();
    await product.database.execute(sql`update outbox_event set published_at = null`);
    await product.deliverEvents();
    const rows = (await colleague.list<InstalmentRow>('instalments', { filter: { accountId: customer.id, id: parts } })).body;
    expect(rows.map((row) => [row.id, row.collectorId])).toEqual([
      [parts[0], colleague.id],
      [parts[1], finance.id],
      [parts[2], colleague.id],
    ]);
    expect((await owner.list('instalments', { filter: { accountId: customer.id } })).total).toBe(0);
  });
});
