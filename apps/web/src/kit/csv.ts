import { withoutFormula } from '@keyline/model';

const quoted = (cell: string): string => `"${withoutFormula(cell).replaceAll('"', '""')}"`;

/** Comma-separated text as Excel opens it right: UTF-8 with its mark, CRLF, every cell quoted. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;

/** Hands a file to the browser. */
export const saveFile = (name: string, content: Blob): void => {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
};

/** Hands a text to the browser as a file. */
export const download = (name: string, text: string): void =>
  saveFile(name, new Blob([text], { type: 'text/csv;charset=utf-8' }));
