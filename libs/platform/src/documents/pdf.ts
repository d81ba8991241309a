import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';
import type { Content, Node, NodeQueries, TableCell as PdfCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { cellAs, formatMoney, type CellKind, type CellValue, type OwnCell, type TableCell } from '@keyline/model';
import { barsOf, type Bars } from './pdf-bars.js';

export interface PdfColumn {
  title: string;
  kind: CellKind;
  /** In points; left out, what it needs; 'rest' shares what is left of the line. */
  width?: number | 'rest';
}
export type PdfBlock =
  | { block: 'heading'; text: string }
  /** `indented` begins two characters in, as Chinese letters do. */
  | { block: 'paragraph'; text: string; align?: 'left' | 'right' | 'center'; bold?: boolean; indented?: boolean }
  /** Labelled facts side by side. */
  | { block: 'facts'; facts: readonly (readonly [label: string, value: string])[]; columns?: 2 | 3 | 4 }
  /** Its heading is repeated on every page; `empty` is said where there are no rows. */
  | {
      block: 'table';
      columns: readonly PdfColumn[];
      rows: readonly (readonly TableCell[])[];
      foot?: readonly CellValue[];
      empty: string;
    }
  | ({ block: 'bars' } & Bars)
  | { block: 'space'; points: number };

export interface PdfDocument {
  title: string;
  /** Whose paper it is: at the top of every page. */
  organisation: string;
  subtitle?: string;
  /** At the bottom of every page, beside the page number. */
  footer?: string;
  /** How a page is counted; left out, "1 / 3". */
  pageOf?: (page: number, pages: number) => string;
  landscape?: boolean;
  /** The instant it is made at, for the file's properties. */
  madeAt: Date;
  blocks: readonly PdfBlock[];
}

/** Noto Sans SC (SIL Open Font License 1.1): all of GB 18030's common characters. Only the characters in use go into a file. */
const FONTS = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts');
const REGULAR = join(FONTS, 'NotoSansHans-Regular.otf');
const BOLD = join(FONTS, 'NotoSansHans-Bold.otf');
pdfmake.setFonts({ sans: { normal: REGULAR, bold: BOLD, italics: REGULAR, bolditalics: BOLD } });
// Nothing that stands in a document makes the server read a file or ask another host.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path === REGULAR || path === BOLD);

const INK = '#1B2A2A';
const GREY = '#5B6B6B';
const LINE = '#C9D3D1';
const NOTHING = '–';
const MARGIN = 42;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;
const clean = (text: string) => text.replace(CONTROL, '');

/** A value as people read it: money with thousands, a percentage with its sign, points with their word, a dash for nothing. */
function shown({ value, kind, unit }: OwnCell): string {
  if (value === null || value === '') return NOTHING;
  if (kind === 'money') return formatMoney(String(value));
  if (kind === 'percent') return `${Number(value).toFixed(1)}%`;
  const text = clean(kind === 'points' ? Number(value).toFixed(1) : String(value));
  return unit === undefined ? text : `${text} ${clean(unit)}`;
}
const alignOf = (kind: CellKind) => (kind === 'text' || kind === 'date' ? ('left' as const) : ('right' as const));
const isNegative = (value: CellValue, kind: CellKind) => kind === 'money' && String(value).startsWith('-');

/** So many lines between the rows: hairlines, a stronger one under the heading and over the sums. */
const hairlines = (rowCount: number, hasFoot: boolean) => ({
  hLineWidth: (line: number) => (line === 1 || (hasFoot && line === rowCount - 1) ? 0.8 : 0.3),
  vLineWidth: () => 0,
  hLineColor: () => LINE,
  paddingTop: () => 3,
  paddingBottom: () => 3,
  paddingLeft: () => 3,
  paddingRight: () => 3,
});

function tableOf({ columns, rows, foot, empty }: Extract<PdfBlock, { block: 'table' }>): Content {
  const cells = (row: readonly TableCell[], bold = false): PdfCell[] =>
    columns.map(({ kind: column }, index) => {
      const cell = cellAs(row[index] ?? null, column);
      const { value, kind } = cell;
      const text = bold && value === null ? '' : shown(cell);
      return {
        text,
        alignment: alignOf(column),
        bold,
        noWrap: kind !== 'text',
        ...(isNegative(value, kind) ? { color: '#B3261E' } : {}),
      };
    });
  const head: PdfCell[] = columns.map(({ title, kind }) => ({ text: clean(title), alignment: alignOf(kind), color: GREY }));
  const nothing: PdfCell[] = columns.map((_, index) =>
    index === 0 ? { text: clean(empty), color: GREY, colSpan: columns.length } : '',
  );
  const body = [head, ...(rows.length === 0 ? [nothing] : rows.map((row) => cells(row))), ...(foot ? [cells(foot, true)] : [])];
  const widths = columns.map(({ width }) => (width === 'rest' ? '*' : (width ?? 'auto')));
  return {
    table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths, body },
    layout: hairlines(body.length, foot !== undefined),
    fontSize: 8.5,
    margin: [0, 4, 0, 10],
  };
}

function factsOf({ facts, columns = 3 }: Extract<PdfBlock, { block: 'facts' }>): Content {
  const lines = Array.from({ length: Math.ceil(facts.length / columns) }, (_, line) =>
    facts.slice(line * columns, (line + 1) * columns),
  );
  return lines.map((line) => ({
    columns: Array.from({ length: columns }, (_, index): Content => {
      const fact = line[index];
      return fact
        ? {
            stack: [
              { text: clean(fact[0]), color: GREY, fontSize: 8 },
              { text: clean(fact[1]), bold: true },
            ],
          }
        : { text: '' };
    }),
    columnGap: 12,
    margin: [0, 2, 0, 6] as [number, number, number, number],
  }));
}

function contentOf(block: PdfBlock): Content {
  switch (block.block) {
    case 'heading':
      return { text: clean(block.text), bold: true, fontSize: 11, margin: [0, 10, 0, 2], headlineLevel: 1 };
    case 'paragraph':
      return {
        text: clean(block.text),
        alignment: block.align ?? 'left',
        bold: block.bold ?? false,
        lineHeight: 1.6,
        margin: [0, 2, 0, 6],
        ...(block.indented ? { leadingIndent: 20 } : {}),
      };
    case 'facts':
      return factsOf(block);
    case 'table':
      return tableOf(block);
    case 'bars':
      return barsOf(block, clean);
    case 'space':
      return { text: '', margin: [0, block.points, 0, 0] };
  }
}

const titleOf = ({ title, subtitle }: PdfDocument): Content[] => [
  { text: clean(title), bold: true, fontSize: 17, margin: [0, 0, 0, 2] },
  ...(subtitle === undefined
    ? []
    : [{ text: clean(subtitle), color: GREY, margin: [0, 0, 0, 8] as [number, number, number, number] }]),
];

/** In points, from the heading to the foot of the page: with a line of text, and with a table's head and a first row of some lines. */
const ROOM_WITH_TEXT = 48;
const ROOM_WITH_TABLE = 96;

/**
 * A heading does not stand alone at the foot of a page. Judged by the room below it: pdfmake names the page headers too among the nodes
 * that follow, and a row that it moved to the next page as if it still stood on this one.
 */
function isStranded({ startPosition }: Node, nodes: NodeQueries): boolean {
  const room = startPosition.pageInnerHeight * (1 - startPosition.verticalRatio);
  const [next] = nodes.getFollowingNodesOnPage();
  return room < (next?.table ? ROOM_WITH_TABLE : ROOM_WITH_TEXT);
}

const slashed = (page: number, pages: number) => `${page} / ${pages}`;

function definitionOf(document: PdfDocument): TDocumentDefinitions {
  const { title, organisation, footer = '', landscape = false, madeAt, blocks, pageOf = slashed } = document;
  const small = { fontSize: 8, color: GREY };
  return {
    pageSize: 'A4',
    pageOrientation: landscape ? 'landscape' : 'portrait',
    pageMargins: [MARGIN, 56, MARGIN, 50],
    defaultStyle: { font: 'sans', fontSize: 10, color: INK },
    info: { title: clean(title), author: clean(organisation), creationDate: madeAt },
    header: () => ({ text: clean(organisation), ...small, margin: [MARGIN, 26, MARGIN, 0] }),
    footer: (page, pages) => ({
      columns: [
        { text: clean(footer), ...small },
        { text: pageOf(page, pages), ...small, alignment: 'right', width: 110 },
      ],
      margin: [MARGIN, 14, MARGIN, 0],
    }),
    pageBreakBefore: (node: Node, nodes: NodeQueries) => node.headlineLevel === 1 && isStranded(node, nodes),
    content: [...titleOf(document), ...blocks.map(contentOf)],
  };
}

/** A PDF on A4 paper, Chinese and Latin in an embedded font, with whose it is at the top and the page of pages below. */
export async function writePdf(document: PdfDocument): Promise<Buffer> {
  return pdfmake.createPdf(definitionOf(document)).getBuffer();
}
