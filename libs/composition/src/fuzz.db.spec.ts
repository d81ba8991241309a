import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { addDays, AGEING_BUCKETS, ERRORS, ROLE_NAMES, type ErrorCode, type PaymentRecord } from '@keyline/model';
import { ApprovalSubjects } from '@keyline/approvals';
import { Identity, newId, type ProblemDocument } from '@keyline/platform';
import { startProduct, type Answer, type Client, type Product } from '@keyline/testing';
import { fieldsOf, HOSTILE, withValue, worthTrying, type RequestField } from './hostile-input.js';
import { catalogueOf, type CataloguedRequest } from './request-catalogue.js';

jest.setTimeout(120_000);

/**
 * Every write of the product, fed with nonsense made from its own schema: the answer is never a fault of ours, always names field and
 * reason, and whatever was refused has left nothing behind.
 */

/** A request that works, sent by `me`; the fuzz spoils one thing of it at a time. `refused`: even as it stands it is turned down. */
interface Example {
  path: string;
  body?: Record<string, unknown>;
  client?: Client;
  refused?: true;
}
/** Whose records a request is about: those of the person who sends it, or of somebody in another department. */
interface Side {
  me: Client;
  departmentId: string;
}
type Recipe = (side: Side) => Promise<Example>;

let product: Product;
/** Holds every role. */
let everything: Side;
/** Sells and leads, and reaches no further than the own department. */
let leader: Side;
let stranger: Side;
let catalogue: Map<string, CataloguedRequest>;
/** A visit: nothing that is written refers to one. */
let otherNoun: string;
let count = 0;
const next = () => (count += 1);
const today = '2026-11-18';

const made = async (path: string, body: unknown): Promise<string> => {
  const { status, body: record } = await everything.me.post<{ id: string }>(path, body);
  if (status >= 300) throw new Error(`${path} → ${status} ${JSON.stringify(record)}`);
  return record.id;
};
const newSignIn = () => ({ username: `u${next()}`, password: 'correct horse battery' });
const report = (me: Side['me']) => product.create.person({ roles: ['rep'], managerId: me.id });
const account = async ({ me }: Side) => (await product.create.account({ ownerId: me.id })).id;
const contact = async (accountId: string) => (await product.create.contact({ accountId })).id;
const opportunity = async (side: Side, accountId: string) =>
  (await product.create.opportunity({ accountId, ownerId: side.me.id })).id;
const contract = async (side: Side, state: string) => {
  const signedOn = state === 'draft' || state === 'in_review' ? null : '2026-01-15';
  return product.create.contract({ accountId: await account(side), ownerId: side.me.id, state, signedOn, approved: true });
};
const milestone = async (side: Side) =>
  made(`/api/contracts/${(await contract(side, 'executing')).id}/milestones`, {
    kind: 'acceptance',
    name: `终验${next()}`,
    plannedOn: '2026-12-24',
  });
const invoice = async (side: Side) =>
  made('/api/invoices', {
    number: `F${next()}`,
    contractId: (await contract(side, 'executing')).id,
    amount: '10.00',
    issuedOn: today,
  });
const payment = (accountId: string, more = {}) =>
  made('/api/payments', { accountId, amount: '100.00', receivedOn: today, confirmDuplicate: true, ...more });
async function bankLine(state: 'open' | 'ignored' = 'open'): Promise<string> {
  const [id, statementId] = [newId(), newId()];
  await product.database.execute(sql`
    with statement as (
      insert into bank_statement (id, file_name, imported_by, imported_at) values (${statementId}::uuid, 'a.csv', ${everything.me.id}::uuid, now()) returning id)
    insert into bank_line (id, statement_id, line, key, booked_on, amount, reference, state, ignored_reason)
    select ${id}::uuid, id, 2, ${id}, ${today}::date, 10, ${id}, ${state}::text, ${state === 'ignored' ? '利息' : null}::text from statement`);
  return id;
}
async function statementRun(personId: string): Promise<string> {
  const id = newId();
  await product.database.execute(sql`
    insert into statement_run (id, from_on, to_on, requested_by, requested_at) values (${id}::uuid, '2026-10-01', ${today}::date, ${personId}::uuid, now())`);
  return id;
}
const complaint = async (side: Side) => made('/api/complaints', { accountId: await account(side), subject: '设备异响' });
const month = () => `${2030 + Math.floor(next() / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
const target = async (side: Side) =>
  made('/api/targets', { personId: (await report(side.me)).id, measure: 'visits_done', period: month(), value: '8' });

/** A department with one seller whom `me` leads. */
async function smallDepartment(side: Side): Promise<string> {
  const departmentId = await product.create.departmentNamed(`第${next()}部`);
  await product.create.person({ roles: ['rep'], managerId: side.me.id, departmentId });
  return departmentId;
}
/** A target plan, its topmost line, and its body so far: in the wished state, written by somebody whom `me` leads. */
async function targetPlan(side: Side, state: 'draft' | 'submitted' | 'approved' = 'draft') {
  const departmentId = await smallDepartment(side);
  const id = await made('/api/target-plans', { departmentId, year: 2026, measure: 'visits_done', total: '12' });
  const author = (await report(side.me)).id;
  await product.database.execute(sql`
    update target_plan set state = ${state}::text, author_id = ${author}::uuid, approved_at = case when ${state}::text = 'approved' then now() end where id = ${id}::uuid`);
  const root = await product.database.maybeRow<{ id: string }>(
    sql`select id from target_node where plan_id = ${id}::uuid and parent_id is null`,
  );
  return { path: `/api/target-plans/${id}`, nodeId: root?.id ?? '' };
}
const movePlan =
  (verb: string, state: 'draft' | 'submitted' | 'approved', more: Record<string, unknown> = {}): Recipe =>
  async (side) => ({ path: `${(await targetPlan(side, state)).path}/${verb}`, body: { version: 1, ...more } });

/** Somebody below `me` who leads somebody. */
async function teamBelow(side: Side): Promise<string> {
  const leader = await product.create.person({ roles: ['supervisor'], managerId: side.me.id });
  await product.create.person({ roles: ['rep'], managerId: leader.id });
  return leader.id;
}
/** The meeting of a team below `me`, with an item of `me` and a decision. */
async function meetingOf(side: Side) {
  const leaderId = await teamBelow(side);
  const { body } = await side.me.post<{ id: string }>('/api/meetings', { kind: 'daily', leaderId, heldOn: today });
  const path = `/api/meetings/${body.id}`;
  const { body: agenda } = await side.me.post<{ items: { id: string; kind: string | null }[] }>(`${path}/items`, {
    title: '展会',
  });
  const items = agenda.items.map(({ id }) => id);
  const itemId = agenda.items.find(({ kind }) => kind === null)?.id ?? '';
  const decision = { itemId, text: '回访', personId: leaderId, dueOn: today };
  const { body: decided } = await side.me.post<{ taken: { id: string }[] }>(`${path}/decisions`, decision);
  return { path, items, itemId, decision, decisionId: decided.taken[0]?.id ?? '' };
}

const appraisalForm = () => ({
  name: '月度考核',
  role: 'rep',
  lines: [
    { kind: 'measure', measure: 'visits_done', weight: 60, curve: { kind: 'capped', zeroAt: 0, fullAt: 100 }, target: '20.00' },
    { kind: 'judged', name: '纪律', weight: 40, hint: '考勤' },
  ],
  thresholds: { S: 95, A: 85, B: 70 },
  shares: { S: 10, A: 30, B: 50, C: 10 },
  active: false,
});
/** A form that `me` judges while it is scored, and is judged by once it is shown. */
async function appraisalOf(side: Side, state: 'scoring' | 'shown') {
  const template = await made('/api/appraisal-templates', appraisalForm());
  const other = (await report(side.me)).id;
  const [person, reviewer] = state === 'scoring' ? [other, side.me.id] : [side.me.id, other];
  const [id, lineId, year] = [newId(), newId(), 1000 + next()];
  await product.database.execute(sql`
    insert into appraisal (id, template_id, person_id, reviewer_id, period, state, thresholds, shares, total, grade, shown_at)
    values (${id}::uuid, ${template}::uuid, ${person}::uuid, ${reviewer}::uuid, ${`${year}-10`}, ${state}::text, '{"S":95,"A":85,"B":70}', '{}', 90, 'A', now())`);
  await product.database.execute(sql`
    insert into appraisal_line (id, appraisal_id, position, kind, name, weight, score) values (${lineId}::uuid, ${id}::uuid, 0, 'judged', '纪律', 100, 90)`);
  return { path: `/api/appraisals/${id}`, lineId };
}
const moveAppraisal =
  (verb: string, state: 'scoring' | 'shown'): Recipe =>
  async (side) => ({ path: `${(await appraisalOf(side, state)).path}/${verb}`, body: { version: 1 } });
async function forecastOf(personId: string): Promise<string> {
  const id = newId();
  await product.database.execute(sql`
    insert into forecast (id, person_id, week, quarter, won, commit_amount, best_amount, pipeline_amount, proposed_commit, proposed_best, proposed_pipeline, source)
    values (${id}::uuid, ${personId}::uuid, '2026-W47', '2026-Q4', 0, 1, 1, 1, 1, 1, 1, 'frozen')`);
  return id;
}
const mailChannel = () => ({ kind: 'email', name: `渠道${next()}`, recipients: ['a@example.com'] });
const teamWeek = async ({ me }: Side) => ({
  channelId: await made('/api/delivery-channels', mailChannel()),
  subject: 'team',
  leaderId: me.id,
  kind: 'weekly',
  format: 'message',
  at: 'deadline',
});
async function scheduleOf(side: Side): Promise<string> {
  const { status, body } = await side.me.post<{ id: string }>('/api/delivery-schedules', await teamWeek(side));
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}
async function failedDelivery({ me }: Side): Promise<string> {
  const [id, channelId] = [newId(), await made('/api/delivery-channels', mailChannel())];
  await product.database.execute(sql`
    insert into delivery (id, key, channel_id, subject, kind, period, format, requested_by, state, created_at, queued_at)
    values (${id}::uuid, ${id}, ${channelId}::uuid, 'team', 'weekly', '2026-W46', 'pdf', ${me.id}::uuid, 'failed', now(), now())`);
  return id;
}
/** A report can only be handed in for a month that is over. */
const pastMonth = () => `${1900 + (Math.floor(next() / 12) % 120)}-${String((count % 12) + 1).padStart(2, '0')}`;
async function writtenReport(personId: string, status: 'draft' | 'submitted'): Promise<string> {
  const id = newId();
  const submittedAt = status === 'submitted' ? '2026-11-16T10:00:00+08:00' : null;
  await product.database.execute(sql`
    insert into report (id, person_id, kind, period, starts_on, ends_on, due_at, status, computed_at, submitted_at, facts_hash)
    values (${id}::uuid, ${personId}::uuid, 'monthly', ${pastMonth()}, '2026-10-01', '2026-10-31', '2026-11-03T00:00:00Z', ${status}::text, now(), ${submittedAt}::timestamptz, ${submittedAt && 'x'}::text)`);
  return id;
}
async function run(table: 'report_run' | 'import_run', personId: string): Promise<string> {
  const id = newId();
  await product.database.execute(
    table === 'report_run'
      ? sql`insert into report_run (id, kind, period, requested_by, requested_at) values (${id}::uuid, 'weekly', '2026-W40', ${personId}::uuid, now())`
      : sql`insert into import_run (id, kind, file_name, file_path, file_sha256, requested_by, requested_at)
            values (${id}::uuid, 'accounts', 'a.csv', 'a.csv', 'x', ${personId}::uuid, now())`,
  );
  return id;
}
const competitor = () => made('/api/competitors', { name: `对手${next()}` });
async function note(side: Side): Promise<string> {
  const { status, body } = await side.me.post<{ id: string }>('/api/market-notes', {
    accountId: await account(side),
    content: '对手降价',
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}
const approval = async (requesterId: string, approverId: string) =>
  `/api/approvals/${(await product.create.approval({ requesterId, approverId })).id}`;
async function definition(): Promise<string> {
  await approval(everything.me.id, leader.me.id);
  const row = await product.database.maybeRow<{ id: string }>(sql`
    insert into approval_definition (id, code, name, steps) select ${newId()}::uuid, ${`kind${next()}`}, name, steps from approval_definition limit 1 returning id`);
  return row?.id ?? '';
}
async function absence({ me }: Side): Promise<string> {
  const from = addDays('2100-01-01', next());
  return made('/api/absences', { personId: me.id, deputyId: (await report(me)).id, fromOn: from, untilOn: from });
}
/** An account with an overdue instalment. */
async function debt(side: Side): Promise<{ id: string; instalmentId: string }> {
  await product.database.execute(
    sql`insert into organisation (name, time_zone) values ('开利重工', 'Asia/Shanghai') on conflict do nothing`,
  );
  const id = await account(side);
  const { instalmentIds } = await product.create.contract({ accountId: id, ownerId: side.me.id, dueOn: '2026-10-01' });
  return { id, instalmentId: instalmentIds[0] ?? '' };
}
async function task({ me }: Side): Promise<string> {
  const { status, body } = await me.post<{ id: string }>('/api/tasks', { title: '回访', dueOn: today });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}
async function sessionOf({ me }: Side): Promise<string> {
  await product.app.get(Identity).openSession(me.id, { userAgent: 'test', ip: '127.0.0.1' });
  const row = await product.database.maybeRow<{ id: string }>(
    sql`select id from session where person_id = ${me.id}::uuid order by id desc limit 1`,
  );
  return row?.id ?? '';
}
const priced = () => made('/api/products', { code: `P${next()}`, name: '数控机床', listPrice: '100.00' });
const series = () => made('/api/contract-series', { name: '维保', pattern: `WB${next()}-{YYYY}-{000}`, resets: 'year' });
async function file(entity: string, entityId: string, kind = 'other'): Promise<string> {
  const id = newId();
  await product.database.execute(sql`
    insert into stored_file (id, entity, entity_id, kind, name, media_type, size, sha256, uploaded_at)
    values (${id}::uuid, ${entity}, ${entityId}::uuid, ${kind}, 'a.pdf', 'application/pdf', 1, ${'0'.repeat(64)}, now())`);
  return id;
}
const move =
  (verb: string, state: string, body: Record<string, unknown> = {}): Recipe =>
  async (side) => ({
    path: `/api/contracts/${(await contract(side, state)).id}/${verb}`,
    body: { version: 1, ...body },
  });
/** Version 2 of a running contract, on its way there. */
async function amendment(side: Side, state: 'draft' | 'in_review' | 'approved'): Promise<string> {
  const { id } = await contract(side, 'executing');
  const path = `/api/contracts/${id}/amendments`;
  const { status, body } = await everything.me.post(path, { reason: '延期', endsOn: '2027-12-31' });
  if (status !== 201) throw new Error(JSON.stringify(body));
  await product.database.execute(sql`
    update contract_version set state = ${state}, approval_request_id = ${state === 'draft' ? null : newId()}::uuid, submitted_by = ${side.me.id}::uuid
    where contract_id = ${id}::uuid and number = 2`);
  return `${path}/2`;
}
const onAmendment =
  (verb: string, state: 'draft' | 'in_review' | 'approved'): Recipe =>
  async (side) => ({ path: `${await amendment(side, state)}/${verb}`, body: { version: 1 } });
const onAccount =
  (path: string, body: Record<string, unknown>): Recipe =>
  async (side) => ({ path, body: { accountId: await account(side), ...body } });

/** One working example for every request that writes. A new endpoint asks for its line here. */
const RECIPES: Record<string, Recipe> = {
  'POST /api/accounts': async (side) => ({
    path: '/api/accounts',
    body: { name: '苏州博远电子', registrationNo: `R${next()}`, parentId: await account(side) },
  }),
  'PATCH /api/accounts/:id': async (side) => ({
    path: `/api/accounts/${await account(side)}`,
    body: { version: 1, city: '苏州', parentId: await account(side) },
  }),
  'POST /api/accounts/:id/reassign': async (side) => ({
    path: `/api/accounts/${await account(side)}/reassign`,
    body: { ownerId: (await report(side.me)).id, reason: '调岗' },
  }),
  'POST /api/accounts/:id/share': async (side) => ({
    path: `/api/accounts/${await account(side)}/share`,
    body: { personId: (await report(side.me)).id },
  }),
  'POST /api/contacts': async (side) => {
    const accountId = await account(side);
    return { path: '/api/contacts', body: { accountId, name: '陈静', reportsToId: await contact(accountId) } };
  },
  'PATCH /api/contacts/:id': async (side) => {
    const accountId = await account(side);
    return {
      path: `/api/contacts/${await contact(accountId)}`,
      body: { version: 1, name: '陈静', reportsToId: await contact(accountId) },
    };
  },
  'DELETE /api/contacts/:id': async (side) => ({ path: `/api/contacts/${await contact(await account(side))}` }),

  'POST /api/opportunities': onAccount('/api/opportunities', { name: '生产线改造', amount: '1000.00' }),
  'PATCH /api/opportunities/:id': async (side) => ({
    path: `/api/opportunities/${await opportunity(side, await account(side))}`,
    body: { version: 1, amount: '5.00' },
  }),
  'POST /api/opportunities/:id/advance': async (side) => ({
    path: `/api/opportunities/${await opportunity(side, await account(side))}/advance`,
    body: { stage: 'lost', lostReason: 'price', lostTo: '某公司', version: 1 },
  }),
  'POST /api/products': () =>
    Promise.resolve({ path: '/api/products', body: { code: `P${next()}`, name: '数控机床', listPrice: '100.00' } }),
  'PATCH /api/products/:id': async () => ({
    path: `/api/products/${await made('/api/products', { code: `P${next()}`, name: '机床', listPrice: '9.00' })}`,
    body: { version: 1, name: '车床' },
  }),

  'POST /api/contracts': async (side) => {
    const accountId = await account(side);
    const instalments = [{ name: '预付', amount: '100.00', dueOn: '2026-12-01', collectorId: side.me.id }];
    return {
      path: '/api/contracts',
      body: {
        accountId,
        opportunityId: (await product.create.opportunity({ accountId, ownerId: side.me.id, stage: 'won' })).id,
        name: '采购合同',
        amount: '100.00',
        instalments,
        lines: [{ productId: await priced(), name: '数控机床', quantity: '2', unitPrice: '50.00', discount: '0', unit: '台' }],
        parties: [{ role: 'buyer', name: '苏州博远电子', signatory: '陈静' }],
        seriesId: await series(),
      },
    };
  },
  'PATCH /api/contracts/:id': async (side) => ({
    path: `/api/contracts/${(await contract(side, 'draft')).id}`,
    body: { version: 1, name: '改名' },
  }),
  'POST /api/contracts/:id/archive': async (side) => {
    const { id: contractId } = await contract(side, 'closed');
    for (const kind of ['signed_copy', 'acceptance_certificate']) await file('contract', contractId, kind);
    return { path: `/api/contracts/${contractId}/archive`, body: { version: 1, number: `DA${next()}`, location: '三楼档案室' } };
  },
  'DELETE /api/contracts/:id/files/:fileId': async (side) => {
    const { id: contractId } = await contract(side, 'executing');
    return { path: `/api/contracts/${contractId}/files/${await file('contract', contractId)}` };
  },
  'POST /api/contracts/:id/amendments': async (side) => ({
    path: `/api/contracts/${(await contract(side, 'executing')).id}/amendments`,
    body: {
      reason: '增加备件',
      amount: '100.00',
      lines: [{ productId: await priced(), name: '备件', quantity: '2', unitPrice: '50.00' }],
      instalments: [{ name: '一次付清', amount: '100.00', dueOn: '2026-12-01', collectorId: side.me.id }],
    },
  }),
  'PATCH /api/contracts/:id/amendments/:number': async (side) => ({
    path: await amendment(side, 'draft'),
    body: { version: 1, reason: '再加一台', note: '备件清单见附件' },
  }),
  'POST /api/contracts/:id/amendments/:number/submit_review': onAmendment('submit_review', 'draft'),
  'POST /api/contracts/:id/amendments/:number/return_to_draft': onAmendment('return_to_draft', 'in_review'),
  'POST /api/contracts/:id/amendments/:number/sign': onAmendment('sign', 'approved'),
  'DELETE /api/contracts/:id/amendments/:number': async (side) => ({ path: await amendment(side, 'draft') }),
  'POST /api/contract-series': () =>
    Promise.resolve({
      path: '/api/contract-series',
      body: { name: '服务合同', pattern: `FW${next()}-{YYYY}{000}`, resets: 'year', active: true, isDefault: false },
    }),
  'PATCH /api/contract-series/:id': async () => ({
    path: `/api/contract-series/${await series()}`,
    body: { version: 1, name: '改名' },
  }),
  'PUT /api/contract-settings': async () => {
    const { version } = (await everything.me.get<{ version: number }>('/api/contract-settings')).body;
    const fileRules = [{ state: 'signed', kind: 'signed_copy' }];
    return { path: '/api/contract-settings', body: { expiryReminderDays: [1 + (next() % 300)], fileRules, version } };
  },
  'POST /api/contracts/:id/submit_review': move('submit_review', 'draft'),
  'POST /api/contracts/:id/return_to_draft': move('return_to_draft', 'in_review', { reason: '补充附件' }),
  'POST /api/contracts/:id/sign': move('sign', 'in_review'),
  'POST /api/contracts/:id/start': move('start', 'signed'),
  'POST /api/contracts/:id/accept': move('accept', 'executing'),
  'POST /api/contracts/:id/close': async (side) => ({ ...(await move('close', 'accepted')(side)), refused: true }),
  'POST /api/contracts/:id/terminate': move('terminate', 'executing', { reason: '客户停产' }),
  'PATCH /api/instalments/:id': async (side) => {
    const { instalmentIds } = await contract(side, 'executing');
    return {
      path: `/api/instalments/${instalmentIds[0]}`,
      body: { version: 1, disputedOn: '2026-11-18', disputeNote: '数量不符' },
    };
  },

  'POST /api/instalments/hand-over': async (side) => {
    const { instalmentIds } = await contract(side, 'executing');
    return {
      path: '/api/instalments/hand-over',
      body: { instalmentIds, toPersonId: (await report(side.me)).id, why: '区域调整' },
    };
  },
  'POST /api/contracts/:id/milestones': async (side) => ({
    path: `/api/contracts/${(await contract(side, 'executing')).id}/milestones`,
    body: { kind: 'acceptance', name: `终验${next()}`, plannedOn: '2026-12-24' },
  }),
  'PATCH /api/milestones/:id': async (side) => ({
    path: `/api/milestones/${await milestone(side)}`,
    body: { version: 1, name: `初验${next()}`, plannedOn: '2026-12-25' },
  }),
  'POST /api/milestones/:id/complete': async (side) => ({
    path: `/api/milestones/${await milestone(side)}/complete`,
    body: { on: today },
  }),
  'POST /api/milestones/:id/reopen': async (side) => {
    const id = await milestone(side);
    await side.me.post(`/api/milestones/${id}/complete`, {});
    return { path: `/api/milestones/${id}/reopen`, body: { reason: '签收单有误' } };
  },
  'DELETE /api/milestones/:id': async (side) => ({ path: `/api/milestones/${await milestone(side)}` }),

  'POST /api/invoices': async (side) => {
    const { id, instalmentIds } = await contract(side, 'executing');
    return {
      path: '/api/invoices',
      body: {
        number: `F${next()}`,
        contractId: id,
        lines: [{ instalmentId: instalmentIds[0], amount: '10.00' }],
        amount: '10.00',
        issuedOn: today,
      },
    };
  },
  'POST /api/invoices/:id/cancel': async (side) => ({
    path: `/api/invoices/${await invoice(side)}/cancel`,
    body: { reason: '开错' },
  }),
  'POST /api/invoices/:id/reverse': async (side) => ({
    path: `/api/invoices/${await invoice(side)}/reverse`,
    body: { number: `F${next()}`, amount: '5.00', reason: '税率有误' },
  }),
  'POST /api/payments': async (side) => {
    const { instalmentIds } = await contract(side, 'executing');
    const of = await product.database.maybeRow<{ accountId: string }>(
      sql`select account_id as "accountId" from instalment where id = ${instalmentIds[0]}::uuid`,
    );
    return {
      path: '/api/payments',
      body: {
        accountId: of?.accountId,
        amount: '10.00',
        receivedOn: today,
        allocate: [{ instalmentId: instalmentIds[0], amount: '10.00' }],
      },
    };
  },
  'POST /api/payments/:id/allocate': async (side) => {
    const accountId = await account(side);
    const { instalmentIds } = await product.create.contract({ accountId, ownerId: side.me.id });
    return {
      path: `/api/payments/${await payment(accountId)}/allocate`,
      body: { allocate: [{ instalmentId: instalmentIds[0], amount: '10.00' }] },
    };
  },
  'POST /api/payments/:id/deallocate': async (side) => {
    const accountId = await account(side);
    await product.create.contract({ accountId, ownerId: side.me.id });
    const id = await payment(accountId, { allocate: 'oldest' });
    const allocation = await product.database.maybeRow<{ id: string }>(
      sql`select id from allocation where payment_id = ${id}::uuid`,
    );
    return { path: `/api/payments/${id}/deallocate`, body: { allocationId: allocation?.id } };
  },
  'POST /api/payments/:id/refund': async (side) => ({
    path: `/api/payments/${await payment(await account(side))}/refund`,
    body: { amount: '5.00', reason: '多付', on: today, bankReference: `TK${next()}` },
  }),
  'POST /api/payments/:id/refunds/:refundId/reverse': async (side) => {
    const id = await payment(await account(side));
    const { body } = await everything.me.post<PaymentRecord>(`/api/payments/${id}/refund`, { amount: '5.00', reason: '多付' });
    return { path: `/api/payments/${id}/refunds/${body.refunds[0]?.id}/reverse`, body: { reason: '银行退回', on: today } };
  },
  'POST /api/bank-lines/:id/book': async (side) => ({
    path: `/api/bank-lines/${await bankLine()}/book`,
    body: { accountId: await account(side), note: '货款' },
  }),
  'POST /api/statement-runs': () =>
    Promise.resolve({ path: '/api/statement-runs', body: { from: '2026-10-01', to: today }, refused: true }),
  'POST /api/statement-runs/:id/cancel': async (side) => ({
    path: `/api/statement-runs/${await statementRun(side.me.id)}/cancel`,
  }),
  'POST /api/bank-lines/:id/reopen': async () => ({ path: `/api/bank-lines/${await bankLine('ignored')}/reopen` }),
  'POST /api/bank-lines/book-sure': () => Promise.resolve({ path: '/api/bank-lines/book-sure' }),
  'POST /api/bank-lines/:id/ignore': async () => ({
    path: `/api/bank-lines/${await bankLine()}/ignore`,
    body: { reason: '利息' },
  }),
  'POST /api/payments/:id/reverse': async (side) => ({
    path: `/api/payments/${await payment(await account(side))}/reverse`,
    body: { reason: '退票' },
  }),

  'POST /api/visits': async (side) => {
    const accountId = await account(side);
    const plan = await product.create.visitPlan({ accountId, personId: side.me.id, plannedOn: today });
    const references = {
      planId: plan.id,
      opportunityId: await opportunity(side, accountId),
      contactIds: [await contact(accountId)],
    };
    return {
      path: '/api/visits',
      body: { accountId, kind: 'phone', ...references, competitorNews: [{ content: '对手降价' }], clientKey: `k${next()}` },
    };
  },
  'PATCH /api/visits/:id': async (side) => {
    const accountId = await account(side);
    const visit = await product.create.visit({ accountId, personId: side.me.id });
    return {
      path: `/api/visits/${visit.id}`,
      body: {
        version: 1,
        note: '谈了价格',
        opportunityId: await opportunity(side, accountId),
        contactIds: [await contact(accountId)],
      },
    };
  },
  'DELETE /api/visits/:id': async (side) => ({
    path: `/api/visits/${(await product.create.visit({ accountId: await account(side), personId: side.me.id })).id}`,
  }),
  'DELETE /api/visits/:id/files/:fileId': async (side) => {
    const { id: visitId } = await product.create.visit({ accountId: await account(side), personId: side.me.id });
    return { path: `/api/visits/${visitId}/files/${await file('visit', visitId)}` };
  },
  'POST /api/visit-plans': async (side) => ({
    path: '/api/visit-plans',
    body: { accountId: await account(side), plannedOn: '2026-11-20', personId: side.me.id },
  }),
  'PATCH /api/visit-plans/:id': async (side) => ({
    path: `/api/visit-plans/${await plan(side)}`,
    body: { version: 1, plannedOn: '2026-11-21' },
  }),
  'POST /api/visit-plans/:id/cancel': async (side) => ({
    path: `/api/visit-plans/${await plan(side)}/cancel`,
    body: { reason: '客户出差' },
  }),
  'DELETE /api/visit-plans/:id': async (side) => ({ path: `/api/visit-plans/${await plan(side)}` }),

  'POST /api/complaints': async (side) => {
    const accountId = await account(side);
    return {
      path: '/api/complaints',
      body: { accountId, contactId: await contact(accountId), handlerId: side.me.id, subject: '设备异响' },
    };
  },
  'PATCH /api/complaints/:id': async (side) => ({
    path: `/api/complaints/${await complaint(side)}`,
    body: { version: 1, severity: 'high' },
  }),
  'POST /api/complaints/:id/answer': async (side) => ({
    path: `/api/complaints/${await complaint(side)}/answer`,
    body: { answer: '已更换轴承' },
  }),
  'POST /api/complaints/:id/close': async (side) => {
    const id = await complaint(side);
    await everything.me.post(`/api/complaints/${id}/answer`, { answer: '已更换' });
    return { path: `/api/complaints/${id}/close`, body: { satisfaction: 4 } };
  },

  'POST /api/competitors': () =>
    Promise.resolve({ path: '/api/competitors', body: { name: `对手${next()}`, website: 'https://rival.example' } }),
  'PATCH /api/competitors/:id': async () => ({
    path: `/api/competitors/${await competitor()}`,
    body: { version: 1, products: '车床' },
  }),
  'PUT /api/opportunities/:id/competitors/:competitorId': async (side) => ({
    path: `/api/opportunities/${await opportunity(side, await account(side))}/competitors/${await competitor()}`,
    body: { stance: 'ahead' },
  }),
  'DELETE /api/opportunities/:id/competitors/:competitorId': async (side) => {
    const path = `/api/opportunities/${await opportunity(side, await account(side))}/competitors/${await competitor()}`;
    await everything.me.put(path, { stance: 'ahead' });
    return { path };
  },
  'POST /api/dunnings': async (side) => {
    const { id } = await debt(side);
    return {
      path: '/api/dunnings',
      body: { accountId: id, kind: 'call', note: '月底付', spokenTo: '王姐', nextActionOn: '2026-11-25' },
    };
  },
  'PUT /api/dunning-levels': async ({ me }) => {
    const { body } = await me.get<{ levels: unknown[]; version: number }>('/api/dunning-levels');
    return { path: '/api/dunning-levels', body: { levels: body.levels, version: body.version } };
  },
  'POST /api/accounts/:id/dunning-letter': async (side) => ({
    path: `/api/accounts/${(await debt(side)).id}/dunning-letter`,
    body: { payWithinDays: 7, attention: '财务部' },
  }),
  'POST /api/promises': async (side) => {
    const { id, instalmentId } = await debt(side);
    return {
      path: '/api/promises',
      body: { accountId: id, instalmentId, amount: '100.00', promisedOn: '2026-11-25', madeBy: '王姐' },
    };
  },
  'POST /api/promises/:id/withdraw': async (side) => {
    const { id } = await debt(side);
    const promise = await made('/api/promises', { accountId: id, amount: '100.00', promisedOn: '2026-11-25' });
    return { path: `/api/promises/${promise}/withdraw`, body: { reason: '记错了' } };
  },
  'PUT /api/organisation': async ({ me }) => {
    await product.database.execute(
      sql`insert into organisation (name, time_zone) values ('开利重工', 'Asia/Shanghai') on conflict do nothing`,
    );
    const { body } = await me.get<{ version: number }>('/api/organisation');
    return { path: '/api/organisation', body: { name: '开利重工', bankName: '工商银行', version: body.version } };
  },
  'POST /api/tasks': async (side) => ({
    path: '/api/tasks',
    body: { title: '准备月会', note: '带上账龄表', dueOn: today, personId: (await report(side.me)).id },
  }),
  'PATCH /api/tasks/:id': async (side) => ({
    path: `/api/tasks/${await task(side)}`,
    body: { version: 1, title: '改期', personId: (await report(side.me)).id },
  }),
  'POST /api/tasks/:id/done': async (side) => ({ path: `/api/tasks/${await task(side)}/done` }),
  'POST /api/tasks/:id/reopen': async (side) => ({ path: `/api/tasks/${await task(side)}/reopen` }),
  'POST /api/notifications/read': () => Promise.resolve({ path: '/api/notifications/read', body: { ids: [newId()] } }),
  'PUT /api/notification-settings': () =>
    Promise.resolve({
      path: '/api/notification-settings',
      body: { groups: [{ group: 'tasks', inApp: true, email: false }] },
    }),
  'POST /api/market-notes': async (side) => {
    const accountId = await account(side);
    return {
      path: '/api/market-notes',
      body: {
        accountId,
        opportunityId: await opportunity(side, accountId),
        competitorId: await competitor(),
        content: '对手降价',
      },
    };
  },
  'PATCH /api/market-notes/:id': async (side) => ({
    path: `/api/market-notes/${await note(side)}`,
    body: { version: 1, content: '又降价', accountId: await account(side) },
  }),
  'DELETE /api/market-notes/:id': async (side) => ({ path: `/api/market-notes/${await note(side)}` }),

  'POST /api/targets': async (side) => ({
    path: '/api/targets',
    body: { personId: (await report(side.me)).id, measure: 'visits_done', period: '2026-W48', value: '20' },
  }),
  'PATCH /api/targets/:id': async (side) => ({ path: `/api/targets/${await target(side)}`, body: { version: 1, value: '9' } }),
  'DELETE /api/targets/:id': async (side) => ({ path: `/api/targets/${await target(side)}` }),

  'POST /api/target-plans': async (side) => ({
    path: '/api/target-plans',
    body: { departmentId: await smallDepartment(side), year: 2026, measure: 'visits_done', total: '12', peopleBy: 'last_year' },
  }),
  'PUT /api/target-plans/:id/cells': async (side) => {
    const { path, nodeId } = await targetPlan(side);
    return { path: `${path}/cells`, body: { version: 1, cells: [{ nodeId, period: '2026-03', value: '5' }] } };
  },
  'POST /api/target-plans/:id/break-down': async (side) => {
    const { path, nodeId } = await targetPlan(side);
    return { path: `${path}/break-down`, body: { version: 1, nodeId, period: '2026', periodsBy: 'equal', peopleBy: 'equal' } };
  },
  'POST /api/target-plans/:id/submit': movePlan('submit', 'draft'),
  'POST /api/target-plans/:id/replan': movePlan('replan', 'approved'),
  'DELETE /api/target-plans/:id': async (side) => ({ path: (await targetPlan(side)).path }),

  'PUT /api/forecasts/mine': () =>
    Promise.resolve({ path: '/api/forecasts/mine', body: { commit: '100.00', best: '50.00', pipeline: '0', note: '稳' } }),
  'POST /api/forecasts/:id/adjust': async (side) => ({
    path: `/api/forecasts/${await forecastOf((await report(side.me)).id)}/adjust`,
    body: { version: 1, commit: '80.00', best: '20.00', reason: '客户预算未批' },
  }),

  'POST /api/appraisal-templates': () => Promise.resolve({ path: '/api/appraisal-templates', body: appraisalForm() }),
  'PATCH /api/appraisal-templates/:id': async () => ({
    path: `/api/appraisal-templates/${await made('/api/appraisal-templates', appraisalForm())}`,
    body: { version: 1, ...appraisalForm() },
  }),
  'PATCH /api/appraisals/:id': async (side) => {
    const { path, lineId } = await appraisalOf(side, 'scoring');
    return { path, body: { version: 1, lines: [{ id: lineId, score: 90, comment: '好' }], grade: 'A', comment: '进步' } };
  },
  'POST /api/appraisals/:id/refresh': moveAppraisal('refresh', 'scoring'),
  'POST /api/appraisals/:id/show': moveAppraisal('show', 'scoring'),
  'POST /api/appraisals/:id/object': async (side) => {
    const { path, lineId } = await appraisalOf(side, 'shown');
    return { path: `${path}/object`, body: { version: 1, lineId, objection: '全勤' } };
  },
  'POST /api/appraisals/:id/sign': moveAppraisal('sign', 'shown'),

  'POST /api/meetings': async (side) => ({
    path: '/api/meetings',
    body: {
      kind: 'weekly',
      leaderId: await teamBelow(side),
      heldOn: today,
      startsAt: 540,
      place: '三楼',
      attendeeIds: [(await report(side.me)).id],
    },
  }),
  'PATCH /api/meetings/:id': async (side) => ({
    path: (await meetingOf(side)).path,
    body: { version: 1, startsAt: 600, place: '二楼', attendeeIds: [(await report(side.me)).id], minutes: '好' },
  }),
  'POST /api/meetings/:id/refresh': async (side) => ({ path: `${(await meetingOf(side)).path}/refresh` }),
  'POST /api/meetings/:id/hold': async (side) => ({
    path: `${(await meetingOf(side)).path}/hold`,
    body: { version: 1, minutes: '完' },
  }),
  'DELETE /api/meetings/:id': async (side) => ({ path: (await meetingOf(side)).path }),
  'POST /api/meetings/:id/items': async (side) => ({
    path: `${(await meetingOf(side)).path}/items`,
    body: { title: '展会', note: '预算' },
  }),
  'PATCH /api/meetings/:id/items/:item': async (side) => {
    const { path, itemId } = await meetingOf(side);
    return { path: `${path}/items/${itemId}`, body: { version: 1, title: '展会二', note: '预算' } };
  },
  'DELETE /api/meetings/:id/items/:item': async (side) => {
    const { path, itemId } = await meetingOf(side);
    return { path: `${path}/items/${itemId}` };
  },
  'POST /api/meetings/:id/reorder': async (side) => {
    const { path, items } = await meetingOf(side);
    return { path: `${path}/reorder`, body: { itemIds: items.toReversed() } };
  },
  'POST /api/meetings/:id/decisions': async (side) => {
    const { path, decision } = await meetingOf(side);
    return { path: `${path}/decisions`, body: decision };
  },
  'PATCH /api/meetings/:id/decisions/:decision': async (side) => {
    const { path, decision, decisionId } = await meetingOf(side);
    return { path: `${path}/decisions/${decisionId}`, body: { version: 1, ...decision } };
  },
  'DELETE /api/meetings/:id/decisions/:decision': async (side) => {
    const { path, decisionId } = await meetingOf(side);
    return { path: `${path}/decisions/${decisionId}` };
  },
  'PUT /api/meeting-rhythms': async (side) => ({
    path: '/api/meeting-rhythms',
    body: { leaderId: await teamBelow(side), kind: 'weekly', day: 5, startsAt: 540, prepares: true },
  }),

  'POST /api/report-runs': () => Promise.resolve({ path: '/api/report-runs', body: { kind: 'weekly', period: '2026-W40' } }),
  'POST /api/report-runs/:id/cancel': async (side) => ({
    path: `/api/report-runs/${await run('report_run', side.me.id)}/cancel`,
  }),
  'POST /api/calendar-days': () =>
    Promise.resolve({ path: '/api/calendar-days', body: { day: '2026-11-20', kind: 'holiday', name: '公司年会' } }),
  'POST /api/calendar-days/reset': () => Promise.resolve({ path: '/api/calendar-days/reset', body: { day: '2026-11-20' } }),
  'PATCH /api/report-rules/:kind': async () => {
    const rule = await product.database.maybeRow<{ version: number }>(sql`select version from report_rule where kind = 'daily'`);
    return {
      path: '/api/report-rules/daily',
      body: { version: rule?.version ?? 1, roles: ['rep'], dueDays: 1, dueMinute: 540, shifts: true, remindHours: 2 },
    };
  },
  'POST /api/delivery-channels': () => Promise.resolve({ path: '/api/delivery-channels', body: mailChannel() }),
  'PATCH /api/delivery-channels/:id': async () => ({
    path: `/api/delivery-channels/${await made('/api/delivery-channels', mailChannel())}`,
    body: { version: 1, name: `渠道${next()}`, recipients: ['b@example.com'], active: true },
  }),
  'POST /api/delivery-channels/:id/test': async () => ({
    path: `/api/delivery-channels/${await made('/api/delivery-channels', mailChannel())}/test`,
  }),
  'POST /api/delivery-schedules': async (side) => ({ path: '/api/delivery-schedules', body: await teamWeek(side) }),
  'PATCH /api/delivery-schedules/:id': async (side) => ({
    path: `/api/delivery-schedules/${await scheduleOf(side)}`,
    body: { version: 1, ...(await teamWeek(side)), at: 'weekday', weekdays: [1, 3], minute: 540, active: true },
  }),
  'POST /api/delivery-schedules/:id/stop': async (side) => ({ path: `/api/delivery-schedules/${await scheduleOf(side)}/stop` }),
  'POST /api/deliveries/:id/retry': async (side) => ({ path: `/api/deliveries/${await failedDelivery(side)}/retry` }),
  'POST /api/reports/:id/deliver': async (side) => ({
    path: `/api/reports/${await writtenReport(side.me.id, 'submitted')}/deliver`,
    body: { channelId: await made('/api/delivery-channels', mailChannel()), format: 'pdf' },
  }),
  'POST /api/reports/team/deliver': async (side) => ({
    path: '/api/reports/team/deliver',
    body: {
      kind: 'weekly',
      period: '2026-W46',
      leader: side.me.id,
      channelId: await made('/api/delivery-channels', mailChannel()),
      format: 'message',
    },
  }),
  'POST /api/pipeline-report/deliver': async () => ({
    path: '/api/pipeline-report/deliver',
    body: { period: '2026-W46', by: 'team', channelId: await made('/api/delivery-channels', mailChannel()), format: 'pdf' },
  }),
  'POST /api/forecasts/roll-up/deliver': async () => ({
    path: '/api/forecasts/roll-up/deliver',
    body: { week: '2026-W46', by: 'person', channelId: await made('/api/delivery-channels', mailChannel()), format: 'xlsx' },
  }),
  'POST /api/receivables/ageing/deliver': async () => ({
    path: '/api/receivables/ageing/deliver',
    body: { asOf: '2026-11-16', by: 'grade', channelId: await made('/api/delivery-channels', mailChannel()), format: 'pdf' },
  }),
  'PATCH /api/reports/:id': async (side) => ({
    path: `/api/reports/${await writtenReport(side.me.id, 'draft')}`,
    body: { version: 1, summary: '本周三次拜访', plan: [{ what: '回访', accountId: await account(side), on: '2026-11-24' }] },
  }),
  'POST /api/reports/:id/submit': async (side) => ({
    path: `/api/reports/${await writtenReport(side.me.id, 'draft')}/submit`,
    body: { version: 1, summary: '好' },
  }),
  'POST /api/reports/:id/return': async (side) => ({
    path: `/api/reports/${await writtenReport((await report(side.me)).id, 'submitted')}/return`,
    body: { comment: '请补充' },
  }),
  'POST /api/reports/:id/accept': async (side) => ({
    path: `/api/reports/${await writtenReport((await report(side.me)).id, 'submitted')}/accept`,
    body: { comment: '好' },
  }),
  'POST /api/reports/:id/comments': async (side) => ({
    path: `/api/reports/${await writtenReport((await report(side.me)).id, 'submitted')}/comments`,
    body: { body: '辛苦', anchor: { part: 'fact', key: 'calls', label: '电话拜访' } },
  }),

  'POST /api/users': (side) =>
    Promise.resolve({
      path: '/api/users',
      body: {
        name: '赵磊',
        employeeNo: `N${next()}`,
        departmentId: side.departmentId,
        managerId: side.me.id,
        roles: ['rep'],
        hiredOn: '2026-01-01',
        ...newSignIn(),
      },
    }),
  'PATCH /api/users/:id': async (side) => ({
    path: `/api/users/${(await report(side.me)).id}`,
    body: { version: 1, title: '高级销售', managerId: side.me.id, ...newSignIn() },
  }),
  'POST /api/departments': (side) =>
    Promise.resolve({ path: '/api/departments', body: { name: `第${next()}部`, parentId: side.departmentId } }),
  'PATCH /api/departments/:id': async () => ({
    path: `/api/departments/${await product.create.departmentNamed(`第${next()}部`)}`,
    body: { version: 1, name: `第${next()}部` },
  }),
  'DELETE /api/departments/:id': async () => ({
    path: `/api/departments/${await product.create.departmentNamed(`第${next()}部`)}`,
  }),

  'PUT /api/accounts/:id/credit': async (side) => ({
    path: `/api/accounts/${await account(side)}/credit`,
    body: { version: 1, creditRating: 'A', creditLimit: '1000.00', coversGroup: true, paymentTermDays: 30 },
  }),
  'POST /api/credit-releases': async (side) => {
    const accountId = await account(side);
    const { id } = await product.create.contract({ accountId, ownerId: side.me.id });
    return {
      path: '/api/credit-releases',
      body: { accountId, contractId: id, amount: '500.00', expiresOn: '2026-12-31', reason: '客户本月付款' },
    };
  },
  'POST /api/write-offs': async (side) => {
    const { instalmentIds } = await contract(side, 'executing');
    return { path: '/api/write-offs', body: { instalmentId: instalmentIds[0], amount: '10.00', reason: '客户破产' } };
  },
  'PUT /api/provision-rates': async () => {
    await product.database.execute(sql`update provision_setting set version = 1`);
    const rates = Object.fromEntries(AGEING_BUCKETS.map((bucket) => [bucket, '5']));
    return { path: '/api/provision-rates', body: { version: 1, rates } };
  },
  'PUT /api/credit-setting': async () => {
    await product.database.execute(sql`update credit_setting set version = 1`);
    return { path: '/api/credit-setting', body: { version: 1, holdDays: 60 } };
  },

  'POST /api/absences': async (side) => ({
    path: '/api/absences',
    body: { personId: (await report(side.me)).id, deputyId: side.me.id, fromOn: today, untilOn: today },
  }),
  'PATCH /api/absences/:id': async (side) => ({
    path: `/api/absences/${await absence(side)}`,
    body: { version: 1, deputyId: (await report(side.me)).id, reason: '休假' },
  }),
  'DELETE /api/absences/:id': async (side) => ({ path: `/api/absences/${await absence(side)}` }),
  'POST /api/approvals/:id/approve': async (side) => ({
    path: `${await approval((await report(side.me)).id, side.me.id)}/approve`,
    body: { version: 1, note: '同意' },
  }),
  'POST /api/approvals/:id/return': async (side) => ({
    path: `${await approval((await report(side.me)).id, side.me.id)}/return`,
    body: { version: 1, note: '补充材料' },
  }),
  'POST /api/approvals/:id/recall': async (side) => ({
    path: `${await approval(side.me.id, (await report(side.me)).id)}/recall`,
    body: { version: 1 },
  }),
  'POST /api/approvals/:id/remind': async (side) => ({
    path: `${await approval(side.me.id, (await report(side.me)).id)}/remind`,
  }),
  'PUT /api/approval-definitions/:id': async () => ({
    path: `/api/approval-definitions/${await definition()}`,
    body: {
      version: 1,
      name: { zh: '折扣', en: 'Discount' },
      active: true,
      steps: [{ name: { zh: '主管', en: 'Supervisor' }, stage: 1, by: { kind: 'superior', level: 1 }, withinDays: 2 }],
    },
  }),

  'POST /api/imports/:id/start': async (side) => ({
    path: `/api/imports/${await run('import_run', side.me.id)}/start`,
    refused: true,
  }),
  'POST /api/imports/:id/cancel': async (side) => ({ path: `/api/imports/${await run('import_run', side.me.id)}/cancel` }),

  'POST /api/auth/login': () =>
    Promise.resolve({ path: '/api/auth/login', body: { username: 'nobody', password: 'wrong-password' }, refused: true }),
  'POST /api/auth/logout': async ({ me }) => ({
    path: '/api/auth/logout',
    client: await product.signedInAs(me.actor.roles, { id: me.id }),
  }),
  'POST /api/auth/password': () =>
    Promise.resolve({ path: '/api/auth/password', body: { current: 'wrong-password', next: 'another-password' }, refused: true }),
  'PATCH /api/auth/me': () => Promise.resolve({ path: '/api/auth/me', body: { locale: 'zh-CN' } }),
  'DELETE /api/auth/sessions/:id': async (side) => ({ path: `/api/auth/sessions/${await sessionOf(side)}` }),
  'POST /api/api-tokens': () => Promise.resolve({ path: '/api/api-tokens', body: { name: 'ERP', expiresOn: '2027-01-01' } }),
  'DELETE /api/api-tokens/:id': async () => ({ path: `/api/api-tokens/${await made('/api/api-tokens', { name: 'ERP' })}` }),
};
/** A form with a file, the queue's own numbers, a code in the path: their owners' specs send them nonsense of their kind. */
const ELSEWHERE = [
  'POST /api/contracts/:id/files',
  'POST /api/visits/:id/files',
  'POST /api/imports',
  'POST /api/imports/preview',
  'POST /api/jobs/:id/retry',
  'DELETE /api/jobs/:id',
  'POST /api/money-checks/:code/run',
];

async function plan(side: Side): Promise<string> {
  return (await product.create.visitPlan({ accountId: await account(side), personId: side.me.id, plannedOn: '2026-11-20' })).id;
}

beforeAll(async () => {
  product = await startProduct();
  const side = async (roles: Parameters<Product['signedInAs']>[0], department: string): Promise<Side> => {
    const departmentId = await product.create.departmentNamed(department);
    return { me: await product.signedInAs(roles, { departmentId }), departmentId };
  };
  everything = await side(ROLE_NAMES, '总部');
  leader = await side(['rep', 'supervisor', 'director', 'assistant'], '华南部');
  stranger = await side(['rep', 'supervisor', 'director'], '华北部');
  // Somebody else who reviews contracts: nobody agrees to what he asked himself.
  await product.create.person({ roles: ['supervisor', 'finance', 'legal'] });
  const nothing = () => Promise.resolve();
  product.app.get(ApprovalSubjects).register({ code: 'discount' as never, approved: nothing, returned: nothing });
  otherNoun = (await product.create.visit({ accountId: await account(everything), personId: everything.me.id })).id;
  await watchEveryTable();
  catalogue = new Map(catalogueOf(product.app).map((each) => [`${each.method} ${each.path}`, each]));
});
afterAll(() => product.close());

/** Every row that is stored, changed or deleted from now on leaves the name of its table, in the same transaction. */
async function watchEveryTable(): Promise<void> {
  const tables = await product.database.rows<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('session', 'schema_migration')`);
  const triggers = tables.map(
    ({ name }) =>
      `create trigger zz_written after insert or update or delete on "${name}" for each row execute function note_written()`,
  );
  await product.database.pool.query(`
    create table written (name text not null);
    create function note_written() returns trigger language plpgsql as $$ begin insert into written values (tg_table_name); return null; end $$;
    ${triggers.join(';')}`);
}
/** The tables that were written to since the last call. Sessions only note when they were last used and are left out. */
async function written(): Promise<string[]> {
  const rows = await product.database.rows<{ name: string }>(
    sql`with gone as (delete from written returning name) select distinct name from gone order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** Everything that may be wrong with an answer to a request that cannot be taken. */
function complaintsAbout({ status, body }: Answer, field?: RequestField['path']): string[] {
  const problem = body as Partial<ProblemDocument> | null;
  const code = problem?.code as ErrorCode | undefined;
  if (status >= 500) return [`${status} ${JSON.stringify(body).slice(0, 300)}`];
  if (status < 400) return [`${status}: taken`];
  if (!code || !(code in ERRORS) || ERRORS[code].status !== status || !problem?.detail)
    return [`${status} without a documented reason: ${JSON.stringify(body).slice(0, 200)}`];
  const named = Object.keys(problem.errors ?? {});
  if (
    status === 400 &&
    field &&
    !named.some(
      (name) => name === field.join('.') || name.startsWith(`${field.join('.')}.`) || field.join('.').startsWith(`${name}.`),
    )
  )
    return [`${status} ${code} names ${named.join(', ') || 'no field'}`];
  return [];
}

const send = (method: string, { path, body, client }: Example, by: Client): Promise<Answer> => {
  const sender = client ?? by;
  if (method === 'DELETE') return sender.delete(path);
  if (method === 'PUT') return sender.put(path, body);
  return method === 'PATCH' ? sender.patch(path, body) : sender.post(path, body);
};

/** References that need not exist: a pointer that is only kept and read through its own door; one that the path overrules. */
const KEPT_UNSEEN = new Set(['PUT /api/opportunities/:id/competitors/:competitorId competitorId']);

/** Feeds one field with every hostile value. Whatever was taken after all wears the example out: the next one gets a fresh one. */
async function fuzzField(request: string, field: RequestField): Promise<string[]> {
  const recipe = RECIPES[request] as Recipe;
  const [method] = request.split(' ') as [string];
  const tooLong =
    field.maxLength === undefined
      ? []
      : [{ name: 'one character too many', value: '长'.repeat(field.maxLength + 1), passable: () => false }];
  const unknown = field.kinds.has('id')
    ? [
        { name: 'an unknown id', value: newId(), passable: () => false },
        { name: 'an id of something else', value: otherNoun, passable: () => false },
      ]
    : [];
  const faults: string[] = [];
  let example = await recipe(everything);
  await written();
  for (const { name, value, passable } of [...HOSTILE.filter((each) => worthTrying(each, field)), ...tooLong, ...unknown]) {
    if (KEPT_UNSEEN.has(`${request} ${field.path.join('.')}`) && name.includes(' id')) continue;
    const answer = await send(
      method,
      { ...example, body: withValue(example.body, field.path, value) as Record<string, unknown> },
      everything.me,
    );
    if (answer.status < 300 && passable(field)) {
      const version = method === 'PATCH' ? (answer.body as { version?: number }).version : undefined;
      example = version === undefined ? await recipe(everything) : { ...example, body: { ...example.body, version } };
      await written();
      continue;
    }
    const wrong = complaintsAbout(answer, passable(field) ? undefined : field.path);
    faults.push(...wrong.map((each) => `${request} ${field.path.join('.')} = ${name}: ${each}`));
  }
  faults.push(...(await written()).map((table) => `${request} ${field.path.join('.')}: refused, but ${table} has changed`));
  return faults;
}

/** Sends spoilt requests one after the other; none may be taken, none may leave anything. */
async function allRefused(
  request: string,
  attempts: Iterable<readonly [name: string, attempt: () => Promise<Answer>]>,
): Promise<string[]> {
  const faults: string[] = [];
  await written();
  for (const [name, attempt] of attempts) {
    faults.push(...complaintsAbout(await attempt()).map((each) => `${request} ${name}: ${each}`));
  }
  return [...faults, ...(await written()).map((table) => `${request}: refused, but ${table} has changed`)];
}

const JSON_TYPE = { 'content-type': 'application/json' };
/** What is no request at all, whatever the endpoint. */
const BROKEN: readonly (readonly [name: string, payload: string, headers: Record<string, string>])[] = [
  ['a list', '[]', JSON_TYPE],
  ['a text', '"text"', JSON_TYPE],
  ['a number', '5', JSON_TYPE],
  ['broken JSON', '{"name":', JSON_TYPE],
  ['XML', '<name/>', { 'content-type': 'application/xml' }],
  ['plain text', 'name=x', { 'content-type': 'text/plain' }],
  ['a form', 'name=x', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['a poisoned prototype', '{"__proto__":{"isAdmin":true}}', JSON_TYPE],
  ['a poisoned constructor', '{"constructor":{"prototype":{"isAdmin":true}}}', JSON_TYPE],
  ['an unknown key', '{"colour":"red"}', JSON_TYPE],
  ['lists in lists', '['.repeat(50_000) + ']'.repeat(50_000), JSON_TYPE],
  [
    'lists in lists under an Idempotency-Key',
    '['.repeat(50_000) + ']'.repeat(50_000),
    { ...JSON_TYPE, 'idempotency-key': 'deep' },
  ],
  ['more than the limit', `{"name":"${'x'.repeat(1_100_000)}"}`, JSON_TYPE],
];

const WITH_BODY = Object.keys(RECIPES).filter((request) => !request.startsWith('DELETE'));
const WITH_ID = Object.keys(RECIPES).filter((request) => request.includes(':id'));
const methodOf = (request: string) => request.split(' ')[0] as 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const exampleOf = (request: string, side: Side) => (RECIPES[request] as Recipe)(side);
/** The same request about another record. */
const withId = (path: string, id: string) => path.replace(/[\w-]{36}/, id);

describe('every request that writes', () => {
  it('has an example here, and every example a request', () => {
    const writes = [...catalogue.values()]
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path }) => `${method} ${path}`);
    expect([...Object.keys(RECIPES), ...ELSEWHERE].sort()).toEqual(writes.sort());
  });

  it.each(Object.keys(RECIPES))('%s works as in its example', async (request) => {
    const example = await (RECIPES[request] as Recipe)(everything);
    const { status, body } = await send(request.split(' ')[0] ?? '', example, everything.me);
    expect({ request, body, taken: status < 300 }).toEqual({ request, body, taken: !example.refused });
  });

  it.each(Object.keys(RECIPES))('%s refuses nonsense in every field, with the field and the reason', async (request) => {
    const schema = catalogue.get(request)?.body;
    const example = await (RECIPES[request] as Recipe)(everything);
    const fields = schema ? fieldsOf(schema, example.body) : [];
    const faults: string[] = [];
    for (const field of fields) faults.push(...(await fuzzField(request, field)));
    expect(faults).toEqual([]);
  });

  it.each(WITH_BODY)('%s refuses what is no request at all', async (request) => {
    const schema = catalogue.get(request)?.body;
    if (!schema) return;
    const { path } = await exampleOf(request, everything);
    const method = methodOf(request) as 'POST' | 'PUT' | 'PATCH';
    const attempts = BROKEN.map(
      ([name, payload, headers]) => [name, () => everything.me.send(method, path, payload, headers)] as const,
    );
    const nothing = schema.safeParse({}).success
      ? []
      : [
          ['no body', () => send(method, { path }, everything.me)] as const,
          ['null', () => everything.me.send(method, path, 'null', JSON_TYPE)] as const,
        ];
    expect(await allRefused(request, [...attempts, ...nothing])).toEqual([]);
  });

  it.each(WITH_ID)(
    '%s knows nothing of a record that does not exist, and does not care how its id is written',
    async (request) => {
      const example = await exampleOf(request, everything);
      const ids = [
        'x',
        '1',
        'null',
        `${newId()}0`,
        '..%2f..%2faccounts',
        "'or''='",
        '%00',
        newId(),
        '00000000-0000-0000-0000-000000000000',
      ];
      const attempts = ids.map(
        (id) => [id, () => send(methodOf(request), { ...example, path: withId(example.path, id) }, everything.me)] as const,
      );
      expect(await allRefused(request, attempts)).toEqual([]);
      const upperCase = await send(
        methodOf(request),
        { ...example, path: withId(example.path, /[\w-]{36}/.exec(example.path)?.[0].toUpperCase() ?? '') },
        everything.me,
      );
      expect({ body: upperCase.body, taken: upperCase.status < 300 }).toEqual({ body: upperCase.body, taken: !example.refused });
    },
  );

  it.each(WITH_ID)("%s is not found where the record is somebody else's, and leaves it alone", async (request) => {
    const theirs = await exampleOf(request, stranger);
    const permission = catalogue.get(request)?.admission;
    if (SEEN_BY_ALL.some((resource) => request.includes(resource))) return;
    const allowed = leader.me.actor.permissions.has(permission as never);
    const attempt = () => send(methodOf(request), { ...theirs, client: leader.me }, leader.me);
    expect(await allRefused(request, [["somebody else's", attempt]])).toEqual([]);
    expect({ request, status: (await attempt()).status }).toEqual({
      request,
      status: allowed || permission === 'SIGNED_IN' ? 404 : 403,
    });
  });

  it.each(WITH_BODY)('%s takes no reference to what somebody else owns', async (request) => {
    const schema = catalogue.get(request)?.body;
    if (!schema || !leader.me.actor.permissions.has(catalogue.get(request)?.admission as never)) return;
    const [mine, theirs] = [await exampleOf(request, leader), await exampleOf(request, stranger)];
    const references = fieldsOf(schema, mine.body).filter(
      ({ path, kinds }) => kinds.has('id') && valueAt(theirs.body, path) !== undefined && !COMPANY_WIDE.has(String(path.at(-1))),
    );
    for (const { path } of references) {
      const body = withValue(mine.body, path, valueAt(theirs.body, path)) as Record<string, unknown>;
      await written();
      const answer = await send(methodOf(request), { ...mine, body }, leader.me);
      expect({ path, status: answer.status, errors: (answer.body as ProblemDocument).errors, written: await written() }).toEqual({
        path,
        status: 422,
        errors: expect.anything() as unknown,
        written: [],
      });
    }
  });

  it.each(WITH_BODY)('%s refuses an edit of a version that is no longer the newest', async (request) => {
    const example = await exampleOf(request, everything);
    if (example.body?.['version'] === undefined || example.refused) return;
    for (const [version, status] of [
      [2, 409],
      [2_147_483_647, 409],
      [0, 400],
      [-1, 400],
      [2_147_483_648, 400],
      [1.5, 400],
      ['1', 400],
    ] as const) {
      await written();
      const answer = await send(methodOf(request), { ...example, body: { ...example.body, version } }, everything.me);
      expect({ version, status: answer.status, written: await written() }).toEqual({ version, status, written: [] });
    }
  });

  it.each(WITH_BODY)('%s survives several wrong fields at once', async (request) => {
    const schema = catalogue.get(request)?.body;
    if (!schema) return;
    let example = await exampleOf(request, everything);
    const fields = fieldsOf(schema, example.body);
    const spoilt = fc.array(fc.record({ field: fc.constantFrom(...fields), hostile: fc.constantFrom(...HOSTILE) }), {
      minLength: 2,
      maxLength: 4,
    });
    const property = fc.asyncProperty(spoilt, async (changes) => {
      const body = changes.reduce<unknown>((so, { field, hostile }) => withValue(so, field.path, hostile.value), example.body);
      await written();
      const answer = await send(methodOf(request), { ...example, body: body as Record<string, unknown> }, everything.me);
      if (answer.status < 300) example = await exampleOf(request, everything);
      else expect({ faults: complaintsAbout(answer), written: await written() }).toEqual({ faults: [], written: [] });
    });
    await fc.assert(property, { numRuns: 8 });
  });
});

/** What everybody may refer to: the people and departments of the house, its products. */
const COMPANY_WIDE = new Set([
  'personId',
  'handlerId',
  'collectorId',
  'toPersonId',
  'managerId',
  'ownerId',
  'departmentId',
  'productId',
  'seriesId',
  'competitorId',
  'parentId',
  'entityId',
  'deputyId',
  'channelId',
]);
/** What has no owner, or is administered for all. */
const SEEN_BY_ALL = [
  '/api/appraisal-templates',
  '/api/products',
  '/api/competitors',
  '/api/users',
  '/api/departments',
  '/api/report-runs',
  '/api/approval-definitions',
  '/api/calendar-days',
  '/api/report-rules',
  '/api/delivery-channels',
];

const valueAt = (body: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], body);
