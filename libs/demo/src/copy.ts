import { once } from 'node:events';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Batch, type Cell, COLUMNS } from './rows.js';

const SPECIAL = /[\\\t\n\r]/;
const CHUNK = 1 << 18;

/** Sends a batch to its table with COPY. Answers the number of rows. */
export async function copyBatch(client: Client, { table, rows }: Batch): Promise<number> {
  if (rows.length === 0) return 0;
  const columns: readonly string[] = COLUMNS[table];
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
  const finished = once(stream, 'finish');
  // Without a listener now, a failure while the rows are still being written would end the process.
  finished.catch(() => undefined);
  let text = '';
  for (const row of rows) {
    let line = '';
    for (const column of columns) line += (line ? '\t' : '') + cellText(row[column] ?? null);
    text += `${line}\n`;
    if (text.length > CHUNK) {
      if (!stream.write(text)) await Promise.race([once(stream, 'drain'), finished]);
      text = '';
    }
  }
  stream.end(text);
  await finished;
  return rows.length;
}

/** A cell in the text format of COPY. */
function cellText(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'string') return SPECIAL.test(cell) ? escaped(cell) : cell;
  if (typeof cell === 'object') return `{${cell.map((item) => `"${item}"`).join(',')}}`;
  return cell === true ? 't' : cell === false ? 'f' : String(cell);
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}
