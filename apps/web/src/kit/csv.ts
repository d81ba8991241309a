import { withoutFormula } from '@keyline/model';

const quoted = (cell: string): string => `"${withoutFormula(cell).replaceAll('"', '""')}"`;

/** Comma-separated text as Excel opens it right: UTF-8 with its mark, CRLF, every cell quoted. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;

/** Hands a text to the browser as a file. */
export const download = (name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
};
