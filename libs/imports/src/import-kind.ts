import type { Actor, DateOrder, ImportKind, ImportOptions, ImportReason, LocalDate, Locale, Permission } from '@keyline/model';
import type { Database } from '@keyline/platform';

/** Why a cell or a row is not taken. Thrown by readers and rules, caught by the run, reported with line and field. */
export class Refused extends Error {
  constructor(
    readonly reason: ImportReason,
    readonly values: Readonly<Record<string, string | number>> = {},
    readonly field?: string,
  ) {
    super(reason);
    this.name = 'Refused';
  }
}

/** One field that a file can give: what it is called, which headings mean it, and how its text is read. */
export interface Field<Value> {
  zh: string;
  en: string;
  required: boolean;
  /** Further headings, as they occur in real files. */
  aliases: readonly string[];
  /** @param dateOrder how days are written in this file. @throws Refused */
  read(text: string, dateOrder: DateOrder): Value;
}
export type Fields = Readonly<Record<string, Field<unknown>>>;
/** What a row gives: an empty cell gives nothing, and what is stored already stays. */
export type ValuesOf<F extends Fields> = { [Name in keyof F]?: F[Name] extends Field<infer Value> ? Value : never };

export const labelOf = (words: { zh: string; en: string }, locale: Locale): string => (locale === 'en' ? words.en : words.zh);

/** A row that could be read. */
export interface Row<Values> {
  line: number;
  values: Values;
}
export interface Refusal {
  line: number;
  field: string;
  reason: ImportReason;
  values: Readonly<Record<string, string | number>>;
  value: string | null;
}
/** What became of the rows of a batch. */
export interface BatchResult {
  created: number;
  updated: number;
  unchanged: number;
  refusals: Refusal[];
}

/** What a first look at the whole file has found out. Keys are compared through `nameKey`. */
export interface FileFacts {
  /** Does a row of the file define a record of this name? */
  defines(name: string): boolean;
  /** Does some row point to a record of this name (as its parent, as its manager)? */
  pointsTo(name: string): boolean;
  /** Are these the same record by name or number? */
  same(one: string, other: string): boolean;
  /** Each stored record is written by one row of the file. @throws Refused when another row has it already */
  claim(id: string, line: number): void;
  /** Of rows that `countedBy` calls the same, the how manyth is the one on this line? From 1. */
  occurrence(line: number): number;
}

/** Everything a kind needs to write: who asks, what day it is, and which import this is. */
export interface WriteContext {
  database: Database;
  actor: Actor;
  importId: string;
  today: LocalDate;
  timeZone: string;
  now: Date;
  facts: FileFacts;
  options: ImportOptions;
  fileName: string;
}

/** A record of the kind, known by its name and perhaps a number, and the name of the one it belongs to: its parent, its manager. */
export interface Pointer {
  name: string;
  also?: string | null | undefined;
  to?: string | null | undefined;
}

/**
 * A kind of import, in one file each: its fields, how a row is recognised again, and the set-based writing of a batch. `write` runs
 * in an open transaction; done twice with the same rows it changes nothing the second time.
 */
export interface ImportDefinition<F extends Fields = Fields> {
  kind: ImportKind;
  zh: string;
  en: string;
  /** What one must be allowed besides running imports. */
  permission: Permission;
  fields: F;
  /** What makes two rows of a file the same record: any of these in common. */
  keysOf(values: ValuesOf<F>): string[];
  /** Where rows may repeat and each of them counts, as two equal transfers of a day do: what makes them equal. */
  countedBy?(values: ValuesOf<F>): string;
  /** The row's own name and the one it points to, where records of the kind point to each other. */
  pointer?(values: ValuesOf<F>): Pointer | null;
  /** The pointers that are stored already, so that a circle through them is found before anything is written. */
  storedPointers?(database: Database): Promise<Pointer[]>;
  write(rows: readonly Row<ValuesOf<F>>[], context: WriteContext): Promise<BatchResult>;
  /** After the last batch: draws the pointers between records. Safe to repeat */
  link?(pointers: readonly Pointer[], context: WriteContext): Promise<void>;
}

/** Names are compared without case and spaces: "GTXPro" is "GTX Pro". The database says the same with `name_key()`. */
export const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

export const nothingWritten = (): BatchResult => ({ created: 0, updated: 0, unchanged: 0, refusals: [] });
