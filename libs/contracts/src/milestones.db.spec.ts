import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type { Actor, ContractRecord, InstalmentRow, MilestoneRow, ReplannedPart } from '@keyline/model';
import { ContractsService, InstalmentReplan } from '@keyline/contracts';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let finance: Client;

beforeAll(async () => {
  product = await startProduct();
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  colleague = await product.signedInAs('rep', { managerId: supervisor.id });
  finance = await product.signedInAs('finance');
});
afterAll(() => product.close());

const MILESTONES = [
  { kind: 'delivery', name: '到货', plannedOn: '2026-12-10' },
  { kind: 'acceptance', name: '终验', plannedOn: '2027-03-01' },
];
const PARTS = [
  { name: '预付款', kind: 'advance', amount: '300', dueOn: '2026-11-01' },
  { name: '到货款', kind: 'delivery', amount: '300', dueRule: 'milestone', milestone: '到货', termDays: 15 },
  { name: '验收款', kind: 'acceptance', amount: '400', dueRule: 'milestone', milestone: '终验' },
];
const draw = async (wish: Record<string, unknown> = {}) => {
  const account = await product.create.account({ ownerId: rep.id });
  return rep.post<ContractRecord>('/api/contracts', {
    accountId: account.id,
    name: '产线改造合同',
    amount: '1000',
    startsOn: '2026-10-20',
    paymentTermDays: 30,
    milestones: MILESTONES,
    instalments: PARTS,
    ...wish,
  });
};
const signed = async () => {
  const { body } = await draw();
  await product.database.execute(
    sql`update contract set state = 'executing', signed_on = '2026-10-20' where id = ${body.id}::uuid`,
  );
  return (await rep.get<ContractRecord>(`/api/contracts/${body.id}`)).body;
};
const named = (rows: readonly MilestoneRow[], name: string) => rows.find((row) => row.name === name)?.id ?? '';
const partsOf = async (contractId: string) =>
  (await rep.get<ContractRecord>(`/api/contracts/${contractId}`)).body.instalments.map(({ name, dueOn, expectedOn }) => [
    name,
    dueOn,
    expectedOn,
  ]);

describe('an instalment due after a milestone', () => {
  it('has no due date, is expected for the planned day, and is not overdue however late that gets', async () => {
    const contract = await signed();
    expect(await partsOf(contract.id)).toEqual([
      ['预付款', '2026-11-01', '2026-11-01'],
      ['到货款', null, '2026-12-25'],
      ['验收款', null, '2027-03-31'],
    ]);
    const { body } = await rep.list<InstalmentRow>('instalments', { filter: { contractId: contract.id, waiting: true } });
    expect(body.map((part) => [part.milestone, part.termDays, part.overdueDays, part.bucket])).toEqual([
      ['到货', 15, 0, 'notDue'],
      ['终验', 30, 0, 'notDue'],
    ]);
  });

  it('is due so many days after it was reached; taken back, it waits again; moved, it is reckoned with for then', async () => {
    const contract = await signed();
    const id = named(contract.milestones, '到货');
    expect((await rep.patch(`/api/milestones/${id}`, { version: 1, plannedOn: '2026-11-30' })).status).toBe(200);
    expect((await partsOf(contract.id))[1]).toEqual(['到货款', null, '2026-12-15']);
    const reached = await rep.post<MilestoneRow>(`/api/milestones/${id}/complete`, { on: '2026-11-01', note: '签收单' });
    expect(reached.body).toMatchObject({
      doneOn: '2026-11-01',
      note: '签收单',
      amount: '300.00',
      claimed: true,
      can: { edit: false, complete: false, reopen: false },
    });
    expect((await partsOf(contract.id))[1]).toEqual(['到货款', '2026-11-16', '2026-11-16']);
    expect((await rep.list('instalments', { filter: { contractId: contract.id, overdue: true } })).total).toBe(2);
    expect((await rep.post(`/api/milestones/${id}/complete`, {})).status).toBe(409);
    const why = { reason: '签收单与实物不符' };
    expect((await supervisor.post(`/api/milestones/${id}/reopen`, why)).status).toBe(200);
    expect((await partsOf(contract.id))[1]).toEqual(['到货款', null, '2026-12-15']);
  });

  it('is taken back with a reason; what the customer already owes for it, only by who may change that', async () => {
    const contract = await signed();
    const id = named(contract.milestones, '到货');
    const takeBack = (client: Client, reason?: string) =>
      client.post(`/api/milestones/${id}/reopen`, reason === undefined ? {} : { reason });
    await rep.post(`/api/milestones/${id}/complete`, {});
    expect(await takeBack(rep)).toMatchObject({ status: 400, body: { errors: { reason: expect.any(String) as unknown } } });
    expect((await takeBack(rep, '登记错了里程碑')).status).toBe(200);
    await rep.post(`/api/milestones/${id}/complete`, { on: '2026-10-25' });
    expect(await takeBack(rep, '客户还没付款')).toMatchObject({ status: 409, body: { code: 'milestone.claimed' } });
    expect((await partsOf(contract.id))[1]).toEqual(['到货款', '2026-11-09', '2026-11-09']);
    expect((await takeBack(supervisor, '货物退回返修')).status).toBe(200);
    const log = await product.database.rows<{ changes: Record<string, unknown> }>(sql`
      select changes from audit_entry where entity_id = ${id}::uuid and action = 'milestone.reopened'`);
    const whys = log.map(({ changes }) => (changes['reason'] as { to: string }).to);
    expect(whys.sort()).toEqual(['登记错了里程碑', '货物退回返修']);
  });

  it('stays reached while the contract is accepted because of it', async () => {
    const contract = await signed();
    const id = named(contract.milestones, '终验');
    await rep.post(`/api/milestones/${id}/complete`, {});
    await product.database.execute(sql`update contract set state = 'accepted' where id = ${contract.id}::uuid`);
    expect(await supervisor.post(`/api/milestones/${id}/reopen`, { reason: '客户反悔' })).toMatchObject({
      status: 409,
      body: { code: 'milestone.state-rests' },
    });
  });

  it('keeps its date once it is paid', async () => {
    const contract = await signed();
    const id = named(contract.milestones, '到货');
    await rep.post(`/api/milestones/${id}/complete`, { on: '2026-11-01' });
    const { accountId } = contract;
    const paid = await finance.post('/api/payments', { accountId, amount: '600', receivedOn: '2026-11-18', allocate: 'oldest' });
    expect(paid.status).toBe(201);
    const why = { reason: '签收单与实物不符' };
    expect((await supervisor.post(`/api/milestones/${id}/reopen`, why)).status).toBe(200);
    expect((await partsOf(contract.id))[1]).toEqual(['到货款', '2026-11-16', '2026-11-16']);
  });

  it('a milestone is not reached tomorrow, nor before the contract was signed', async () => {
    const contract = await signed();
    const path = `/api/milestones/${named(contract.milestones, '终验')}/complete`;
    for (const on of ['2026-11-19', '2026-10-19'])
      expect(await rep.post(path, { on })).toMatchObject({
        status: 422,
        body: { errors: { on: expect.any(String) as unknown } },
      });
  });

  it('names a milestone of its contract; what hangs on one keeps it there', async () => {
    const wrong = [PARTS[0], PARTS[1], { ...PARTS[2], milestone: '初验' }];
    expect(await draw({ instalments: wrong })).toMatchObject({
      status: 422,
      body: { code: 'contract.unknown-milestone', errors: { 'instalments.2.milestone': expect.any(String) as unknown } },
    });
    expect((await draw({ instalments: [{ ...PARTS[0], amount: '1000', dueOn: undefined }] })).status).toBe(400);
    expect((await draw({ milestones: [MILESTONES[0], MILESTONES[0]] })).status).toBe(409);
    const contract = await signed();
    const id = named(contract.milestones, '到货');
    expect(await rep.delete(`/api/milestones/${id}`)).toMatchObject({ status: 409, body: { code: 'contract.milestone-in-use' } });
    const added = await rep.post<MilestoneRow>(`/api/contracts/${contract.id}/milestones`, {
      kind: 'other',
      name: '培训',
      plannedOn: '2027-01-10',
    });
    expect(added.status).toBe(201);
    expect((await rep.delete(`/api/milestones/${added.body.id}`)).status).toBe(200);
    expect((await rep.list('milestones', { filter: { contractId: contract.id } })).total).toBe(2);
    expect((await colleague.list('milestones', { filter: { contractId: contract.id } })).total).toBe(0);
    expect((await colleague.post(`/api/milestones/${id}/complete`, {})).status).toBe(404);
  });
});

describe('a schedule planned anew', () => {
  const replan = async (contractId: string, amount: string, parts: readonly ReplannedPart[]) => {
    const actor: Actor = supervisor.actor;
    return product.database.transaction(async () => {
      const { contract } = await product.app.get(ContractsService).lock(actor, contractId);
      await product.database.execute(sql`update contract set amount = ${amount}::numeric where id = ${contractId}::uuid`);
      await product.app.get(InstalmentReplan).replan(actor, { ...contract, amount }, parts);
    });
  };
  const paid = async () => {
    const contract = await signed();
    const { accountId } = contract;
    await finance.post('/api/payments', { accountId, amount: '350', receivedOn: '2026-11-18', allocate: 'oldest' });
    const [advance, delivery, acceptance] = contract.instalments;
    if (!advance || !delivery || !acceptance) throw new Error('the schedule has three parts');
    const keep = ({ id, name, kind, amount, dueRule, dueOn, milestone, termDays }: InstalmentRow): ReplannedPart => ({
      id,
      name,
      kind,
      amount,
      dueRule,
      dueOn,
      milestone,
      termDays,
    });
    return { contract, advance: keep(advance), delivery: keep(delivery), acceptance: keep(acceptance) };
  };

  it('leaves what is paid, keeps what is partly paid at least there, and adds up to the new amount', async () => {
    const { contract, advance, delivery, acceptance } = await paid();
    await replan(contract.id, '900', [
      advance,
      { ...acceptance, amount: '250' },
      { ...delivery, amount: '50' },
      { name: '质保金', kind: 'retention', amount: '300', dueOn: '2027-11-01' },
    ]);
    const { instalments } = (await rep.get<ContractRecord>(`/api/contracts/${contract.id}`)).body;
    expect(instalments.map(({ name, amount, received }) => [name, amount, received])).toEqual([
      ['预付款', '300.00', '300.00'],
      ['验收款', '250.00', '0.00'],
      ['到货款', '50.00', '50.00'],
      ['质保金', '300.00', '0.00'],
    ]);
    const log = await product.database.rows<{ action: string }>(
      sql`select action from audit_entry where entity = 'instalment' and entity_id = any (${instalments.map(({ id }) => id)}::uuid[]) order by action`,
    );
    expect(log.map(({ action }) => action)).toEqual(['instalment.added', 'instalment.replanned', 'instalment.replanned']);
  });

  it('takes nothing away from what money has touched', async () => {
    const { contract, advance, delivery, acceptance } = await paid();
    const refused = (amount: string, parts: ReplannedPart[]) => expect(replan(contract.id, amount, parts)).rejects;
    await refused('1000', [advance, { ...delivery, amount: '49.99' }, { ...acceptance, amount: '650.01' }]).toMatchObject({
      code: 'contract.replan-settled',
    });
    await refused('1000', [{ ...advance, amount: '301' }, { ...delivery, amount: '299' }, acceptance]).toMatchObject({
      code: 'contract.replan-paid',
    });
    await refused('700', [advance, acceptance]).toMatchObject({ code: 'contract.replan-moved' });
    await refused('999', [advance, delivery, acceptance]).toMatchObject({ code: 'contract.schedule-sum' });
    expect(await partsOf(contract.id)).toHaveLength(3);
  });

  it('drops a part that nobody paid, and its milestone waits for another', async () => {
    const { contract, advance, delivery } = await paid();
    await replan(contract.id, '600', [advance, delivery]);
    expect((await partsOf(contract.id)).map(([name]) => name)).toEqual(['预付款', '到货款']);
    expect((await rep.delete(`/api/milestones/${named(contract.milestones, '终验')}`)).status).toBe(200);
  });
});
