import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  addMoney,
  attainmentOf,
  periodFromCode,
  scoreOf,
  type AppraisalScope,
  type MeasureFigure,
  type ReportFact,
  type ReportTeam,
  type ScoringCurve,
} from '@keyline/model';
import { addValues, FigureReader, figureOf, requireMeasure, summedFor, zeroOf } from '@keyline/measures';
import { Database } from '@keyline/platform';
import { peopleOf, Teams } from '@keyline/reports';

export interface Source {
  readonly reportId: string;
  readonly reportRevision: number;
  readonly factsHash: string;
}
/** A figure with its target, and the report in which it was frozen (null: read from the records). */
export interface CountedFigure {
  readonly actual: MeasureFigure;
  readonly target: string | null;
  readonly source: Source | null;
}
interface FrozenReport {
  id: string;
  revision: number;
  factsHash: string;
  facts: ReportFact[];
  team: ReportTeam | null;
}
/** Whose work of which month is counted. */
export interface Counting {
  readonly personId: string;
  readonly period: string;
  readonly scope: AppraisalScope;
}

/** The month's figures of a person: those of the monthly report that was handed in; before that, those of the records. */
@Injectable()
export class FrozenFigures {
  constructor(
    private readonly database: Database,
    private readonly figures: FigureReader,
    private readonly teams: Teams,
  ) {}

  async of(measures: readonly string[], counting: Counting): Promise<Map<string, CountedFigure>> {
    const report = await this.database.maybeRow<FrozenReport>(sql`
      select r.id, r.revision, r.facts_hash as "factsHash", r.facts, r.team from report r
      where r.person_id = ${counting.personId}::uuid and r.kind = 'monthly' and r.period = ${counting.period}::text
        and r.status in ('submitted', 'accepted')`);
    const facts = counting.scope === 'own' ? report?.facts : report?.team?.facts;
    const frozen = new Map(facts?.map((fact) => [fact.measure, fact]));
    const missing = measures.filter((measure) => !frozen.has(measure));
    const live = missing.length > 0 ? await this.live(missing, counting) : new Map<string, CountedFigure>();
    return new Map(
      measures.map((measure): [string, CountedFigure] => {
        const fact = frozen.get(measure);
        if (!report || !fact)
          return [measure, live.get(measure) ?? { actual: figureOf(measure, undefined), target: null, source: null }];
        const source = { reportId: report.id, reportRevision: report.revision, factsHash: report.factsHash };
        return [measure, { actual: fact.value, target: fact.target, source }];
      }),
    );
  }

  private async live(measures: readonly string[], { personId, period, scope }: Counting): Promise<Map<string, CountedFigure>> {
    const month = periodFromCode(period);
    const team = scope === 'team' ? (await this.teams.scopes([personId], month)).get(personId) : undefined;
    const people = team ? peopleOf(team) : [personId];
    const of = [...(await this.figures.of(measures, { people, from: month.start, to: month.end })).values()];
    const sums = Object.fromEntries(
      summedFor(measures).map((measure) => [
        measure.code,
        of.reduce((sum, own) => addValues(measure, sum, own[measure.code] ?? zeroOf(measure)), zeroOf(measure)),
      ]),
    );
    const targets = await this.database.rows<{ measure: string; value: string }>(sql`
      select measure, value::text as value from target
      where person_id = any (${people}::uuid[]) and kind = 'monthly' and period = ${period}::text`);
    const targetOf = (code: string): string | null => {
      const values = targets.filter(({ measure }) => measure === code).map(({ value }) => value);
      // Percentages are not added up: a team has none.
      return values.length === 0 || (team && requireMeasure(code).unit === 'percent') ? null : addMoney(...values);
    };
    return new Map(
      measures.map((measure) => [measure, { actual: figureOf(measure, sums), target: targetOf(measure), source: null }]),
    );
  }
}

type Counted = Pick<CountedFigure, 'actual' | 'target'>;

/** What a figure scores on a curve; null without a target, or where a percentage has nothing to count against. */
export function scored(measure: string, figure: Counted, curve: ScoringCurve): number | null {
  const attainment = attained(measure, figure);
  return attainment === null ? null : scoreOf(attainment, curve);
}

/** Nobody scores by hand what follows from a figure and its target; where nothing follows, the superior does. */
export const isCounted = ({ measure, actual, target }: Counted & { measure: string | null }): boolean =>
  measure !== null && attained(measure, { actual, target }) !== null;

const attained = (measure: string, { actual, target }: Counted): number | null =>
  actual === null ? null : attainmentOf(actual, target, requireMeasure(measure).direction);
