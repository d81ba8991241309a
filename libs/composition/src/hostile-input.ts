import { z } from 'zod';

/** What a field of a request takes, as far as its schema tells. */
export type FieldKind = 'text' | 'date' | 'fixed' | 'id' | 'number' | 'flag' | 'list' | 'object';
export interface RequestField {
  path: readonly (string | number)[];
  kinds: ReadonlySet<FieldKind>;
  nullable: boolean;
  required: boolean;
  maxLength: number | undefined;
}

interface JsonSchema {
  type?: string | string[];
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  maxLength?: number;
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
}

/** `text` is free (has a length only); `date` is checked by code; `fixed` is an enum, a pattern or a format. */
function kindOf(schema: JsonSchema): FieldKind {
  switch (schema.type) {
    case 'array':
      return 'list';
    case 'object':
      return 'object';
    case 'boolean':
      return 'flag';
    case 'number':
    case 'integer':
      return 'number';
    default:
      if (schema.format === 'uuid') return 'id';
      // A pattern that any word satisfies is as good as free.
      if (schema.pattern && new RegExp(schema.pattern).test('word')) return 'text';
      if (schema.enum || schema.const !== undefined || schema.pattern || schema.format) return 'fixed';
      return schema.maxLength === undefined ? 'date' : 'text';
  }
}

function branches(schema: JsonSchema): JsonSchema[] {
  const { type } = schema;
  if (schema.anyOf) return schema.anyOf.flatMap(branches);
  if (Array.isArray(type)) return type.map((each) => ({ ...schema, type: each }));
  return [{ ...schema.allOf?.[0], ...schema }];
}

function fieldsIn(schema: JsonSchema, at: readonly (string | number)[], body: unknown): RequestField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = [...at, name];
    const kinds = branches(property).filter(({ type }) => type !== 'null');
    const lengths = kinds.flatMap(({ maxLength }) => maxLength ?? []);
    const field: RequestField = {
      path,
      kinds: new Set(kinds.map(kindOf)),
      nullable: kinds.length < branches(property).length,
      required: schema.required?.includes(name) ?? false,
      maxLength: lengths.length > 0 ? Math.max(...lengths) : undefined,
    };
    const given = (body as Record<string, unknown> | undefined)?.[name];
    const items = kinds.find(({ type }) => type === 'array')?.items;
    const [first] = Array.isArray(given) ? (given as unknown[]) : [];
    return [field, ...(items && first !== undefined ? fieldsIn(items, [...path, 0], first) : [])];
  });
}

/** The fields of a request; those of a list's items where the example has one. */
export function fieldsOf(schema: z.ZodType, example: unknown): RequestField[] {
  return fieldsIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema, [], example);
}

export const MISSING = Symbol('the field is left out');
export interface HostileValue {
  name: string;
  value: unknown;
  /** Could the field take it all the same? Then the answer may be yes or no, but never a fault of ours. */
  passable: (field: RequestField) => boolean;
  /** Only worth trying on fields of these kinds. */
  only?: readonly FieldKind[];
}

const never = () => false;
const whenIs =
  (...kinds: FieldKind[]) =>
  (field: RequestField) =>
    kinds.some((kind) => field.kinds.has(kind));
const free = whenIs('text');
/** A list in a list in a list …, as deep as it says. */
export const deepList = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;
const text = (value: string, name = JSON.stringify(value)): HostileValue => ({ name, value, passable: free });
const formatted = (value: string): HostileValue => ({ ...text(value), only: ['date', 'fixed', 'id', 'number', 'flag'] });
/** A free text takes anything that reads like a number or a date: only the others are asked. */
export const worthTrying = ({ only }: HostileValue, field: RequestField) => !only || only.some((kind) => field.kinds.has(kind));

/** What a fuzzed field is given, one after the other. */
export const HOSTILE: readonly HostileValue[] = [
  { name: 'nothing at all', value: MISSING, passable: ({ required }) => !required },
  { name: 'null', value: null, passable: ({ nullable }) => nullable },
  { name: 'a number', value: 7, passable: whenIs('number') },
  { name: 'a text', value: 'text', passable: whenIs('text', 'fixed') },
  { name: 'a flag', value: true, passable: whenIs('flag') },
  { name: 'an empty list', value: [], passable: whenIs('list') },
  { name: 'an empty object', value: {}, passable: whenIs('object') },
  { name: 'an empty text', value: '', passable: whenIs('text', 'fixed') },
  { name: 'blanks', value: '   ', passable: free, only: ['text'] },
  { name: '100 kB of text', value: '长'.repeat(100_000), passable: never },
  { name: 'a NUL byte', value: 'a\u0000b', passable: never },
  { name: 'half a character', value: 'a\ud800b', passable: never },
  text('👍🏽 客户 ❤️'),
  text('\u202eשלום عميل', 'right-to-left'),
  text("'; drop table account; -- <script>alert(1)</script>"),
  formatted('NaN'),
  formatted('Infinity'),
  formatted('1e3'),
  formatted('-5'),
  formatted('1.005'),
  formatted('99999999999999999999'),
  formatted('0000-00-00'),
  formatted('2026-02-30'),
  formatted('9999-12-31'),
  formatted('2026-11-18T09:00'),
  { name: '1e308', value: 1e308, passable: never },
  { name: 'a negative number', value: -1, passable: whenIs('number') },
  { name: 'three decimals', value: 1.005, passable: whenIs('number') },
  { name: '2^31', value: 2 ** 31, passable: whenIs('number') },
  { name: '10,000 items', value: Array.from({ length: 10_000 }, () => 'x'), passable: never, only: ['list'] },
  { name: 'lists in lists', value: deepList(2_000), passable: never, only: ['list', 'object', 'text'] },
];

/** A copy of the body in which that field has that value. */
export function withValue(body: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (Array.isArray(body)) return body.map((item: unknown, index) => (index === head ? withValue(item, rest, value) : item));
  const { [head]: present, ...others } = (body ?? {}) as Record<string, unknown>;
  const next = withValue(present, rest, value);
  return next === MISSING ? others : { ...others, [head]: next };
}
