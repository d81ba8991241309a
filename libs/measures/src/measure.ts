import type { Sql } from 'sql-template-tag';
import type { LocalDate, MeasureInfo } from '@keyline/model';

/** Whose work, and which days (both ends included). */
export interface Scope {
  readonly people: readonly string[];
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** The day a standing is taken on, and up to which a plan is due: the last day of the range, or today while that is still ahead. */
  readonly asOf: LocalDate;
  /** The first instant after `asOf` in the organisation's zone, or now while that is still ahead: for what is kept as an instant. */
  readonly until: Date;
  /** The organisation's time zone, for the day of what is kept as an instant. */
  readonly zone: string;
}

type Described = Omit<MeasureInfo, 'group' | 'unit' | 'of'>;

/**
 * A number of the catalogue. There is one definition only, the records behind it: the value is their count, or for money the sum of
 * their amounts, so the two can never differ.
 */
export interface SummedMeasure extends Described {
  readonly unit: 'count' | 'money';
  /** SELECT of person_id, entity, id, label, "on", amount (null for counts), account_id: a row for each record that counts. */
  readonly rows: (scope: Scope) => Sql;
  /** Of a count: the money measure whose very records it counts, so that both are read at once. */
  readonly sameRowsAs?: string;
}

/** One measure in per cent of another of the same unit: of a team, the team's sums are set against each other. */
export interface RatioMeasure extends Described {
  readonly unit: 'percent';
  readonly of: { readonly part: string; readonly whole: string };
}

export type Measure = SummedMeasure | RatioMeasure;
