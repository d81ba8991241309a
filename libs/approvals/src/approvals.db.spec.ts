import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type { ApprovalCode, ApprovalRecord, ApprovalRow, ApprovalStepRule } from '@keyline/model';
import { Approvals, ApprovalSubjects } from '@keyline/approvals';
import { newId, type ProblemDocument } from '@keyline/platform';
import { startProduct, type Client, type Product } from '@keyline/testing';

/** A kind of approval of this story's own: a price below the list. Supervisor and finance side by side, from 10,000 the director. */
const DISCOUNT = 'discount' as ApprovalCode;
const STEPS: ApprovalStepRule[] = [
  { name: { zh: '主管', en: 'Supervisor' }, stage: 1, by: { kind: 'superior', level: 1 }, withinDays: 2 },
  { name: { zh: '财务', en: 'Finance' }, stage: 1, by: { kind: 'role', role: 'finance' }, withinDays: 2 },
  {
    name: { zh: '总监', en: 'Director' },
    stage: 2,
    by: { kind: 'role', role: 'director' },
    when: { amountAtLeast: '10000.00' },
    withinDays: 3,
  },
];

let product: Product;
let rep: Client;
let supervisor: Client;
let director: Client;
let finance: Client;
let otherFinance: Client;
let admin: Client;
let stranger: Client;
let told: string[];

beforeAll(async () => {
  product = await startProduct();
  director = await product.signedInAs('director', { name: '总监' });
  supervisor = await product.signedInAs('supervisor', { name: '主管', managerId: director.id });
  rep = await product.signedInAs('rep', { name: '小王', managerId: supervisor.id });
  finance = await product.signedInAs('finance', { name: '财务甲' });
  otherFinance = await product.signedInAs('finance', { name: '财务乙' });
  admin = await product.signedInAs('admin');
  stranger = await product.signedInAs('rep', { name: '路人' });
  await product.database.execute(sql`
    insert into approval_definition (id, code, name, steps)
    values (${newId()}::uuid, ${DISCOUNT}, '{"zh": "折扣", "en": "Discount"}', ${JSON.stringify(STEPS)}::jsonb)`);
  product.app.get(ApprovalSubjects).register({
    code: DISCOUNT,
    approved: ({ title }) => Promise.resolve(void told.push(`approved ${title}`)),
    returned: ({ title }, note) => Promise.resolve(void told.push(`returned ${title}: ${note}`)),
    recalled: ({ title }) => Promise.resolve(void told.push(`recalled ${title}`)),
  });
});
afterAll(() => product.close());
beforeEach(() => {
  told = [];
  product.clock.moveTo('2026-11-18T10:00:00+08:00');
});
afterEach(async () => {
  await product.database.execute(sql`delete from approval_request where state = 'pending'`);
  await product.database.execute(sql`delete from absence`);
});

const ask = async (by: Client, amount = '5000.00', entityId = newId()): Promise<ApprovalRecord> => {
  const { id } = await product.database.transaction(() =>
    product.app.get(Approvals).request(by.actor, {
      definition: DISCOUNT,
      entity: 'quote',
      entityId,
      accountId: null,
      amount,
      title: '九折报价',
      snapshot: [
        { label: 'account', value: '华东精密' },
        { label: 'amount', value: amount, kind: 'money' },
      ],
      link: '/quotes/1/show',
    }),
  );
  return (await admin.get<ApprovalRecord>(`/api/approvals/${id}`)).body;
};
/** A request, or why not. */
type Answered = Omit<ApprovalRecord, 'code'> & Pick<ProblemDocument, 'code' | 'errors'>;
const decide = (by: Client, id: string, verb: string, body: Record<string, unknown> = {}) =>
  by.post<Answered>(`/api/approvals/${id}/${verb}`, { version: 1, ...body });
const inbox = async (of: Client, view = 'waiting') =>
  (await of.list<ApprovalRow>('approvals', { filter: { view } })).body.map(({ id }) => id);
const away = async (person: Client, deputy: Client, fromOn = '2026-11-18', untilOn = '2026-11-20') => {
  const { status } = await person.post('/api/absences', {
    personId: person.id,
    deputyId: deputy.id,
    fromOn,
    untilOn,
  });
  expect(status).toBe(201);
};

describe('asking', () => {
  it('a small discount waits for supervisor and finance at once; when both agree it is approved, and the asker hears of it', async () => {
    const { id, steps, dueOn } = await ask(rep);
    expect(steps.map(({ name, state }) => [name.zh, state])).toEqual([
      ['主管', 'open'],
      ['财务', 'open'],
    ]);
    expect(dueOn).toBe('2026-11-20');
    expect([await inbox(supervisor), await inbox(finance), await inbox(otherFinance)]).toEqual([[id], [id], [id]]);
    expect((await decide(finance, id, 'approve')).body.state).toBe('pending');
    expect(told).toEqual([]);
    const { body } = await decide(supervisor, id, 'approve', { note: '可以' });
    expect([body.state, told]).toEqual(['approved', ['approved 九折报价']]);
    expect(body.history.map(({ kind, personName }) => [kind, personName])).toEqual([
      ['asked', '小王'],
      ['approved', '财务甲'],
      ['approved', '主管'],
    ]);
    expect([await inbox(supervisor), await inbox(supervisor, 'decided')]).toEqual([[], [id]]);
  });

  it('from 10,000 on the director decides after them', async () => {
    const { id } = await ask(rep, '10000.00');
    expect(await inbox(director)).toEqual([]);
    await decide(finance, id, 'approve');
    const { body } = await decide(supervisor, id, 'approve');
    expect([body.state, body.version, await inbox(director)]).toEqual(['pending', 2, [id]]);
    expect((await decide(director, id, 'approve', { version: 2 })).body.state).toBe('approved');
  });

  it('the same thing is not asked for twice at once', async () => {
    const { entityId, id } = await ask(rep);
    await expect(ask(rep, '1.00', entityId)).rejects.toMatchObject({ code: 'approval.running' });
    await decide(rep, id, 'recall');
    expect((await ask(rep, '1.00', entityId)).state).toBe('pending');
  });

  it('nobody approves what he asked for himself: the clerk of finance is judged by a superior, the top by another director', async () => {
    const chief = await product.signedInAs('director', { name: '财务总监' });
    const clerk = await product.signedInAs('finance', { name: '出纳', managerId: chief.id });
    const { id } = await ask(clerk);
    expect([await inbox(clerk), await inbox(finance), await inbox(chief)]).toEqual([[], [], [id]]);
    expect((await decide(clerk, id, 'approve')).body.code).toBe('approval.not-asked');
    // One decision of the superior counts for both steps that ask him.
    expect((await decide(chief, id, 'approve')).body.state).toBe('approved');
    const top = await ask(chief);
    expect(await inbox(chief)).toEqual([]);
    expect(await inbox(director)).toEqual([top.id]);
  });
});

describe('deciding', () => {
  it('two of finance decide at the same moment: one counts, the other is told', async () => {
    const { id } = await ask(rep);
    const answers = await Promise.all([decide(finance, id, 'approve'), decide(otherFinance, id, 'approve')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body } = await admin.get<ApprovalRecord>(`/api/approvals/${id}`);
    expect(body.history.filter(({ kind }) => kind === 'approved')).toHaveLength(1);
  });

  it('the director returns it to the first stage: supervisor and finance decide again', async () => {
    const { id } = await ask(rep, '20000.00');
    await decide(finance, id, 'approve');
    const second = (await decide(supervisor, id, 'approve')).body;
    expect((await director.get<ApprovalRecord>(`/api/approvals/${id}`)).body.returnTo).toEqual([1]);
    expect((await decide(director, id, 'return', { version: second.version, note: '再谈', toStage: 2 })).status).toBe(422);
    const back = await decide(director, id, 'return', { version: second.version, note: '再谈', toStage: 1 });
    expect(back.body.steps.map(({ state, decidedByName }) => [state, decidedByName])).toEqual([
      ['open', null],
      ['open', null],
      ['waiting', null],
    ]);
    expect([await inbox(supervisor), told]).toEqual([[id], []]);
  });

  it('finance returns it to the asker with a reason: it has ended, and nobody is asked any more', async () => {
    const { id } = await ask(rep);
    expect((await decide(finance, id, 'return')).body.errors).toHaveProperty('note');
    const { body } = await decide(finance, id, 'return', { note: '毛利太低' });
    expect([body.state, told]).toEqual(['returned', ['returned 九折报价: 毛利太低']]);
    expect(await inbox(supervisor)).toEqual([]);
    expect((await decide(supervisor, id, 'approve')).body.code).toBe('approval.not-pending');
  });

  it('the asker recalls it; nobody else can', async () => {
    const { id } = await ask(rep);
    expect((await decide(supervisor, id, 'recall')).status).toBe(403);
    expect([(await decide(rep, id, 'recall')).body.state, told]).toEqual(['recalled', ['recalled 九折报价']]);
  });

  it('whoever looked at an older state of it is told so', async () => {
    const { id } = await ask(rep, '30000.00');
    await decide(finance, id, 'approve');
    await decide(supervisor, id, 'approve');
    expect((await decide(director, id, 'approve', { version: 1 })).body.code).toBe('version.conflict');
  });

  it('a stranger neither sees nor decides it', async () => {
    const { id } = await ask(rep);
    expect((await stranger.get(`/api/approvals/${id}`)).status).toBe(404);
    expect((await decide(stranger, id, 'approve')).status).toBe(404);
    expect((await stranger.get<unknown[]>(`/api/approvals/of/quote/${newId()}`)).body).toEqual([]);
  });

  it('what fails while it takes effect is not approved', async () => {
    const { id } = await ask(rep);
    await decide(finance, id, 'approve');
    const push = told.push.bind(told);
    told.push = () => {
      throw new Error('the quote is locked');
    };
    expect((await decide(supervisor, id, 'approve')).status).toBe(500);
    told.push = push;
    expect((await admin.get<ApprovalRecord>(`/api/approvals/${id}`)).body.state).toBe('pending');
  });

  it('the database itself refuses what was approved with a step missing, and the requester as decider', async () => {
    const { id } = await ask(rep);
    const shortcut = product.database.execute(
      sql`update approval_request set state = 'approved', decided_at = now() where id = ${id}::uuid`,
    );
    await expect(shortcut).rejects.toThrow();
    const own = product.database.execute(
      sql`update approval_step set state = 'approved', decided_by = ${rep.id}::uuid where request_id = ${id}::uuid`,
    );
    await expect(own).rejects.toThrow();
  });
});

describe('while somebody is away', () => {
  it('the deputy decides on behalf, and the history says so; before and after he does not see it', async () => {
    const { id } = await ask(rep);
    expect((await stranger.get(`/api/approvals/${id}`)).status).toBe(404);
    await away(supervisor, stranger);
    expect(await inbox(stranger)).toEqual([id]);
    const { body } = await decide(stranger, id, 'approve');
    expect(body.steps.map(({ decidedByName, onBehalfOfName }) => [decidedByName, onBehalfOfName])).toEqual([
      ['路人', '主管'],
      [null, null],
    ]);
  });

  it('a deputy never decides about his own request', async () => {
    await away(supervisor, rep);
    const { id } = await ask(rep);
    expect(await inbox(rep)).toEqual([]);
    expect((await decide(rep, id, 'approve')).body.code).toBe('approval.not-asked');
  });

  it('nobody is away twice on a day, nor his own deputy; a superior enters it for his team, a colleague does not', async () => {
    await away(rep, stranger);
    const enter = (by: Client, input: Record<string, unknown>) =>
      by.post<ProblemDocument>('/api/absences', {
        personId: rep.id,
        deputyId: stranger.id,
        fromOn: '2026-11-20',
        untilOn: '2026-11-25',
        ...input,
      });
    expect((await enter(rep, {})).body.code).toBe('absence.overlap');
    expect((await enter(rep, { fromOn: '2026-11-21', deputyId: rep.id })).body.code).toBe('absence.own-deputy');
    expect((await enter(stranger, { fromOn: '2026-11-21' })).status).toBe(403);
    const entered = await supervisor.post<{ id: string }>('/api/absences', {
      personId: rep.id,
      deputyId: stranger.id,
      fromOn: '2026-11-21',
      untilOn: '2026-11-21',
    });
    expect(entered.status).toBe(201);
    expect((await director.delete(`/api/absences/${entered.body.id}`)).status).toBe(204);
  });
});

describe('who has to be called', () => {
  const told = async (person: Client) => {
    const rows = await product.database.rows<{ kind: string }>(
      sql`select kind from notice where person_id = ${person.id}::uuid and at = ${product.clock.now()}::timestamptz order by id`,
    );
    return rows.map(({ kind }) => kind);
  };
  const openTasks = async (person: Client, id: string) => {
    const row = await product.database.maybeRow<{ count: number }>(sql`
      select count(*)::int as count from task where person_id = ${person.id}::uuid and link = ${`/approvals/${id}/show`} and done_at is null`);
    return row?.count;
  };

  it('whoever is asked has a task until somebody decided; the asker is told the end', async () => {
    product.clock.moveTo('2026-11-18T10:01:00+08:00');
    const { id } = await ask(rep);
    expect([await openTasks(finance, id), await openTasks(otherFinance, id), await told(supervisor)]).toEqual([
      1,
      1,
      ['approval.asked'],
    ]);
    await decide(finance, id, 'approve');
    expect([await openTasks(finance, id), await openTasks(otherFinance, id), await openTasks(supervisor, id)]).toEqual([0, 0, 1]);
    await decide(supervisor, id, 'approve');
    expect(await told(rep)).toEqual(['approval.approved']);
  });

  it('what is late is reminded of once by itself, and once a day by its asker', async () => {
    const { id } = await ask(rep);
    product.clock.moveTo('2026-11-20T08:00:00+08:00');
    await product.runJob('approvals.look-after', {});
    expect(await told(supervisor)).toEqual([]);
    product.clock.moveTo('2026-11-21T08:00:00+08:00');
    await product.runJob('approvals.look-after', {});
    await product.runJob('approvals.look-after', {});
    expect(await told(supervisor)).toEqual(['approval.reminded']);
    product.clock.moveTo('2026-11-22T08:00:00+08:00');
    await product.runJob('approvals.look-after', {});
    expect(await told(supervisor)).toEqual([]);
    expect((await rep.post(`/api/approvals/${id}/remind`)).status).toBe(200);
    expect((await rep.post<ProblemDocument>(`/api/approvals/${id}/remind`)).body.code).toBe('approval.reminded');
    expect(await told(supervisor)).toEqual(['approval.reminded']);
  });

  it('a new superior is asked in the place of the old one', async () => {
    const newSupervisor = await product.signedInAs('supervisor', { name: '新主管', managerId: director.id });
    const { id } = await ask(rep);
    const person = await admin.get<{ version: number }>(`/api/users/${rep.id}`);
    await admin.patch(`/api/users/${rep.id}`, { version: person.body.version, managerId: newSupervisor.id });
    await product.deliverEvents();
    expect([await inbox(newSupervisor), await inbox(supervisor)]).toEqual([[id], []]);
    expect([await openTasks(newSupervisor, id), await openTasks(supervisor, id)]).toEqual([1, 0]);
  });
});

describe('definitions', () => {
  it('an administrator changes who has to agree; what runs already keeps the steps it started with', async () => {
    const running = await ask(rep);
    const { body: found } = await admin.list<{ id: string; code: string; version: number }>('approval-definitions');
    const discount = found.find(({ code }) => code === DISCOUNT);
    const onlyFinance = { name: { zh: '折扣', en: 'Discount' }, active: true, steps: [STEPS[1]] };
    const path = `/api/approval-definitions/${discount?.id}`;
    expect((await rep.put(path, { version: 1, ...onlyFinance })).status).toBe(403);
    expect((await admin.put(path, { version: 1, ...onlyFinance })).status).toBe(200);
    expect((await admin.put<ProblemDocument>(path, { version: 1, ...onlyFinance })).body.code).toBe('version.conflict');
    const fresh = await ask(rep);
    expect([running.steps.length, fresh.steps.length]).toEqual([2, 1]);
    expect((await admin.get<ApprovalRecord>(`/api/approvals/${running.id}`)).body.steps).toHaveLength(2);
    await admin.put(path, { version: 2, ...onlyFinance, active: false });
    await expect(ask(rep)).rejects.toMatchObject({ code: 'approval.inactive' });
  });
});
