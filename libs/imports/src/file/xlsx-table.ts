import type { FileRow } from './table-file.js';
import { XlsxArchive, type Tag } from './xlsx-archive.js';
import { partsOf, type WorkbookParts } from './xlsx-parts.js';

export interface WorkbookTable extends WorkbookParts {
  path: string;
}

/** The most columns of a row that are read; Excel itself has 16,384. */
const MOST_COLUMNS = 500;
const DAY_MS = 86_400_000;
/** Day 60 of Excel is 29 February 1900, which never was; days before it are of no use to anybody. */
const DAY_ZERO_1900 = Date.UTC(1899, 11, 30);
const DAY_ZERO_1904 = Date.UTC(1904, 0, 1);

/** `C12` is column 2. */
function columnOf(reference: string): number {
  let column = 0;
  for (const char of reference.replace(/\d+$/, '')) column = column * 26 + char.charCodeAt(0) - 64;
  return column - 1;
}

/** A number as people write it: 15 digits as Excel shows it, so that the noise of binary fractions is gone, and never an exponent. */
function plainNumber(value: string): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  const text = String(Number(number.toPrecision(15)));
  return text.includes('e') ? number.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 }) : text;
}

/** A serial day as 2026-11-21, with a time of day behind it when it has one. */
function dayText(value: string, from1904: boolean): string {
  const serial = Number(value);
  if (!Number.isFinite(serial) || serial < 1 || serial > 2_958_466) return value;
  const at = new Date((from1904 ? DAY_ZERO_1904 : DAY_ZERO_1900) + Math.round(serial * 86_400) * 1000);
  const iso = at.toISOString();
  return at.getTime() % DAY_MS === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** Gathers the rows of a sheet from its tags. */
class SheetReader {
  readonly rows: FileRow[] = [];
  private line = 0;
  private cells: string[] = [];
  private column = 0;
  private type = 'n';
  private style = 0;
  private value = '';
  private inValue = false;

  constructor(private readonly parts: WorkbookParts) {}

  open({ name, attributes }: Tag): void {
    if (name === 'row') this.beginRow(attributes['r']);
    else if (name === 'c') this.beginCell(attributes);
    else if (name === 'v' || name === 't') this.inValue = true;
  }

  text(text: string): void {
    if (this.inValue) this.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.rows.push({ line: this.line, cells: this.cells, broken: false });
  }

  private beginRow(number: string | undefined): void {
    this.line = number === undefined ? this.line + 1 : Number(number);
    this.cells = [];
    this.column = -1;
  }

  private beginCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    this.column = r === undefined ? this.column + 1 : columnOf(r);
    this.type = t;
    this.style = Number(s);
    this.value = '';
  }

  private endCell(): void {
    if (this.value === '' || this.column < 0 || this.column >= MOST_COLUMNS) return;
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = this.shown();
  }

  private shown(): string {
    const { type, value, parts } = this;
    if (type === 's') return parts.strings[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'true' : 'false';
    if (type !== 'n') return value;
    return parts.dateStyles.has(this.style) ? dayText(value, parts.from1904) : plainNumber(value);
  }
}

/**
 * Opens the first visible sheet of an Excel file.
 * @throws Problem import.not-text, import.broken-workbook, import.unpacked-too-large (422)
 */
export async function openWorkbook(path: string): Promise<WorkbookTable> {
  const archive = await XlsxArchive.open(path);
  try {
    return { path, ...(await partsOf(archive)) };
  } finally {
    archive.close();
  }
}

/** Every row of the sheet, a piece of the file at a time: dates as 2026-11-21, numbers in full, a formula as what it last gave. */
export async function* workbookRows(table: WorkbookTable): AsyncGenerator<FileRow> {
  const archive = await XlsxArchive.open(table.path);
  try {
    const reader = new SheetReader(table);
    for await (const _ of archive.pieces(table.sheet, reader)) yield* reader.rows.splice(0);
    yield* reader.rows.splice(0);
  } finally {
    archive.close();
  }
}
