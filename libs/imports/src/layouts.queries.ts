import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import type { ImportKind, ImportMapping, ImportOptions } from '@keyline/model';
import type { Database } from '@keyline/platform';
import { headingKey } from './file/headings.js';

/** How files with these headings were read the last time. */
export interface Layout {
  mapping: ImportMapping;
  options: ImportOptions;
}
export type Layouts = ReadonlyMap<string, Layout>;

/** The headings as one short key, whatever their case and spacing. */
export const headingsKey = (headings: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(headings.map(headingKey)))
    .digest('hex');

/** Every layout that was ever used for this kind, by the key of its headings. */
export async function layoutsOf(database: Database, kind: ImportKind): Promise<Layouts> {
  const rows = await database.rows<Layout & { key: string }>(
    sql`select headings_key as key, mapping, options from import_layout where kind = ${kind} order by used_at desc limit 500`,
  );
  return new Map(rows.map(({ key, mapping, options }) => [key, { mapping, options }]));
}

/** Keeps a mapping that a person has made; the next file with these headings starts from it. */
export async function rememberLayout(
  database: Database,
  { kind, headings, mapping, options, now }: Layout & { kind: ImportKind; headings: readonly string[]; now: Date },
): Promise<void> {
  await database.execute(sql`
    insert into import_layout (kind, headings_key, mapping, options, used_at)
    values (${kind}, ${headingsKey(headings)}, ${JSON.stringify(mapping)}::jsonb, ${JSON.stringify(options)}::jsonb, ${now}::timestamptz)
    on conflict (kind, headings_key) do update set mapping = excluded.mapping, options = excluded.options, used_at = excluded.used_at`);
}
