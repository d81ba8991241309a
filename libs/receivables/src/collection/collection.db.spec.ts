import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type {
  ApprovalRecord,
  CollectionRow,
  ContractVersionRow,
  DunningLevels,
  DunningRow,
  DunningStepRow,
  InstalmentRow,
  NoticeRow,
  PromiseRow,
  TaskRow,
} from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let director: Client;
let supervisor: Client;
let rep: Client;
let finance: Client;
let legal: Client;

beforeEach(async () => {
  product = await startProduct();
  await product.database.execute(sql`insert into organisation (name, time_zone) values ('开利重工', 'Asia/Shanghai')`);
  director = await product.signedInAs('director');
  supervisor = await product.signedInAs('supervisor', { managerId: director.id });
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  finance = await product.signedInAs('finance');
  legal = await product.signedInAs('legal');
});
afterEach(() => product.close());

const chase = () => product.runJob('collection.chase', {});
const on = (day: string) => product.clock.moveTo(`${day}T07:30:00+08:00`);
async function debt(dueOn: string, amount = '50000.00', name?: string) {
  const account = await product.create.account({ ownerId: rep.id, ...(name ? { name } : {}) });
  const contract = await product.create.contract({ accountId: account.id, ownerId: rep.id, amount, dueOn });
  return { accountId: account.id, account, contract, instalmentId: contract.instalmentIds[0] ?? '' };
}
const openTasks = async (who: Client) =>
  (await who.list<TaskRow>('tasks', { filter: { open: true, mine: true }, range: [0, 99] })).body;
const stepsOf = async (instalmentId: string) =>
  (await finance.list<DunningStepRow>('dunning-steps', { filter: { instalmentId }, sort: ['level', 'ASC'] })).body;
const pay = async (accountId: string, amount: string, receivedOn: string) =>
  (await finance.post<{ id: string }>('/api/payments', { accountId, amount, receivedOn, allocate: 'oldest' })).body.id;

/** The customer and we agree on another schedule: drawn up, reviewed, signed. */
async function agreed(contractId: string, instalments: object[]): Promise<void> {
  const path = `/api/contracts/${contractId}/amendments`;
  expect((await rep.post(path, { reason: '客户申请延期', instalments })).status).toBe(201);
  await rep.post(`${path}/2/submit_review`, {});
  const { body } = await rep.get<ContractVersionRow[]>(`/api/contracts/${contractId}/versions`);
  const request = `/api/approvals/${body[0]?.approvalRequestId}`;
  for (const reviewer of [supervisor, finance, legal]) {
    const { version } = (await reviewer.get<ApprovalRecord>(request)).body;
    await reviewer.post(`${request}/approve`, { version });
  }
  expect((await supervisor.post(`${path}/2/sign`, {})).status).toBe(200);
  await product.deliverEvents();
}

describe('dunning, level by level', () => {
  it('begins the day after the due date with the collector, then asks the superior, the director and legal, each once', async () => {
    const { instalmentId } = await debt('2026-11-18');
    on('2026-11-18');
    await chase();
    expect(await stepsOf(instalmentId)).toEqual([]);
    for (const day of ['2026-11-19', '2026-12-03', '2027-01-02', '2027-02-16']) {
      on(day);
      await chase();
      await chase();
    }
    expect((await stepsOf(instalmentId)).map(({ level, firedOn, personId }) => [level, firedOn, personId])).toEqual([
      [1, '2026-11-19', rep.id],
      [2, '2026-12-03', supervisor.id],
      [3, '2027-01-02', director.id],
      [4, '2027-02-16', legal.id],
    ]);
    on('2026-11-18'); // sessions would have run out by then
    for (const who of [rep, supervisor, director, legal]) {
      expect(await openTasks(who)).toHaveLength(1);
      expect((await who.list<NoticeRow>('notifications')).body).toHaveLength(1);
    }
    expect((await openTasks(supervisor))[0]?.text).toMatch(/^二级催收：.* 逾期 15 天，未收 ¥50,000.00，请上门催收$/);
  });

  it('a worker that was down for three days fires each due step once on its return, not one per day', async () => {
    const late = await debt('2026-11-04');
    const fresh = await debt('2026-11-19');
    on('2026-11-18');
    await chase();
    expect(await stepsOf(late.instalmentId)).toHaveLength(1);
    on('2026-11-22');
    await Promise.all([chase(), chase()]);
    await chase();
    expect((await stepsOf(late.instalmentId)).map(({ level, firedOn }) => [level, firedOn])).toEqual([
      [1, '2026-11-18'],
      [2, '2026-11-22'],
    ]);
    expect((await stepsOf(fresh.instalmentId)).map(({ level, firedOn }) => [level, firedOn])).toEqual([[1, '2026-11-22']]);
    expect(await openTasks(rep)).toHaveLength(2);
    expect(await openTasks(supervisor)).toHaveLength(1);
  });

  it('what is paid, disputed, waits for its milestone or is terminated is never chased', async () => {
    const [paid, disputed, waiting, terminated, written] = [
      await debt('2026-11-01'),
      await debt('2026-11-01'),
      await debt('2026-11-01'),
      await debt('2026-11-01'),
      await debt('2026-11-01'),
    ];
    await pay(paid.accountId, '50000.00', '2026-11-10');
    await product.database.execute(
      sql`update instalment set disputed_on = '2026-11-05', dispute_note = '质量' where id = ${disputed.instalmentId}::uuid`,
    );
    await product.database.transaction(async () => {
      await product.database.execute(
        sql`insert into milestone (id, contract_id, kind, name, planned_on) values (gen_random_uuid(), ${waiting.contract.id}::uuid, 'acceptance', '验收', '2026-12-01')`,
      );
      await product.database.execute(sql`
        update instalment set due_on = null, agreed_on = '2026-11-18', due_rule = 'milestone', term_days = 0, expected_on = '2026-12-01', milestone_id = (select id from milestone where contract_id = ${waiting.contract.id}::uuid)
        where id = ${waiting.instalmentId}::uuid`);
    });
    await product.database.execute(
      sql`update contract set state = 'terminated', terminated_on = '2026-11-10', termination_reason = 'x' where id = ${terminated.contract.id}::uuid`,
    );
    await product.database.execute(sql`update instalment set written_off = amount where id = ${written.instalmentId}::uuid`);
    await chase();
    expect((await finance.list('dunning-steps')).total).toBe(0);
    expect(await openTasks(rep)).toEqual([]);
  });

  it('the tasks close when the customer pays; put off by an amendment, it begins anew', async () => {
    const [paid, later] = [await debt('2026-11-10'), await debt('2026-11-10')];
    await chase();
    expect(await openTasks(rep)).toHaveLength(2);
    await pay(paid.accountId, '50000.00', '2026-11-18');
    await product.deliverEvents();
    expect((await openTasks(rep)).map(({ sourceId }) => sourceId)).toEqual([later.instalmentId]);
    const { body } = await finance.get<InstalmentRow>(`/api/instalments/${later.instalmentId}`);
    const { id, name, kind, amount } = body;
    await agreed(body.contractId, [{ id, name, kind, amount, dueOn: '2026-11-25' }]);
    expect(await openTasks(rep)).toEqual([]);
    on('2026-11-26');
    await chase();
    expect((await stepsOf(later.instalmentId)).map(({ dueOn }) => dueOn)).toEqual(['2026-11-10', '2026-11-25']);
    expect(await openTasks(rep)).toHaveLength(1);
  });

  it('finance moves the levels; wrong orders and old versions are refused, a rep may not', async () => {
    const { body } = await finance.get<DunningLevels>('/api/dunning-levels');
    expect(body).toMatchObject({ can: { edit: true }, levels: [{ level: 1, fromDays: 1 }, {}, {}, { owner: 'legal' }] });
    const [first, second] = body.levels;
    const levels = [
      { ...first, fromDays: 5 },
      { ...second, fromDays: 10, owner: 'director' },
    ];
    expect((await finance.put('/api/dunning-levels', { version: 1, levels: [first, { ...second, fromDays: 1 }] })).status).toBe(
      400,
    );
    expect((await rep.put('/api/dunning-levels', { version: 1, levels })).status).toBe(403);
    expect((await finance.put('/api/dunning-levels', { version: 1, levels })).status).toBe(200);
    expect((await finance.put('/api/dunning-levels', { version: 1, levels })).status).toBe(409);
    const { instalmentId } = await debt('2026-06-01');
    await chase();
    expect((await stepsOf(instalmentId)).map(({ level, personId }) => [level, personId])).toEqual([
      [1, rep.id],
      [2, director.id],
    ]);
  });

  it('handed to a colleague, the open task goes along the next morning; the other levels stay where they are', async () => {
    const { instalmentId } = await debt('2026-11-01');
    await chase();
    const colleague = await product.signedInAs('rep', { managerId: supervisor.id });
    const handed = await supervisor.post('/api/instalments/hand-over', {
      instalmentIds: [instalmentId],
      toPersonId: colleague.id,
      why: '调岗',
    });
    expect(handed.status).toBe(200);
    await chase();
    await chase();
    const levels = async (who: Client) => (await openTasks(who)).filter(({ kind }) => kind === 'dunning.step').length;
    expect([await levels(rep), await levels(colleague), await levels(supervisor)]).toEqual([0, 1, 1]);
    expect(await stepsOf(instalmentId)).toHaveLength(2);
  });

  it('when the collector has left, the one above is asked', async () => {
    const { instalmentId } = await debt('2026-11-10');
    await product.database.execute(sql`update person set left_on = '2026-11-01' where id = ${rep.id}::uuid`);
    await chase();
    expect((await stepsOf(instalmentId)).map(({ personId }) => personId)).toEqual([supervisor.id]);
  });
});

describe('the collection log', () => {
  it('a call is noted with the next day, which becomes a task; the list of whom to chase shows both', async () => {
    const { accountId, instalmentId } = await debt('2026-11-10');
    const noted = await rep.post<DunningRow>('/api/dunnings', {
      accountId,
      instalmentId,
      kind: 'call',
      note: '财务王姐说月底安排',
      spokenTo: '王姐',
      nextActionOn: '2026-11-25',
    });
    expect(noted).toMatchObject({ status: 201, body: { on: '2026-11-18', personName: rep.actor.name } });
    expect((await openTasks(rep)).map(({ dueOn, text }) => [dueOn, text.includes('财务王姐说月底安排')])).toEqual([
      ['2026-11-25', true],
    ]);
    expect((await rep.list('notifications')).total).toBe(0);
    const { body } = await rep.list<CollectionRow>('collection');
    expect(body).toMatchObject([
      { id: instalmentId, level: 1, overdueDays: 8, lastContactOn: '2026-11-18', nextActionOn: '2026-11-25', promisedOn: null },
    ]);
    expect((await rep.list('collection', { filter: { level: 2 } })).total).toBe(0);
  });

  it('nothing is noted about the future, about the customer of another team, or about the wrong instalment', async () => {
    const { accountId } = await debt('2026-11-10');
    const other = await debt('2026-11-10');
    const stranger = await product.signedInAs('rep');
    const note = { accountId, kind: 'call', note: 'x' };
    expect(await rep.post('/api/dunnings', { ...note, on: '2026-11-19' })).toMatchObject({ status: 422 });
    expect(await rep.post('/api/dunnings', { ...note, nextActionOn: '2026-11-01' })).toMatchObject({ status: 422 });
    expect(await rep.post('/api/dunnings', { ...note, instalmentId: other.instalmentId })).toMatchObject({ status: 422 });
    expect(await stranger.post('/api/dunnings', note)).toMatchObject({ status: 422 });
    expect((await stranger.list('dunnings')).total).toBe(0);
  });

  it('the letter is a PDF that stands in the log; where nothing is overdue there is none', async () => {
    const { accountId } = await debt('2026-10-10', '88000.50', '华东精密机械有限公司');
    const calm = await debt('2026-12-31');
    await finance.put('/api/organisation', {
      name: '开利重工',
      bankName: '工商银行上海分行',
      bankAccountNo: '6222 0000 1111',
      version: 1,
    });
    const letter = await rep.post<string>(`/api/accounts/${accountId}/dunning-letter`, { payWithinDays: 5 });
    expect([letter.status, letter.headers['content-type'], letter.body.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-']);
    expect(decodeURIComponent(String(letter.headers['content-disposition']))).toContain(
      '催款函-华东精密机械有限公司-2026-11-18.pdf',
    );
    expect((await finance.list<DunningRow>('dunnings', { filter: { accountId } })).body).toMatchObject([
      { kind: 'letter', note: '催款函：逾期款合计 ¥88,000.50' },
    ]);
    expect(await rep.post(`/api/accounts/${calm.accountId}/dunning-letter`, {})).toMatchObject({
      status: 422,
      body: { code: 'dunning.nothing-overdue' },
    });
  });
});

describe('promises to pay', () => {
  const promise = (who: Client, body: Record<string, unknown>) => who.post<PromiseRow>('/api/promises', body);
  const stateOf = async (id: string) => (await finance.get<PromiseRow>(`/api/promises/${id}`)).body.state;

  it('is kept by money that arrives in time, whenever it is booked, and open until its day', async () => {
    const { accountId, instalmentId } = await debt('2026-11-10');
    const { body, status } = await promise(rep, {
      accountId,
      instalmentId,
      amount: '30000.00',
      promisedOn: '2026-11-20',
      madeBy: '王姐',
    });
    expect([status, body.state, body.received]).toEqual([201, 'open', '0.00']);
    on('2026-11-23');
    expect(await stateOf(body.id)).toBe('broken');
    await pay(accountId, '30000.00', '2026-11-20');
    expect(await stateOf(body.id)).toBe('kept');
  });

  it('is broken by the cent and by the day; a reversed payment does not count', async () => {
    const { accountId, instalmentId } = await debt('2026-11-10');
    const { body } = await promise(rep, { accountId, instalmentId, amount: '30000.00', promisedOn: '2026-11-20' });
    await pay(accountId, '29999.99', '2026-11-18');
    on('2026-11-21');
    expect(await stateOf(body.id)).toBe('broken');
    await pay(accountId, '0.01', '2026-11-21');
    expect(await stateOf(body.id)).toBe('broken');
    const last = await pay(accountId, '0.01', '2026-11-20');
    expect(await stateOf(body.id)).toBe('kept');
    await finance.post(`/api/payments/${last}/reverse`, { reason: '退票' });
    expect(await stateOf(body.id)).toBe('broken');
  });

  it('a broken one is told the next morning to collector and supervisor, each once, also when the morning was missed', async () => {
    const { accountId } = await debt('2026-11-10', '50000.00', '沪宁电机');
    await promise(rep, { accountId, amount: '50000.00', promisedOn: '2026-11-19' });
    const told = async (who: Client) =>
      (await who.list<NoticeRow>('notifications')).body.filter(({ kind }) => kind === 'promise.broken').map(({ text }) => text);
    on('2026-11-19');
    await chase();
    expect(await told(rep)).toEqual([]);
    on('2026-11-24');
    await Promise.all([chase(), chase()]);
    await chase();
    const sentence = '沪宁电机 未兑现承诺：2026-11-19 前应付 ¥50,000.00，实收 ¥0.00';
    expect([await told(rep), await told(supervisor), await told(director)]).toEqual([[sentence], [sentence], []]);
  });

  it('one stands at a time, of no more than is open, for today or later; it can be taken back while it is open', async () => {
    const { accountId, instalmentId } = await debt('2026-11-10');
    const wish = { accountId, instalmentId, amount: '10000.00', promisedOn: '2026-11-20' };
    expect(await promise(rep, { ...wish, promisedOn: '2026-11-17' })).toMatchObject({
      status: 422,
      body: { code: 'promise.in-past' },
    });
    expect(await promise(rep, { ...wish, amount: '50000.01' })).toMatchObject({
      status: 422,
      body: { code: 'promise.more-than-open' },
    });
    const answers = await Promise.all(Array.from({ length: 5 }, () => promise(rep, wish)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    const id = answers.find(({ status }) => status === 201)?.body.id ?? '';
    const back = await rep.post<PromiseRow>(`/api/promises/${id}/withdraw`, { reason: '记错了' });
    expect(back.body).toMatchObject({ state: 'withdrawn', withdrawnReason: '记错了', can: { withdraw: false } });
    expect(await rep.post(`/api/promises/${id}/withdraw`, { reason: '再来' })).toMatchObject({
      status: 409,
      body: { code: 'promise.over' },
    });
    expect((await promise(rep, wish)).status).toBe(201);
    expect((await rep.list('promises', { filter: { state: 'open' } })).total).toBe(1);
    on('2026-12-01');
    expect((await rep.list('promises', { filter: { state: ['broken', 'kept'] } })).total).toBe(1);
  });
});
