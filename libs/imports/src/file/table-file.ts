import { createReadStream } from 'node:fs';
import { pipeline, Transform, type Readable } from 'node:stream';
import { parse, type Parser } from 'csv-parse';
import iconv from 'iconv-lite';
import { Problem } from '@keyline/platform';
import { detectEncoding, isWorkbook, type Encoding } from './encoding.js';
import { openWorkbook, workbookRows, type WorkbookTable } from './xlsx-table.js';

export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A row of the file: the physical line it begins on (the first is 1) and its cells; `broken` when its quotes do not match. */
export interface FileRow {
  line: number;
  cells: string[];
  broken: boolean;
}
interface TextSource {
  path: string;
  encoding: Encoding;
  delimiter: Delimiter;
}
export interface TableFile {
  /** How its text is written: `xlsx` for a workbook, which has no delimiter. */
  encoding: Encoding | 'xlsx';
  delimiter: Delimiter | '';
  headings: string[];
  /** The line that the headings stand on. */
  headingLine: number;
  source: TextSource | WorkbookTable;
}
/** Is this row the heading of the table? Banks put lines about the account above it. */
export type IsHeading = (cells: readonly string[]) => boolean;
/** Lines above a table have few cells, its heading many. */
const FEW_CELLS = 2;
const MANY_CELLS = 4;
const TELLING_COLUMNS = 3;
/** So many rows are looked at for a heading. */
const HEADING_WITHIN = 40;

interface Parsed {
  record: string[];
  /** The text of the record with the break behind it. */
  raw: string;
}

const HEAD_BYTES = 65_536;
const MOST_RESTARTS = 100;
const breaksIn = (text: string) => text.match(/\r\n|\n|\r/g)?.length ?? 0;

/** A break inside a cell is the same text whether the file comes from Windows or not. */
const withPlainBreaks = (cell: string) => (cell.includes('\r') ? cell.replace(/\r\n?/g, '\n') : cell);

function decoded(path: string, encoding: Encoding, end?: number): Readable {
  const bytes = createReadStream(path, end === undefined ? {} : { end });
  const text = iconv.decodeStream(encoding) as unknown as NodeJS.ReadWriteStream & Readable;
  // An error on either side ends the iteration over the rows, which is where it is handled.
  return pipeline(bytes, text, () => undefined);
}

function parserFor(delimiter: Delimiter): Parser {
  return parse({ delimiter, raw: true, bom: true, relax_column_count: true, relax_quotes: true, max_record_size: 4_000_000 });
}

/** How many columns a line would have: delimiters outside quotes, plus one. */
function columnsOf(line: string, delimiter: Delimiter): number {
  return line.replace(/"(?:[^"]|"")*"/g, '').split(delimiter).length;
}

async function headOf(path: string, encoding: Encoding): Promise<string> {
  let text = '';
  for await (const chunk of decoded(path, encoding, HEAD_BYTES)) text += chunk as string;
  return text.replace(/^\uFEFF/, '');
}

/** By the first line that has any; lines of a word or two above a table say nothing, so of the further ones only wide ones count. */
function detectDelimiter(head: string): Delimiter {
  const [first = '', ...others] = head
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, HEADING_WITHIN);
  const widest = (line: string) => Math.max(...DELIMITERS.map((each) => columnsOf(line, each)));
  const telling = widest(first) > 1 ? first : (others.find((line) => widest(line) >= TELLING_COLUMNS) ?? first);
  return DELIMITERS.reduce((best, each) => (columnsOf(telling, each) > columnsOf(telling, best) ? each : best), ',' as Delimiter);
}

/** Leaves out the first lines of a text. */
function afterLine(lines: number): Transform {
  let left = lines;
  let lastWasReturn = false;
  return new Transform({
    decodeStrings: false,
    transform(chunk: string | Buffer, _encoding, done) {
      const text = String(chunk);
      let from = 0;
      while (left > 0 && from < text.length) {
        const char = text[from];
        if (char === '\r' || (char === '\n' && !lastWasReturn)) left -= 1;
        lastWasReturn = char === '\r';
        from += 1;
      }
      if (left === 0 && lastWasReturn && text[from] === '\n') from += 1;
      if (left === 0 && from < text.length) lastWasReturn = false;
      done(null, from < text.length ? text.slice(from) : undefined);
    },
  });
}

const isCsvError = (error: unknown): boolean => String((error as { code?: unknown } | null)?.code ?? '').startsWith('CSV_');

/** Where the reading of a file stands: the last line that is done with, and whether the row behind it could not be read. */
interface Place {
  line: number;
  broken: boolean;
}

/** The records behind a line, until the end or one that cannot be read. */
async function* recordsAfter(source: TextSource, place: Place): AsyncGenerator<FileRow> {
  const parser = parserFor(source.delimiter);
  pipeline(decoded(source.path, source.encoding), afterLine(place.line), parser, () => undefined);
  place.broken = false;
  try {
    for await (const parsed of parser as AsyncIterable<Parsed>) {
      yield { line: place.line + 1, cells: parsed.record.map(withPlainBreaks), broken: false };
      place.line += breaksIn(parsed.raw);
    }
  } catch (error) {
    if (!isCsvError(error)) throw error;
    place.broken = true;
  }
}

/**
 * Every record of the file including the heading, in order and one at a time, whatever its size. A quote that never closes costs its
 * own line, not the rest of the file: reading starts again behind it, a bounded number of times.
 */
async function* records(source: TextSource): AsyncGenerator<FileRow> {
  const place: Place = { line: 0, broken: false };
  for (let restarts = 0; restarts <= MOST_RESTARTS; restarts += 1) {
    yield* recordsAfter(source, place);
    if (!place.broken) return;
    place.line += 1;
    yield { line: place.line, cells: [], broken: true };
  }
}

const allRecords = (source: TableFile['source']) => ('sheet' in source ? workbookRows(source) : records(source));

async function opened(path: string): Promise<Pick<TableFile, 'encoding' | 'delimiter' | 'source'>> {
  if (await isWorkbook(path)) return { encoding: 'xlsx', delimiter: '', source: await openWorkbook(path) };
  const encoding = await detectEncoding(path);
  const delimiter = detectDelimiter(await headOf(path, encoding));
  return { encoding, delimiter, source: { path, encoding, delimiter } };
}

/**
 * Opens a CSV or Excel file: encoding and delimiter are found out. The heading is the first row that `isHeading` knows among the
 * first ones; else the first row that is not empty, or below lines of a cell or two the first one of many.
 * @throws Problem import.file-empty, import.not-text, import.broken-workbook or import.unpacked-too-large (422).
 */
export async function openTable(path: string, isHeading: IsHeading = () => false): Promise<TableFile> {
  const file = await opened(path);
  let first: (Pick<TableFile, 'headings' | 'headingLine'> & { few: boolean }) | undefined;
  let looked = 0;
  for await (const { cells, broken, line } of allRecords(file.source)) {
    if (broken || looked === HEADING_WITHIN) break;
    looked += 1;
    const headings = cells.map((cell) => cell.trim());
    if (!headings.some(Boolean)) continue;
    const filled = headings.filter(Boolean).length;
    if (!first || (first.few && filled >= MANY_CELLS)) first = { headings, headingLine: line, few: filled <= FEW_CELLS };
    if (isHeading(headings)) return { ...file, headings, headingLine: line };
  }
  if (!first) throw new Problem('import.file-empty');
  return { ...file, headings: first.headings, headingLine: first.headingLine };
}

/** The rows below the heading; rows whose cells are all empty are passed over, as spreadsheets leave them at the end. */
export async function* rowsOf(table: TableFile): AsyncGenerator<FileRow> {
  for await (const row of allRecords(table.source)) {
    const blank = !row.broken && row.cells.every((cell) => cell.trim() === '');
    if (!blank && row.line > table.headingLine) yield row;
  }
}
