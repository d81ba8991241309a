import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import sql from 'sql-template-tag';
import type { BankLineRow, ImportPreview } from '@keyline/model';
import { writeWorkbook } from '@keyline/platform';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { countsOf, importFile, upload } from './import.fixture.js';

let product: Product;
let finance: Client;
beforeAll(async () => {
  product = await startProduct();
  finance = await product.signedInAs('finance');
}, 60_000);
afterAll(() => product.close());

const HEAD = '交易日期,收入金额,支出金额,对方户名,流水号,摘要';
const statement = (...lines: string[]) => [HEAD, ...lines].join('\n');
const bring = (file: string | Buffer, more: Record<string, string> = {}) =>
  importFile(product, finance, { kind: 'bank-statement', file, ...more });
const lines = async (payer: string) =>
  (await finance.list<BankLineRow>('bank-lines', { filter: { q: payer }, sort: ['line', 'ASC'] })).body.map(
    ({ bookedOn, amount, reference, purpose }) => [bookedOn, amount, reference, purpose],
  );

describe('a bank statement', () => {
  it('brings what came in to the inbox, passes over what went out, and the second time adds nothing', async () => {
    const file = statement(
      '2026-11-16,"1,234.50",,甲子公司,A1,货款',
      '2026/11/17,,88.00,甲子公司,A2,退货款',
      '20261117,10,,甲子公司,,',
      '20261117,10.00,,甲子公司,,',
    );
    expect(countsOf(await bring(file))).toEqual({ total: 4, created: 3, updated: 0, unchanged: 1, refused: 0 });
    expect(await lines('甲子公司')).toEqual([
      ['2026-11-16', '1234.50', 'A1', '货款'],
      ['2026-11-17', '10.00', null, null],
      ['2026-11-17', '10.00', null, null],
    ]);
    expect(countsOf(await bring(file))).toEqual({ total: 4, created: 0, updated: 0, unchanged: 4, refused: 0 });
  });

  it('that has a transfer twice, by its serial number, says so with the line of the first - in the dry run, too - and brings it once', async () => {
    const file = statement(
      '2026-11-17,500,,壬申公司,S1,货款',
      '2026-11-17,500,,壬申公司,S2,货款',
      '2026-11-17,500.00,,壬申公司,S1,货款',
    );
    for (const dryRun of ['true', 'false']) {
      const record = await bring(file, { dryRun });
      expect(countsOf(record)).toEqual({ total: 3, created: 2, updated: 0, unchanged: 0, refused: 1 });
      expect(record.refusals.map(({ line, reason }) => [line, reason])).toEqual([[4, '与第 2 行是同一条记录']]);
    }
    expect((await lines('壬申公司')).map(([, , reference]) => reference)).toEqual(['S1', 'S2']);
  });

  it('that overlaps an earlier one brings only the new days', async () => {
    await bring(statement('2026-11-10,1,,乙丑公司,B1,', '2026-11-11,2,,乙丑公司,,', '2026-11-11,2,,乙丑公司,,'));
    const later = await bring(
      statement('2026-11-11,2,,乙丑公司,,', '2026-11-11,2,,乙丑公司,,', '2026-11-12,2,,乙丑公司,,', '2026-11-11,2,,乙丑公司,,'),
    );
    expect(countsOf(later)).toMatchObject({ created: 2, unchanged: 2 });
  });

  it.each([
    ['UTF-8 with its mark', '丙寅一公司', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['GB18030', '丙寅二公司', (text: string) => iconv.encode(text, 'gb18030')],
    ['UTF-16', '丙寅三公司', (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(text, 'utf-16le')])],
  ])('in %s', async (_, payer, encoded) => {
    expect((await bring(encoded(statement(`2026-11-17,5,,${payer},,货款`)))).created).toBe(1);
    expect(await lines(payer)).toEqual([['2026-11-17', '5.00', null, '货款']]);
  });

  it('as an Excel file below the lines of the bank, with a formula in it that stays text', async () => {
    const file = await writeWorkbook([
      {
        name: '流水',
        facts: [
          ['户名', '我们公司'],
          ['账号', '4000-1'],
        ],
        columns: [
          { title: '交易时间', kind: 'date' },
          { title: '贷方发生额', kind: 'money' },
          { title: '对方名称', kind: 'text' },
          { title: '附言', kind: 'text' },
        ],
        rows: [['2026-11-17', '300000.01', '丁卯公司', '=HYPERLINK("http://x")']],
      },
    ]);
    expect((await bring(file, { fileName: '流水.xlsx' })).created).toBe(1);
    expect(await lines('丁卯公司')).toEqual([['2026-11-17', '300000.01', null, '\'=HYPERLINK("http://x")']]);
  });

  it('one column of amounts with a sign or a word for the direction', async () => {
    const file = [
      '日期,金额,借贷标志,对方户名',
      '2026-11-17,50.00,贷,戊辰公司',
      '2026-11-17,60.00,借,戊辰公司',
      '2026-11-17,-7.00,,戊辰公司',
      '2026-11-17,9,,戊辰公司',
    ];
    expect(countsOf(await bring(file.join('\n')))).toMatchObject({ created: 2, unchanged: 2, refused: 0 });
    expect((await lines('戊辰公司')).map(([, amount]) => amount)).toEqual(['50.00', '9.00']);
  });

  it('with wrong rows: each by its line and reason, the others are taken', async () => {
    const record = await bring(
      [
        `${HEAD},币种`,
        '2026-11-17,-5,,己巳公司,,,',
        '2026-11-17,1.005,,己巳公司,,,',
        '2026-11-19,1,,己巳公司,,,',
        '2026-02-30,1,,己巳公司,,,',
        '2026-11-17,,,己巳公司,,,',
        '2026-11-17,1,,己巳公司,,,USD',
        '2026-11-17,1,,己巳公司,,,人民币',
      ].join('\n'),
    );
    expect(record).toMatchObject({ created: 1, refused: 6 });
    expect(record.refusals.map(({ line, field, reason }) => [line, field, reason])).toEqual([
      [2, 'credit', '不是金额（最多两位小数，不能为负）'],
      [3, 'credit', '不是金额（最多两位小数，不能为负）'],
      [4, 'bookedOn', '晚于今天'],
      [5, 'bookedOn', '不是真实存在的日期（如 2026-11-21）'],
      [6, 'amount', '没有金额：收入、支出或金额至少填一项'],
      [7, 'currency', '币种不是人民币（CNY），目前只支持人民币'],
    ]);
  });

  it('a worker that dies in the middle and comes again: the same lines as if nothing had happened', async () => {
    const rows = Array.from({ length: 1200 }, (_, index) => `2026-11-17,${1 + (index % 7)},,庚午公司,,`);
    const { body } = await upload(finance, { kind: 'bank-statement', file: statement(...rows) });
    await product.database.execute(sql`
      create or replace function stop_midway() returns trigger language plpgsql as $$ begin
        if (select count(*) from bank_line where payer_name = '庚午公司') > 900 then raise exception 'the worker was killed'; end if;
        return null;
      end $$`);
    await product.database.execute(
      sql`create trigger stop_midway after insert on bank_line for each statement execute function stop_midway()`,
    );
    await expect(product.runJob('imports.run', { importId: body.id })).rejects.toThrow();
    expect((await finance.get(`/api/imports/${body.id}`)).body).toMatchObject({ status: 'running', done: 500 });
    await product.database.execute(sql`drop trigger stop_midway on bank_line`);
    await product.runJob('imports.run', { importId: body.id });
    expect((await finance.get(`/api/imports/${body.id}`)).body).toMatchObject({ status: 'done', created: 1200, unchanged: 0 });
    expect(
      await product.database.maybeRow(
        sql`select count(*)::int as count, sum(amount)::text as sum from bank_line where payer_name = '庚午公司'`,
      ),
    ).toEqual({ count: 1200, sum: rows.reduce((sum, _, index) => sum + 1 + (index % 7), 0).toFixed(2) });
  });

  it('a dry run leaves the inbox as it was', async () => {
    const record = await bring(statement('2026-11-17,5,,辛未公司,,'), { dryRun: 'true' });
    expect(countsOf(record)).toMatchObject({ created: 1 });
    expect(await lines('辛未公司')).toEqual([]);
  });
});

describe('the columns of a bank', () => {
  it('are asked for once: the next file with these headings is read the same way', async () => {
    const file = (payer: string) => `Konto: 4711\nBuchung;Betrag;Wer\n11/17/2026;5;${payer}\n`;
    const preview = async () =>
      (await upload<ImportPreview>(finance, { kind: 'bank-statement', file: file('x') }, '/api/imports/preview')).body;
    const mapping = JSON.stringify({ Buchung: 'bookedOn', Betrag: 'amount', Wer: 'payerName' });
    expect((await upload(finance, { kind: 'bank-statement', file: file('壬申公司') })).status).toBe(422);
    expect((await bring(file('壬申公司'), { mapping, dateOrder: 'mdy', ownAccount: '工行 4000' })).created).toBe(1);
    expect(await preview()).toMatchObject({
      mapping: { Buchung: 'bookedOn', Betrag: 'amount', Wer: 'payerName' },
      remembered: { dateOrder: 'mdy', ownAccount: '工行 4000' },
      missing: [],
    });
    expect((await bring(file('癸酉公司'))).created).toBe(1);
    const [line] = (await finance.list<BankLineRow>('bank-lines', { filter: { q: '癸酉公司' } })).body;
    expect(line).toMatchObject({ bookedOn: '2026-11-17', ownAccount: '工行 4000', fileName: 'file.csv' });
  });

  it('a file of more than 50 MB is refused with its limit', async () => {
    const answer = await upload<{ code: string }>(finance, {
      kind: 'bank-statement',
      file: Buffer.alloc(50 * 1024 * 1024 + 1, 'a'),
    });
    expect([answer.status, answer.body.code]).toEqual([413, 'file.too-large']);
  });
});
