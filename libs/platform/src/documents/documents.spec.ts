import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { writePdf, type PdfDocument } from './pdf.js';
import { writeWorkbook } from './workbook.js';

/** A part of a zip, found in its directory. */
function partOf(zip: Buffer, name: string): string {
  const MARK = 'PK\u0001\u0002';
  for (let at = zip.indexOf(MARK); at >= 0; at = zip.indexOf(MARK, at + 4)) {
    if (zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)) !== name) continue;
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    return (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes).toString('utf8');
  }
  throw new Error(`no part ${name}`);
}

const SHEET = {
  name: '账龄/2026',
  facts: [['截至', '2026-11-18']] as const,
  columns: [
    { title: '客户', kind: 'text' as const },
    { title: '到期日', kind: 'date' as const },
    { title: '未收', kind: 'money' as const },
    { title: '占比', kind: 'percent' as const },
  ],
  rows: [
    ['=HYPERLINK("http://x")', '2026-11-18', '1234567.89', 12.5],
    ['华为技术有限公司\u0000', null, '9999999999999999.99', null],
    ['-5 & <b>', '2026-02-30x', '-3.00', 0],
  ],
  foot: ['合计', null, '1234564.89', null],
};

describe('an Excel file', () => {
  const sheet = async () => partOf(await writeWorkbook([SHEET]), 'xl/worksheets/sheet1.xml');

  it('has numbers that can be added and days that can be sorted, and its heading stays in view and filters', async () => {
    const xml = await sheet();
    expect(xml).toMatch(/<c r="C4"[^>]*><v>1234567.89<\/v><\/c>/);
    expect(xml).toMatch(/<c r="B4"[^>]*><v>46344<\/v><\/c>/);
    expect(xml).toMatch(/<c r="D4"[^>]*><v>0.125<\/v><\/c>/);
    expect(xml).toContain('ySplit="3"');
    expect(xml).toContain('<autoFilter ref="A3:D6"/>');
  });

  it('neither computes what looks like a formula, nor loses a cent of an amount that is too long for a number', async () => {
    const file = await writeWorkbook([SHEET]);
    const texts = partOf(file, 'xl/sharedStrings.xml') + partOf(file, 'xl/worksheets/sheet1.xml');
    expect(texts).not.toContain('<f>');
    expect(texts).toContain(`'=HYPERLINK("http://x")`);
    expect(texts).toContain('9999999999999999.99');
    expect(texts).toContain(`'-5 &amp; &lt;b&gt;`);
    expect(texts).not.toContain('\u0000');
  });
});

const LETTER: PdfDocument = {
  title: '对账单 深圳市堃喆科技有限公司',
  organisation: '某某股份有限公司',
  subtitle: '2026-10-01 至 2026-10-31',
  footer: '如有不符请于十日内告知',
  madeAt: new Date('2026-11-18T01:00:00Z'),
  blocks: [
    {
      block: 'facts',
      facts: [
        ['期初余额', '¥1,000.00'],
        ['期末余额', '¥900.00'],
        ['负责人', '张伟'],
        ['电话', '0755-1234'],
      ],
    },
    { block: 'heading', text: '明细' },
    {
      block: 'table',
      columns: [
        { title: '日期', kind: 'date' },
        { title: '摘要', kind: 'text', width: 'rest' },
        { title: '金额', kind: 'money' },
      ],
      rows: Array.from({ length: 80 }, (_, index) => [
        '2026-10-01',
        `第 ${index + 1} 期 HT2026-0001 验收款 €Ünïcode`,
        index ? '1234567.00' : '-5.00',
      ]),
      foot: ['合计', null, '9.00'],
      empty: '没有',
    },
    {
      block: 'table',
      columns: [
        { title: '一', kind: 'text' },
        { title: '二', kind: 'money' },
      ],
      rows: [],
      empty: '本期没有付款',
    },
    {
      block: 'bars',
      bars: [
        { label: '完成拜访', value: 30, mark: 40, says: '30 / 40' },
        { label: '回款', value: 0, says: '0' },
      ],
      legend: '竖线为目标',
      empty: '没有目标',
    },
    { block: 'bars', bars: [], legend: '竖线为目标', empty: '没有目标' },
    { block: 'paragraph', text: '特此函告。', indented: true },
    { block: 'paragraph', text: '2026年11月18日', align: 'right' },
  ],
};

const streamsOf = (pdf: Buffer): Buffer[] => {
  const parts: Buffer[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    if (pdf.toString('latin1', at - 3, at) === 'end') continue;
    const bytes = pdf.subarray(at + 7, pdf.indexOf('\nendstream', at));
    try {
      parts.push(inflateSync(bytes));
    } catch (error) {
      if (!(error as Error).message.includes('header')) throw error;
    }
  }
  return parts;
};

/** Its text by poppler where that is installed, which says loudly when it is not. */
function textOf(pdf: Buffer): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'keyline-pdf-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    return execFileSync('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'], { encoding: 'utf8' });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
    process.stderr.write('SKIPPED: no pdftotext here to read a PDF with\n');
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a PDF', () => {
  it('is small, because only the characters in use are embedded, and the same paper is the same file', async () => {
    const [one, other] = [await writePdf(LETTER), await writePdf(LETTER)];
    expect(one.subarray(0, 5).toString()).toBe('%PDF-');
    expect(one.length).toBeLessThan(300_000);
    expect(streamsOf(one).length).toBeGreaterThan(3);
    expect(one.equals(other)).toBe(true);
  });

  it('draws its charts: a track for each bar, a bar as long as its value, a line for what it is compared with', async () => {
    const drawn = streamsOf(await writePdf(LETTER)).map((part) => part.toString('latin1'));
    const widths = drawn.flatMap((part) => [...part.matchAll(/([\d.]+) ([\d.-]+) re\n/g)].map(([, width]) => Number(width)));
    const tracks = widths.filter((width) => width === Math.max(...widths.filter((each) => each < 400)));
    expect(tracks).toHaveLength(2);
    expect(widths.filter((width) => Math.abs(width - (tracks[0] ?? 0) * 0.75) < 0.01)).toHaveLength(1);
    expect(widths.filter((width) => width === 1.5)).toHaveLength(1);
  });

  it('reads in Chinese, repeats the heading of a table on every page and counts the pages', async () => {
    const text = textOf(await writePdf(LETTER));
    if (text === null) return;
    const pages = text.split('\f').filter((page) => page.trim() !== '');
    expect(pages.length).toBeGreaterThan(1);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('某某股份有限公司');
      expect(page).toContain('如有不符请于十日内告知');
      expect(page.replaceAll(' ', '')).toContain(`${index + 1}/${pages.length}`);
    }
    expect(text.match(/摘要/g)?.length).toBeGreaterThan(1);
    for (const part of [
      '深圳市堃喆科技有限公司',
      '-¥5.00',
      '¥1,234,567.00',
      '€Ünïcode',
      '本期没有付款',
      '特此函告。',
      '期初余额',
      '完成拜访',
      '30 / 40',
      '没有目标',
    ])
      expect(text).toContain(part);
  });

  it.each([
    ['a table', { block: 'table', columns: [{ title: '客户', kind: 'text' }], rows: [['首行'], ['次行']], empty: '' }],
    ['a paragraph', { block: 'paragraph', text: '首行' }],
  ] as const)('leaves no heading at the foot of a page while %s stands on the next', async (_, block) => {
    for (let points = 560; points <= 680; points += 8) {
      const text = textOf(
        await writePdf({ ...LETTER, blocks: [{ block: 'space', points }, { block: 'heading', text: '按下属' }, block] }),
      );
      if (text === null) return;
      const pages = text.split('\f');
      const pageOf = (part: string) => pages.findIndex((page) => page.includes(part));
      expect([points, pageOf('按下属')]).toEqual([points, pageOf('首行')]);
    }
  });
});
