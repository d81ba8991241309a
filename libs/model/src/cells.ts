/** What stands in the cells of a table that people take out of the product: to Excel, to CSV, to paper. */

/**
 * How a column is meant, and so how it is shown and aligned. Money is a decimal string, a percentage 12.5 means 12.5 %. Points lie between
 * two percentages.
 */
export const CELL_KINDS = ['text', 'money', 'date', 'whole', 'decimal', 'percent', 'points'] as const;
export type CellKind = (typeof CELL_KINDS)[number];
export type CellValue = string | number | null;
/** A cell that is meant otherwise than its column: a table of figures has counts and sums of money below each other. */
export interface OwnCell {
  readonly value: CellValue;
  readonly kind: CellKind;
  /** Said behind the number, which stays one: "个百分点". */
  readonly unit?: string;
}
export type TableCell = CellValue | OwnCell;
/** The value of a cell and how it is meant. */
export const cellAs = (cell: TableCell, column: CellKind): OwnCell =>
  cell !== null && typeof cell === 'object' ? cell : { value: cell, kind: column };

const FORMULA_START = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * A text that a spreadsheet would take for a formula begins with an apostrophe and so stays text (OWASP, CSV injection); a plain
 * number is left alone.
 */
export const withoutFormula = (text: string): string =>
  FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
