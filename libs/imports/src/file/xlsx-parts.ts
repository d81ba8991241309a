import { posix } from 'node:path';
import { Problem } from '@keyline/platform';
import type { Tag, XlsxArchive, XmlHandlers } from './xlsx-archive.js';

const nothing = (): void => undefined;
const onOpen = (open: (tag: Tag) => void): XmlHandlers => ({ open, text: nothing, close: nothing });

/** What of a workbook is needed to read its first sheet. */
export interface WorkbookParts {
  sheet: string;
  /** Days count from 1904 in files of old Macs, else from 1900. */
  from1904: boolean;
  strings: readonly string[];
  /** Index of a cell's style → does it show a date? */
  dateStyles: ReadonlySet<number>;
}

/** The targets of the workbook's relationships by their ids. */
async function targetsOf(archive: XlsxArchive): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await archive.read(
    'xl/_rels/workbook.xml.rels',
    onOpen(({ name, attributes }) => {
      const { Id, Target } = attributes;
      if (name === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, Target);
    }),
  );
  return targets;
}

/** The first sheet that is not hidden. */
async function sheetOf(archive: XlsxArchive): Promise<Pick<WorkbookParts, 'sheet' | 'from1904'>> {
  const sheets: string[] = [];
  let from1904 = false;
  await archive.read(
    'xl/workbook.xml',
    onOpen(({ name, attributes }) => {
      if (name === 'workbookPr') from1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true';
      if (name === 'sheet' && (attributes['state'] ?? 'visible') === 'visible') sheets.push(attributes['r:id'] ?? '');
    }),
  );
  const target = (await targetsOf(archive)).get(sheets[0] ?? '');
  if (target === undefined) throw new Problem('import.broken-workbook', { values: { part: 'sheet' } });
  return { sheet: target.startsWith('/') ? target.slice(1) : posix.join('xl', target), from1904 };
}

/** The texts that cells refer to by number; phonetic hints beside them are no part of the text. */
async function stringsOf(archive: XlsxArchive): Promise<string[]> {
  const strings: string[] = [];
  if (!archive.has('xl/sharedStrings.xml')) return strings;
  let text = '';
  let inText = false;
  let hints = 0;
  await archive.read('xl/sharedStrings.xml', {
    open: ({ name }) => {
      if (name === 'rPh') hints += 1;
      if (name === 't') inText = hints === 0;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') hints -= 1;
      if (name !== 'si') return;
      strings.push(text);
      text = '';
    },
  });
  return strings;
}

/** Number formats of Excel itself that show a day or a time, those of Chinese and Japanese editions included (ECMA-376, 18.8.30). */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
/** A format of one's own shows a date when it names year, month, day or hour outside quotes, brackets and escapes. */
const isDateFormat = (code: string) => /[ymdhs]/i.test(code.replace(/"[^"]*"|\\.|_.|\[[^\]]*\]/g, '').replace(/general/gi, ''));

async function dateStylesOf(archive: XlsxArchive): Promise<Set<number>> {
  const dates = new Set<number>();
  if (!archive.has('xl/styles.xml')) return dates;
  const own = new Map<number, string>();
  let inCells = false;
  let index = 0;
  await archive.read('xl/styles.xml', {
    open: ({ name, attributes }) => {
      if (name === 'numFmt') own.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const format = Number(attributes['numFmtId'] ?? 0);
      const code = own.get(format);
      if (code === undefined ? isBuiltInDate(format) : isDateFormat(code)) dates.add(index);
      index += 1;
    },
    text: nothing,
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return dates;
}

/** @throws Problem import.broken-workbook (422) for a zip that is no workbook */
export async function partsOf(archive: XlsxArchive): Promise<WorkbookParts> {
  const sheet = await sheetOf(archive);
  return { ...sheet, strings: await stringsOf(archive), dateStyles: await dateStylesOf(archive) };
}
