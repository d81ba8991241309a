import { open } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { Problem } from '@keyline/platform';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const ZIP = '504b0304';
/** First bytes of what people upload instead of a CSV or an Excel file: an old xls or one with a password, a PDF, a gzip. */
const NO_TEXT = [ZIP, 'd0cf11e0', '25504446', '1f8b'];

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** An Excel file (xlsx) is a zip; nobody sends another one here. */
export const isWorkbook = async (path: string): Promise<boolean> => (await firstBytes(path, 4)).toString('hex') === ZIP;

/** Strictly UTF-8, over the whole file: one wrong byte on the last line tells GB18030 from it. */
async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** Half of the bytes of plain UTF-16 text are zero, all on the same side. */
function utf16WithoutMark(head: Buffer): Encoding | null {
  const zeros = (offset: number) => head.reduce((count, byte, index) => count + Number(index % 2 === offset && byte === 0), 0);
  const [even, odd] = [zeros(0), zeros(1)];
  if (odd > head.length * 0.3 && even === 0) return 'utf-16le';
  if (even > head.length * 0.3 && odd === 0) return 'utf-16be';
  return null;
}

/**
 * How the text of a file is written: by its mark, else UTF-8 if every byte allows it, else GB18030 (which includes GBK and GB2312).
 * @throws Problem import.file-empty or import.not-text (422).
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const head = await firstBytes(path, 4096);
  if (head.length === 0) throw new Problem('import.file-empty');
  if (NO_TEXT.some((mark) => head.toString('hex', 0, 4).startsWith(mark))) throw new Problem('import.not-text');
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return utf16WithoutMark(head) ?? ((await isUtf8(path)) ? 'utf-8' : 'gb18030');
}
