import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sql from 'sql-template-tag';
import { AGEING_CUTS, ROLE_NAMES, type BoardColumn } from '@keyline/model';
import { newId } from '@keyline/platform';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { catalogueOf } from './request-catalogue.js';

jest.setTimeout(120_000);

/**
 * Who sees what, through every door. Two teams under one director: rep `a1` with colleague `a2` and an assistant under supervisor
 * `supA`, rep `b1` under `supB`. Of every noun there is one record of a1 (甲) and one of b1 (乙); a1's account is shared with presales.
 * Rep `c1` collects a1's instalment and has nothing else; it has reached the level of `counsel` in the legal department.
 */
const PEOPLE = [
  'a1',
  'a2',
  'b1',
  'supA',
  'supB',
  'director',
  'finance',
  'presales',
  'legal',
  'assistant',
  'admin',
  'c1',
  'counsel',
] as const;
type PersonKey = (typeof PEOPLE)[number];

/** A: a1's record, B: b1's, -: none of them, x: not allowed at all (403). */
const MATRIX = `
                     a1 a2 b1 supA supB director finance presales legal assistant admin c1 counsel
  accounts           A  -  B  A    B    AB       AB      A        -     A         AB    A  A
  contacts           A  -  B  A    B    AB       x       A        -     A         AB    A  A
  visits             A  -  B  A    B    AB       x       x        x     A         x     -  x
  visit-plans        A  -  B  A    B    AB       x       x        x     A         x     -  x
  opportunities      A  -  B  A    B    AB       x       A        x     A         AB    -  x
  complaints         A  -  B  A    B    AB       x       x        x     A         AB    -  x
  market-notes       A  -  B  A    B    AB       x       A        x     A         AB    -  x
  contracts          A  -  B  A    B    AB       AB      x        -     A         AB    A  A
  contracts-reviewed A  -  B  A    B    AB       AB      x        AB    A         AB    -  AB
  instalments        A  -  B  A    B    AB       AB      x        -     A         AB    A  A
  milestones         A  -  B  A    B    AB       AB      x        -     A         AB    A  A
  invoices           A  -  B  A    B    AB       AB      x        x     x         AB    A  x
  payments           A  -  B  A    B    AB       AB      x        x     x         AB    -  x
  targets            A  -  B  A    B    AB       x       x        x     x         AB    -  x
  target-plans       A  -  B  A    B    AB       x       x        x     x         AB    -  x
  forecasts          A  -  B  A    B    AB       x       x        x     x         x     -  x
  appraisals         A  -  B  A    B    AB       x       x        x     x         x     -  x
  reports            A  -  B  A    B    AB       x       x        x     x         x     -  x
  meetings           A  -  B  A    B    AB       -       -        -     -         -     -  -
  deliveries         A  -  B  A    B    AB       x       x        x     x         AB    -  x
  delivery-schedules x  x  x  A    B    AB       x       x        x     x         AB    x  x
  approvals          A  -  B  A    B    -        -       -        -     -         AB    -  -
  credit-releases    A  -  B  A    B    AB       AB      x        x     x         AB    -  x
  write-offs         A  -  B  A    B    AB       AB      x        x     x         AB    A  x
  absences           A  -  B  A    B    AB       -       -        -     A         AB    -  -
  dunnings           A  -  B  A    B    AB       AB      x        -     x         AB    A  A
  promises           A  -  B  A    B    AB       AB      x        -     x         AB    A  A
  tasks              A  -  B  A    B    AB       -       -        -     -         AB    -  -
  bank-lines         x  x  x  x    x    x        AB      x        x     x         x     x  x
  statement-runs     x  x  x  x    x    x        AB      x        x     x         x     x  x
  imports            x  x  x  x    x    x        -       x        x     -         AB    x  x
`;
const [heading = '', ...lines] = MATRIX.trim().split('\n');
const columns = heading.trim().split(/\s+/);
const rows = lines.map((line) => {
  const [resource = '', ...cells] = line.trim().split(/\s+/);
  return {
    resource,
    sees: Object.fromEntries(columns.map((person, index) => [person, cells[index] ?? '?'])) as Record<PersonKey, string>,
  };
});
const RESOURCES = rows.map(({ resource }) => resource);
/** Found by these words; both records carry them. */
const SEARCHABLE: Record<string, string> = {
  accounts: '方密',
  contacts: '方密',
  opportunities: '方密',
  complaints: '方密',
  contracts: 'kl-',
  payments: '方密',
};
const BY_ACCOUNT = [
  'contacts',
  'visits',
  'visit-plans',
  'opportunities',
  'complaints',
  'market-notes',
  'contracts',
  'instalments',
  'invoices',
  'payments',
  'credit-releases',
  'write-offs',
  'dunnings',
  'promises',
];
/** In whatever b1's records are called; nobody outside that team may ever read it. */
const SECRET = '乙方密';

/** Answers as long as one listens; told in libs/tasks. */
const ENDLESS = '/api/notifications/stream';

interface Records {
  accountId: string;
  ids: Record<string, string>;
}
let product: Product;
let people: Record<PersonKey, Client>;
let everything: Client;
let A: Records;
let B: Records;
let month = 0;

const made = async (path: string, body: unknown): Promise<string> => {
  const answer = await everything.post<{ id: string }>(path, body);
  if (answer.status >= 300) throw new Error(`${path} → ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.id;
};
async function reportOf(personId: string, word: string): Promise<string> {
  const id = newId();
  month += 1;
  await product.database.execute(sql`
    insert into report (id, person_id, kind, period, starts_on, ends_on, due_at, computed_at, summary)
    values (${id}::uuid, ${personId}::uuid, 'monthly', ${`2026-0${month}`}, '2026-10-01', '2026-10-31', '2026-11-03T00:00:00Z', now(), ${word})`);
  return id;
}
/** A meeting of the owner's superior, with nobody but the owner. */
async function meetingOf(owner: Client, meeting: object): Promise<string> {
  const leader = Object.values(people).find(({ id }) => id === owner.actor.managerId);
  return (await leader?.post<{ id: string }>('/api/meetings', meeting))?.body.id ?? '';
}
/** Where and when something goes out for the owner; its name tells whose it is. */
async function deliveryOf(owner: Client, word: string): Promise<{ schedule: string; delivery: string }> {
  const [channel, schedule, delivery] = [newId(), newId(), newId()];
  await product.database.execute(
    sql`insert into delivery_channel (id, kind, name, recipients) values (${channel}::uuid, 'email', ${`渠道 ${channel}`}, '{a@example.com}')`,
  );
  await product.database.execute(sql`
    insert into delivery_schedule (id, owner_id, channel_id, subject, kind, format, at, since)
    values (${schedule}::uuid, ${owner.id}::uuid, ${channel}::uuid, 'own', 'weekly', 'pdf', 'deadline', now())`);
  await product.database.execute(sql`
    insert into delivery (id, key, schedule_id, channel_id, subject, kind, period, format, requested_by, created_at, queued_at, error)
    values (${delivery}::uuid, ${delivery}, ${schedule}::uuid, ${channel}::uuid, 'report', 'weekly', '2026-W47', 'pdf', ${owner.id}::uuid, now(), now(), ${word})`);
  return { schedule, delivery };
}
async function taskOf(owner: Client, title: string): Promise<string> {
  return (await owner.post<{ id: string }>('/api/tasks', { title, dueOn: '2026-11-20' })).body.id;
}
async function appraisalOf(owner: Client, comment: string): Promise<string> {
  const [id, template] = [newId(), newId()];
  await product.database.execute(sql`
    insert into appraisal_template (id, name, role, lines, thresholds, shares, active)
    values (${template}::uuid, '月度考核', 'rep', '[]', '{"S":95,"A":85,"B":70}', '{"S":10,"A":30,"B":50,"C":10}', false)`);
  await product.database.execute(sql`
    insert into appraisal (id, template_id, person_id, reviewer_id, period, state, thresholds, shares, total, grade, shown_at, comment)
    values (${id}::uuid, ${template}::uuid, ${owner.id}::uuid, ${owner.actor.managerId}::uuid, '2026-10', 'shown', '{}', '{"S":10,"A":30,"B":50,"C":10}', 90, 'A', now(), ${comment})`);
  return id;
}
async function forecastOf(personId: string, note: string): Promise<string> {
  const id = newId();
  await product.database.execute(sql`
    insert into forecast (id, person_id, week, quarter, won, commit_amount, best_amount, pipeline_amount, proposed_commit, proposed_best, proposed_pipeline, note, source)
    values (${id}::uuid, ${personId}::uuid, '2026-W46', '2026-Q4', 0, 1, 1, 1, 1, 1, 1, ${note}, 'frozen')`);
  return id;
}
/** A plan for a department of the owner alone. */
async function planOf(owner: Client): Promise<string> {
  const id = newId();
  const departmentId = await product.create.departmentNamed(`部门 ${id.slice(-6)}`);
  await product.database.execute(sql`
    insert into target_plan (id, department_id, year, measure, revision, author_id) values (${id}::uuid, ${departmentId}::uuid, 2026, 'visits_done', 1, ${everything.id}::uuid)`);
  await product.database.execute(sql`
    insert into target_node (id, plan_id, kind, department_id, team_id, person_id, position)
    values (${newId()}::uuid, ${id}::uuid, 'person', ${departmentId}::uuid, ${owner.id}::uuid, ${owner.id}::uuid, 0)`);
  return id;
}
async function importOf(personId: string, word: string): Promise<string> {
  const id = newId();
  await product.database.execute(sql`
    insert into import_run (id, kind, file_name, file_path, file_sha256, requested_by, requested_at) values (${id}::uuid, 'accounts', ${word}, 'x', 'x', ${personId}::uuid, now())`);
  return id;
}

async function bankLineOf(personId: string, word: string): Promise<string> {
  const id = newId();
  const statementId = newId();
  await product.database.execute(
    sql`insert into bank_statement (id, file_name, imported_by, imported_at) values (${statementId}::uuid, 'x', ${personId}::uuid, now())`,
  );
  await product.database.execute(sql`
    insert into bank_line (id, statement_id, line, key, booked_on, amount, payer_name) values (${id}::uuid, ${statementId}::uuid, 2, ${id}, '2026-11-02', 1, ${word})`);
  return id;
}
async function writeOffOf(personId: string, accountId: string, instalmentId: string, reason: string): Promise<string> {
  const id = newId();
  await product.database.execute(sql`
    insert into write_off (id, instalment_id, account_id, collector_id, amount, reason, proposed_by, proposed_on)
    values (${id}::uuid, ${instalmentId}::uuid, ${accountId}::uuid, ${personId}::uuid, 1.00, ${reason}, ${personId}::uuid, '2026-11-18')`);
  return id;
}
async function releaseOf(personId: string, accountId: string, reason: string): Promise<string> {
  const id = newId();
  await product.database.execute(sql`
    insert into credit_release (id, account_id, amount, expires_on, reason, requested_by, requested_on)
    values (${id}::uuid, ${accountId}::uuid, 1.00, '2026-12-31', ${reason}, ${personId}::uuid, '2026-11-18')`);
  return id;
}

async function statementRunOf(personId: string): Promise<string> {
  const id = newId();
  await product.database.execute(sql`
    insert into statement_run (id, from_on, to_on, requested_by, requested_at) values (${id}::uuid, '2026-10-01', '2026-10-31', ${personId}::uuid, now())`);
  return id;
}

/** One record of every noun for that person; money tells the two apart: 甲 has thousands, 乙 has single yuan. */
async function recordsOf(owner: Client, word: string, unit: string): Promise<Records> {
  const { create } = product;
  const { id: accountId } = await create.account({ ownerId: owner.id, name: `${word}钢铁有限公司` });
  const { id: opportunity } = await create.opportunity({
    accountId,
    ownerId: owner.id,
    name: `${word}产线`,
    amount: `${unit}.00`,
  });
  const contract = await create.contract({ accountId, ownerId: owner.id, amount: `${unit}.00`, dueOn: '2026-10-01' });
  const reviewed = await create.contract({ accountId, ownerId: owner.id, state: 'in_review', signedOn: null });
  await product.database.execute(
    sql`update contract set name = ${`${word}合同`}, search_text = search_text || ' kl-' where account_id = ${accountId}::uuid`,
  );
  const { schedule, delivery } = await deliveryOf(owner, `${word}退信`);
  const ids = {
    deliveries: delivery,
    'delivery-schedules': schedule,
    accounts: accountId,
    contacts: (await create.contact({ accountId, name: `${word}经理` })).id,
    visits: (await create.visit({ accountId, personId: owner.id, note: `${word}纪要` })).id,
    'visit-plans': (await create.visitPlan({ accountId, personId: owner.id, plannedOn: '2026-11-20', purpose: `${word}目的` }))
      .id,
    opportunities: opportunity,
    complaints: await made('/api/complaints', { accountId, subject: `${word}异响` }),
    'market-notes': await made('/api/market-notes', { accountId, content: `${word}降价` }),
    contracts: contract.id,
    'contracts-reviewed': reviewed.id,
    instalments: contract.instalmentIds[0] ?? '',
    milestones: await made(`/api/contracts/${contract.id}/milestones`, {
      kind: 'other',
      name: `${word}培训`,
      plannedOn: '2026-12-01',
    }),
    invoices: await made('/api/invoices', {
      number: `${word}票`,
      contractId: contract.id,
      amount: '1.00',
      issuedOn: '2026-11-01',
    }),
    'statement-runs': await statementRunOf(owner.id),
    'bank-lines': await bankLineOf(owner.id, `${word}付款`),
    payments: await made('/api/payments', { accountId, amount: '1.00', receivedOn: '2026-11-02', payerName: `${word}付款` }),
    'target-plans': await planOf(owner),
    forecasts: await forecastOf(owner.id, `${word}预测`),
    appraisals: await appraisalOf(owner, `${word}评语`),
    targets: await made('/api/targets', { personId: owner.id, measure: 'visits_done', period: '2026-W47', value: '8' }),
    reports: await reportOf(owner.id, `${word}总结`),
    meetings: await meetingOf(owner, {
      kind: 'weekly',
      heldOn: '2026-11-18',
      place: `${word}会议室`,
      attendeeIds: [owner.id],
    }),
    approvals: (
      await product.create.approval({ requesterId: owner.id, approverId: owner.actor.managerId ?? '', title: `${word}折扣` })
    ).id,
    absences: await made('/api/absences', {
      personId: owner.id,
      deputyId: everything.id,
      fromOn: '2027-01-01',
      untilOn: '2027-01-02',
      reason: `${word}休假`,
    }),
    'write-offs': await writeOffOf(owner.id, accountId, contract.instalmentIds[0] ?? '', `${word}坏账`),
    'credit-releases': await releaseOf(owner.id, accountId, `${word}放行`),
    dunnings: await made('/api/dunnings', { accountId, kind: 'call', note: `${word}说月底付` }),
    promises: await made('/api/promises', { accountId, amount: '1.00', promisedOn: '2026-11-30', madeBy: `${word}财务` }),
    tasks: await taskOf(owner, `${word}待办`),
    imports: await importOf(owner.id, `${word}.csv`),
  };
  return { accountId, ids };
}

beforeAll(async () => {
  product = await startProduct();
  const house = await product.create.departmentNamed('总部');
  const sales = await product.create.departmentNamed('大客户部');
  everything = await product.signedInAs(ROLE_NAMES, { departmentId: house });
  const join = (roles: Parameters<Product['signedInAs']>[0], managerId?: string) =>
    product.signedInAs(roles, { departmentId: managerId ? sales : house, managerId: managerId ?? null });
  const director = await product.signedInAs('director', { departmentId: sales });
  const [supA, supB] = [await join('supervisor', director.id), await join('supervisor', director.id)];
  const [a1, a2, b1] = [await join('rep', supA.id), await join('rep', supA.id), await join('rep', supB.id)];
  const assistant = await join('assistant', supA.id);
  people = {
    a1,
    a2,
    b1,
    supA,
    supB,
    director,
    assistant,
    finance: await join('finance'),
    presales: await join('presales'),
    legal: await join('legal'),
    admin: await join('admin'),
    c1: await join('rep', director.id),
    counsel: await join('legal'),
  };
  A = await recordsOf(a1, '甲方密', '3000');
  B = await recordsOf(b1, SECRET, '7');
  await product.database.execute(sql`update account set parent_id = ${B.accountId}::uuid where id = ${A.accountId}::uuid`);
  const collecting = await supA.post('/api/instalments/hand-over', {
    instalmentIds: [A.ids['instalments']],
    toPersonId: people.c1.id,
    why: '换人跟进',
  });
  if (collecting.status !== 200) throw new Error(JSON.stringify(collecting.body));
  await product.database.execute(sql`
    insert into dunning_step (id, instalment_id, account_id, level, due_on, open, fired_on, at, person_id)
    select ${newId()}::uuid, i.id, i.account_id, 4, i.due_on, i.amount, '2026-11-18', now(), ${people.counsel.id}::uuid
    from instalment i where i.id = ${A.ids['instalments']}::uuid`);
  const shared = await supA.post(`/api/accounts/${A.accountId}/share`, { personId: people.presales.id, until: '2026-11-30' });
  if (shared.status !== 200) throw new Error(JSON.stringify(shared.body));
});
afterAll(() => product.close());

const nameOf = (resource: string) => resource.replace('-reviewed', '');
/** Which of the two records are among the rows. */
const among = (resource: string, list: readonly { id: string }[]): string =>
  (['A', 'B'] as const).filter((one) => list.some(({ id }) => id === { A, B }[one].ids[resource])).join('') || '-';

/** What somebody sees of a resource, through each door in turn. */
async function seenBy(client: Client, resource: string): Promise<Record<string, string>> {
  const name = nameOf(resource);
  const ids = [A.ids[resource], B.ids[resource]];
  const list = async (filter: Record<string, unknown>) => {
    const answer = await client.list<{ id: string }>(name, { filter, range: [0, 99] });
    return answer.status === 403 ? 'x' : among(resource, answer.body);
  };
  const one = async (id: string | undefined) => (await client.get(`/api/${name}/${id}`)).status;
  const [a, b] = [await one(ids[0]), await one(ids[1])];
  const single =
    a === 403 && b === 403
      ? 'x'
      : `${a === 200 ? 'A' : ''}${b === 200 ? 'B' : ''}` || (a === 404 && b === 404 ? '-' : `${a}/${b}`);
  const byAccount = async () => {
    const [ofA, ofB] = [await list({ accountId: A.accountId }), await list({ accountId: [B.accountId] })];
    return ofA === ofB ? ofA : `${ofA}${ofB}`.replace('-', '');
  };
  return {
    list: await list({}),
    'by id': single,
    'by ids': await list({ id: ids }),
    ...(SEARCHABLE[name] ? { search: await list({ q: SEARCHABLE[name] }) } : {}),
    ...(BY_ACCOUNT.includes(name) ? { 'by account': await byAccount() } : {}),
  };
}
/** The same answer at every door. */
const atEveryDoor = (doors: Record<string, string>, expected: string) =>
  Object.fromEntries(Object.keys(doors).map((door) => [door, expected]));

/** Questions that are answered with one whole thing. */
const NO_PAGE = ['/api/provisions', '/api/accounts/:id/credit'];
/** What a question needs besides its path. */
function queryFor(path: string): string {
  if (path === '/api/measures/values') return 'from=2026-01-01&to=2026-12-31';
  if (path === '/api/receivables/figures/rows') return 'figure=open&from=2026-01-01&to=2026-12-31';
  if (['/api/accounts/:id/statement', '/api/receivables/figures', '/api/receivables/cash-calendar'].includes(path))
    return 'from=2026-01-01&to=2026-12-31';
  if (path === '/api/measures/rows') return 'measure=visits_done&from=2026-01-01&to=2026-12-31';
  if (NO_PAGE.includes(path)) return '';
  if (path === '/api/calendar-days') return 'year=2026';
  if (path === '/api/reports/review-quality') return 'from=2026-01-01&to=2026-12-31';
  if (path === '/api/reports/review-quality/rows') return 'figure=judged&from=2026-01-01&to=2026-12-31';
  if (path === '/api/reports/team/rows') return 'kind=weekly&period=2026-W47&measure=visits_done';
  if (path.startsWith('/api/reports/team')) return 'kind=weekly&period=2026-W47';
  if (['/api/reports/:id/workbook', '/api/reports/:id/paper'].includes(path)) return '';
  if (path === '/api/pipeline-report/rows') return 'figure=open';
  if (path === '/api/pipeline-report' || path === '/api/forecasts/roll-up') return 'by=person';
  if (path === '/api/forecasts/roll-up/rows') return 'figure=won';
  if (path === '/api/target-plans/:id/attainment/rows') return `node=${newId()}`;
  if (path.startsWith('/api/forecasts/') || path === '/api/provisions') return '';
  if (path === '/api/appraisals/overview' || path === '/api/targets/planned') return 'period=2026-10';
  if (path === '/api/meetings/:id/rows') return `item=${newId()}&figure=visits_done`;
  if (path === '/api/reports/:id/rows') return 'measure=visits_done';
  return path.startsWith('/api/receivables/') || path.endsWith('/attainment') ? '' : 'range=[0,99]';
}
/** Every question of the product whose answer to that person contains the word; those about a record are asked about both. */
async function toldTo(person: PersonKey, word: string): Promise<string[]> {
  const questions = catalogueOf(product.app).flatMap(({ method, admission, path }) =>
    method === 'GET' && admission !== 'PUBLIC' && path !== ENDLESS ? [path] : [],
  );
  const told = new Set<string>();
  for (const path of questions) {
    const resource = path.split('/')[2] ?? '';
    for (const id of path.includes(':id') ? [A.ids[resource], B.ids[resource]].flatMap((each) => each ?? []) : ['']) {
      const answer = await people[person].get(`${path.replace(':id', id)}?${queryFor(path)}`);
      expect({ path, fault: answer.status >= 500 || answer.status === 400 }).toEqual({ path, fault: false });
      if (JSON.stringify(answer.body).includes(word)) told.add(path);
    }
  }
  return [...told];
}

describe('who sees what', () => {
  it.each(rows)('$resource', async ({ resource, sees }) => {
    for (const person of PEOPLE) {
      const doors = await seenBy(people[person], resource);
      expect({ person, ...doors }).toEqual({ person, ...atEveryDoor(doors, sees[person]) });
    }
  });

  it("the audit log is the administrators', runs of reports those who lead", async () => {
    const allowed = async (resource: string) => {
      const statuses = await Promise.all(
        PEOPLE.map(async (person) => ((await people[person].list(resource)).status === 200 ? [person] : [])),
      );
      return statuses.flat();
    };
    expect(await allowed('audit-entries')).toEqual(['admin']);
    expect(await allowed('jobs')).toEqual(['admin']);
    expect(await allowed('report-runs')).toEqual(['supA', 'supB', 'director', 'admin']);
  });

  it("not a word of the other team's records reaches anybody of this team, whatever they ask for", async () => {
    for (const person of ['a1', 'a2', 'c1', 'supA', 'assistant', 'presales'] as const)
      expect({ person, told: await toldTo(person, SECRET) }).toEqual({ person, told: [] });
    expect(await toldTo('supB', SECRET)).toContain('/api/accounts/:id');
  });

  it('finance reads no visit note, and who may not know the price floor reads it nowhere', async () => {
    expect(await toldTo('finance', '纪要')).toEqual([]);
    expect(await toldTo('a1', '纪要')).toContain('/api/visits/:id');
    await made('/api/products', { code: 'FLOOR', name: '数控机床', listPrice: '9000.00', floorPrice: '4321.09' });
    for (const person of ['a1', 'presales', 'legal', 'assistant'] as const)
      expect({ person, told: await toldTo(person, '4321.09') }).toEqual({ person, told: [] });
    expect(await toldTo('supA', '4321.09')).toContain('/api/products');
  });
});

describe('sums', () => {
  it('the board adds up only the deals that one sees', async () => {
    const first = async (person: PersonKey) => {
      const { body } = await people[person].get<BoardColumn[]>('/api/opportunities/board');
      const column = body.find(({ stage }) => stage === 'contact');
      return `${column?.count} × ${column?.amount}`;
    };
    expect([await first('a1'), await first('supB'), await first('director'), await first('a2'), await first('presales')]).toEqual(
      ['1 × 3000.00', '1 × 7.00', '2 × 3007.00', '0 × 0.00', '1 × 3000.00'],
    );
  });

  it('the ageing report, in every cut, adds up only the instalments that one sees; its rows are the same', async () => {
    const total = async (person: PersonKey, by: string) => {
      const answer = await people[person].get<{ total: { total: string } }>(`/api/receivables/ageing?by=${by}`);
      const behind = await people[person].get<{ open: string }[]>('/api/receivables/rows');
      return answer.status === 403 ? 'x' : `${answer.body.total.total} of ${behind.body.length}`;
    };
    for (const by of AGEING_CUTS) {
      const totals = await Promise.all(
        (['a1', 'a2', 'supB', 'director', 'finance', 'presales'] as const).map((person) => total(person, by)),
      );
      expect({ by, totals }).toEqual({
        by,
        totals: ['3000.00 of 1', '0.00 of 0', '7.00 of 1', '3007.00 of 2', '3007.00 of 2', 'x'],
      });
    }
  });

  it('the money beside an account is shown with the account, or not at all', async () => {
    const money = async (person: PersonKey, records: Records) =>
      (await people[person].get(`/api/accounts/${records.accountId}/money`)).status;
    expect([
      await money('a1', A),
      await money('a1', B),
      await money('supB', B),
      await money('finance', B),
      await money('presales', A),
    ]).toEqual([200, 404, 200, 200, 403]);
  });

  it('figures count the people that one reaches, and so do the records behind them', async () => {
    const week = 'from=2026-11-16&to=2026-11-22';
    const done = async (person: PersonKey) => {
      const values = await people[person].get<{ total: Record<string, string> }>(
        `/api/measures/values?measures=visits_done&${week}`,
      );
      const behind = await people[person].get<unknown[]>(`/api/measures/rows?measure=visits_done&${week}`);
      return values.status === 403 ? 'x' : `${values.body.total['visits_done']} of ${behind.body.length}`;
    };
    expect(await Promise.all((['a1', 'a2', 'supA', 'director', 'admin', 'finance', 'assistant'] as const).map(done))).toEqual([
      '1 of 1',
      '0 of 0',
      '1 of 1',
      '2 of 2',
      '2 of 2',
      'x',
      'x',
    ]);
    expect((await people.a1.get(`/api/measures/rows?measure=visits_done&${week}&person=${people.b1.id}`)).status).toBe(404);
  });

  it('the roll-up of a team lists the people that one leads', async () => {
    const listed = async (person: PersonKey) => {
      const { body } = await people[person].get<{ people: { personId: string }[] }>(
        '/api/reports/team?kind=weekly&period=2026-W47',
      );
      return PEOPLE.filter((each) => body.people.some(({ personId }) => personId === people[each].id));
    };
    expect([await listed('a1'), await listed('supA'), await listed('director')]).toEqual([
      ['a1'],
      ['a1', 'a2', 'supA'],
      ['a1', 'a2', 'b1', 'supA', 'supB', 'director', 'c1'],
    ]);
  });
});

describe('who sees what changes at once', () => {
  const customers = RESOURCES.filter(
    (resource) =>
      ![
        'targets',
        'target-plans',
        'forecasts',
        'appraisals',
        'reports',
        'meetings',
        'deliveries',
        'delivery-schedules',
        'imports',
        'approvals',
        'absences',
        'tasks',
        'bank-lines',
        'statement-runs',
      ].includes(resource),
  );
  const all = async (person: PersonKey, resources = customers) => {
    const seen = await Promise.all(
      resources.map(async (resource) => [resource, new Set(Object.values(await seenBy(people[person], resource)))] as const),
    );
    return Object.fromEntries(seen.map(([resource, doors]) => [resource, [...doors].join(' | ')]));
  };
  const everywhere = (value: string, resources = customers) => Object.fromEntries(resources.map((resource) => [resource, value]));

  it('when a share runs out', async () => {
    product.clock.moveTo('2026-12-01T00:00:01+08:00');
    expect(await all('presales', ['accounts', 'contacts', 'opportunities'])).toEqual(
      everywhere('-', ['accounts', 'contacts', 'opportunities']),
    );
    product.clock.moveTo('2026-11-18T10:00:00+08:00');
    expect(await all('presales', ['accounts'])).toEqual({ accounts: 'A' });
  });

  it('when an account is handed over to the other team, with all that hangs on it, and back', async () => {
    const hand = (to: PersonKey) =>
      people.director.post(`/api/accounts/${A.accountId}/reassign`, { ownerId: people[to].id, reason: '调岗' });
    expect((await hand('b1')).status).toBe(200);
    expect([await all('a1'), await all('supA'), await all('b1'), await all('supB')]).toEqual([
      everywhere('-'),
      everywhere('-'),
      everywhere('AB'),
      everywhere('AB'),
    ]);
    await product.deliverEvents();
    expect([await all('a1'), await all('b1')]).toEqual([everywhere('-'), everywhere('AB')]);
    expect((await hand('a1')).status).toBe(200);
    await product.deliverEvents();
    expect([await all('a1'), await all('b1')]).toEqual([everywhere('A'), everywhere('B')]);
  });

  it("when an account goes to the pool: nobody's, but finance and the administrators keep it, and who still collects from it", async () => {
    await people.director.post(`/api/accounts/${A.accountId}/reassign`, { ownerId: null, reason: '退回公海' });
    expect([await all('a1', ['accounts']), await all('director', ['accounts']), await all('finance', ['accounts'])]).toEqual([
      { accounts: '-' },
      // c1, who collects from it, belongs to the director's department.
      { accounts: 'AB' },
      { accounts: 'AB' },
    ]);
    await people.admin.post(`/api/accounts/${A.accountId}/reassign`, { ownerId: people.a1.id, reason: '重新分配' });
    await product.deliverEvents();
  });

  it('when somebody gets another superior', async () => {
    const move = async (to: PersonKey) => {
      const { body } = await people.admin.get<{ version: number }>(`/api/users/${people.a1.id}`);
      return people.admin.patch(`/api/users/${people.a1.id}`, { version: body.version, managerId: people[to].id });
    };
    const both = [...customers, 'targets', 'reports', 'deliveries'];
    expect((await move('supB')).status).toBe(200);
    expect([await all('supA', both), await all('supB', both), await all('a1', both)]).toEqual([
      everywhere('-', both),
      everywhere('AB', both),
      everywhere('A', both),
    ]);
    expect(await all('assistant', ['accounts', 'contracts'])).toEqual({ accounts: '-', contracts: '-' });
    expect((await move('supA')).status).toBe(200);
    expect([await all('supA', both), await all('supB', both)]).toEqual([everywhere('A', both), everywhere('B', both)]);
  });

  it('when a role is taken away, and when somebody leaves: signed out, while the records stay with the superior', async () => {
    const change = async (person: PersonKey, input: Record<string, unknown>) => {
      const { body } = await people.admin.get<{ version: number }>(`/api/users/${people[person].id}`);
      return (await people.admin.patch(`/api/users/${people[person].id}`, { version: body.version, ...input })).status;
    };
    expect((await people.finance.list('contracts')).status).toBe(200);
    expect(await change('finance', { roles: ['presales'] })).toBe(200);
    expect((await people.finance.list('contracts')).status).toBe(403);
    expect((await people.b1.list('accounts')).status).toBe(200);
    expect(await change('b1', { leftOn: '2026-11-17' })).toBe(200);
    expect((await people.b1.list('accounts')).status).toBe(401);
    expect(await all('supB')).toEqual(everywhere('B'));
  });
});
