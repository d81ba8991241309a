import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sql from 'sql-template-tag';
import type { ReportRecord, ReportRow } from '@keyline/model';
import { readWorkbook, startProduct, type Answer, type Client, type Product, type ReadSheet } from '@keyline/testing';

jest.setTimeout(60_000);

const MONDAY = '2026-11-23T09:00:00+08:00';
const WEEK = '2026-W47';
const PDF = 'application/pdf';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let product: Product;
let supervisor: Client;
let rep: Client;
let stranger: Client;
let reportId: string;

const idOf = async (client: Client) =>
  (await client.list<ReportRow>('reports', { filter: { mine: true, period: WEEK } })).body[0]?.id ?? 'none';
const nameIn = ({ headers }: Answer) => decodeURIComponent(String(headers['content-disposition']).split("''")[1] ?? '');
const sheets = async (client: Client, path: string) => {
  const answer = await client.get(path);
  expect([answer.status, answer.headers['content-type']]).toEqual([200, XLSX]);
  return readWorkbook(answer.bytes);
};
const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const LETTERS = [...ALPHABET, ...ALPHABET.flatMap((first) => ALPHABET.map((second) => first + second))];
/** The rows of a sheet as lists, from the heading on. */
const table = ({ cells, filter }: ReadSheet) => {
  const [, from = '1', last = 'A', to = '1'] = /^A(\d+):([A-Z]+)(\d+)$/.exec(filter ?? '') ?? [];
  const columns = LETTERS.slice(0, LETTERS.indexOf(last) + 1);
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) =>
    columns.map((letter) => cells[`${letter}${Number(from) + index}`] ?? null),
  );
};
const valuesOf = (sheet: ReadSheet | undefined) =>
  sheet ? table(sheet).map((row) => row.map((cell) => cell?.value ?? null)) : [];

/** What a reader sees, by poppler; null - loudly - where it is not installed. */
function textOf(pdf: Buffer): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'keyline-paper-'));
  try {
    writeFileSync(join(folder, 'paper.pdf'), pdf);
    return execFileSync('pdftotext', ['-raw', join(folder, 'paper.pdf'), '-'], { encoding: 'utf8' });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
    process.stderr.write('SKIPPED: no pdftotext here to read a PDF with\n');
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The words stand there, wherever the line breaks; said loudly above where there is no reader. */
function expectIn(text: string | null, part: string): void {
  if (text !== null) expect(text.replace(/\s/g, '')).toContain(part.replaceAll(' ', ''));
}

beforeAll(async () => {
  product = await startProduct({ now: MONDAY });
  const director = await product.signedInAs('director');
  supervisor = await product.signedInAs('supervisor', { managerId: director.id, name: '李主管' });
  rep = await product.signedInAs('rep', { managerId: supervisor.id, name: '张伟' });
  stranger = await product.signedInAs('rep');
  const { id: accountId } = await product.create.account({ ownerId: rep.id, name: '=SUM(A1) 华为技术有限公司', grade: 'A' });
  const acceptance = await product.create.visit({ accountId, personId: rep.id, visitedOn: '2026-11-17' });
  await product.database.execute(sql`update visit set purpose = '验收二期' where id = ${acceptance.id}::uuid`);
  await product.create.visit({ accountId, personId: rep.id, visitedOn: '2026-11-18' });
  await product.create.visit({ accountId, personId: rep.id, visitedOn: '2026-11-10' });
  const unseen = await product.create.account({ ownerId: rep.id, name: '未见集团' });
  await product.create.visitPlan({ accountId: unseen.id, personId: rep.id, plannedOn: '2026-11-20', purpose: '催款' });
  await product.create.contract({ accountId, ownerId: rep.id, amount: '1234567.89', signedOn: '2026-11-18' });
  for (const [name, stage, closedOn] of [
    ['赢得', 'won', '2026-11-18'],
    ['输掉', 'lost', '2026-11-19'],
    ['上周赢得', 'won', '2026-11-11'],
  ] as const)
    await product.create.opportunity({ accountId, ownerId: rep.id, name, stage, closedOn, openedOn: '2026-11-02' });
  await product.database.execute(sql`
    insert into target (id, person_id, kind, period, measure, value)
    values (gen_random_uuid(), ${rep.id}::uuid, 'weekly', ${WEEK}, 'visits_done', 8)`);
  const { body } = await director.post<{ id: string }>('/api/report-runs', { kind: 'weekly', period: WEEK });
  await product.runJob('reports.make-period', { runId: body.id });
  reportId = await idOf(rep);
  await rep.post(`/api/reports/${reportId}/submit`, { summary: '本周以二期验收为主', problems: '=1+1', helpNeeded: '' });
});
afterAll(() => product.close());

describe("a person's report in Excel", () => {
  it('has numbers that can be added, per cent and days; the heading stays in view and filters', async () => {
    const answer = await rep.get(`/api/reports/${reportId}/workbook`);
    expect(nameIn(answer)).toBe('周报-张伟-2026-W47.xlsx');
    const [facts] = await readWorkbook(answer.bytes);
    if (!facts) throw new Error('no sheet');
    const rows = table(facts);
    const visits = rows.find((row) => row[1]?.value === '完成拜访');
    expect(visits?.slice(2)).toEqual([
      { type: 'text', value: '个', format: null },
      { type: 'number', value: 2, format: '#,##0' },
      { type: 'number', value: 1, format: '#,##0' },
      { type: 'number', value: 1, format: '#,##0' },
      { type: 'number', value: 1, format: '0.0%' },
      { type: 'number', value: 8, format: '#,##0' },
      { type: 'number', value: 0.25, format: '0.0%' },
    ]);
    const contracts = rows.find((row) => row[1]?.value === '签约金额');
    expect(contracts?.[3]).toEqual({ type: 'number', value: 1234567.89, format: expect.stringContaining('#,##0.00') as unknown });
    const rate = rows.find((row) => row[1]?.value === '赢单率');
    expect(rate?.slice(3, 7)).toEqual([
      { type: 'number', value: 0.5, format: '0.0%' },
      { type: 'number', value: 1, format: '0.0%' },
      { type: 'number', value: -50, format: '0.0" 个百分点"' },
      null,
    ]);
    expect(facts.frozenRows).toBe(Number(/\d+/.exec(facts.filter ?? '')?.[0]));
    expect(Object.values(facts.cells).map(({ value }) => value)).toContain('第 1 版，2026-11-23 09:00 提交');
  });

  it('has a sheet for the lists, the plan, the words and the records behind the figures', async () => {
    const all = await sheets(rep, `/api/reports/${reportId}/workbook`);
    expect(all.map(({ name }) => name)).toEqual(['本期事实', '明细清单', '计划执行', '下期计划', '文字', '数字背后的记录']);
    const [, lists, plan, , words, rows] = all;
    const [visit] = (lists ? table(lists) : []).filter((row) => row[0]?.value === '拜访' && row[3]?.value === '验收二期');
    expect(visit?.[1]).toEqual({ type: 'number', value: 46343, format: 'yyyy-mm-dd' });
    expect(valuesOf(plan)).toContainEqual(['未完成', 46346, '未见集团', expect.anything(), '催款']);
    expect(valuesOf(words)).toEqual(
      expect.arrayContaining([
        ['工作总结', null, null, '本周以二期验收为主'],
        ['问题与风险', null, null, "'=1+1"],
      ]),
    );
    expect(valuesOf(rows).filter(([measure]) => measure === '完成拜访')).toHaveLength(2);
    expect(valuesOf(rows)).toContainEqual(['签约金额', 46344, "'=SUM(A1) 华为技术有限公司", expect.anything(), 1234567.89, null]);
  });

  it('of a version that was handed in once stays as it was, whatever happened since', async () => {
    await supervisor.post(`/api/reports/${reportId}/return`, { comment: '请写明回款' });
    const account = await product.create.account({ ownerId: rep.id });
    await product.create.visit({ accountId: account.id, personId: rep.id, visitedOn: '2026-11-19' });
    const done = async (query: string) =>
      valuesOf((await sheets(rep, `/api/reports/${reportId}/workbook${query}`))[0]).find(([, name]) => name === '完成拜访')?.[3];
    expect([await done('?revision=1'), await done('')]).toEqual([2, 3]);
    expect((await rep.get(`/api/reports/${reportId}/workbook?revision=2`)).status).toBe(404);
    expect((await rep.get(`/api/reports/${reportId}/workbook?revision=x`)).status).toBe(400);
    await rep.post(`/api/reports/${reportId}/submit`, {});
    expect([await done('?revision=1'), await done('?revision=2'), await done('')]).toEqual([2, 3, 3]);
  });
});

describe("a person's report on paper", () => {
  it('reads in Chinese: whose, which version and hash, figures by group, charts, words, plan, and pages that are counted', async () => {
    const answer = await rep.get(`/api/reports/${reportId}/paper?revision=1`);
    expect([answer.status, answer.headers['content-type'], nameIn(answer)]).toEqual([200, PDF, '周报-张伟-2026-W47.pdf']);
    const { factsHash } = (await rep.get<ReportRecord>(`/api/reports/${reportId}/versions/1`)).body;
    const text = textOf(answer.bytes);
    if (text === null) return;
    for (const part of [
      '周报 · 张伟 · 2026-W47',
      '2026 年第 47 周（2026-11-16 至 2026-11-22）',
      '第 1 版，2026-11-23 09:00 提交',
      String(factsHash),
      '本周以二期验收为主',
      '本期事实 · 拜访',
      '目标达成',
      '25.0% · 2 / 8',
      '-50.0 个百分点',
      '拜访按客户等级',
      '¥1,234,567.89',
      '未完成',
      '下期计划',
    ])
      expectIn(text, part);
    const pages = text.split('\f').filter((page) => page.trim() !== '');
    for (const [index, page] of pages.entries())
      expect(page.replaceAll(' ', '')).toContain(`第${index + 1}页/共${pages.length}页`);
  });

  it("in the reader's language", async () => {
    await product.database.execute(sql`update person set locale = 'en' where id = ${supervisor.id}::uuid`);
    const reader = await product.signedInAs('supervisor', { id: supervisor.id });
    const answer = await reader.get(`/api/reports/${reportId}/paper`);
    expect(nameIn(answer)).toBe('Weekly report-张伟-2026-W47.pdf');
    const text = textOf(answer.bytes);
    if (text !== null) expect(text).toMatch(/Page 1 of \d/);
    expectIn(text, '-50.0 pp');
    await product.database.execute(sql`update person set locale = 'zh-CN' where id = ${supervisor.id}::uuid`);
  });
});

describe("a team's period", () => {
  const query = `kind=weekly&period=${WEEK}`;

  it('has everybody side by side, with who has handed in', async () => {
    const all = await sheets(supervisor, `/api/reports/team/workbook?${query}`);
    expect(all.map(({ name }) => name)).toEqual(['团队事实', '按人', '数字背后的记录']);
    const people = valuesOf(all[1]);
    const column = people[0]?.indexOf('完成拜访') ?? 0;
    expect(people.find(([name]) => name === '张伟')).toEqual(expect.arrayContaining(['张伟', '待审阅', '按时']));
    expect(people.find(([name]) => name === '张伟')?.[column]).toBe(3);
    expect(people.find(([name]) => name === '李主管')?.[column]).toBe(0);
    const paper = await supervisor.get(`/api/reports/team/paper?${query}`);
    expect(paper.headers['content-type']).toBe(PDF);
    const text = textOf(paper.bytes);
    for (const part of ['团队周报汇总', '已提交', '1 / 2', '按人比较', '张伟']) expectIn(text, part);
  });

  it('can be limited to those under one leader, or in one department - of those whom one reaches', async () => {
    const names = async (more: string) =>
      valuesOf((await sheets(supervisor, `/api/reports/team/workbook?${query}&${more}`))[1])
        .slice(1)
        .map(([name]) => name)
        .sort();
    expect(await names(`leader=${rep.id}`)).toEqual(['张伟']);
    expect(await names(`department=${rep.actor.departmentId}`)).toEqual(['张伟', '李主管'].sort());
    expect(await names(`leader=${stranger.id}`)).toEqual([]);
  });

  it("a leader's own report carries the team", async () => {
    const all = await sheets(supervisor, `/api/reports/${await idOf(supervisor)}/workbook`);
    expect(all.map(({ name }) => name).slice(0, 3)).toEqual(['本期事实', '团队事实', '按人']);
  });
});

describe('the pipeline, the forecast and the ageing', () => {
  it.each([
    [`pipeline-report/workbook?period=${WEEK}`, `商机报表-李主管-${WEEK}.xlsx`, ['按人员', '漏斗', '本期变化与需要关注']],
    [`forecasts/roll-up/workbook?week=${WEEK}&by=team`, `销售预测-李主管-${WEEK}.xlsx`, ['按团队', '本季逐周变化']],
    ['receivables/ageing.xlsx?asOf=2026-11-20', '账龄-2026-11-20.xlsx', ['账龄', '明细']],
  ])('%s is a workbook with real numbers, frozen headings and filters', async (path, file, names) => {
    const answer = await supervisor.get(`/api/${path}`);
    expect([answer.status, nameIn(answer)]).toEqual([200, file]);
    const all = await readWorkbook(answer.bytes);
    expect(all.map(({ name }) => name)).toEqual(names);
    for (const sheet of all) expect(sheet.frozenRows).toBe(Number(/\d+/.exec(sheet.filter ?? '')?.[0]));
    const types = new Set(all.flatMap((sheet) => Object.values(sheet.cells)).map(({ type }) => type));
    expect(types).toContain('number');
  });

  it.each([
    [`pipeline-report/paper?period=${WEEK}`, ['商机报表', '在谈商机', '漏斗', '初步接触', '第1页/共']],
    [`forecasts/roll-up/paper?week=${WEEK}`, ['销售预测', '预计（上级）', '张伟', '第1页/共']],
    ['receivables/ageing/paper?asOf=2026-11-20', ['应收账龄', '应收余额', '横条为各账龄段金额', '第1页/共']],
  ])('%s is a PDF in Chinese, with charts and counted pages', async (path, parts) => {
    const answer = await supervisor.get(`/api/${path}`);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, PDF]);
    const text = textOf(answer.bytes);
    for (const part of parts) expectIn(text, part);
  });
});

describe('a forecast that nobody handed in', () => {
  it('is no forecast of nought: its cells are empty, on paper a dash', async () => {
    const [rows] = await sheets(supervisor, `/api/forecasts/roll-up/workbook?week=${WEEK}`);
    const silent = valuesOf(rows).find(([name]) => name === '张伟');
    expect(silent?.slice(1, 7)).toEqual([null, null, null, null, null, null]);
    expect(silent?.[8]).toBeNull();
    const { bytes } = await supervisor.get(`/api/forecasts/roll-up/paper?week=${WEEK}`);
    const line = textOf(bytes)
      ?.split('\n')
      .filter((one) => one.includes('张伟'));
    if (line !== undefined) expect(line.join()).not.toContain('¥0.00');
    if (line !== undefined) expect(line.join()).toContain('–');
  });
});

describe('who may take a report out', () => {
  it('whoever may read it, and nobody else', async () => {
    for (const file of ['workbook', 'paper']) {
      expect((await supervisor.get(`/api/reports/${reportId}/${file}`)).status).toBe(200);
      expect((await stranger.get(`/api/reports/${reportId}/${file}`)).status).toBe(404);
      expect((await (await product.signedInAs('finance')).get(`/api/reports/${reportId}/${file}`)).status).toBe(403);
      expect((await product.anonymous().get(`/api/reports/${reportId}/${file}`)).status).toBe(401);
    }
  });
});
