import { z } from 'zod';
import { Problem } from '../problem.js';

/** The list dialect as it arrives: `filter={}&range=[0,24]&sort=["field","ASC"]`, each a JSON text. */
export interface ListQuery {
  filter: Record<string, unknown>;
  from: number;
  to: number;
  sort: [field: string, direction: 'ASC' | 'DESC'][];
}

export const MAX_ROWS = 1000;
const DEEPEST_ROW = 100_000;
const direction = z
  .string()
  .transform((value) => value.toUpperCase())
  .pipe(z.enum(['ASC', 'DESC']));
const order = z.tuple([z.string(), direction]);
const Sort = z.union([order.transform((one) => [one]), z.array(order).max(5)]);
const Range = z.tuple([z.int().min(0), z.int().min(0)]);
// As it was parsed, not copied: a key like __proto__ would vanish on the way instead of being refused.
const Filter = z.custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

function json(text: unknown, parameter: string): unknown {
  if (text === undefined || text === '') return undefined;
  if (typeof text !== 'string') throw new Problem('list.bad-filter', { values: { field: parameter, reason: 'JSON' } });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem('list.bad-filter', { values: { field: parameter, reason: 'JSON' }, cause });
  }
}

function checked<T>(schema: z.ZodType<T>, value: unknown, problem: Problem): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw problem;
  return parsed.data;
}

/**
 * Reads the three parameters of a list request.
 * @throws Problem list.bad-filter or list.bad-range (400) that names the parameter.
 */
export function parseListQuery(query: Readonly<Record<string, unknown>>): ListQuery {
  const badSort = new Problem('list.bad-filter', {
    values: { field: 'sort', reason: '["field","ASC"] / [["a","ASC"],["b","DESC"]]' },
  });
  const badFilter = new Problem('list.bad-filter', { values: { field: 'filter', reason: '{"field": value}' } });
  const badRange = new Problem('list.bad-range', { values: { max: MAX_ROWS } });
  const filter = checked(Filter, json(query['filter'], 'filter') ?? {}, badFilter);
  const [from, to] = checked(Range, json(query['range'], 'range') ?? [0, 24], badRange);
  if (to < from || to - from >= MAX_ROWS || to > DEEPEST_ROW) throw badRange;
  const sort = checked(Sort, json(query['sort'], 'sort') ?? [], badSort) as ListQuery['sort'];
  return { filter, from, to, sort };
}
