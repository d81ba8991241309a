import type { FilterValues } from './listViews.js';

interface Base {
  /** The filter's key in the API; a range of dates or sums uses `<source>_gte` and `<source>_lte`. */
  source: string;
  /** A message key. */
  label: string;
}

/** One condition that a list can be narrowed by. It is shown as a chip, `等级 A、B ✕`. */
export type FilterSpec =
  | (Base & { kind: 'enum'; enum: string; values: readonly string[]; single?: boolean })
  | (Base & { kind: 'person' })
  | (Base & { kind: 'account' })
  | (Base & { kind: 'department' })
  | (Base & { kind: 'dateRange' })
  | (Base & { kind: 'moneyRange' })
  | (Base & { kind: 'flag' })
  | (Base & { kind: 'text' });

/** The keys of the filter that a condition uses. */
export const filterKeys = (spec: FilterSpec): string[] =>
  spec.kind === 'dateRange' || spec.kind === 'moneyRange' ? [`${spec.source}_gte`, `${spec.source}_lte`] : [spec.source];

export const isSet = (spec: FilterSpec, values: FilterValues): boolean =>
  filterKeys(spec).some((key) => values[key] !== undefined && values[key] !== null && values[key] !== '');

/** The filter without this condition. */
export const withoutSpec = (spec: FilterSpec, values: FilterValues): FilterValues => {
  const rest = { ...values };
  for (const key of filterKeys(spec)) delete rest[key];
  return rest;
};
