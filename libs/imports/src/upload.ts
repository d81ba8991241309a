import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { IMPORT_FILE_LIMIT } from '@keyline/model';
import { receiveFile, storeArrival, type Upload } from '@keyline/platform';

/**
 * Receives a form with one file to be imported in the field `file`.
 * @throws Problem import.file-missing (400), file.too-large (413), request.malformed (400).
 */
export const receive = (request: FastifyRequest, folder: string): Promise<Upload> =>
  receiveFile(request, folder, { limit: IMPORT_FILE_LIMIT, missing: 'import.file-missing' });

/** Stores a file of this machine as one to be imported. @throws Problem file.too-large (413). */
export const storeStream = (source: Readable, folder: string) => storeArrival(source, folder, IMPORT_FILE_LIMIT);
