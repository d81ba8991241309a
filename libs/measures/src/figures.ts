import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import {
  MEASURE_SIDES,
  addDays,
  addMoney,
  percentOf,
  startOfDayIn,
  type Actor,
  type MeasureFigure,
  type LocalDate,
  type MeasureDetail,
  type MeasureSide,
  type SidesOfFigure,
} from '@keyline/model';
import { Clock, COUNT_CAP, Database, Page, Problem } from '@keyline/platform';
import { findMeasure, maySee, measureCodes } from './catalogue.js';
import type { Measure, Scope, SummedMeasure } from './measure.js';

/** Code → sum: "12" for counts, "3400.00" for money. Percentages are made of these (`figureOf`), never kept among them. */
export type Figures = Record<string, string>;

interface Asked {
  readonly people: readonly string[];
  readonly from: LocalDate;
  readonly to: LocalDate;
}
interface FigureAsked {
  readonly measure: string;
  readonly side?: MeasureSide;
}
interface Range {
  readonly from: number;
  readonly to: number;
}
interface Counted {
  measure: string;
  personId: string;
  count: string;
  amount: string;
}

/**
 * The measure of that code, for somebody who may have it: to others it does not exist.
 * @throws Problem measure.unknown (400) with the allowed codes.
 */
export function requireMeasure(
  code: string,
  { actor, field = 'measure' }: { actor?: Pick<Actor, 'permissions'>; field?: string } = {},
): Measure {
  const visible = (one: string) => !actor || maySee(actor, one);
  const measure = findMeasure(code);
  if (measure && visible(code)) return measure;
  const codes = measureCodes().filter(visible);
  const allowed = codes.join(', ');
  throw new Problem('measure.unknown', {
    values: { measure: code, allowed },
    fields: { [field]: allowed },
    extra: { allowed: codes },
  });
}

/** What has to be counted for these measures: of a percentage both its sides. */
export function summedFor(codes: readonly string[]): SummedMeasure[] {
  const summed = new Map<string, SummedMeasure>();
  for (const code of codes) for (const measure of partsOf(requireMeasure(code))) summed.set(measure.code, measure);
  return [...summed.values()];
}

const partsOf = (measure: Measure): SummedMeasure[] =>
  'of' in measure ? MEASURE_SIDES.map((side) => sideOf(measure, side)) : [measure];

/** The measure whose records stand behind a figure: itself, of a percentage the one on that side of it. */
export const sideOf = (measure: Measure, side: MeasureSide = 'part'): SummedMeasure =>
  'of' in measure ? sideOf(requireMeasure(measure.of[side]), side) : measure;

const summed = (code: string, side?: MeasureSide): SummedMeasure => sideOf(requireMeasure(code), side);

export const zeroOf = (measure: SummedMeasure): string => (measure.unit === 'money' ? '0.00' : '0');

/** Nothing of each. */
export const zerosOf = (measures: readonly SummedMeasure[]): Figures =>
  Object.fromEntries(measures.map((measure) => [measure.code, zeroOf(measure)]));

/** Two sums of one measure added up exactly. */
export const addValues = (measure: SummedMeasure, one: string, other: string): string =>
  measure.unit === 'money' ? addMoney(one, other) : String(BigInt(one) + BigInt(other));

/** The figure as it is shown, from the sums of one person, a team or everybody. */
export function figureOf(code: string, sums: Figures | undefined): MeasureFigure {
  const measure = requireMeasure(code);
  const [part, whole] = partsOf(measure).map((one) => sums?.[one.code] ?? zeroOf(one));
  return 'of' in measure ? percentOf(part ?? '0', whole ?? '0') : (part ?? '0');
}

/** What the percentages among the figures are made of, from the same sums: code of the percentage → its two sides. */
export function sidesOf(codes: readonly string[], sums: Figures | undefined): Record<string, SidesOfFigure> {
  const sumOf = (code: string, side: MeasureSide): string => {
    const measure = summed(code, side);
    return sums?.[measure.code] ?? zeroOf(measure);
  };
  const rates = codes.filter((code) => requireMeasure(code).unit === 'percent');
  return Object.fromEntries(rates.map((code) => [code, { part: sumOf(code, 'part'), whole: sumOf(code, 'whole') }]));
}

/** Reads the catalogue's numbers for people that somebody else has already let through a door: for targets and reports. */
@Injectable()
export class FigureReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The sums of everybody asked for, in one statement; whoever has nothing has zeros. Of a percentage: both its sides.
   * @throws Problem measure.unknown (400).
   */
  async of(codes: readonly string[], asked: Asked): Promise<Map<string, Figures>> {
    const measures = summedFor(codes);
    const zeros = zerosOf(measures);
    const figures = new Map(asked.people.map((person): [string, Figures] => [person, { ...zeros }]));
    if (measures.length === 0 || asked.people.length === 0) return figures;
    const scope = this.scope(asked);
    const readTogether = new Map<string, SummedMeasure[]>();
    for (const measure of measures) {
      const source = measure.sameRowsAs ?? measure.code;
      readTogether.set(source, [...(readTogether.get(source) ?? []), measure]);
    }
    const counted = await this.database.rows<Counted>(
      join(
        [...readTogether.keys()].map((code) => countOf(summed(code), scope)),
        ' union all ',
      ),
    );
    for (const { measure: source, personId, count, amount } of counted) {
      const own = figures.get(personId);
      for (const { code, unit } of readTogether.get(source) ?? []) if (own) own[code] = unit === 'money' ? amount : count;
    }
    return figures;
  }

  /** One page of the records behind a figure, newest first; of a percentage those of one of its sides, the part when left out. */
  rows(figure: FigureAsked, asked: Asked, range: Range): Promise<Page<MeasureDetail>> {
    return this.rowsOfAll(figure, [asked], range);
  }

  /** The same for a figure that adds up people of whom different days count. */
  async rowsOfAll({ measure, side }: FigureAsked, parts: readonly Asked[], range: Range): Promise<Page<MeasureDetail>> {
    if (parts.length === 0) return new Page<MeasureDetail>([], range.from, 0, false);
    const behind = join(
      parts.map((asked) => summed(measure, side).rows(this.scope(asked))),
      ' union all ',
    );
    const [page, counted] = await Promise.all([
      this.database.rows<MeasureDetail>(
        sql`${named(behind)} order by "on" desc, r.id, r.person_id, r.label, r.amount limit ${range.to - range.from + 1}::int offset ${range.from}::int`,
      ),
      this.database.rows<{ total: number }>(
        sql`select count(*)::int as total from (select 1 from (${behind}) r limit ${COUNT_CAP + 1}::int) counted`,
      ),
    ]);
    const total = counted[0]?.total ?? 0;
    return new Page(page, range.from, Math.min(total, COUNT_CAP), total > COUNT_CAP);
  }

  /** All records behind each of the figures, for freezing a report: ordered by measure, person, day, id. */
  allRows(codes: readonly string[], asked: Asked): Promise<(MeasureDetail & { measure: string })[]> {
    const scope = this.scope(asked);
    const behind = summedFor(codes).map(({ code, rows }) => sql`select ${code}::text as measure, x.* from (${rows(scope)}) x`);
    return this.database.rows(sql`
      select r.measure, ${DETAIL} from (${join(behind, ' union all ')}) r left join account a on a.id = r.account_id left join person p on p.id = r.person_id
      order by r.measure, r.person_id, r."on", r.id`);
  }

  /** The SQL of the records behind a figure, for read models that need them in another shape. */
  rowsSql(code: string, asked: Asked): Sql {
    return summed(code).rows(this.scope(asked));
  }

  private scope({ people, from, to }: Asked): Scope {
    const today = this.clock.today();
    const asOf = today < to ? today : to;
    const zone = this.clock.timeZone;
    const [end, now] = [startOfDayIn(zone, addDays(asOf, 1)), this.clock.now()];
    return { people, from, to, asOf, until: now < end ? now : end, zone };
  }
}

const DETAIL = sql`r.entity, r.id, r.label, r."on", r.amount::numeric(20,2)::text as amount, r.account_id as "accountId", a.name as "accountName",
  r.person_id as "personId", p.name as "personName"`;

const named = (behind: Sql): Sql =>
  sql`select ${DETAIL} from (${behind}) r left join account a on a.id = r.account_id left join person p on p.id = r.person_id`;

const countOf = (measure: SummedMeasure, scope: Scope): Sql => sql`
  select ${measure.code}::text as measure, r.person_id as "personId", count(*)::text as count, coalesce(sum(r.amount), 0)::numeric(20,2)::text as amount
  from (${measure.rows(scope)}) r group by r.person_id`;
