import type { Readable } from 'node:stream';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { Problem } from '@keyline/platform';

/** The most that one part of a file may unpack to: a small file that claims to be enormous is refused before it is unpacked. */
const MOST_UNPACKED = 400 * 1024 * 1024;
/** A tag without its attributes' namespaces: `x:row` is `row`. */
export interface Tag {
  name: string;
  attributes: Readonly<Record<string, string>>;
}
export interface XmlHandlers {
  open(tag: Tag): void;
  text(text: string): void;
  close(name: string): void;
}

const plain = (name: string) => name.slice(name.indexOf(':') + 1);

/** An office file is a zip of XML parts; they are read as streams, and no more of them than declared. */
export class XlsxArchive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws Problem import.not-text (422) when it is no zip */
  static open(path: string): Promise<XlsxArchive> {
    return new Promise((resolve, reject) => {
      yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
        if (error) return reject(new Problem('import.not-text', { cause: error }));
        const entries = new Map<string, Entry>();
        zip.on('entry', (entry: Entry) => {
          entries.set(entry.fileName, entry);
          zip.readEntry();
        });
        zip.on('error', (cause: unknown) => reject(new Problem('import.not-text', { cause })));
        zip.on('end', () => resolve(new XlsxArchive(zip, entries)));
        zip.readEntry();
      });
    });
  }

  close(): void {
    this.zip.close();
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** @throws Problem import.unpacked-too-large (422), import.broken-workbook (422) */
  private stream(name: string): Promise<Readable> {
    const entry = this.entries.get(name);
    if (!entry) throw new Problem('import.broken-workbook', { values: { part: name } });
    if (entry.uncompressedSize > MOST_UNPACKED) throw new Problem('import.unpacked-too-large', { values: { limit: '400 MB' } });
    return new Promise((resolve, reject) => {
      this.zip.openReadStream(entry, (error, stream) => (error ? reject(broken(name, error)) : resolve(stream)));
    });
  }

  /**
   * Reads a part from its beginning, a piece at a time: after each piece the caller may take what the handlers have gathered.
   * @throws Problem import.broken-workbook (422)
   */
  async *pieces(name: string, handlers: XmlHandlers): AsyncGenerator<void> {
    const parser = new SaxesParser();
    parser.on('opentag', (tag: SaxesTagPlain) => handlers.open({ name: plain(tag.name), attributes: tag.attributes }));
    parser.on('text', (text) => handlers.text(text));
    parser.on('cdata', (text) => handlers.text(text));
    parser.on('closetag', (tag: SaxesTagPlain) => handlers.close(plain(tag.name)));
    parser.on('error', (error) => {
      throw broken(name, error);
    });
    const stream = await this.stream(name);
    const decoder = new TextDecoder('utf-8');
    try {
      for await (const chunk of stream) {
        parser.write(decoder.decode(chunk as Buffer, { stream: true }));
        yield;
      }
    } catch (error) {
      throw error instanceof Problem ? error : broken(name, error);
    } finally {
      stream.destroy();
    }
  }

  /** Reads a whole part. @throws Problem import.broken-workbook (422) */
  async read(name: string, handlers: XmlHandlers): Promise<void> {
    for await (const _ of this.pieces(name, handlers));
  }
}

const broken = (part: string, cause: unknown) => new Problem('import.broken-workbook', { values: { part }, cause });
