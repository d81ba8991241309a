import writeXlsxFile, { type Cell, type Row } from 'write-excel-file/node';
import { getCellAddress } from 'write-excel-file/utility';
import { cellAs, withoutFormula, type CellKind, type CellValue, type TableCell } from '@keyline/model';

export interface SheetColumn {
  title: string;
  kind: CellKind;
  /** In characters; left out, what its longest cell needs, up to 50. */
  width?: number;
}
export interface WorkbookSheet {
  /** At most 31 characters; what Excel does not allow in a name is left out. */
  name: string;
  /** Lines above the table, each a label and what it says. */
  facts?: readonly (readonly [label: string, value: string])[];
  columns: readonly SheetColumn[];
  /** Money as a decimal string, days as YYYY-MM-DD, percentages as 12.5 for 12.5 %. */
  rows: readonly (readonly TableCell[])[];
  /** The sums below; they do not take part in sorting and filtering. */
  foot?: readonly CellValue[];
}

const FORMATS = {
  money: '#,##0.00;[Red]-#,##0.00',
  date: 'yyyy-mm-dd',
  whole: '#,##0',
  decimal: '#,##0.0#',
  percent: '0.0%',
  points: '0.0',
} as const;
/** Excel keeps 15 digits of a number: a longer amount stays text, so that no cent is lost. */
const EXACT_DIGITS = 15;
const digitsOf = (decimal: string) => decimal.replace(/\D/g, '').replace(/^0+/, '').length;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const plainText = (value: CellValue) => withoutFormula(String(value).replace(CONTROL, ''));

/** One typed cell: a number that can be added, a day that can be sorted, or a text that is never computed. */
function cellOf(cell: TableCell, column: CellKind): Cell {
  const { value, kind, unit } = cellAs(cell, column);
  if (value === null || value === '') return null;
  if (kind === 'date' && DAY.test(String(value)))
    return { value: new Date(`${value}T00:00:00Z`), type: Date, format: FORMATS.date, align: 'left' };
  if (kind === 'text' || kind === 'date' || !Number.isFinite(Number(value)) || digitsOf(String(value)) > EXACT_DIGITS)
    return { value: plainText(value), type: String, ...(kind === 'text' ? {} : { align: 'right' as const }) };
  const format = unit === undefined ? FORMATS[kind] : `${FORMATS[kind]}" ${unit.replaceAll('"', '')}"`;
  return { value: kind === 'percent' ? Number(value) / 100 : Number(value), type: Number, format, align: 'right' };
}

const HEAD = { fontWeight: 'bold', backgroundColor: '#EEF3F2', wrap: true, bottomBorderStyle: 'thin' } as const;
const FOOT = { fontWeight: 'bold', topBorderStyle: 'thin' } as const;

/** Chinese characters are twice as wide as digits. */
const widthOf = (text: string) => [...text].reduce((width, char) => width + (char > '\u2E80' ? 2 : 1), 0);

function columnWidth({ width, title, kind }: SheetColumn, index: number, { rows }: WorkbookSheet): number {
  if (width !== undefined) return width;
  const least = kind === 'money' ? 16 : 10;
  const longest = rows
    .slice(0, 500)
    .reduce((most, row) => Math.max(most, widthOf(String(cellAs(row[index] ?? null, kind).value ?? ''))), widthOf(title));
  return Math.min(50, Math.max(least, longest + 2));
}

const sheetName = (name: string) => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Sheet1';
const rowsAbove = ({ facts = [] }: WorkbookSheet) => (facts.length === 0 ? 0 : facts.length + 1);

function dataOf(sheet: WorkbookSheet): Row[] {
  const { columns, rows, facts = [], foot } = sheet;
  const kindAt = (index: number) => columns[index]?.kind ?? 'text';
  const above: Row[] = facts.map(([label, value]) => [{ value: plainText(label), fontWeight: 'bold' }, plainText(value)]);
  if (above.length > 0) above.push([null]);
  const head: Row = columns.map(({ title, kind }) => ({
    ...HEAD,
    value: plainText(title),
    align: kind === 'text' || kind === 'date' ? 'left' : 'right',
  }));
  const body: Row[] = rows.map((row) => row.map((value, index) => cellOf(value, kindAt(index))));
  const below: Row[] = foot ? [foot.map((value, index) => footCell(cellOf(value, kindAt(index))))] : [];
  return [...above, head, ...body, ...below];
}

const footCell = (cell: Cell): Cell =>
  cell !== null && typeof cell === 'object' && 'value' in cell ? { ...cell, ...FOOT } : cell;

type Extension = NonNullable<NonNullable<Parameters<typeof writeXlsxFile>[1]>['features']>[number];

/** Sorting and filtering by the heading, which the library leaves to its extensions. */
const filters = (sheets: readonly WorkbookSheet[]): Extension => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, _options, { sheetIndex }) => {
          const sheet = sheets[sheetIndex];
          if (!sheet || sheet.columns.length === 0) return xml;
          const first = rowsAbove(sheet);
          const ref = `${getCellAddress(first, 0)}:${getCellAddress(first + sheet.rows.length, sheet.columns.length - 1)}`;
          return xml.replace('</sheetData>', `</sheetData><autoFilter ref="${ref}"/>`);
        },
      },
    },
  },
});

/**
 * An Excel file (xlsx): typed cells, the heading stays in view and filters, sums below. What looks like a formula is text.
 * @returns the file, made in memory: for tens of thousands of rows, not for millions
 */
export async function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Buffer> {
  const parts = sheets.map((sheet) => ({
    sheet: sheetName(sheet.name),
    data: dataOf(sheet),
    columns: sheet.columns.map((column, index) => ({ width: columnWidth(column, index, sheet) })),
    stickyRowsCount: rowsAbove(sheet) + 1,
  }));
  return writeXlsxFile(parts, { features: [filters(sheets)], fontFamily: 'Microsoft YaHei', fontSize: 10 }).toBuffer();
}
