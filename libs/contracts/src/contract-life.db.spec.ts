import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sql from 'sql-template-tag';
import type { ContractRecord, ContractSeriesRow, ContractVersionRow } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { approved, moved, returned, seenBy } from './contracts.fixture.js';

jest.setTimeout(60_000);

let product: Product;
let rep: Client;
let supervisor: Client;
let finance: Client;
let legal: Client;
let admin: Client;
let account: { id: string };

beforeAll(async () => {
  product = await startProduct();
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  finance = await product.signedInAs('finance');
  legal = await product.signedInAs('legal');
  admin = await product.signedInAs('admin');
  account = await product.create.account({ ownerId: rep.id, name: '中航精密制造有限公司' });
  await product.database.execute(sql`insert into organisation (id, name, time_zone) values (1, '启明科技', 'Asia/Shanghai')`);
});
afterAll(() => product.close());

const LINES = [
  { name: '数控机床', unit: '台', quantity: '2', unitPrice: '40000.00' },
  { name: '培训', quantity: '1', unitPrice: '25000.00', discount: '20', taxRate: '6' },
];
const WHOLE = [
  { name: '预付款', kind: 'advance', amount: '30000.00', dueOn: '2026-10-01' },
  { name: '验收款', kind: 'acceptance', amount: '70000.00', dueOn: '2026-12-31' },
];
const draw = async (wish: Record<string, unknown> = {}) => {
  const body = {
    accountId: account.id,
    name: '机床采购合同',
    amount: '100000.00',
    startsOn: '2026-10-01',
    lines: LINES,
    instalments: WHOLE,
    ...wish,
  };
  return rep.post<ContractRecord>('/api/contracts', body);
};
const drawn = async (wish: Record<string, unknown> = {}): Promise<ContractRecord> => {
  const { status, body } = await draw(wish);
  expect({ status, body: status === 201 || body }).toEqual({ status: 201, body: true });
  return body;
};
const signed = async (wish: Record<string, unknown> = {}): Promise<ContractRecord> => {
  const { id } = await drawn(wish);
  await moved(rep, id, 'submit_review');
  await approved(product, id, supervisor, finance, legal);
  await moved(supervisor, id, 'sign');
  return seenBy(rep, id);
};

describe('numbers of contracts', () => {
  it('twenty people who draw one up at the same moment get twenty numbers in a row', async () => {
    const series = (
      await admin.post<ContractSeriesRow>('/api/contract-series', {
        name: '服务',
        pattern: 'FW{YYYY}{MM}-{000}',
        resets: 'month',
      })
    ).body;
    expect(series).toMatchObject({ next: 'FW202611-001', used: false });
    const answers = await Promise.all(Array.from({ length: 20 }, () => draw({ seriesId: series.id })));
    expect(answers.map(({ body }) => body.number).sort()).toEqual(
      Array.from({ length: 20 }, (_, index) => `FW202611-${String(index + 1).padStart(3, '0')}`),
    );
  });

  it('a contract that is refused takes no number with it', async () => {
    const { number } = await drawn();
    expect((await draw({ amount: '1.00' })).status).toBe(422);
    const running = (text: string) => Number(text.slice(-4));
    expect(running((await drawn()).number)).toBe(running(number) + 1);
  });

  it('the pattern stays once a number was drawn from it; until then it may change', async () => {
    const { body } = await admin.post<ContractSeriesRow>('/api/contract-series', {
      name: '租赁',
      pattern: 'ZL{0000}',
      resets: 'never',
    });
    const path = `/api/contract-series/${body.id}`;
    expect((await rep.patch(path, { version: 1, pattern: 'ZL-{000}' })).status).toBe(403);
    expect((await admin.patch(path, { version: 1, pattern: 'ZL-{000}' })).body).toMatchObject({ next: 'ZL-001', version: 2 });
    expect((await drawn({ seriesId: body.id })).number).toBe('ZL-001');
    expect(await admin.patch(path, { version: 2, pattern: 'Z{000}' })).toMatchObject({
      status: 422,
      body: { code: 'contract-series.used' },
    });
    expect((await admin.patch(path, { version: 2, name: '融资租赁', active: false })).status).toBe(200);
    expect((await draw({ seriesId: body.id })).status).toBe(422);
  });

  it('starts from one again with the month, and passes over a number that is taken', async () => {
    const { body } = await admin.post<ContractSeriesRow>('/api/contract-series', {
      name: '月',
      pattern: 'M{YY}{MM}-{00}',
      resets: 'month',
    });
    expect((await drawn({ seriesId: body.id })).number).toBe('M2611-01');
    await product.database.execute(sql`update contract set number = 'M2611-02' where number = 'M2611-01'`);
    expect((await drawn({ seriesId: body.id })).number).toBe('M2611-03');
    product.clock.moveTo('2026-12-01T00:30:00+08:00');
    expect((await drawn({ seriesId: body.id })).number).toBe('M2612-01');
    product.clock.moveTo('2026-11-18T10:00:00+08:00');
  });
});

describe('what a contract consists of', () => {
  it('lines with what each comes to, our unit and the customer as parties, and the tax inside', async () => {
    const contract = await drawn();
    expect(contract.lines.map(({ name, amount, taxRate }) => [name, amount, taxRate])).toEqual([
      ['数控机床', '80000.00', '13.00'],
      ['培训', '20000.00', '6.00'],
    ]);
    expect(contract.parties).toEqual([
      { role: 'seller', name: '启明科技', signatory: null },
      { role: 'buyer', name: '中航精密制造有限公司', signatory: null },
    ]);
    expect([contract.net, contract.tax]).toEqual(['89664.38', '10335.62']);
  });

  it('lines that do not add up are refused with the difference, by the service and by the database itself', async () => {
    expect(await draw({ lines: [LINES[0]] })).toMatchObject({
      status: 422,
      body: { code: 'contract.lines-sum', gap: '20000.00' },
    });
    const { id } = await drawn();
    const spoil = () =>
      product.database.transaction(() =>
        product.database.execute(sql`delete from contract_line where contract_id = ${id}::uuid and position = 2`),
      );
    await expect(spoil()).rejects.toMatchObject({ code: 'contract.lines-sum' });
    const forge = () =>
      product.database.execute(sql`update contract_line set amount = amount + 1 where contract_id = ${id}::uuid`);
    await expect(forge()).rejects.toMatchObject({ code: 'rule.refused' });
  });

  it('is found by the new name of its account', async () => {
    const other = await product.create.account({ ownerId: rep.id, name: '旧名机械有限公司' });
    await drawn({ accountId: other.id });
    const found = async (q: string) => (await rep.list('contracts', { filter: { q, accountId: other.id } })).total;
    expect([await found('旧名机械'), await found('新名重工')]).toEqual([1, 0]);
    await rep.patch(`/api/accounts/${other.id}`, { version: 1, name: '新名重工有限公司' });
    await product.deliverEvents();
    expect([await found('旧名机械'), await found('新名重工')]).toEqual([0, 1]);
  });
});

describe('the review', () => {
  it('returned with remarks it is a draft again; only when all have agreed it is signed', async () => {
    const { id } = await drawn();
    await moved(rep, id, 'submit_review');
    await approved(product, id, supervisor);
    await returned(product, id, legal, '违约条款太宽');
    expect(await seenBy(rep, id)).toMatchObject({ state: 'draft', reviewState: 'returned' });
    await rep.patch(`/api/contracts/${id}`, { version: (await seenBy(rep, id)).version, note: '违约金上限 5%' });
    await moved(rep, id, 'submit_review');
    await approved(product, id, supervisor, finance, legal);
    expect(await seenBy(supervisor, id)).toMatchObject({ state: 'in_review', reviewState: 'approved', can: { edit: true } });
    await moved(supervisor, id, 'sign');
    expect(await seenBy(rep, id)).toMatchObject({ state: 'signed', reviewState: null, versionNumber: 1 });
  });

  it('whoever changes what was approved takes the approval away', async () => {
    const { id } = await drawn();
    await moved(rep, id, 'submit_review');
    await approved(product, id, supervisor, finance, legal);
    const { version } = await seenBy(rep, id);
    const { body } = await rep.patch<ContractRecord>(`/api/contracts/${id}`, { version, name: '机床采购合同（改）' });
    expect(body).toMatchObject({ state: 'draft', reviewState: 'draft' });
    expect(await supervisor.post(`/api/contracts/${id}/sign`, {})).toMatchObject({ body: { missing: ['state', 'approval'] } });
  });

  it('taken back by who asked, the reviewers are asked no more', async () => {
    const { id } = await drawn();
    await moved(rep, id, 'submit_review');
    const waiting = async () => (await finance.list('approvals', { filter: { view: 'waiting' } })).total;
    const before = await waiting();
    await moved(rep, id, 'return_to_draft');
    expect(await waiting()).toBe(before - 1);
  });
});

describe('acceptance', () => {
  it('needs the acceptance milestones done, and says which are not', async () => {
    const milestones = [{ kind: 'acceptance', name: '终验', plannedOn: '2026-12-01' }];
    const { id } = await signed({ milestones });
    await moved(supervisor, id, 'start');
    expect(await rep.post(`/api/contracts/${id}/accept`, {}, { headers: { 'accept-language': 'en' } })).toMatchObject({
      status: 422,
      body: { missing: ['acceptance_milestones'] },
    });
    const milestone = (await seenBy(rep, id)).milestones[0]?.id;
    expect((await rep.post(`/api/milestones/${milestone}/complete`, {})).status).toBe(200);
    await moved(rep, id, 'accept');
  });
});

describe('an amendment', () => {
  const amendments = (id: string) => `/api/contracts/${id}/amendments`;
  const versions = async (id: string) => (await rep.get<ContractVersionRow[]>(`/api/contracts/${id}/versions`)).body;

  it('is reviewed and signed like the contract; then its terms hold, what is paid stays paid, and the version before stays readable', async () => {
    const contract = await signed();
    const [advance, rest] = contract.instalments;
    const payment = await finance.post('/api/payments', {
      accountId: account.id,
      amount: '30000.00',
      receivedOn: '2026-11-18',
      allocate: [{ instalmentId: advance?.id, amount: '30000.00' }],
    });
    expect(payment.status).toBe(201);
    const paid = { id: advance?.id, name: '预付款', kind: 'advance', amount: '30000.00', dueOn: '2026-10-01' };
    const drawnUp = await rep.post<ContractVersionRow>(amendments(contract.id), {
      reason: '增加一台机床',
      amount: '140000.00',
      lines: [{ ...LINES[0], quantity: '3' }, LINES[1]],
      instalments: [
        paid,
        { id: rest?.id, name: '验收款', kind: 'acceptance', amount: '90000.00', dueOn: '2027-01-31' },
        { name: '质保金', kind: 'retention', amount: '20000.00', dueOn: '2028-01-31' },
      ],
    });
    expect(drawnUp).toMatchObject({ status: 201, body: { number: 2, state: 'draft', can: { submit: true, sign: false } } });
    expect((await rep.post(amendments(contract.id), { reason: '又一个', note: 'x' })).body).toMatchObject({
      code: 'contract.amendment-open',
    });
    const path = `${amendments(contract.id)}/2`;
    expect((await supervisor.post(`${path}/sign`, {})).body).toMatchObject({ missing: ['approval'] });
    await moved(rep, contract.id, 'amendments/2/submit_review');
    expect((await legal.get(`/api/contracts/${contract.id}`)).status).toBe(200);
    await approved(product, contract.id, supervisor, finance, legal);
    expect((await legal.get(`/api/contracts/${contract.id}`)).status).toBe(404);
    expect((await seenBy(rep, contract.id)).amount).toBe('100000.00');
    await moved(supervisor, contract.id, 'amendments/2/sign');
    const now = await seenBy(rep, contract.id);
    expect(now).toMatchObject({
      amount: '140000.00',
      received: '30000.00',
      state: 'signed',
      versionNumber: 2,
      reviewState: null,
    });
    expect(now.instalments.map(({ id, name, amount, received }) => [id, name, amount, received])).toEqual([
      [advance?.id, '预付款', '30000.00', '30000.00'],
      [rest?.id, '验收款', '90000.00', '0.00'],
      [expect.any(String), '质保金', '20000.00', '0.00'],
    ]);
    expect((await versions(contract.id)).map(({ number, state, content }) => [number, state, content.amount])).toEqual([
      [2, 'effective', '140000.00'],
      [1, 'superseded', '100000.00'],
    ]);
    const forge = () =>
      product.database.execute(sql`
        update contract_version set content = '{}' where contract_id = ${contract.id}::uuid and number = 1`);
    await expect(forge()).rejects.toMatchObject({ code: 'rule.refused' });
  });

  it('cannot take the amount below what came in, changes something, and fits its schedule', async () => {
    const { id, instalments } = await signed();
    await finance.post('/api/payments', {
      accountId: account.id,
      amount: '30000.00',
      receivedOn: '2026-11-18',
      confirmDuplicate: true,
      allocate: [{ instalmentId: instalments[0]?.id, amount: '30000.00' }],
    });
    const part = { name: '一次付清', amount: '20000.00', dueOn: '2026-12-31' };
    expect(await rep.post(amendments(id), { reason: '缩减', amount: '20000.00', lines: [], instalments: [part] })).toMatchObject({
      status: 422,
      body: { code: 'contract.amendment-settled', floor: '30000.00' },
    });
    expect((await rep.post(amendments(id), { reason: '无', name: '机床采购合同' })).body).toMatchObject({
      code: 'contract.amendment-same',
    });
    expect((await rep.post(amendments(id), { reason: '加', amount: '100001.00', lines: [] })).body).toMatchObject({
      code: 'contract.schedule-sum',
      gap: '1.00',
    });
  });

  it('of a draft is none; given up, another may be drawn up; ended with the contract, its reviewers are asked no more', async () => {
    const draft = await drawn();
    expect((await rep.post(amendments(draft.id), { reason: 'x', note: 'y' })).body).toMatchObject({
      code: 'contract.not-amendable',
    });
    const { id } = await signed();
    const later = { reason: '延期', endsOn: '2027-12-31' };
    expect((await rep.post(amendments(id), later)).status).toBe(201);
    expect((await rep.delete(`${amendments(id)}/2`)).status).toBe(200);
    expect((await rep.post(amendments(id), later)).status).toBe(201);
    await moved(rep, id, 'amendments/2/submit_review');
    const waiting = async () => (await finance.list('approvals', { filter: { view: 'waiting' } })).total;
    const before = await waiting();
    expect((await supervisor.post(`/api/contracts/${id}/terminate`, { reason: '客户停产' })).status).toBe(200);
    expect(await waiting()).toBe(before - 1);
  });
});
