import { Injectable } from '@nestjs/common';
import {
  owesReports,
  type Actor,
  type MeasureCut,
  type MeasureDetail,
  type MeasureInfo,
  type MeasureRowsQuery,
  type MeasureValues,
  type MeasureValuesQuery,
} from '@keyline/model';
import { Database, notFound, type ListQuery, type Page } from '@keyline/platform';
import { catalogue } from './catalogue.js';
import { addValues, FigureReader, requireMeasure, zeroOf, type Figures } from './figures.js';
import type { Measure } from './measure.js';
import { reachedPeople, teamOf, type ReachedPerson } from './people.queries.js';

/** The numbers of the people whose work the caller may look at. */
@Injectable()
export class MeasuresService {
  constructor(
    private readonly database: Database,
    private readonly figures: FigureReader,
  ) {}

  /** What numbers there are. */
  catalogue(): MeasureInfo[] {
    return catalogue().map(({ code, name, group, unit, direction, nature }) => ({ code, name, group, unit, direction, nature }));
  }

  /**
   * Figures by person, team or department; the total is the sum over everybody reached, and so is every team and department.
   * @throws Problem measure.unknown (400).
   */
  async values(actor: Actor, { measures: codes, from, to, by }: MeasureValuesQuery): Promise<MeasureValues> {
    const measures = codes
      ? [...new Set(codes.split(',').map((code) => code.trim()))].map((code) => requireMeasure(code, 'measures'))
      : catalogue();
    const people = await this.database.rows<ReachedPerson>(reachedPeople(actor));
    const figures = await this.figures.of(
      measures.map(({ code }) => code),
      { people: people.map(({ id }) => id), from, to },
    );
    const shown = people.filter(
      (person) =>
        sellsBetween(person, from, to) || measures.some((measure) => figures.get(person.id)?.[measure.code] !== zeroOf(measure)),
    );
    const rows = new Map<string, MeasureValues['rows'][number]>();
    const total = zeros(measures);
    for (const person of shown) {
      const own = figures.get(person.id) ?? zeros(measures);
      const { key, name } = cutOf(by, person);
      const row = rows.get(key) ?? { key, name, values: zeros(measures) };
      rows.set(key, row);
      addTo(row.values, own, measures);
      addTo(total, own, measures);
    }
    return { from, to, by, rows: [...rows.values()], total };
  }

  /**
   * The records behind a figure, newest first.
   * @throws Problem measure.unknown (400), record.not-found (404) for a person, team or department that the caller does not reach.
   */
  async rows(actor: Actor, { measure, from, to, ...cut }: MeasureRowsQuery, range: ListQuery): Promise<Page<MeasureDetail>> {
    requireMeasure(measure);
    const reached = await this.database.rows<ReachedPerson>(reachedPeople(actor));
    const people = reached.filter(
      (person) =>
        (!cut.person || person.id === cut.person) &&
        (!cut.team || teamOf(person).key === cut.team) &&
        (!cut.department || person.departmentId === cut.department),
    );
    if (people.length === 0) throw notFound();
    return this.figures.rows(measure, { people: people.map(({ id }) => id), from, to }, range);
  }
}

const zeros = (measures: readonly Measure[]): Figures =>
  Object.fromEntries(measures.map((measure) => [measure.code, zeroOf(measure)]));

function addTo(sum: Figures, own: Figures, measures: readonly Measure[]): void {
  for (const measure of measures)
    sum[measure.code] = addValues(measure, sum[measure.code] ?? zeroOf(measure), own[measure.code] ?? zeroOf(measure));
}

/** Somebody without a single figure is a row only if figures could be expected: who sells and was with us. */
const sellsBetween = (person: ReachedPerson, from: string, to: string): boolean =>
  owesReports(person.roles) && person.hiredOn <= to && (person.leftOn === null || person.leftOn >= from);

function cutOf(by: MeasureCut, person: ReachedPerson): { key: string; name: string } {
  switch (by) {
    case 'person':
      return { key: person.id, name: person.name };
    case 'team':
      return teamOf(person);
    case 'department':
      return { key: person.departmentId, name: person.departmentName };
  }
}
