import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Problem, writeWorkbook, type WorkbookSheet } from '@keyline/platform';
import { openTable, rowsOf, type IsHeading } from './table-file.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyline-xlsx-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(bytes: Buffer, isHeading?: IsHeading) {
  const path = join(folder, 'file.xlsx');
  writeFileSync(path, bytes);
  const table = await openTable(path, isHeading);
  const rows: { line: number; cells: string[] }[] = [];
  for await (const { line, cells } of rowsOf(table)) rows.push({ line, cells });
  return { ...table, rows };
}
const refusalOf = async (bytes: Buffer) => {
  const error: unknown = await read(bytes).catch((thrown: unknown) => thrown);
  return error instanceof Problem ? error.code : error;
};

const STATEMENT: WorkbookSheet = {
  name: '流水',
  facts: [
    ['账号', '4000012345'],
    ['期间', '2026-11'],
  ],
  columns: [
    { title: '交易日期', kind: 'date' },
    { title: '金额', kind: 'money' },
    { title: '对方户名', kind: 'text' },
    { title: '摘要', kind: 'text' },
  ],
  rows: [
    ['2026-11-17', '1234567.89', '华为技术有限公司', '=1+1'],
    [null, null, null, null],
    ['2026-02-28', '0.10', null, '货款\n第二行'],
  ],
};

describe('an Excel file as a table', () => {
  it('gives days and amounts as text, finds the heading below the lines of the bank, and knows the line of every row', async () => {
    const file = await writeWorkbook([STATEMENT, { name: 'other', columns: [{ title: 'x', kind: 'text' }], rows: [] }]);
    const { encoding, headings, headingLine, rows } = await read(file, (cells) => cells.includes('金额'));
    expect({ encoding, headings, headingLine }).toEqual({
      encoding: 'xlsx',
      headings: ['交易日期', '金额', '对方户名', '摘要'],
      headingLine: 4,
    });
    expect(rows).toEqual([
      { line: 5, cells: ['2026-11-17', '1234567.89', '华为技术有限公司', "'=1+1"] },
      { line: 7, cells: ['2026-02-28', '0.1', '', '货款\n第二行'] },
    ]);
  });

  it('a zip that is no workbook, half a workbook and an old xls are told apart from a table', async () => {
    const file = await writeWorkbook([STATEMENT]);
    expect(await refusalOf(file.subarray(0, file.length / 2))).toBe('import.not-text');
    expect(await refusalOf(Buffer.from('504b0506000000000000000000000000000000000000', 'hex'))).not.toBe(undefined);
    expect(await refusalOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('import.not-text');
  });

  it('a small file that unpacks to an enormous one is refused before it is unpacked, and one that lies about it on the way', async () => {
    const file = await writeWorkbook([STATEMENT]);
    const claiming = (size: number) => {
      const copy = Buffer.from(file);
      for (let at = copy.indexOf('PK\u0001\u0002'); at >= 0; at = copy.indexOf('PK\u0001\u0002', at + 4))
        copy.writeUInt32LE(size, at + 24);
      return copy;
    };
    expect(await refusalOf(claiming(4_000_000_000))).toBe('import.unpacked-too-large');
    expect(await refusalOf(claiming(10))).toBe('import.broken-workbook');
  });
});
