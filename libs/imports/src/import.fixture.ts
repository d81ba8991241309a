import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ImportRecord } from '@keyline/model';

/** Public sample data, never part of the project: KEYLINE_SAMPLE_DATA, else `../shared/data` beside the project. */
export const SAMPLE_DATA = process.env['KEYLINE_SAMPLE_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data');

/** Is this part of the sample data here? Says so loudly where it is not, because the test behind it is then left out. */
export function hasSample(part: string): boolean {
  const there = existsSync(join(SAMPLE_DATA, part));
  if (!there)
    process.stderr.write(`SKIPPED: no sample data "${part}" in ${SAMPLE_DATA}; set KEYLINE_SAMPLE_DATA to run this test\n`);
  return there;
}

interface Answer<Body> {
  status: number;
  body: Body;
}
/** Somebody signed in, and the product's worker: as much of the test kit as these stories need. */
interface Sender {
  get<Body>(path: string): Promise<Answer<Body>>;
  send<Body>(method: 'POST', path: string, payload: Buffer, headers: Record<string, string>): Promise<Answer<Body>>;
}
interface JobRunner {
  runJob(name: string, payload: unknown): Promise<void>;
}

export interface Form {
  kind?: string;
  dryRun?: string;
  mapping?: string;
  file?: string | Buffer;
  fileName?: string;
}

/** A form with a file, as a browser sends it. */
export function multipart({ file, fileName = 'file.csv', ...fields }: Form): {
  payload: Buffer;
  headers: Record<string, string>;
} {
  const boundary = 'keyline-test-boundary';
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  if (file !== undefined) {
    parts.push(
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: text/csv\r\n\r\n`,
      ),
      Buffer.from(file),
      Buffer.from('\r\n'),
    );
  }
  return {
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

export function upload<Body = ImportRecord>(client: Sender, form: Form, path = '/api/imports'): Promise<Answer<Body>> {
  const { payload, headers } = multipart(form);
  return client.send<Body>('POST', path, payload, headers);
}

/** Sends a file and lets the worker's code run; the record as it then stands. @throws Error when the file was not taken */
export async function importFile(product: JobRunner, client: Sender, form: Form): Promise<ImportRecord> {
  const { status, body } = await upload(client, form);
  if (status !== 202) throw new Error(`not taken: ${status} ${JSON.stringify(body)}`);
  await product.runJob('imports.run', { importId: body.id });
  return (await client.get<ImportRecord>(`/api/imports/${body.id}`)).body;
}

export const countsOf = ({ total, created, updated, unchanged, refused }: ImportRecord) => ({
  total,
  created,
  updated,
  unchanged,
  refused,
});
