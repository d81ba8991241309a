import yauzl, { type Entry } from 'yauzl';

/** A cell as Excel would take it: a number with its format, or a text. */
export interface ReadCell {
  type: 'number' | 'text';
  value: number | string;
  /** How the number is shown: `yyyy-mm-dd`, `#,##0.00`; null for none. */
  format: string | null;
}
export interface ReadSheet {
  name: string;
  /** By their place: `cells.B4`. */
  cells: Readonly<Record<string, ReadCell>>;
  /** So many rows stay in view. */
  frozenRows: number;
  /** The range that filters: `A3:D6`. */
  filter: string | null;
}

/** Reads an xlsx file as another program would: parts of a zip, styles and shared strings resolved. */
export async function readWorkbook(bytes: Buffer): Promise<ReadSheet[]> {
  const parts = await partsOf(bytes);
  const part = (name: string) => parts.get(name) ?? '';
  const texts = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) =>
    [...item.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text = '']) => unescaped(text)).join(''),
  );
  const codes = new Map(
    [...part('xl/styles.xml').matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [
      id,
      unescaped(code ?? ''),
    ]),
  );
  const styles = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(part('xl/styles.xml'))?.[1] ?? '';
  const formats = [...styles.matchAll(/<xf ([^>]*)>/g)].map(([, xf = '']) => codes.get(/numFmtId="(\d+)"/.exec(xf)?.[1]) ?? null);
  const names = [...part('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => unescaped(name ?? ''));
  return names.map((name, index) => sheetOf(name, part(`xl/worksheets/sheet${index + 1}.xml`), { texts, formats }));
}

function sheetOf(
  name: string,
  xml: string,
  { texts, formats }: { texts: readonly string[]; formats: readonly (string | null)[] },
): ReadSheet {
  if (xml.includes('<f>')) throw new Error(`${name} has a formula`);
  const cells: Record<string, ReadCell> = {};
  for (const [, attributes = '', content = ''] of xml.matchAll(/<c ([^>]*[^/])>(.*?)<\/c>/gs)) {
    const place = /r="([A-Z]+\d+)"/.exec(attributes)?.[1];
    const value = /<v>(.*?)<\/v>/s.exec(content)?.[1];
    if (place === undefined || value === undefined) continue;
    cells[place] = attributes.includes('t="s"')
      ? { type: 'text', value: texts[Number(value)] ?? '', format: null }
      : { type: 'number', value: Number(value), format: formats[Number(/s="(\d+)"/.exec(attributes)?.[1])] ?? null };
  }
  return {
    name,
    cells,
    frozenRows: Number(/ySplit="(\d+)"/.exec(xml)?.[1] ?? 0),
    filter: /<autoFilter ref="([^"]*)"/.exec(xml)?.[1] ?? null,
  };
}

const SIGNS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const unescaped = (text: string) => text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => SIGNS[name] ?? '');

function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (failed, zip) => {
      if (failed) return reject(failed);
      const parts = new Map<string, string>();
      zip.on('entry', (entry: Entry) =>
        zip.openReadStream(entry, (error, stream) => {
          if (error) return reject(error);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
            zip.readEntry();
          });
        }),
      );
      zip.on('end', () => resolve(parts));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
}
