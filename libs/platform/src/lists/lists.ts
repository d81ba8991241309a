import { Injectable } from '@nestjs/common';
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '@keyline/model';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { Problem } from '../problem.js';
import { condition, operatorsOf, searchCondition } from './conditions.js';
import { inChineseOrder, type Column, type ListSpec } from './list-spec.js';
import type { ListQuery } from './list-query.js';
import { Page } from './page.js';

/** Totals are counted up to here; beyond, "10,000+". */
export const COUNT_CAP = 10_000;
const OPERATOR = /_(?:neq|null|like|gte|gt|lte|lt)$/;

type Columns = Readonly<Record<string, Column>>;

const selectedOf = (columns: Columns): Sql[] =>
  Object.entries(columns)
    .filter(([, each]) => each.selected)
    .map(([name, each]) => sql`${each.sql} as ${raw(`"${name}"`)}`);

/** Select lists by the columns that they are made of: most never change, and one is needed with every request. */
const selectLists = new WeakMap<Columns, Sql>();

/** The columns as a select list, each under its field's name. */
export function selectList(columns: Columns): Sql {
  const known = selectLists.get(columns);
  if (known) return known;
  const list = join(selectedOf(columns), ', ');
  selectLists.set(columns, list);
  return list;
}

function unknownField(field: string, allowed: string[]): Problem {
  return new Problem('list.unknown-field', {
    values: { field, allowed: allowed.join(', ') },
    fields: { [field]: allowed.join(', ') },
    extra: { allowed },
  });
}

/** Every list, single read and count of the product goes through here, and so through its spec's door. */
@Injectable()
export class Lists {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * One page of what the actor may see: two statements, whatever the number of rows.
   * @throws Problem list.unknown-field (400) with the allowed ones, list.bad-filter (400) with field and reason.
   */
  async page<Row>(spec: ListSpec, actor: Actor, query: ListQuery): Promise<Page<Row>> {
    const visible = sql`${spec.from} ${spec.door(actor, this.clock.now())}`;
    const where = this.where(spec, actor, query.filter);
    const limit = query.to - query.from + 1;
    const rows = this.database.rows<Row>(
      sql`select ${selectList(spec.columns)} from ${visible} ${where} order by ${this.order(spec, query.sort)} limit ${limit}::int offset ${query.from}::int`,
    );
    const count = this.database.rows<{ total: number }>(
      sql`select count(*)::int as total from (select 1 from ${visible} ${where} limit ${COUNT_CAP + 1}::int) counted`,
    );
    const [page, counted] = await Promise.all([rows, count]);
    const total = counted[0]?.total ?? 0;
    return new Page(page, query.from, Math.min(total, COUNT_CAP), total > COUNT_CAP);
  }

  /** One visible row by its id (with further columns where the record shows more than the list), or null. */
  async find<Row>(spec: ListSpec, actor: Actor, id: string, more: Columns = {}): Promise<Row | null> {
    return this.database.maybeRow<Row>(
      sql`select ${join([selectList(spec.columns), ...selectedOf(more)], ', ')} from ${spec.from} ${spec.door(actor, this.clock.now())} where ${spec.tieBreaker} = ${id}::uuid`,
    );
  }

  /**
   * @throws Problem record.not-found (404) also for what exists but may not be seen.
   */
  async get<Row>(spec: ListSpec, actor: Actor, id: string, more: Columns = {}): Promise<Row> {
    const row = await this.find<Row>(spec, actor, id, more);
    if (row === null) throw new Problem('record.not-found');
    return row;
  }

  /**
   * `from … where …` of all that the actor may see of the list and that passes the filter, through the list's door: for sums and boards
   * over the same rows. More conditions may follow with `and`.
   */
  visible(spec: ListSpec, actor: Actor, filter: ListQuery['filter'] = {}): Sql {
    const where = this.where(spec, actor, filter);
    return sql`from ${spec.from} ${spec.door(actor, this.clock.now())} ${where === empty ? sql`where true` : where}`;
  }

  private where(spec: ListSpec, actor: Actor, filter: ListQuery['filter']): Sql {
    const conditions = Object.entries(filter)
      .filter(([, given]) => given !== undefined && given !== '')
      .map(([key, given]) => this.condition(spec, actor, key, given));
    return conditions.length === 0 ? empty : sql`where ${join(conditions, ' and ')}`;
  }

  private condition(spec: ListSpec, actor: Actor, key: string, given: unknown): Sql {
    const custom = spec.filters && Object.hasOwn(spec.filters, key) ? spec.filters[key] : undefined;
    if (custom) return custom(given, actor);
    if (key === 'q' && spec.searchIn) return searchCondition(spec.searchIn, given);
    const operator = OPERATOR.exec(key)?.[0] ?? '';
    const field = operator ? key.slice(0, -operator.length) : key;
    const found = Object.hasOwn(spec.columns, field) ? spec.columns[field] : undefined;
    if (!found?.filterable || !operatorsOf(found).includes(operator)) throw unknownField(key, this.filterNames(spec));
    return condition(found, field, operator, given);
  }

  private filterNames(spec: ListSpec): string[] {
    const columns = Object.entries(spec.columns).filter(([, each]) => each.filterable);
    return [
      ...(spec.searchIn ? ['q'] : []),
      ...Object.keys(spec.filters ?? {}),
      ...columns.flatMap(([name, each]) => operatorsOf(each).map((operator) => name + operator)),
    ];
  }

  private order(spec: ListSpec, sort: ListQuery['sort']): Sql {
    const orders = (sort.length > 0 ? sort : spec.defaultSort).map(([field, direction]) => {
      const found = Object.hasOwn(spec.columns, field) ? spec.columns[field] : undefined;
      if (!found?.sortable) {
        throw unknownField(
          field,
          Object.entries(spec.columns).flatMap(([name, each]) => (each.sortable ? [name] : [])),
        );
      }
      const by = found.type === 'name' ? sql`${found.sql} ${inChineseOrder}` : found.sql;
      return sql`${by} ${raw(direction === 'DESC' ? 'desc' : 'asc')}${raw(found.nullable ? ' nulls last' : '')}`;
    });
    return join([...orders, sql`${spec.tieBreaker}`], ', ');
  }
}
