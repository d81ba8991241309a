import type { SortPayload } from 'react-admin';

export type FilterValues = Record<string, unknown>;

/** A named filter, shown as a tab. */
export interface SavedView {
  key: string;
  /** A message key. */
  label: string;
  filter: FilterValues;
  sort?: SortPayload;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The view that the filter in the URL amounts to: the one with most conditions that all hold. */
export const activeView = (views: SavedView[], values: FilterValues): SavedView | undefined =>
  views
    .filter(({ filter }) => Object.entries(filter).every(([key, value]) => same(values[key], value)))
    .sort((a, b) => Object.keys(b.filter).length - Object.keys(a.filter).length)[0];

/** Did somebody choose words or chips beyond what the view itself asks for? */
export const isNarrowed = (view: SavedView | undefined, values: FilterValues): boolean =>
  Object.entries(values).some(([key, value]) => value !== undefined && value !== '' && !(view && key in view.filter));

/** The filter of another view, keeping the words searched for and the chips that the old view did not set. */
export const switchView = (to: SavedView, from: SavedView | undefined, values: FilterValues): FilterValues => {
  const kept = Object.entries(values).filter(([key]) => !(from && key in from.filter));
  return { ...Object.fromEntries(kept), ...to.filter };
};
