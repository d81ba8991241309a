import { CUSTOMER_MEASURES } from './customers.measures.js';
import type { Measure } from './measure.js';
import { MONEY_MEASURES } from './money.measures.js';
import { OPPORTUNITY_MEASURES } from './opportunities.measures.js';
import { SERVICE_MEASURES } from './service.measures.js';
import { VISIT_MEASURES } from './visits.measures.js';

/** Every number about people's work that the product shows: tile, report, target and API read it from here. In the order of a report. */
export const CATALOGUE: readonly Measure[] = [
  ...VISIT_MEASURES,
  ...CUSTOMER_MEASURES,
  ...OPPORTUNITY_MEASURES,
  ...MONEY_MEASURES,
  ...SERVICE_MEASURES,
];

const byCode = new Map(CATALOGUE.map((measure) => [measure.code, measure]));

/** The codes in the order of the catalogue. */
export const MEASURE_CODES: readonly string[] = CATALOGUE.map(({ code }) => code);

/** The measure of that code, or undefined. */
export const findMeasure = (code: string): Measure | undefined => byCode.get(code);
