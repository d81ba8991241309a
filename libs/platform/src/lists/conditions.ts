import sql, { join, raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { id, instant, localDate } from '@keyline/model';
import { Problem } from '../problem.js';
import { searchTerm } from '../search/search-text.js';
import type { Column, ColumnType } from './list-spec.js';

const text = z
  .string()
  .max(500)
  .refine((value) => !value.includes('\u0000'));
const VALUE: Record<ColumnType, z.ZodType<unknown>> = {
  id,
  text,
  name: text,
  enum: text,
  date: localDate,
  instant: z.union([instant, localDate]),
  money: z.union([z.string().regex(/^-?\d{1,16}(\.\d{1,4})?$/), z.number().refine(Number.isFinite).transform(String)]),
  whole: z.int().min(-2_147_483_648).max(2_147_483_647),
  flag: z.boolean(),
};
const CAST: Record<ColumnType, string> = {
  id: 'uuid',
  text: 'text',
  name: 'text',
  enum: 'text',
  date: 'date',
  instant: 'timestamptz',
  money: 'numeric',
  whole: 'int',
  flag: 'boolean',
};
const ORDERED: readonly ColumnType[] = ['date', 'instant', 'money', 'whole'];

/** The operators that a field of this type takes, as suffixes: amount, amount_gte, name_like … */
export function operatorsOf(column: Column): string[] {
  const equality = ['', '_neq', '_null'];
  if (ORDERED.includes(column.type)) return [...equality, '_gt', '_gte', '_lt', '_lte'];
  return column.type === 'text' || column.type === 'name' ? [...equality, '_like'] : equality;
}

const bad = (field: string, reason: string) =>
  new Problem('list.bad-filter', { values: { field, reason }, fields: { [field]: reason } });

function value(column: Pick<Column, 'type' | 'values'>, field: string, given: unknown): unknown {
  const parsed = VALUE[column.type].safeParse(given);
  if (!parsed.success) throw bad(field, CAST[column.type]);
  if (column.values && !column.values.includes(String(parsed.data))) throw bad(field, column.values.join(' | '));
  return parsed.data;
}

/**
 * For a filter that is no plain column: its value, checked as a column of that type would check it.
 * @throws Problem list.bad-filter (400) with field and reason.
 */
export const filterValue = (
  type: 'id' | 'text' | 'enum' | 'date',
  field: string,
  given: unknown,
  values?: readonly string[],
): string => String(value({ type, values }, field, given));

/** The value of a filter that is a question answered with yes or no. @throws Problem list.bad-filter (400). */
export function filterFlag(field: string, given: unknown): boolean {
  if (typeof given !== 'boolean') throw bad(field, 'true | false');
  return given;
}

const escapeLike = (term: string) => term.replace(/[\\%_]/g, (special) => `\\${special}`);

/** `field` + operator + value → a condition. An array means "any of"; an empty one matches nothing. */
export function condition(column: Column, field: string, operator: string, given: unknown): Sql {
  const cast = raw(`::${CAST[column.type]}`);
  if (operator === '_null') {
    if (typeof given !== 'boolean') throw bad(`${field}_null`, 'true | false');
    return given ? sql`${column.sql} is null` : sql`${column.sql} is not null`;
  }
  if (Array.isArray(given)) {
    if (given.length > 1000) throw bad(field, '≤ 1000');
    const list = given.map((each) => value(column, field, each));
    if (operator === '') return sql`${column.sql} = any (${list}${raw(`::${CAST[column.type]}[]`)})`;
    if (operator === '_neq') return sql`${column.sql} <> all (${list}${raw(`::${CAST[column.type]}[]`)})`;
    throw bad(field + operator, CAST[column.type]);
  }
  if (given === null) {
    if (operator === '') return sql`${column.sql} is null`;
    if (operator === '_neq') return sql`${column.sql} is not null`;
  }
  const one = value(column, field + operator, given);
  switch (operator) {
    case '':
      return sql`${column.sql} = ${one}${cast}`;
    case '_neq':
      return sql`${column.sql} is distinct from ${one}${cast}`;
    case '_gt':
      return sql`${column.sql} > ${one}${cast}`;
    case '_gte':
      return sql`${column.sql} >= ${one}${cast}`;
    case '_lt':
      return sql`${column.sql} < ${one}${cast}`;
    case '_lte':
      return sql`${column.sql} <= ${one}${cast}`;
    default:
      return sql`${column.sql} ilike ${`%${escapeLike(String(one))}%`}`;
  }
}

/** `q`: every word must occur; two Chinese characters suffice and use the gram index. */
export function searchCondition(column: Sql, given: unknown): Sql {
  const parsed = text.safeParse(given);
  if (!parsed.success) throw bad('q', 'text');
  const terms = searchTerm(parsed.data).split(' ').filter(Boolean).slice(0, 8);
  if (terms.length === 0) return sql`true`;
  return join(
    terms.map((term) => sql`(text_grams(${column}) @> text_grams(${term}::text) and ${column} like ${`%${escapeLike(term)}%`})`),
    ' and ',
  );
}
