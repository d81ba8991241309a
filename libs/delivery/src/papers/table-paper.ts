import {
  paperWord,
  tableWord,
  type DeliveryFormat,
  type DeliveryMessage,
  type Locale,
  type MessageLine,
  type TableWord,
} from '@keyline/model';
import { writePdf, writeWorkbook, type Bars, type PdfBlock, type WorkbookSheet } from '@keyline/platform';
import { letterheadOf, type Letterhead } from './paper-pdf.js';

/** A table as it stands in a workbook, and on paper, with a chart above it where one helps. */
export type TableSection = WorkbookSheet & { bars?: Bars };

/** A report that is made of tables: the pipeline, the forecast, the ageing. */
export interface TablePaper {
  locale: Locale;
  /** "商机报表 · 李主管 · 2026-W47": also the file's name. */
  title: string;
  period: string;
  head: readonly (readonly [string, string])[];
  /** The key figures, for a mail or a robot. */
  lines: readonly MessageLine[];
  sections: readonly TableSection[];
  /** Where it stands in the web app. */
  path: string;
  /** Where its files are, for whoever is signed in. */
  files: Readonly<Record<'pdf' | 'xlsx', string>>;
}

/** The words of these papers in one language. */
export const wordsIn =
  (locale: Locale) =>
  (word: TableWord, values?: Readonly<Record<string, string | number>>): string =>
    tableWord(word, locale, values);

/** Nobody leafs through more on paper; the workbook has all. */
const MOST_ROWS_ON_PAPER = 300;

/** A sheet for each table, the facts above the first. */
export const tableWorkbook = ({ title, period, head, sections, locale }: TablePaper): Promise<Buffer> =>
  writeWorkbook(
    sections.map(({ bars: _, ...sheet }, index) =>
      index === 0 ? { ...sheet, facts: [[title, ''], [paperWord('period', locale), period], ...head] } : sheet,
    ),
  );

/** Across the page, for the tables are wide: the facts, then each table with its chart. */
export const tablePdf = (paper: TablePaper, letterhead: Letterhead): Promise<Buffer> =>
  writePdf({
    ...letterheadOf(paper, letterhead),
    landscape: true,
    blocks: [{ block: 'facts', facts: paper.head, columns: 4 }, ...paper.sections.flatMap((section) => blocksOf(section, paper))],
  });

function blocksOf({ name, columns, rows, foot, bars }: TableSection, { locale }: TablePaper): PdfBlock[] {
  const shown = rows.slice(0, MOST_ROWS_ON_PAPER);
  return [
    { block: 'heading', text: name },
    ...(bars ? [{ block: 'bars' as const, ...bars }] : []),
    {
      block: 'table',
      columns: columns.map(({ title, kind }, index) => ({ title, kind, ...(index === 0 ? { width: 'rest' as const } : {}) })),
      rows: shown,
      ...(foot ? { foot } : {}),
      empty: paperWord('none', locale),
    },
    ...(shown.length < rows.length
      ? [
          {
            block: 'paragraph' as const,
            text: tableWord('rowsOnPaper', locale, { shown: shown.length, total: rows.length }),
          },
        ]
      : []),
  ];
}

/** What a mail or a robot says: the key figures, and where to read on. */
export const tableMessage = (
  { title, period, lines, path, files, locale }: TablePaper,
  { format, publicUrl }: { format: DeliveryFormat; publicUrl: string },
): DeliveryMessage => ({
  title,
  subtitle: period,
  lines,
  remarks: [],
  links: [
    { text: paperWord('open', locale), url: `${publicUrl}${path}` },
    ...(format === 'message' ? [] : [{ text: paperWord(`download.${format}`, locale), url: `${publicUrl}${files[format]}` }]),
  ],
});
