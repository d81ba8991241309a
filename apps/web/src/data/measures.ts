import type { MeasureCut, MeasureSide, MeasureValues } from '@keyline/model';
import { request } from './http.js';

export interface MeasureValuesQuery {
  measures: string[];
  from: string;
  to: string;
  by?: MeasureCut;
  person?: string;
}

export interface MeasureRowsQuery {
  measure: string;
  /** Of a percentage: which side of it. */
  side?: MeasureSide;
  from: string;
  to: string;
  person?: string;
  team?: string;
  department?: string;
}

/** As many as the server gives at once: a drawer shows all that a figure counts. */
export const ALL_ROWS = '[0,999]';

/** One record behind a number. `amount` only where the number is money. */
export interface DrillRow {
  entity: string;
  id: string;
  label: string;
  on?: string | null;
  amount?: string | null;
  accountName?: string | null;
  /** Whose work it is. */
  personId?: string;
  personName?: string;
}

export type AgeingGroup = 'account' | 'collector' | 'department' | 'month';

export interface AgeingQuery {
  asOf?: string;
  by?: AgeingGroup;
}

export const ageingBuckets = ['notDue', 'd1_30', 'd31_60', 'd61_90', 'd91_180', 'd181_365', 'd365plus'] as const;
export type AgeingBucket = (typeof ageingBuckets)[number];

export type AgeingRow = Record<AgeingBucket, string> & { key: string; name: string; total: string };

export interface Ageing {
  rows: AgeingRow[];
  total?: Record<AgeingBucket, string> & { total: string };
}

const query = (entries: Record<string, string | undefined>): string =>
  new URLSearchParams(Object.entries(entries).filter((entry): entry is [string, string] => entry[1] !== undefined)).toString();

/** GET /api/measures/values. */
export const measureValues = async ({ measures, ...rest }: MeasureValuesQuery): Promise<MeasureValues> =>
  (await request<MeasureValues>(`/measures/values?${query({ measures: measures.join(','), ...rest })}`)).data;

/** GET /api/measures/rows; takes a bare array as well as `{ rows }`. */
export const measureRows = async ({ measure, side, ...of }: MeasureRowsQuery): Promise<DrillRow[]> => {
  const { from, to, person, team, department } = of;
  const { data } = await request<DrillRow[] | { rows: DrillRow[] }>(
    `/measures/rows?${query({ measure, side, from, to, person, team, department, range: ALL_ROWS })}`,
  );
  return Array.isArray(data) ? data : data.rows;
};

/** GET /api/receivables/ageing; takes a bare array as well as `{ rows, total }`. */
export const ageing = async ({ asOf, by }: AgeingQuery): Promise<Ageing> => {
  const { data } = await request<AgeingRow[] | Ageing>(`/receivables/ageing?${query({ asOf, by })}`);
  return Array.isArray(data) ? { rows: data } : data;
};
