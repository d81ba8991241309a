import type { Hierarchy } from './hierarchy.js';
import { nameKey, Refused, type FileFacts, type ImportDefinition, type Pointer, type Refusal } from './import-kind.js';
import type { ReadRow } from './read-row.js';

interface Placed extends Pointer {
  line: number;
  id: string;
}

/** The first look at a whole file: how many rows, which repeat each other, which names it defines, who would go round in a circle. */
export class Survey implements FileFacts {
  total = 0;
  private readonly firstLines = new Map<string, number>();
  private readonly named = new Map<string, { line: number; numbered: boolean }>();
  /** Line of a row that repeats another → the line of that one. */
  private readonly repeats = new Map<number, number>();
  private readonly defined = new Set<string>();
  private readonly targets = new Set<string>();
  private readonly circular = new Set<number>();
  private readonly placed: Placed[] = [];
  private readonly claimed = new Map<string, number>();
  private readonly counts = new Map<string, number>();
  /** Lines that are not the first of their kind → the how manyth. */
  private readonly laterOnes = new Map<number, number>();

  constructor(
    private readonly definition: ImportDefinition,
    private readonly hierarchy: Hierarchy,
  ) {}

  note(row: ReadRow): void {
    this.total += 1;
    if (row.refusals.length > 0) return;
    this.count(row);
    const pointer = this.definition.pointer?.(row.values);
    const first = this.firstOf(row, pointer);
    if (first !== undefined) {
      this.repeats.set(row.line, first);
      return;
    }
    if (!pointer) return;
    for (const name of [pointer.name, pointer.also]) if (name) this.defined.add(nameKey(name));
    if (pointer.to) this.targets.add(nameKey(pointer.to));
    this.placed.push({ ...pointer, line: row.line, id: this.hierarchy.add(pointer) });
  }

  private count({ line, values }: ReadRow): void {
    const key = this.definition.countedBy?.(values);
    if (key === undefined) return;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    if (count > 1) this.laterOnes.set(line, count);
  }

  /** The earlier row that is the same record, if there is one: of the same number, or of the same name where one of them has no number. */
  private firstOf({ line, values }: ReadRow, pointer: Pointer | null | undefined): number | undefined {
    const keys = this.definition.keysOf(values);
    const sameKey = keys.map((key) => this.firstLines.get(key)).find((first) => first !== undefined);
    const name = pointer ? nameKey(pointer.name) : undefined;
    const sameName = name === undefined ? undefined : this.named.get(name);
    const numbered = Boolean(pointer?.also);
    if (sameKey !== undefined) return sameKey;
    if (sameName && !(numbered && sameName.numbered)) return sameName.line;
    for (const key of keys) this.firstLines.set(key, line);
    if (name !== undefined && !sameName) this.named.set(name, { line, numbered });
    return undefined;
  }

  /** Once every row is noted: finds the circles that the file would close. */
  close(): void {
    const pointing = this.placed.filter(({ to }) => to);
    for (const { id, to } of pointing) if (to) this.hierarchy.put(id, to);
    for (const { id, line } of pointing) if (this.hierarchy.isInCircle(id)) this.circular.add(line);
  }

  /** Adds what only the whole file can tell against a row. */
  judge(row: ReadRow): ReadRow {
    if (row.refusals.length > 0) return row;
    const first = this.repeats.get(row.line);
    const against = (field: string, reason: Refusal['reason'], values: Refusal['values'] = {}): ReadRow => ({
      ...row,
      refusals: [{ line: row.line, field, reason, values, value: null }],
    });
    if (first !== undefined) return against('', 'repeated-row', { line: first });
    return this.circular.has(row.line) ? against('', 'circle') : row;
  }

  /** The pointers of the rows that were not refused. */
  pointersWithout(refusedLines: ReadonlySet<number>): Pointer[] {
    return this.placed.filter(({ line, to }) => to && !refusedLines.has(line));
  }

  /** Each stored record is written by one row. @throws Refused when another row has it already */
  claim(id: string, line: number): void {
    const first = this.claimed.get(id) ?? line;
    if (first !== line) throw new Refused('repeated-row', { line: first });
    this.claimed.set(id, line);
  }

  occurrence(line: number): number {
    return this.laterOnes.get(line) ?? 1;
  }

  defines(name: string): boolean {
    return this.defined.has(nameKey(name));
  }
  pointsTo(name: string): boolean {
    return this.targets.has(nameKey(name));
  }
  same(one: string, other: string): boolean {
    return (
      nameKey(one) === nameKey(other) ||
      (this.hierarchy.find(one) !== undefined && this.hierarchy.find(one) === this.hierarchy.find(other))
    );
  }
}
