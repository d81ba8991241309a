import { may, type Actor, type MeasureGroup, type MeasureInfo } from '@keyline/model';
import { COLLECTION_MEASURES } from './collection.measures.js';
import { COVERAGE_MEASURES } from './coverage.measures.js';
import { CUSTOMER_MEASURES } from './customers.measures.js';
import { MARGIN_MEASURES } from './margin.measures.js';
import type { Measure } from './measure.js';
import { MONEY_MEASURES } from './money.measures.js';
import { OPPORTUNITY_MEASURES } from './opportunities.measures.js';
import { OVERDUE_MEASURES } from './overdue.measures.js';
import { PIPELINE_MEASURES } from './pipeline.measures.js';
import { PROMISE_MEASURES } from './promises.measures.js';
import { SERVICE_MEASURES } from './service.measures.js';
import { VISIT_MEASURES } from './visits.measures.js';

export type CatalogueEntry = Measure & { readonly group: MeasureGroup };

const entries: CatalogueEntry[] = [];
const byCode = new Map<string, CatalogueEntry>();

/**
 * Adds measures to the catalogue, in the order of a report. A room above this one brings the measures over its own records when it is
 * loaded; they are then in every tile, report, target and the API like all others.
 * @throws Error when a code is taken
 */
export function addMeasures(group: MeasureGroup, measures: readonly Measure[]): void {
  for (const measure of measures) {
    if (byCode.has(measure.code)) throw new Error(`there is already a measure ${measure.code}`);
    const entry = { ...measure, group };
    entries.push(entry);
    byCode.set(entry.code, entry);
  }
}

addMeasures('visits', VISIT_MEASURES);
addMeasures('customers', [...CUSTOMER_MEASURES, ...COVERAGE_MEASURES]);
addMeasures('opportunities', [...OPPORTUNITY_MEASURES, ...PIPELINE_MEASURES]);
addMeasures('money', [...MONEY_MEASURES, ...COLLECTION_MEASURES, ...MARGIN_MEASURES, ...OVERDUE_MEASURES, ...PROMISE_MEASURES]);
addMeasures('service', SERVICE_MEASURES);

/** Every number about people's work that the product shows: tile, report, target and API read it from here. In the order of a report. */
export const catalogue = (): readonly CatalogueEntry[] => entries;

/** What a measure is, without how it is counted. */
export const describe = ({ code, name, group, unit, direction, nature, needs, ...kind }: CatalogueEntry): MeasureInfo => ({
  code,
  name,
  group,
  unit,
  direction,
  nature,
  ...('of' in kind && { of: kind.of }),
  ...(needs && { needs }),
});

/** May that person have the figure at all? Every door to figures asks; one that the catalogue does not know is nobody's. */
export function maySee(actor: Pick<Actor, 'permissions'>, code: string): boolean {
  const measure = byCode.get(code);
  return measure !== undefined && (measure.needs === undefined || may(actor, measure.needs));
}

/** The codes that the person may not have: to keep their rows out of lists. */
export const hiddenMeasures = (actor: Pick<Actor, 'permissions'>): string[] =>
  entries.filter(({ code }) => !maySee(actor, code)).map(({ code }) => code);

/** The codes in the order of the catalogue. */
export const measureCodes = (): string[] => entries.map(({ code }) => code);

/** The measure of that code, or undefined. */
export const findMeasure = (code: string): CatalogueEntry | undefined => byCode.get(code);
