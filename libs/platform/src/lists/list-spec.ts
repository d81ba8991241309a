import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '@keyline/model';

/** `name`: a text that people read, sorted as a Chinese reader expects it (by pinyin); `text`: a code or number, sorted by its characters. */
export type ColumnType = 'id' | 'text' | 'name' | 'enum' | 'date' | 'instant' | 'money' | 'whole' | 'flag';

/** A field of a list: the SQL behind it, its type (which decides the operators), and whether one may sort by it. */
export interface Column {
  sql: Sql;
  type: ColumnType;
  nullable: boolean;
  sortable: boolean;
  filterable: boolean;
  selected: boolean;
  values?: readonly string[];
}
type ColumnOptions = Partial<Omit<Column, 'sql' | 'type'>>;

/** A stored column: sortable and filterable. `nullable` puts empty values last in both directions. */
export const column = (source: Sql, type: ColumnType, options: ColumnOptions = {}): Column => ({
  sql: source,
  type,
  nullable: false,
  sortable: true,
  filterable: true,
  selected: true,
  ...options,
});
/** A computed value that is only shown. */
export const shown = (source: Sql): Column => ({
  sql: source,
  type: 'text',
  nullable: true,
  sortable: false,
  filterable: false,
  selected: true,
});

/** A filter that is no plain column: gets the raw value, answers with a condition or throws a Problem. */
export type CustomFilter = (value: unknown, actor: Actor) => Sql;

/** One resource's list: what can be shown, filtered and sorted, and the door that every row must come through. */
export interface ListSpec {
  resource: string;
  /** `account a left join person owner on owner.id = a.owner_id` */
  from: Sql;
  /** The visibility door as joins, placed right behind `from`; no later condition can widen it. */
  door: (actor: Actor, now: Date) => Sql;
  columns: Readonly<Record<string, Column>>;
  filters?: Readonly<Record<string, CustomFilter>>;
  /** The column with the normalised search text, for `q`. */
  searchIn?: Sql;
  defaultSort: readonly (readonly [field: string, direction: 'ASC' | 'DESC'])[];
  /** The unique column that makes the order total. */
  tieBreaker: Sql;
}

/** Behind a text that is ordered by: pinyin for Chinese, the alphabet for the rest. An index serves the order only with the same words. */
export const inChineseOrder: Sql = sql`collate "zh-x-icu"`;

export const nothing: Sql = sql``;
