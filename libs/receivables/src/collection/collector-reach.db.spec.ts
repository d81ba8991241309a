import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type {
  AccountRecord,
  AgeingReport,
  CollectionRow,
  ContactRow,
  ContractRecord,
  InstalmentRow,
  NoticeRow,
  TaskRow,
} from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let director: Client;
let supervisor: Client;
let otherSupervisor: Client;
let rep: Client;
let colleague: Client;
let finance: Client;
let legal: Client;
let debt: { accountId: string; contractId: string; instalmentId: string; otherInstalmentId: string };

beforeEach(async () => {
  product = await startProduct();
  await product.database.execute(sql`insert into organisation (name, time_zone) values ('开利重工', 'Asia/Shanghai')`);
  const house = await product.create.departmentNamed('总部');
  const sales = await product.create.departmentNamed('大客户部');
  director = await product.signedInAs('director', { departmentId: sales });
  supervisor = await product.signedInAs('supervisor', { managerId: director.id, departmentId: sales });
  otherSupervisor = await product.signedInAs('supervisor', { managerId: director.id, departmentId: sales });
  rep = await product.signedInAs('rep', { managerId: supervisor.id, departmentId: sales });
  colleague = await product.signedInAs('rep', { managerId: otherSupervisor.id, departmentId: sales });
  finance = await product.signedInAs('finance', { departmentId: house });
  legal = await product.signedInAs('legal', { departmentId: house });
  const { id: accountId } = await product.create.account({ ownerId: rep.id, name: '华东精密机械有限公司' });
  await product.create.contact({ accountId, name: '王会计' });
  await product.database.execute(
    sql`update contact set mobile = '13800000000', note = '喜欢喝茶' where account_id = ${accountId}::uuid`,
  );
  const contract = await product.create.contract({ accountId, ownerId: rep.id, amount: '50000.00', dueOn: '2026-11-10' });
  const other = await product.create.contract({ accountId, ownerId: rep.id, amount: '9000.00', dueOn: '2026-11-10' });
  debt = {
    accountId,
    contractId: contract.id,
    instalmentId: contract.instalmentIds[0] ?? '',
    otherInstalmentId: other.instalmentIds[0] ?? '',
  };
});
afterEach(() => product.close());

const handOver = (to: Client, by = director) =>
  by.post('/api/instalments/hand-over', { instalmentIds: [debt.instalmentId], toPersonId: to.id, why: '换人跟进' });
const statuses = async (who: Client) => ({
  instalment: (await who.get(`/api/instalments/${debt.instalmentId}`)).status,
  contract: (await who.get(`/api/contracts/${debt.contractId}`)).status,
  account: (await who.get(`/api/accounts/${debt.accountId}`)).status,
});
const OPEN = { instalment: 200, contract: 200, account: 200 };
const SHUT = { instalment: 404, contract: 404, account: 404 };
const collectedBy = async (who: Client, collector: Client) => {
  const { body } = await who.get<AgeingReport>('/api/receivables/ageing?by=collector');
  return body.rows.find(({ key }) => key === collector.id)?.total;
};
const call = (who: Client, instalmentId: string | null = debt.instalmentId) =>
  who.post('/api/dunnings', { accountId: debt.accountId, instalmentId, kind: 'call', note: '财务说月底付' });

describe('who takes over what a customer of somebody else owes', () => {
  it('opens the instalment, its contract and the head of the account, and so does his superior; nobody else of the team', async () => {
    const third = await product.signedInAs('rep', { managerId: otherSupervisor.id });
    expect(await statuses(colleague)).toEqual(SHUT);
    expect((await handOver(colleague)).status).toBe(200);
    expect(await statuses(colleague)).toEqual(OPEN);
    expect(await statuses(otherSupervisor)).toEqual(OPEN);
    expect(await statuses(third)).toEqual(SHUT);
    expect((await colleague.list<InstalmentRow>('instalments')).body.map(({ id }) => id)).toEqual([debt.instalmentId]);
  });

  it('is told and asked at once, with the reason; passed on again, it is no longer asked of him', async () => {
    await handOver(colleague);
    const asked = async (who: Client) =>
      (await who.list<TaskRow>('tasks', { filter: { open: true, mine: true } })).body.map(({ text, link }) => ({ text, link }));
    const [task] = await asked(colleague);
    expect(task).toMatchObject({ link: `/instalments/${debt.instalmentId}/show` });
    expect(task?.text).toMatch(/华东精密机械有限公司 的 1 笔应收（.*），未收 ¥50,000.00.*换人跟进/);
    expect((await colleague.list<NoticeRow>('notifications')).body.map(({ text }) => text)).toEqual([task?.text]);
    await handOver(rep);
    expect(await asked(colleague)).toEqual([]);
    expect(await statuses(colleague)).toEqual(SHUT);
  });

  it('finds it in his list of whom to chase, notes the call and the promise, writes the letter for it alone', async () => {
    await handOver(colleague);
    expect((await colleague.list<CollectionRow>('collection')).body.map(({ id }) => id)).toEqual([debt.instalmentId]);
    expect((await call(colleague)).status).toBe(201);
    expect((await call(colleague, debt.otherInstalmentId)).status).toBe(422);
    expect((await call(colleague, null)).status).toBe(422);
    const promise = { accountId: debt.accountId, instalmentId: debt.instalmentId, amount: '50000.00', promisedOn: '2026-11-30' };
    expect((await colleague.post('/api/promises', promise)).status).toBe(201);
    expect([(await colleague.list('dunnings')).total, (await colleague.list('promises')).total]).toEqual([1, 1]);
    await colleague.post(`/api/accounts/${debt.accountId}/dunning-letter`, {});
    const { body } = await finance.list<{ note: string }>('dunnings', { filter: { kind: 'letter' } });
    expect(body.map(({ note }) => note)).toEqual(['催款函：逾期款合计 ¥50,000.00']);
  });

  it('his own figure is the one that finance has for him', async () => {
    await handOver(colleague);
    expect(await collectedBy(finance, colleague)).toBe('50000.00');
    expect(await collectedBy(colleague, colleague)).toBe('50000.00');
    expect(await collectedBy(rep, rep)).toBe('9000.00');
  });

  it('sees of the account whom to call and nothing of what is thought of it; changes neither account nor contract', async () => {
    await product.database.execute(
      sql`update account set annual_budget = 777.00, procurement_plan = '明年扩产' where id = ${debt.accountId}::uuid`,
    );
    await handOver(colleague);
    const { body: account } = await colleague.get<AccountRecord>(`/api/accounts/${debt.accountId}`);
    expect(account).toMatchObject({
      name: '华东精密机械有限公司',
      collectedOnly: true,
      annualBudget: null,
      procurementPlan: null,
      completeness: null,
    });
    expect(account.can).toEqual({ edit: false, reassign: false, share: false });
    const { body: contacts } = await colleague.list<ContactRow>('contacts');
    expect(contacts).toMatchObject([{ name: '王会计', mobile: '13800000000', note: null, can: { edit: false, delete: false } }]);
    const { body: contract } = await colleague.get<ContractRecord>(`/api/contracts/${debt.contractId}`);
    expect(contract.can).toEqual({ edit: false, amend: false, archive: false, verbs: [] });
    const refused = [
      await otherSupervisor.patch(`/api/accounts/${debt.accountId}`, { version: account.version, city: '上海' }),
      await otherSupervisor.post(`/api/contracts/${debt.contractId}/terminate`, { version: contract.version, reason: 'x' }),
      await colleague.patch(`/api/contacts/${contacts[0]?.id}`, { version: 1, name: '李会计' }),
      await colleague.post(`/api/contracts/${debt.contractId}/milestones`, {
        kind: 'other',
        name: '培训',
        plannedOn: '2026-12-01',
      }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    const closed = ['timeline', 'money', 'credit', 'statement?from=2026-01-01&to=2026-11-30'];
    for (const part of closed) expect((await colleague.get(`/api/accounts/${debt.accountId}/${part}`)).status).toBe(404);
    expect(
      (await colleague.post('/api/visits', { accountId: debt.accountId, kind: 'phone', visitedOn: '2026-11-18' })).status,
    ).toBeGreaterThanOrEqual(400);
  });

  it('what is paid is his no longer; reversed, it is again', async () => {
    await handOver(colleague);
    const { body: payment } = await finance.post<{ id: string; version: number }>('/api/payments', {
      accountId: debt.accountId,
      amount: '50000.00',
      receivedOn: '2026-11-18',
      allocate: [{ instalmentId: debt.instalmentId, amount: '50000.00' }],
    });
    expect(await statuses(colleague)).toEqual(SHUT);
    expect((await finance.post(`/api/payments/${payment.id}/reverse`, { reason: '退票', version: payment.version })).status).toBe(
      200,
    );
    expect(await statuses(colleague)).toEqual(OPEN);
  });

  it('moves with people and accounts: another superior, another owner', async () => {
    await handOver(colleague);
    await product.database.execute(sql`update person set manager_id = ${supervisor.id}::uuid where id = ${colleague.id}::uuid`);
    expect([await statuses(otherSupervisor), await statuses(supervisor)]).toEqual([SHUT, OPEN]);
    await product.database.execute(sql`update account set owner_id = ${colleague.id}::uuid where id = ${debt.accountId}::uuid`);
    expect((await colleague.get<AccountRecord>(`/api/accounts/${debt.accountId}`)).body.collectedOnly).toBe(false);
    const kept = await product.database.rows(
      sql`select 1 from collection_reach where instalment_id = ${debt.instalmentId}::uuid`,
    );
    expect(kept).toEqual([]);
  });
});

describe("the level that is legal's", () => {
  it('legal opens what it is asked to collect, writes log and letter, and keeps it when the task is ticked off', async () => {
    expect(await statuses(legal)).toEqual(SHUT);
    product.clock.moveTo('2027-02-16T07:30:00+08:00');
    await product.runJob('collection.chase', {});
    product.clock.moveTo('2026-11-18T09:00:00+08:00'); // sessions would have run out by then
    const { body: tasks } = await legal.list<TaskRow>('tasks', { filter: { open: true, mine: true } });
    expect(tasks).toHaveLength(2);
    expect(await statuses(legal)).toEqual(OPEN);
    expect((await legal.list<CollectionRow>('collection')).total).toBe(2);
    expect((await call(legal)).status).toBe(201);
    expect((await legal.post(`/api/accounts/${debt.accountId}/dunning-letter`, {})).status).toBe(200);
    expect((await legal.list('contacts')).total).toBe(1);
    for (const { id } of tasks) await legal.post(`/api/tasks/${id}/done`, {});
    expect(await statuses(legal)).toEqual(OPEN);
    await finance.post('/api/payments', {
      accountId: debt.accountId,
      amount: '59000.00',
      receivedOn: '2026-11-18',
      allocate: 'oldest',
    });
    expect(await statuses(legal)).toEqual(SHUT);
    expect([(await legal.list('collection')).total, (await legal.list('accounts')).total]).toEqual([0, 0]);
  });
});
