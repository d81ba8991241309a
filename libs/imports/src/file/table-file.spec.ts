import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { Problem } from '@keyline/platform';
import { openTable, rowsOf, type FileRow, type TableFile } from './table-file.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyline-table-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string | Buffer): Promise<TableFile & { rows: FileRow[] }> {
  const path = join(folder, 'file.csv');
  writeFileSync(path, content);
  const table = await openTable(path);
  const rows: FileRow[] = [];
  for await (const row of rowsOf(table)) rows.push(row);
  return { ...table, rows };
}
const refusalOf = async (content: string | Buffer) => {
  const error: unknown = await read(content).catch((thrown: unknown) => thrown);
  return error instanceof Problem ? error.code : error;
};

describe('a file is read however it was saved', () => {
  const text = '客户名称,城市\r\n华为技术有限公司,深圳\r\n';
  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16 of Windows', Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(text, 'utf-16le')]), 'utf-16le'],
    ['UTF-16, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), iconv.encode(text, 'utf-16be')]), 'utf-16be'],
    ['GB18030', iconv.encode(text, 'gb18030'), 'gb18030'],
  ])('%s', async (_, bytes, encoding) => {
    const table = await read(bytes);
    expect(table.encoding).toBe(encoding);
    expect(table.headings).toEqual(['客户名称', '城市']);
    expect(table.rows).toEqual([{ line: 2, cells: ['华为技术有限公司', '深圳'], broken: false }]);
  });

  it('one wrong byte far down makes it no UTF-8', async () => {
    const long = 'name\n' + `${'a'.repeat(2000)}\n`.repeat(100);
    expect((await read(Buffer.concat([Buffer.from(long), iconv.encode('长安\n', 'gb18030')]))).encoding).toBe('gb18030');
  });

  it.each([[','], [';'], ['\t']])('with %j between the cells', async (delimiter) => {
    const table = await read(`a${delimiter}"b, or; c"${delimiter}d\n1${delimiter}2${delimiter}3\n`);
    expect(table.headings).toEqual(['a', 'b, or; c', 'd']);
    expect(table.rows[0]?.cells).toEqual(['1', '2', '3']);
  });
});

describe('every row knows the line it begins on', () => {
  it('with line breaks inside quotes, empty lines, and no break at the end', async () => {
    const { rows } = await read('a,b\n1,"x\ny"\n\n\n2,3\n"4\n\n",5');
    expect(rows.map(({ line }) => line)).toEqual([2, 6, 7]);
  });

  it('with the line breaks of Windows and of old Macs', async () => {
    expect((await read('a,b\r\n1,"x\r\ny"\r\n\r\n2,3\r\n')).rows.map(({ line }) => line)).toEqual([2, 5]);
    expect((await read('a,b\r1,2\r3,4\r')).rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [2, '1'],
      [3, '3'],
    ]);
  });

  it('empty lines above the heading are counted too', async () => {
    expect((await read('\n\na,b\n1,2\n')).rows.map(({ line }) => line)).toEqual([4]);
  });
});

describe('a mistake costs its own row', () => {
  it('a quote that never closes; the rest goes on behind it', async () => {
    const { rows } = await read('a,b\n1,2\n3,"open\n5,6\n7,8\n');
    expect(rows.map(({ line, cells, broken }) => [line, broken ? 'broken' : cells.join()])).toEqual([
      [2, '1,2'],
      [3, 'broken'],
      [4, '5,6'],
      [5, '7,8'],
    ]);
    expect((await read('a,b\n1,2\n\n3,"open\n')).rows.map(({ line, broken }) => [line, broken])).toEqual([
      [2, false],
      [4, true],
    ]);
  });

  it('ragged rows keep the cells they have', async () => {
    expect((await read('a,b\n1\n1,2,3\n')).rows.map(({ cells }) => cells)).toEqual([['1'], ['1', '2', '3']]);
  });

  it('a row of empty cells is no row', async () => {
    expect((await read('a,b\n1,2\n,\n , \n3,4\n')).rows).toHaveLength(2);
  });
});

describe('what is no table is refused by name', () => {
  it.each([
    ['an empty file', '', 'import.file-empty'],
    ['only empty lines', '\n\n , \n', 'import.file-empty'],
    ['an Excel workbook', Buffer.from('504b030414000600', 'hex'), 'import.not-text'],
    ['a PDF', '%PDF-1.7', 'import.not-text'],
  ])('%s', async (_, content, code) => {
    expect(await refusalOf(content)).toBe(code);
  });
});
