import { z } from 'zod';

export const IMPORT_KINDS = ['accounts', 'people', 'products', 'opportunities'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** From a column of the file to a field of the product; a column that is not named is matched by its heading. */
export const ImportMapping = z.record(z.string().max(200), z.string().max(60));
export type ImportMapping = z.infer<typeof ImportMapping>;

export interface ImportRunRow {
  id: string;
  kind: ImportKind;
  fileName: string;
  dryRun: boolean;
  status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  total: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  requestedByName: string;
  requestedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  error: string | null;
}
export interface ImportRecord extends ImportRunRow {
  mapping: ImportMapping;
  refusals: { line: number; field: string; reason: string; value: string | null }[];
}
