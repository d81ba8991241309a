import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sql from 'sql-template-tag';
import type { AppraisalOverview, AppraisalRecord, AppraisalRow, AppraisalTemplateRow } from '@keyline/model';
import { newId } from '@keyline/platform';
import { startProduct, type Client, type Product } from '@keyline/testing';

jest.setTimeout(60_000);

let product: Product;
let director: Client;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let template: AppraisalTemplateRow;
let form: AppraisalRecord;
let reportId: string;

const curve = { kind: 'linear', zeroAt: 0, fullAt: 100, cap: 120 };
const TEMPLATE = {
  name: '销售代表月度考核',
  role: 'rep',
  lines: [
    { kind: 'measure', measure: 'visits_done', weight: 40, curve, target: '10' },
    { kind: 'measure', measure: 'contract_amount', weight: 40, curve, target: null },
    { kind: 'judged', name: '纪律与协作', weight: 20 },
  ],
  thresholds: { S: 110, A: 90, B: 70 },
  shares: { S: 10, A: 30, B: 50, C: 10 },
};
const openMonth = () => product.runJob('appraisal.open-month', {});
const formOf = async (by: Client, personId: string) => {
  const { body } = await by.list<AppraisalRow>('appraisals', { filter: { personId } });
  return (await by.get<AppraisalRecord>(`/api/appraisals/${body[0]?.id}`)).body;
};
const move = (by: Client, verb: string, more: object = {}) =>
  by.post<AppraisalRecord>(`/api/appraisals/${form.id}/${verb}`, { version: form.version, ...more });
const judge = (by: Client, more: object) =>
  by.patch<AppraisalRecord>(`/api/appraisals/${form.id}`, { version: form.version, ...more });
const line = (index: number) => form.lines[index]?.id ?? '';
const taskKinds = async (by: Client) =>
  (
    await product.database.rows<{ kind: string }>(
      sql`select kind from task where person_id = ${by.id}::uuid and done_at is null order by kind`,
    )
  ).map(({ kind }) => kind);

beforeAll(async () => {
  product = await startProduct({ now: '2026-11-03T10:00:00+08:00' });
  director = await product.signedInAs('director', { name: '总监' });
  supervisor = await product.signedInAs('supervisor', { managerId: director.id, name: '主管' });
  rep = await product.signedInAs('rep', { managerId: supervisor.id, name: '甲' });
  colleague = await product.signedInAs('rep', { managerId: supervisor.id, name: '乙' });
  const account = await product.create.account({ ownerId: rep.id });
  for (const day of ['05', '06', '07', '08'])
    await product.create.visit({ accountId: account.id, personId: rep.id, visitedOn: `2026-10-${day}` });
  reportId = newId();
  const facts = [{ measure: 'visits_done', value: '8', previous: null, target: null }];
  await product.database.execute(sql`
    insert into report (id, person_id, kind, period, starts_on, ends_on, due_at, status, computed_at, submitted_at, facts_hash, facts, revision)
    values (${reportId}::uuid, ${rep.id}::uuid, 'monthly', '2026-10', '2026-10-01', '2026-10-31', '2026-11-03T10:00:00Z', 'submitted', now(), now(), 'abc',
      ${JSON.stringify(facts)}::jsonb, 2)`);
  template = (await director.post<AppraisalTemplateRow>('/api/appraisal-templates', TEMPLATE)).body;
});
afterAll(() => product.close());

describe('the form of a role', () => {
  it('adds up to 100, knows its measures, and there is one for each role', async () => {
    expect(template).toMatchObject({ active: true, can: { edit: true } });
    const wrong = (more: object) => director.post('/api/appraisal-templates', { ...TEMPLATE, role: 'supervisor', ...more });
    expect((await wrong({ lines: TEMPLATE.lines.slice(1) })).status).toBe(400);
    expect((await wrong({ shares: { S: 1, A: 1, B: 1, C: 1 } })).status).toBe(400);
    expect((await wrong({ thresholds: { S: 70, A: 80, B: 90 } })).status).toBe(400);
    expect((await wrong({ lines: [{ ...TEMPLATE.lines[0], weight: 100, measure: 'luck' }] })).status).toBe(400);
    expect(await director.post('/api/appraisal-templates', TEMPLATE)).toMatchObject({
      status: 409,
      body: { code: 'appraisal-template.role-taken' },
    });
    expect((await supervisor.post('/api/appraisal-templates', TEMPLATE)).status).toBe(403);
  });
});

describe('the month', () => {
  it('is opened once its reports were due, one form each, however often the job runs', async () => {
    await openMonth();
    expect((await supervisor.list('appraisals')).total).toBe(0);
    product.clock.moveTo('2026-11-04T01:40:00+08:00');
    await Promise.all([openMonth(), openMonth()]);
    await openMonth();
    expect((await supervisor.list('appraisals')).total).toBe(2);
    expect(await taskKinds(supervisor)).toEqual(['appraisal.to-score', 'appraisal.to-score']);
    form = await formOf(supervisor, rep.id);
  });

  it('takes its figures from the report that was handed in, and says which; what is not frozen comes from the records', async () => {
    expect(form.lines).toMatchObject([
      { measure: 'visits_done', target: '10.00', actual: '8.00', reportId, reportRevision: 2, factsHash: 'abc', score: 80 },
      { measure: 'contract_amount', target: null, actual: '0.00', reportId: null, score: null },
      { name: '纪律与协作', score: null },
    ]);
    expect((await formOf(supervisor, colleague.id)).lines[0]).toMatchObject({ actual: '0.00', reportId: null, score: 0 });
  });
});

describe('the terms of a form', () => {
  it('stay for the month that is under way, whatever becomes of the form', async () => {
    const [visits, contracts, discipline] = TEMPLATE.lines;
    const lines = [contracts, { ...visits, target: '99' }, discipline];
    template = (
      await director.patch<AppraisalTemplateRow>(`/api/appraisal-templates/${template.id}`, { version: template.version, lines })
    ).body;
    await openMonth();
    expect((await formOf(supervisor, rep.id)).lines).toMatchObject([
      { measure: 'visits_done', target: '10.00', score: 80 },
      { measure: 'contract_amount', target: null },
      { name: '纪律与协作' },
    ]);
    form = await formOf(supervisor, rep.id);
  });

  it('count what the people led did, where the form is about leading; without anything to count the superior scores', async () => {
    const nothing = { kind: 'measure', measure: 'new_accounts', weight: 30, curve, target: '0' };
    const team = { kind: 'measure', measure: 'visits_done', scope: 'team', weight: 70, curve, target: '8' };
    await director.post('/api/appraisal-templates', { ...TEMPLATE, role: 'supervisor', lines: [team, nothing] });
    await openMonth();
    const own = await formOf(director, supervisor.id);
    expect(own.lines).toMatchObject([
      { scope: 'team', actual: '4.00', score: 50, byHand: false },
      { scope: 'own', actual: '0.00', target: '0.00', score: null, byHand: true },
    ]);
    const scored = await director.patch<AppraisalRecord>(`/api/appraisals/${own.id}`, {
      version: own.version,
      lines: [{ id: own.lines[1]?.id, score: 80 }],
    });
    expect([scored.status, scored.body.total]).toEqual([200, '59.0']);
  });
});

describe('judging', () => {
  it('is for the superior; what is counted cannot be scored by hand; nothing is shown before everything is scored', async () => {
    expect(await move(supervisor, 'show')).toMatchObject({ status: 422, body: { code: 'appraisal.unscored' } });
    expect((await judge(supervisor, { lines: [{ id: line(0), score: 100 }] })).status).toBe(422);
    expect((await judge(director, { lines: [{ id: line(2), score: 100 }] })).status).toBe(403);
    form = (
      await judge(supervisor, {
        lines: [
          { id: line(1), score: 90 },
          { id: line(2), score: 95.5, comment: '主动' },
        ],
      })
    ).body;
    expect(form).toMatchObject({ total: '87.1', grade: 'B' });
    expect((await rep.get(`/api/appraisals/${form.id}`)).status).toBe(404);
    form = (await judge(supervisor, { grade: 'A', comment: '进步明显' })).body;
    form = (await move(supervisor, 'show')).body;
    expect(form).toMatchObject({ state: 'shown', grade: 'A', can: { show: false } });
  });

  it('only the two and the director above see it; nobody else, administrators neither', async () => {
    const sees = async (client: Client) => (await client.get(`/api/appraisals/${form.id}`)).status;
    const admin = await product.signedInAs('admin');
    const other = await product.signedInAs('supervisor', { managerId: director.id });
    expect([await sees(rep), await sees(supervisor), await sees(director)]).toEqual([200, 200, 200]);
    expect([await sees(colleague), await sees(other), await sees(admin)]).toEqual([404, 404, 403]);
  });
});

describe('objecting and signing', () => {
  it('an objection is answered before anybody signs', async () => {
    expect(await taskKinds(rep)).toEqual(['appraisal.to-sign']);
    form = (await move(rep, 'object', { lineId: line(2), objection: '十月全勤' })).body;
    expect(await move(rep, 'sign')).toMatchObject({ status: 422, body: { code: 'appraisal.unanswered' } });
    expect(await taskKinds(supervisor)).toContain('appraisal.objected');
    form = (await judge(supervisor, { lines: [{ id: line(2), score: 100, answer: '已更正' }] })).body;
    expect(form).toMatchObject({ total: '88.0', grade: 'A' });
    expect(await taskKinds(supervisor)).not.toContain('appraisal.objected');
    const told = (await rep.list<{ kind: string }>('notifications')).body.map(({ kind }) => kind);
    expect(told).toContain('appraisal.answered');
  });

  it('a report that was corrected meanwhile is counted anew, and the form cites the new version', async () => {
    form = (await move(rep, 'object', { lineId: line(0), objection: '漏了两次' })).body;
    const facts = [{ measure: 'visits_done', value: '10', previous: null, target: null }];
    await product.database.execute(sql`
      update report set facts = ${JSON.stringify(facts)}::jsonb, revision = 3, facts_hash = 'def' where id = ${reportId}::uuid`);
    form = (await move(supervisor, 'refresh')).body;
    expect(form).toMatchObject({
      total: '96.0',
      lines: [{ actual: '10.00', score: 100, reportRevision: 3, factsHash: 'def' }, {}, {}],
    });
    form = (await judge(supervisor, { lines: [{ id: line(0), answer: '已按更正后的月报重新取数' }] })).body;
  });

  it('both sign, the person first; then nothing changes, not even in the database', async () => {
    expect((await move(supervisor, 'sign')).status).toBe(409);
    form = (await move(rep, 'sign')).body;
    expect(form.state).toBe('signed_by_person');
    expect((await judge(supervisor, { comment: '再改' })).status).toBe(409);
    form = (await move(supervisor, 'sign')).body;
    expect(form).toMatchObject({ state: 'signed', can: { judge: false, sign: false } });
    expect(await judge(supervisor, { comment: '再改' })).toMatchObject({ status: 409, body: { code: 'appraisal.locked' } });
    await expect(
      product.database.execute(sql`update appraisal_line set score = 1 where appraisal_id = ${form.id}::uuid`),
    ).rejects.toMatchObject({ code: 'appraisal.locked' });
    await expect(product.database.execute(sql`delete from appraisal where id = ${form.id}::uuid`)).rejects.toMatchObject({
      code: 'appraisal.locked',
    });
    expect(await taskKinds(rep)).toEqual([]);
    await openMonth();
    expect((await formOf(rep, rep.id)).total).toBe('96.0');
  });
});

describe('the overview', () => {
  it('shows the grades of those one leads beside what the shares would give', async () => {
    const { body } = await director.get<AppraisalOverview>('/api/appraisals/overview?period=2026-10');
    const known = body.rows.filter(({ personName }) => ['甲', '主管', '乙'].includes(personName));
    expect(known).toMatchObject([
      { personName: '甲', grade: 'A', guide: 'B', state: 'signed' },
      { personName: '主管', grade: 'C', guide: 'B', state: 'scoring' },
      { personName: '乙', grade: null, guide: null, state: 'scoring' },
    ]);
    expect([body.counts, body.shares]).toEqual([{ S: 0, A: 1, B: 0, C: 1 }, TEMPLATE.shares]);
    expect((await rep.get('/api/appraisals/overview?period=2026-10')).status).toBe(403);
  });
});
