import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { IMPORT_FILE_LIMIT } from '@keyline/model';
import { newId, Problem } from '@keyline/platform';

/** A file that has arrived, not yet anything more; whoever takes it moves it away, otherwise it is deleted. */
export interface Upload {
  path: string;
  fileName: string;
  sha256: string;
  fields: Readonly<Record<string, string>>;
}

const LIMIT = { limit: '50 MB' } as const;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001F\u007F]/g;
const cleanName = (name: string) => basename(name.replaceAll('\\', '/')).replace(CONTROL, '').slice(0, 200) || 'import.csv';

/**
 * Writes a stream to a new file of the folder.
 * @returns where it is, and its SHA-256 as hex
 * @throws Problem file.too-large (413) above 50 MB
 */
export async function storeStream(source: Readable, folder: string): Promise<{ path: string; sha256: string }> {
  // Without waiting: an error of the source that comes before anybody listens would end the process.
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${newId()}.part`);
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      done(size > IMPORT_FILE_LIMIT ? new Problem('file.too-large', { values: LIMIT }) : null, chunk);
    },
  });
  try {
    await pipeline(source, measure, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, sha256: hash.digest('hex') };
}

/** The multipart reader's own errors, in our words; a form that breaks off is the sender's mistake. */
function explained(error: unknown): unknown {
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown };
  if (error instanceof Problem || syscall !== undefined) return error;
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new Problem('file.too-large', { values: LIMIT, cause: error });
  return new Problem('request.malformed', { cause: error });
}

/**
 * Receives a form with one file in the field `file`.
 * @throws Problem import.file-missing (400), file.too-large (413), request.malformed (400).
 */
export async function receive(request: FastifyRequest, folder: string): Promise<Upload> {
  if (!request.isMultipart()) throw new Problem('import.file-missing');
  const fields: Record<string, string> = {};
  let file: Omit<Upload, 'fields'> | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value);
      else if (part.fieldname === 'file')
        file = { ...(await storeStream(part.file, folder)), fileName: cleanName(part.filename) };
      else part.file.resume();
    }
  } catch (error) {
    if (file) await rm(file.path, { force: true });
    throw explained(error);
  }
  if (!file) throw new Problem('import.file-missing');
  return { ...file, fields };
}
