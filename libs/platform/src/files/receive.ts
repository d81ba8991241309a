import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { cleanFileName, type ErrorCode } from '@keyline/model';
import { newId } from '../ids.js';
import { Problem } from '../problem.js';

/** A file that has arrived, not yet anything more; whoever takes it moves it away, otherwise it is deleted. */
export interface Upload {
  path: string;
  fileName: string;
  /** Bytes. */
  size: number;
  sha256: string;
  fields: Readonly<Record<string, string>>;
}

const inWords = (bytes: number) => ({ limit: `${Math.floor(bytes / 1024 / 1024)} MB` });

/**
 * Writes a stream to a new file of the folder.
 * @param limit in bytes
 * @throws Problem file.too-large (413)
 */
export async function storeArrival(
  source: Readable,
  folder: string,
  limit: number,
): Promise<Pick<Upload, 'path' | 'size' | 'sha256'>> {
  // Without waiting: an error of the source that comes before anybody listens would end the process.
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${newId()}.part`);
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      done(size > limit ? new Problem('file.too-large', { values: inWords(limit) }) : null, chunk);
    },
  });
  try {
    await pipeline(source, measure, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, size, sha256: hash.digest('hex') };
}

const digests = new WeakMap<FastifyRequest, string>();
const digestOf = (parts: unknown): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** What a form with a file says, whatever its boundary: fields, name and bytes. Known once `receiveFile` has read it. */
export const receivedDigest = (request: FastifyRequest): string | undefined => digests.get(request);

/** Reads such a form for its digest alone and keeps nothing. @throws Problem file.too-large (413), request.malformed (400). */
export async function readDigest(request: FastifyRequest): Promise<string> {
  const fields: Record<string, string> = {};
  let file: unknown = null;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value);
      else {
        const hash = createHash('sha256');
        for await (const chunk of part.file) hash.update(chunk as Buffer);
        if (part.fieldname === 'file') file = [cleanFileName(part.filename), hash.digest('hex')];
      }
    }
  } catch (error) {
    throw explained(error, 0);
  }
  return digestOf([fields, file]);
}

/** The multipart reader's own errors, in our words; a form that breaks off is the sender's mistake. */
function explained(error: unknown, limit: number): unknown {
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown };
  if (error instanceof Problem || syscall !== undefined) return error;
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new Problem('file.too-large', { values: inWords(limit), cause: error });
  return new Problem('request.malformed', { cause: error });
}

/**
 * Receives a form with one file in the field `file`.
 * @param options.limit in bytes
 * @param options.missing the error when there is none
 * @throws Problem `missing`, file.too-large (413), request.malformed (400).
 */
export async function receiveFile(
  request: FastifyRequest,
  folder: string,
  { limit, missing }: { limit: number; missing: ErrorCode },
): Promise<Upload> {
  if (!request.isMultipart()) throw new Problem(missing);
  const fields: Record<string, string> = {};
  let file: Omit<Upload, 'fields'> | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value);
      else if (part.fieldname === 'file')
        file = { ...(await storeArrival(part.file, folder, limit)), fileName: cleanFileName(part.filename) };
      else part.file.resume();
    }
  } catch (error) {
    if (file) await rm(file.path, { force: true });
    throw explained(error, limit);
  }
  if (!file) throw new Problem(missing);
  digests.set(request, digestOf([fields, [file.fileName, file.sha256]]));
  return { ...file, fields };
}
