import { Injectable } from '@nestjs/common';
import {
  owesReports,
  type Actor,
  type LocalDate,
  type MeasureCut,
  type MeasureDetail,
  type MeasureInfo,
  type MeasureRowsQuery,
  type MeasureValues,
  type MeasureValuesQuery,
} from '@keyline/model';
import { Clock, Database, notFound, type ListQuery, type Page } from '@keyline/platform';
import { catalogue, describe, maySee } from './catalogue.js';
import {
  addValues,
  FigureReader,
  figureOf,
  requireMeasure,
  sidesOf,
  summedFor,
  zeroOf,
  zerosOf,
  type Figures,
} from './figures.js';
import type { SummedMeasure } from './measure.js';
import { isInCut, reachedPeople, teamOf, type ReachedPerson } from './people.queries.js';

/** The numbers of the people whose work the caller may look at. */
@Injectable()
export class MeasuresService {
  constructor(
    private readonly database: Database,
    private readonly figures: FigureReader,
    private readonly clock: Clock,
  ) {}

  /** What numbers there are for the caller. */
  catalogue(actor: Actor): MeasureInfo[] {
    return visible(actor).map(describe);
  }

  /**
   * Figures by person, team or department; the total is the sum over everybody reached, and so is every team and department. A
   * percentage is that of the sums, which stand beside it.
   * @throws Problem measure.unknown (400).
   */
  async values(actor: Actor, { measures: asked, from, to, by }: MeasureValuesQuery): Promise<MeasureValues> {
    const codes = (asked ? askedFor(actor, asked) : visible(actor)).map(({ code }) => code);
    const measures = summedFor(codes);
    const people = await this.database.rows<ReachedPerson>(reachedPeople(actor, this.pastDay(to)));
    const figures = await this.figures.of(codes, { people: people.map(({ id }) => id), from, to });
    const rows = new Map<string, { key: string; name: string; sums: Figures }>();
    const total = zerosOf(measures);
    for (const person of people) {
      const own = figures.get(person.id) ?? zerosOf(measures);
      if (!sellsBetween(person, from, to) && measures.every((measure) => own[measure.code] === zeroOf(measure))) continue;
      const { key, name } = cutOf(by, person);
      const row = rows.get(key) ?? { key, name, sums: zerosOf(measures) };
      rows.set(key, row);
      addTo(row.sums, own, measures);
      addTo(total, own, measures);
    }
    const shown = (sums: Figures) => Object.fromEntries(codes.map((code) => [code, figureOf(code, sums)]));
    return {
      from,
      to,
      by,
      rows: [...rows.values()].map(({ key, name, sums }) => ({ key, name, values: shown(sums), sides: sidesOf(codes, sums) })),
      total: shown(total),
      totalSides: sidesOf(codes, total),
    };
  }

  /**
   * The records behind a figure, newest first; of a percentage those of the side asked for.
   * @throws Problem measure.unknown (400), record.not-found (404) for a person, team or department that the caller does not reach.
   */
  async rows(
    actor: Actor,
    { measure, side, from, to, ...cut }: MeasureRowsQuery,
    range: ListQuery,
  ): Promise<Page<MeasureDetail>> {
    requireMeasure(measure, { actor });
    const reached = await this.database.rows<ReachedPerson>(reachedPeople(actor, this.pastDay(to)));
    const people = reached.filter(isInCut(cut));
    if (people.length === 0) throw notFound();
    return this.figures.rows({ measure, side }, { people: people.map(({ id }) => id), from, to }, range);
  }

  /** The day whose teams a range counts by, when that is over. */
  private pastDay(to: LocalDate): LocalDate | undefined {
    return to < this.clock.today() ? to : undefined;
  }
}

const visible = (actor: Actor) => catalogue().filter(({ code }) => maySee(actor, code));

const askedFor = (actor: Actor, codes: string) =>
  [...new Set(codes.split(',').map((code) => code.trim()))].map((code) => requireMeasure(code, { actor, field: 'measures' }));

function addTo(sum: Figures, own: Figures, measures: readonly SummedMeasure[]): void {
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
