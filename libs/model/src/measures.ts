import { z } from 'zod';
import { addMonths, isLocalDate } from './calendar.js';
import { id, line, localDate } from './fields.js';
import { toCents } from './money.js';
import type { Permission } from './permissions.js';

/** What the measures of the catalogue are about, in the order of a report. */
export const MEASURE_GROUPS = ['visits', 'customers', 'opportunities', 'money', 'service', 'discipline'] as const;
export type MeasureGroup = (typeof MEASURE_GROUPS)[number];

/** After so many days without a visit an account of that grade was not seen for too long (DOMAIN D15). C and D have no cadence. */
export const UNSEEN_AFTER_DAYS = { A: 14, B: 30 } as const;
/** After so many days without a visit or a new contract a customer counts as dormant, then as lost (DOMAIN D5). */
export const SILENT_DAYS = { dormant: 180, lost: 365 } as const;

export const MEASURE_UNITS = ['count', 'money', 'percent'] as const;
export type MeasureUnit = (typeof MEASURE_UNITS)[number];

/** What a number of the catalogue is; the SQL behind it lives in libs/measures. */
export interface MeasureInfo {
  code: string;
  name: { zh: string; en: string };
  group: MeasureGroup;
  /** A percentage sets two other measures against each other (`of`); it is never added up, but counted anew from the sums of both. */
  unit: MeasureUnit;
  /** Of a percentage: the codes of what is counted and of what it is counted against. Each side opens its own records. */
  of?: { part: string; whole: string };
  /** Whoever may not do this does not get the figure, by whatever door; left out, everybody who reads figures does. */
  needs?: Permission;
  /** Is more better, worse, or neither? Decides the colour of a change. */
  direction: 'up' | 'down' | 'neutral';
  /** Adds up over the period (flow), or is the standing at its end (stock)? */
  nature: 'flow' | 'stock';
}

/** The two sides of a percentage: what is counted, and what it is counted against. */
export const MEASURE_SIDES = ['part', 'whole'] as const;
export type MeasureSide = (typeof MEASURE_SIDES)[number];

export const MEASURE_CUTS = ['person', 'team', 'department'] as const;
export type MeasureCut = (typeof MEASURE_CUTS)[number];

const LONGEST_MONTHS = 24;
const days = { from: localDate, to: localDate };
function checkRange({ from, to }: { from: string; to: string }, context: z.RefinementCtx): void {
  // A date that is none has been named already; Zod runs this check all the same.
  if (!isLocalDate(from) || !isLocalDate(to)) return;
  if (to < from) context.addIssue({ code: 'custom', path: ['to'], message: 'field.date-order' });
  else if (to > addMonths(from, LONGEST_MONTHS))
    context.addIssue({ code: 'custom', path: ['to'], message: 'field.out-of-range' });
}

/** Figures for a range of days, both ends included, at most two years; `measures` are codes parted by commas, all when left out. */
export const MeasureValuesQuery = z
  .strictObject({ measures: line(2000).optional(), ...days, by: z.enum(MEASURE_CUTS).default('person') })
  .superRefine(checkRange);
export type MeasureValuesQuery = z.infer<typeof MeasureValuesQuery>;

/**
 * The records behind one figure: of one person, a team, a department, or everybody the caller reaches. Of a percentage those of the `side`,
 * its part when left out. `range` as in every list.
 */
export const MeasureRowsQuery = z
  .strictObject({
    measure: line(60),
    side: z.enum(MEASURE_SIDES).optional(),
    ...days,
    person: id.optional(),
    team: id.optional(),
    department: id.optional(),
    range: z.string().optional(),
  })
  .superRefine(checkRange);
export type MeasureRowsQuery = z.infer<typeof MeasureRowsQuery>;

/** A figure as it is shown: "12" for counts, "3400.00" for money, "83.3" for percentages; null where there is nothing to count against. */
export type MeasureFigure = string | null;

/** What a percentage is made of: the sums of its two sides. */
export type SidesOfFigure = Record<MeasureSide, string>;

/** Figures by person, team or department; of each percentage among them the sums of both its sides, under its code. */
export interface MeasureValues {
  from: string;
  to: string;
  by: MeasureCut;
  rows: { key: string; name: string; values: Record<string, MeasureFigure>; sides: Record<string, SidesOfFigure> }[];
  total: Record<string, MeasureFigure>;
  totalSides: Record<string, SidesOfFigure>;
}

/**
 * `part` in per cent of `whole`, one decimal, half up (away from zero); null when there is no whole. Both are counts or both are money.
 * A part may be larger than the whole, or negative where money was lost.
 */
export function percentOf(part: string, whole: string): MeasureFigure {
  const [of, among] = [toCents(part), toCents(whole)];
  if (among === 0n) return null;
  const negative = of < 0n !== among < 0n;
  const size = (value: bigint): bigint => (value < 0n ? -value : value);
  const tenths = (2_000n * size(of) + size(among)) / (2n * size(among));
  return `${negative && tenths > 0n ? '-' : ''}${tenths / 10n}.${tenths % 10n}`;
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
