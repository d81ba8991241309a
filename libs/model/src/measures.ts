/** What a number of the catalogue is; the SQL behind it lives in libs/measures. */
export interface MeasureInfo {
  code: string;
  name: { zh: string; en: string };
  unit: 'count' | 'money';
  /** Is more better, worse, or neither? Decides the colour of a change. */
  direction: 'up' | 'down' | 'neutral';
  /** Adds up over the period (flow), or is the standing at its end (stock)? */
  nature: 'flow' | 'stock';
}

export type MeasureCut = 'person' | 'team' | 'department';

/** Values as strings: "12" for counts, "3400.00" for money. */
export interface MeasureValues {
  from: string;
  to: string;
  by: MeasureCut;
  rows: { key: string; name: string; values: Record<string, string> }[];
  total: Record<string, string>;
}

/** One record behind a figure. `amount` is what it adds to a money measure, null for counts (each adds one). */
export interface MeasureDetail {
  entity: string;
  id: string;
  label: string;
  on: string;
  amount: string | null;
  accountId: string | null;
  accountName: string | null;
  personId: string;
  personName: string;
}
