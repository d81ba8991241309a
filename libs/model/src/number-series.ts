/** Number series (编号规则): how the numbers of contracts are written, and when they start from one again. */
import { z } from 'zod';
import type { LocalDate } from './calendar.js';
import { line } from './fields.js';

export const SERIES_RESETS = ['never', 'year', 'month'] as const;
/** When the series starts from one again. */
export type SeriesReset = (typeof SERIES_RESETS)[number];

const RUNNING = /\{(0{1,9})\}/;
const PART = /\{(YYYY|YY|MM|0{1,9})\}/g;
const LITERAL = /^[\p{L}\p{N}\-_./#（）()]*$/u;

/** Exactly one running number, known parts, and between them only what can stand in a number. */
export function isSeriesPattern(pattern: string): boolean {
  const running = pattern.match(/\{0{1,9}\}/g) ?? [];
  return running.length === 1 && LITERAL.test(pattern.replace(PART, ''));
}

/** Does the pattern name the period after which it starts from one again? Otherwise the same number would come twice. */
export function fitsReset(pattern: string, resets: SeriesReset): boolean {
  const names = (part: string) => pattern.includes(part);
  if (resets === 'never') return true;
  return (names('{YYYY}') || names('{YY}')) && (resets === 'year' || names('{MM}'));
}

/** The period that a day belongs to: `2026`, `2026-11`, or nothing for a series that never starts anew. */
export const seriesPeriod = (resets: SeriesReset, day: LocalDate): string =>
  resets === 'never' ? '' : day.slice(0, resets === 'year' ? 4 : 7);

/**
 * Writes a number: `HT{YYYY}-{0000}` on a day of 2026 for 7 is `HT2026-0007`. A number with more digits than zeros is written in full.
 * @throws RangeError when the pattern is none, or the number is no whole one above 0
 */
export function seriesNumber(pattern: string, day: LocalDate, number: number): string {
  if (!isSeriesPattern(pattern)) throw new RangeError(`not a pattern of numbers: ${JSON.stringify(pattern)}`);
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`not a number of a series: ${number}`);
  const written = String(number).padStart(RUNNING.exec(pattern)?.[1]?.length ?? 1, '0');
  return pattern.replace(PART, (_, part: string) => {
    if (part === 'YYYY') return day.slice(0, 4);
    if (part === 'YY') return day.slice(2, 4);
    return part === 'MM' ? day.slice(5, 7) : written;
  });
}

const Series = z.strictObject({
  name: line(60),
  pattern: line(40).refine(isSeriesPattern, 'field.series-pattern'),
  resets: z.enum(SERIES_RESETS),
  isDefault: z.boolean().optional(),
  active: z.boolean().optional(),
});
/** A new number series. */
export const ContractSeriesInput = Series.refine(({ pattern, resets }) => fitsReset(pattern, resets), {
  path: ['pattern'],
  message: 'field.series-period',
});
export type ContractSeriesInput = z.infer<typeof ContractSeriesInput>;
/** Name, default and active always; pattern and reset until the first number is drawn. */
export const ContractSeriesPatch = Series.partial().extend({ version: z.number().int().min(1).max(2_147_483_647) });
export type ContractSeriesPatch = z.infer<typeof ContractSeriesPatch>;

export interface ContractSeriesRow {
  id: string;
  name: string;
  pattern: string;
  resets: SeriesReset;
  isDefault: boolean;
  active: boolean;
  /** A number was drawn: pattern and reset stay. */
  used: boolean;
  /** What the next contract of today would be called. */
  next: string;
  version: number;
}
