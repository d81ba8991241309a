import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type {
  AccountRecord,
  AccountRow,
  ImportKindRow,
  ImportPreview,
  ImportRecord,
  ImportRunRow,
  OpportunityRecord,
  OpportunityRow,
  PersonRow,
  PostingRow,
} from '@keyline/model';
import { JobHandlers } from '@keyline/platform';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { countsOf, importFile, upload } from './import.fixture.js';

let product: Product;
let admin: Client;
let assistant: Client;
let supervisor: Client;
let rep: Client;

beforeAll(async () => {
  product = await startProduct();
  admin = await product.signedInAs('admin');
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  assistant = await product.signedInAs('assistant', { managerId: supervisor.id });
}, 60_000);
afterAll(() => product.close());

const accountNamed = async (name: string) => (await admin.list<AccountRow>('accounts', { filter: { name } })).body[0];
const problem = async (form: Parameters<typeof upload>[1], client = admin) => {
  const { status, body } = await upload<{ code: string; detail: string }>(client, form);
  return [status, body.code];
};

describe('a list of customers comes in', () => {
  const file =
    '客户名称,所属行业,城市,年营业额（万元）,统一社会信用代码\n沪东机械有限公司,机械,上海,"1,200.5",91310000AAAA\n沪西仪表有限公司,仪表,上海,,\n';

  it('each row becomes an account in the pool; done again, nothing changes', async () => {
    const first = await importFile(product, admin, { kind: 'accounts', file });
    expect(first).toMatchObject({
      status: 'done',
      total: 2,
      created: 2,
      refused: 0,
      fileName: 'file.csv',
      requestedByName: admin.actor.name,
    });
    const row = await accountNamed('沪东机械有限公司');
    const { body } = await admin.get<AccountRecord>(`/api/accounts/${row?.id}`);
    expect(body).toMatchObject({
      industry: '机械',
      city: '上海',
      annualRevenue: '12005000.00',
      registrationNo: '91310000AAAA',
      ownerId: null,
      grade: 'C',
    });
    expect(countsOf(await importFile(product, admin, { kind: 'accounts', file }))).toEqual({
      total: 2,
      created: 0,
      updated: 0,
      unchanged: 2,
      refused: 0,
    });
  });

  it('is found by pinyin, and its timeline and audit log say where it came from', async () => {
    const row = (await admin.list<AccountRow>('accounts', { filter: { q: 'hudong' } })).body[0];
    expect(row?.name).toBe('沪东机械有限公司');
    const audit = (
      await admin.list<{ action: string; changes: Record<string, unknown> }>('audit-entries', { filter: { entityId: row?.id } })
    ).body;
    expect(audit).toMatchObject([{ action: 'account.created', changes: { import: { to: expect.any(String) } } }]);
    expect((await admin.get<{ kind: string }[]>(`/api/accounts/${row?.id}/timeline`)).body).toMatchObject([
      { kind: 'account.created' },
    ]);
  });

  it('what has changed is changed, what the file leaves empty stays', async () => {
    const changed = await importFile(product, admin, {
      kind: 'accounts',
      file: '客户名称,城市,所属行业\n沪 东 机械有限公司,苏州,\n',
    });
    expect(countsOf(changed)).toMatchObject({ updated: 1, unchanged: 0 });
    expect(await accountNamed('沪 东 机械有限公司')).toMatchObject({ city: '苏州', industry: '机械' });
  });

  it('parents are found in the file and in the product, whichever comes first', async () => {
    await importFile(product, admin, {
      kind: 'accounts',
      file: '客户名称,上级公司\n子公司甲,集团乙\n集团乙,\n子公司丙,沪西仪表有限公司\n',
    });
    const child = await accountNamed('子公司甲');
    expect(child?.parentId).toBe((await accountNamed('集团乙'))?.id);
    expect((await accountNamed('子公司丙'))?.parentId).toBe((await accountNamed('沪西仪表有限公司'))?.id);
    const again = await importFile(product, admin, { kind: 'accounts', file: '客户名称,上级公司\n子公司甲,集团乙\n集团乙,\n' });
    expect(countsOf(again)).toMatchObject({ unchanged: 2, refused: 0 });
  });

  it('a circle is refused, also one that closes through what is stored', async () => {
    const own = await importFile(product, admin, {
      kind: 'accounts',
      file: '客户名称,上级公司\n环一,环二\n环二,环一\n环三,环一\n',
    });
    expect(own.refusals.map(({ line }) => line)).toEqual([2, 3]);
    const stored = await importFile(product, admin, { kind: 'accounts', file: '客户名称,上级公司\n集团乙,子公司甲\n' });
    expect(stored.refusals).toMatchObject([{ line: 2, reason: expect.stringContaining('循环') }]);
  });

  it('an owner there is stays, and one that the file names moves it with all that follows', async () => {
    const owned = await product.create.account({ ownerId: rep.id, name: '有主客户有限公司' });
    await importFile(product, admin, { kind: 'accounts', file: '客户名称,城市\n有主客户有限公司,北京\n' });
    expect((await rep.get<AccountRow>(`/api/accounts/${owned.id}`)).body).toMatchObject({ ownerId: rep.id, city: '北京' });
    const other = await product.signedInAs('rep', { name: '接手人' });
    await importFile(product, admin, { kind: 'accounts', file: '客户名称,负责人\n有主客户有限公司,接手人\n' });
    expect((await rep.get(`/api/accounts/${owned.id}`)).status).toBe(404);
    expect((await other.get(`/api/accounts/${owned.id}`)).status).toBe(200);
    const events = await product.database.rows<{ topic: string }>(
      sql`select topic from outbox_event where topic = 'account.reassigned' and payload->>'accountId' = ${owned.id}`,
    );
    expect(events).toHaveLength(1);
    const periods = await product.database.rows<{ open: boolean }>(
      sql`select until_at is null as open from account_assignment where account_id = ${owned.id}::uuid`,
    );
    expect(periods.filter(({ open }) => open)).toHaveLength(1);
  });
});

describe('wrong rows are reported, the rest goes on', () => {
  const file = [
    '客户名称,客户等级,员工人数,年度预算',
    '好客户一,A,10,5',
    ',B,1,1',
    '坏等级,Z,many,-3',
    '"跨行\n客户",A,,',
    '好客户二,D,,1,2,3',
    '好 客 户 一,A,10,5',
    `${'长'.repeat(201)},,,`,
    "=cmd|' /C calc'!A0,C,,",
    '含\u0000零,C,,',
    '坏引号,"C,,',
    '好客户三,C,,',
  ].join('\n');

  it('with line, field, reason and what stood there; the dry run says the same and writes nothing', async () => {
    const before = (await admin.list('accounts')).total;
    const dry = await importFile(product, admin, { kind: 'accounts', file, dryRun: 'true' });
    expect((await admin.list('accounts')).total).toBe(before);
    expect(dry.refusals.map(({ line, field }) => `${line} ${field}`)).toEqual([
      '3 name',
      '4 annualBudget',
      '4 employeeCount',
      '4 grade',
      '7 ',
      '8 ',
      '9 name',
      '11 name',
      '12 ',
    ]);
    expect(dry.refusals.find(({ field }) => field === 'grade')).toEqual({
      line: 4,
      field: 'grade',
      reason: '不在可选值之内：A, B, C, D',
      value: 'Z',
    });
    expect(dry.refusals.find(({ line }) => line === 8)?.reason).toContain('第 2 行');
    const real = await importFile(product, admin, { kind: 'accounts', file });
    expect(countsOf(real)).toEqual(countsOf(dry));
    expect(real.refusals).toEqual(dry.refusals);
    expect(await accountNamed("=cmd|' /C calc'!A0")).toBeDefined();
    expect(await accountNamed('好客户三')).toBeDefined();
  });

  it('in the language of whoever asked', async () => {
    await admin.patch('/api/auth/me', { locale: 'en' });
    const { refusals } = await importFile(product, admin, { kind: 'accounts', file: 'account,grade\nX,Z\n' });
    expect(refusals[0]?.reason).toBe('Not one of: A, B, C, D');
    await admin.patch('/api/auth/me', { locale: 'zh-CN' });
  });

  it('a rule that only the database knows refuses its row alone', async () => {
    await product.create.account({ ownerId: null, name: '占号客户' });
    await product.database.execute(
      sql`update account set registration_no = 'DUP-1', external_ref = 'K-1' where name = '占号客户'`,
    );
    const file = '客户名称,客户编号,统一社会信用代码\n甲客户,K-2,\n乙客户,K-3,\n占号客户之二,K-9,DUP-1\n丙客户,K-4,DUP-1\n';
    const dry = await importFile(product, admin, { kind: 'accounts', dryRun: '1', file });
    const real = await importFile(product, admin, { kind: 'accounts', file });
    expect(countsOf(real)).toEqual(countsOf(dry));
    expect(real.total).toBe(real.created + real.updated + real.unchanged + real.refused);
    expect(await accountNamed('甲客户')).toBeDefined();
  });
});

describe('files that are no import at all are refused at the door', () => {
  it.each([
    ['nothing', { kind: 'accounts', file: '' }, [422, 'import.file-empty']],
    ['only a heading', { kind: 'accounts', file: 'account,sector\n' }, [422, 'import.no-rows']],
    ['no known heading', { kind: 'accounts', file: 'foo,bar\n1,2\n' }, [422, 'import.unknown-headings']],
    [
      'a required column is missing',
      { kind: 'opportunities', file: 'opportunity_id,product\n1,2\n' },
      [422, 'import.missing-columns'],
    ],
    ['no file', { kind: 'accounts' }, [400, 'import.file-missing']],
    ['an unknown kind', { kind: 'secrets', file: 'a\n1\n' }, [400, 'request.invalid']],
    ['no kind', { file: 'a\n1\n' }, [400, 'request.invalid']],
    ['a mapping that is no JSON', { kind: 'accounts', file: 'a\n1\n', mapping: '{' }, [422, 'import.bad-mapping']],
    ['a mapping of the wrong shape', { kind: 'accounts', file: 'a\n1\n', mapping: '[1]' }, [400, 'request.invalid']],
    [
      'a mapping to an unknown field',
      { kind: 'accounts', file: 'a\n1\n', mapping: '{"a":"password"}' },
      [422, 'import.bad-mapping'],
    ],
    [
      'a mapping of an unknown heading',
      { kind: 'accounts', file: 'a\n1\n', mapping: '{"b":"name"}' },
      [422, 'import.bad-mapping'],
    ],
    [
      'two columns for one field',
      { kind: 'accounts', file: 'a,b\n1,2\n', mapping: '{"a":"name","b":"name"}' },
      [422, 'import.bad-mapping'],
    ],
    ['a workbook', { kind: 'accounts', file: Buffer.from('504b0304aabb', 'hex') }, [422, 'import.not-text']],
  ])('%s', async (_, form, expected) => {
    expect(await problem(form)).toEqual(expected);
  });

  it('more than 50 MB', async () => {
    expect(await problem({ kind: 'accounts', file: Buffer.alloc(50 * 1024 * 1024 + 1, 'a') })).toEqual([413, 'file.too-large']);
  }, 60_000);

  it('a form that breaks off, or is none', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    expect(
      (
        await admin.send(
          'POST',
          '/api/imports',
          '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
          headers,
        )
      ).status,
    ).toBe(400);
    expect((await admin.post('/api/imports', {})).status).toBe(400);
    expect((await admin.send('POST', '/api/imports', 'x', { 'content-type': 'multipart/form-data' })).status).toBeLessThan(500);
  });
});

describe('looking first', () => {
  it('a preview tells encoding, headings, fields and the first rows, and keeps nothing', async () => {
    const before = (await admin.list('imports')).total;
    const { status, body } = await upload<ImportPreview>(
      admin,
      { kind: 'products', file: 'product;series;sales_price;note\nGTX;G;1;x\n' },
      '/api/imports/preview',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      encoding: 'utf-8',
      delimiter: ';',
      mapping: { product: 'name', series: 'series', sales_price: 'listPrice' },
      missing: [],
      rows: [['GTX', 'G', '1', 'x']],
    });
    expect(body.columns[3]).toEqual({ heading: 'note', field: null });
    expect((await admin.list('imports')).total).toBe(before);
  });

  it('a mapping names columns that nobody would guess, or leaves one out', async () => {
    const mapping = JSON.stringify({ Firma: 'name', city: '' });
    const done = await importFile(product, admin, {
      kind: 'accounts',
      mapping,
      file: 'Firma,city,sector\nMüller & Söhne,Bonn,technolgy\n',
    });
    expect(done).toMatchObject({ created: 1, mapping: { Firma: 'name', city: '' } });
    expect(await accountNamed('Müller & Söhne')).toMatchObject({ city: null, industry: 'technology' });
  });

  it('a dry run that was looked at becomes the real one, once', async () => {
    const dry = await importFile(product, admin, { kind: 'accounts', dryRun: 'true', file: 'account\nDry One\nDry Two\n' });
    expect(dry).toMatchObject({ dryRun: true, created: 2, can: { start: true, cancel: false } });
    const started = await admin.post<ImportRecord>(`/api/imports/${dry.id}/start`);
    expect(started.status).toBe(202);
    expect(started.body).toMatchObject({ id: dry.id, dryRun: false, status: 'queued', done: 0, created: 0 });
    await product.runJob('imports.run', { importId: dry.id });
    expect((await admin.get<ImportRecord>(`/api/imports/${dry.id}`)).body).toMatchObject({ status: 'done', created: 2 });
    expect((await admin.post<{ code: string }>(`/api/imports/${dry.id}/start`)).body.code).toBe('import.not-startable');
  });

  it("the kinds say their fields in the caller's language", async () => {
    const kinds = (await admin.get<ImportKindRow[]>('/api/imports/kinds')).body;
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'accounts',
      'people',
      'products',
      'opportunities',
      'receivables',
      'payments',
      'bank-statement',
    ]);
    expect(kinds[0]?.fields[0]).toMatchObject({
      name: 'name',
      label: '客户名称',
      required: true,
      aliases: expect.arrayContaining(['公司全称']),
    });
  });
});

describe('a worker that dies', () => {
  const names = Array.from({ length: 1200 }, (_, index) => `断点客户${index}`);
  const file = `客户名称,客户等级\n${names.map((name, index) => `${name},${index % 100 === 99 ? 'Z' : 'A'}`).join('\n')}\n`;

  it('goes on behind the last batch: the same rows, the same counts', async () => {
    const { body } = await upload(admin, { kind: 'accounts', file });
    // Killed behind the first batch: that is what a progress report that never returns looks like.
    const dying = product.app
      .get(JobHandlers)
      .run(
        'imports.run',
        { importId: body.id },
        { jobId: 'dying', attempt: 1, progress: () => Promise.reject(new Error('killed')) },
      );
    await expect(dying).rejects.toThrow('killed');
    const half = (await admin.get<ImportRecord>(`/api/imports/${body.id}`)).body;
    expect(half).toMatchObject({ status: 'running', done: 500, total: 1200, created: 495, refused: 5 });
    await product.runJob('imports.run', { importId: body.id });
    const whole = (await admin.get<ImportRecord>(`/api/imports/${body.id}`)).body;
    expect(whole).toMatchObject({ status: 'done', done: 1200, created: 1188, refused: 12 });
    expect(whole.refusals).toHaveLength(12);
    expect((await admin.list('accounts', { filter: { name_like: '断点客户' } })).total).toBe(1188);
  }, 60_000);

  it('two workers on one import write each row once', async () => {
    const { body } = await upload(admin, { kind: 'accounts', file: file.replaceAll('断点', '双工') });
    await Promise.all([
      product.runJob('imports.run', { importId: body.id }),
      product.runJob('imports.run', { importId: body.id }),
    ]);
    expect((await admin.get<ImportRecord>(`/api/imports/${body.id}`)).body).toMatchObject({
      status: 'done',
      done: 1200,
      created: 1188,
      refused: 12,
    });
  }, 60_000);

  it('a cancelled import stops, and says so when asked to stop again', async () => {
    const { body } = await upload(admin, { kind: 'accounts', file: file.replaceAll('断点', '取消') });
    expect((await admin.post<ImportRecord>(`/api/imports/${body.id}/cancel`)).body.status).toBe('cancelled');
    await product.runJob('imports.run', { importId: body.id });
    expect((await admin.list('accounts', { filter: { name_like: '取消客户' } })).total).toBe(0);
    expect((await admin.post(`/api/imports/${body.id}/cancel`)).status).toBe(409);
  });

  it('an event puts the import into the queue', async () => {
    const { body } = await upload(admin, { kind: 'accounts', dryRun: 'true', file: 'account\nQueued\n' });
    const events = await product.database.rows<{ topic: string }>(
      sql`select topic from outbox_event where payload->>'entityId' = ${body.id}`,
    );
    expect(events).toEqual([{ topic: 'import.requested' }]);
  });
});

describe('people, deals and their owners', () => {
  it('people come with departments and managers that nobody knew', async () => {
    const file =
      'sales_agent,manager,regional_office\nAnna Snelling,Dustin Brinkmann,Central\nCecily Lampkin,Anna Snelling,Central\n';
    expect(countsOf(await importFile(product, admin, { kind: 'people', file }))).toMatchObject({ created: 2, refused: 0 });
    const people = (await admin.list<PersonRow>('users', { filter: { departmentName: 'Central' } })).body;
    expect(people.map(({ name, managerName, roles }) => [name, managerName, roles])).toEqual([
      ['Anna Snelling', 'Dustin Brinkmann', ['supervisor']],
      ['Cecily Lampkin', 'Anna Snelling', ['rep']],
      ['Dustin Brinkmann', null, ['supervisor']],
    ]);
    expect(countsOf(await importFile(product, admin, { kind: 'people', file }))).toMatchObject({ created: 0, unchanged: 2 });
  });

  it('a file that moves somebody to another department and manager keeps the place before', async () => {
    const people = (rows: string) => `name,employeeNo,manager,department,hiredOn\n${rows}`;
    const take = (rows: string) => importFile(product, admin, { kind: 'people', file: people(rows) });
    await take('丁一,Z1,,华北,2020-01-01\n丁二,Z2,,华南,2020-01-01\n丁三,Z3,丁一,华北,2021-01-01\n');
    const [moving] = (await admin.list<PersonRow>('users', { filter: { employeeNo: 'Z3' } })).body;
    const history = async () =>
      (await admin.get<PostingRow[]>(`/api/users/${moving?.id ?? ''}/postings`)).body.map(
        ({ departmentName, managerName, fromOn }) => [departmentName, managerName, fromOn],
      );
    // Who comes in with a manager has always been there.
    expect(await history()).toEqual([['华北', '丁一', '2021-01-01']]);
    await take('丁三,Z3,丁二,华南,2021-01-01\n');
    await take('丁三,Z3,丁二,华南,2021-01-01\n');
    const today = product.clock.today();
    expect(await history()).toEqual([
      ['华南', '丁二', today],
      ['华北', '丁一', '2021-01-01'],
    ]);
  });

  it('a deal finds its people, product and account however they are spelled; its history has the dates of the file', async () => {
    await importFile(product, admin, { kind: 'products', file: 'product,series,sales_price\nGTX Pro,GTX,4821\n' });
    await importFile(product, admin, { kind: 'accounts', file: 'account\nCancity\n' });
    const heading = 'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n';
    const done = await importFile(product, admin, {
      kind: 'opportunities',
      file: `${heading}A1,anna snelling,GTXPro,CANCITY,Won,2016-10-20,2017-03-01,1054\nA2,Cecily Lampkin,GTX Pro,,Engaging,2016-11-01,,\nA3,Nobody,GTX Pro,,Prospecting,,,\nA4,Anna Snelling,GTX Pro,,Lost,2017-02-01,2017-01-01,0\n`,
    });
    expect(done).toMatchObject({ created: 2, refused: 2 });
    expect(done.refusals).toEqual([
      { line: 4, field: 'owner', reason: '找不到“Nobody”', value: 'Nobody' },
      { line: 5, field: 'closedOn', reason: '早于开始日期 2017-02-01', value: '2017-01-01' },
    ]);
    const won = (await admin.list<OpportunityRow>('opportunities', { filter: { stage: 'won' } })).body[0];
    expect(won).toMatchObject({
      accountName: 'Cancity',
      productName: 'GTX Pro',
      ownerName: 'Anna Snelling',
      amount: '1054.00',
      wonAmount: '1054.00',
      closedOn: '2017-03-01',
      probability: 100,
    });
    const { body } = await admin.get<OpportunityRecord>(`/api/opportunities/${won?.id}`);
    expect(
      body.history.map(({ fromStage, toStage, changedOn, amount }) => [fromStage, toStage, changedOn, amount]).sort(),
    ).toEqual(
      [
        [null, 'contact', '2016-10-20', '1054.00'],
        ['contact', 'won', '2017-03-01', '1054.00'],
      ].sort(),
    );
    const open = (await admin.list<OpportunityRow>('opportunities', { filter: { stage: 'needs' } })).body[0];
    expect(open).toMatchObject({
      accountId: null,
      amount: '4821.00',
      expectedCloseOn: null,
      openedOn: '2016-11-01',
      probability: 25,
    });
    const later = await importFile(product, admin, {
      kind: 'opportunities',
      file: `${heading}A2,Cecily Lampkin,GTX Pro,Cancity,Won,2016-11-01,2017-05-01,4000\nA1,Anna Snelling,GTX Pro,Cancity,Engaging,2016-10-20,,\n`,
    });
    expect(later).toMatchObject({ updated: 1, refused: 1 });
    expect(later.refusals[0]).toMatchObject({ line: 3, field: 'stage' });
    expect((await admin.get<OpportunityRecord>(`/api/opportunities/${open?.id}`)).body).toMatchObject({
      stage: 'won',
      wonAmount: '4000.00',
      closedOn: '2017-05-01',
      accountName: 'Cancity',
      version: 2,
    });
  });

  it('a name that two people have is refused, their number is not', async () => {
    await importFile(product, admin, { kind: 'people', file: '姓名,工号\n王同名,W1\n王同名,W2\n' });
    const done = await importFile(product, admin, { kind: 'opportunities', file: '商机编号,负责人\nB1,王同名\nB2,W2\n' });
    expect(done).toMatchObject({ created: 1, refused: 1 });
    expect(done.refusals[0]?.reason).toContain('多条');
  });
});

describe('who may import what', () => {
  it('an assistant imports customers, not people or products; a rep nothing', async () => {
    expect(await problem({ kind: 'people', file: 'name\nx\n' }, assistant)).toEqual([403, 'import.kind-not-allowed']);
    expect(await problem({ kind: 'products', file: 'product,price\nx,1\n' }, assistant)).toEqual([
      403,
      'import.kind-not-allowed',
    ]);
    for (const client of [rep, supervisor]) expect((await client.list('imports')).status).toBe(403);
    expect((await upload(rep, { kind: 'accounts', file: 'account\nx\n' })).status).toBe(403);
  });

  it('an assistant cannot reach through a file what they do not see', async () => {
    const stranger = await product.signedInAs('rep');
    await product.create.account({ ownerId: stranger.id, name: '别人的客户' });
    const mine = await product.create.account({ ownerId: rep.id, name: '我们的客户' });
    const done = await importFile(product, assistant, {
      kind: 'accounts',
      file: `客户名称,城市,负责人\n别人的客户,广州,\n我们的客户,广州,\n新客户,广州,${rep.actor.name}\n另一新客户,广州,${stranger.actor.name}\n`,
    });
    expect(done).toMatchObject({ created: 1, updated: 1, refused: 2 });
    expect(done.refusals.map(({ line, field }) => [line, field])).toEqual([
      [2, 'name'],
      [5, 'owner'],
    ]);
    expect(await accountNamed('别人的客户')).toMatchObject({ city: null });
    const moved = await importFile(product, assistant, {
      kind: 'accounts',
      file: `客户名称,负责人\n我们的客户,${supervisor.actor.name}\n`,
    });
    expect(moved.refusals).toMatchObject([{ field: 'owner' }]);
    expect((await admin.get<AccountRow>(`/api/accounts/${mine.id}`)).body.ownerId).toBe(rep.id);
  });

  it("an assistant sees their own imports, an administrator all; a colleague's is not found", async () => {
    const other = await product.signedInAs('assistant');
    const own = (await assistant.list<ImportRunRow>('imports')).body;
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ requestedByName }) => requestedByName === assistant.actor.name)).toBe(true);
    const id = own[0]?.id ?? '';
    expect((await other.list('imports')).total).toBe(0);
    for (const call of [
      () => other.get(`/api/imports/${id}`),
      () => other.post(`/api/imports/${id}/start`),
      () => other.post(`/api/imports/${id}/cancel`),
    ])
      expect((await call()).status).toBe(404);
    expect((await admin.get(`/api/imports/${id}`)).status).toBe(200);
    expect((await admin.list<ImportRunRow>('imports', { filter: { id: [id] } })).total).toBe(1);
  });
});
