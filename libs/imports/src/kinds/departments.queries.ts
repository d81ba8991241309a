import sql from 'sql-template-tag';
import { newId } from '@keyline/platform';
import { nameKey, Refused, type WriteContext } from '../import-kind.js';
import { recordRows } from './stored-rows.queries.js';

interface KnownDepartment {
  id: string;
  name: string;
}

/** The departments that a batch names. */
export class Departments {
  constructor(
    private readonly known: ReadonlyMap<string, readonly string[]>,
    /** Where people without a department go: that of whoever imports. */
    readonly own: string,
  ) {}

  /** @throws Refused when several departments have the name */
  idOf(name: string): string {
    const [id, ...others] = this.known.get(nameKey(name)) ?? [];
    if (id === undefined || others.length > 0)
      throw new Refused(id === undefined ? 'unknown' : 'ambiguous', { value: name }, 'department');
    return id;
  }
}

/** Where new departments belong: below the one at the top, if there is exactly one. */
async function top({ database }: WriteContext): Promise<string | null> {
  const roots = await database.rows<{ id: string }>(sql`select id from department where parent_id is null limit 2`);
  return roots.length === 1 ? (roots[0]?.id ?? null) : null;
}

async function makeDepartments(names: readonly string[], context: WriteContext): Promise<KnownDepartment[]> {
  if (names.length === 0) return [];
  const parentId = await top(context);
  const made = names.map((name) => ({ id: newId(), name }));
  await context.database.execute(sql`
    insert into department (id, name, parent_id)
    select given.id, given.name, ${parentId}::uuid from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as given (id uuid, name text)`);
  const changes = { import: { from: null, to: context.importId } };
  await recordRows(
    context.database,
    context,
    made.map(({ id }) => ({ action: 'department.created', entity: 'department', entityId: id, changes })),
  );
  return made;
}

/** Looks the departments up by name and makes those that are missing. */
export async function ensureDepartments(names: readonly (string | undefined)[], context: WriteContext): Promise<Departments> {
  const wanted = new Map(names.flatMap((name) => (name === undefined ? [] : [[nameKey(name), name] as const])));
  const stored = await context.database.rows<KnownDepartment>(sql`
    select id, name from department where name_key(name) = any (select name_key(name) from unnest(${[...wanted.values()]}::text[]) name)`);
  const there = new Set(stored.map(({ name }) => nameKey(name)));
  const made = await makeDepartments(
    [...wanted].flatMap(([key, name]) => (there.has(key) ? [] : [name])),
    context,
  );
  const known = new Map<string, string[]>();
  for (const { id, name } of [...stored, ...made]) known.set(nameKey(name), [...(known.get(nameKey(name)) ?? []), id]);
  return new Departments(known, context.actor.departmentId);
}
