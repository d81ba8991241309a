import { z } from 'zod';

/** The largest file that is kept with a record, in bytes (25 MB). */
export const FILE_LIMIT = 25 * 1024 * 1024;

/** What happens to a name that shows or stores as something else than it is. */
// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Surrogate}/gu;
const RESERVED = /[<>:"|?*]/g;
const LONGEST_NAME = 150;
const LONGEST_EXTENSION = 12;

/**
 * The name under which a file is kept: its last path segment without control characters and without the marks that turn the
 * reading direction (`合同\u202Egpj.exe` would show as `合同exe.jpg`), NFC, at most 150 characters with its extension kept. Never empty.
 */
export function cleanFileName(name: string): string {
  const last = name.replaceAll('\\', '/').split('/').at(-1) ?? '';
  const clean = last
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(RESERVED, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  if (clean === '') return 'file';
  const letters = [...clean];
  if (letters.length <= LONGEST_NAME) return clean;
  const dot = letters.lastIndexOf('.');
  const extension = dot > 0 && letters.length - dot <= LONGEST_EXTENSION ? letters.slice(dot) : [];
  return [...letters.slice(0, LONGEST_NAME - extension.length), ...extension].join('');
}

/** The kind of a file beside a record: a short code, which the room that owns the record knows. */
export const fileKind = z.string().regex(/^[a-z][a-z_]{0,39}$/);

/** A file that is kept with a record. */
export interface FileRow {
  id: string;
  kind: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  sha256: string;
  uploadedBy: string | null;
  uploadedByName: string | null;
  uploadedAt: string;
}
