import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { attainmentOf, periodFromCode, scoreOf, type MeasureFigure, type ReportFact, type ScoringCurve } from '@keyline/model';
import { FigureReader, figureOf, requireMeasure } from '@keyline/measures';
import { Database } from '@keyline/platform';

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
}

/** The month's figures of a person: those of the monthly report that was handed in; before that, those of the records. */
@Injectable()
export class FrozenFigures {
  constructor(
    private readonly database: Database,
    private readonly figures: FigureReader,
  ) {}

  async of(personId: string, period: string, measures: readonly string[]): Promise<Map<string, CountedFigure>> {
    const report = await this.database.maybeRow<FrozenReport>(sql`
      select r.id, r.revision, r.facts_hash as "factsHash", r.facts from report r
      where r.person_id = ${personId}::uuid and r.kind = 'monthly' and r.period = ${period}::text and r.status in ('submitted', 'accepted')`);
    const frozen = new Map(report?.facts.map((fact) => [fact.measure, fact]));
    const missing = measures.filter((measure) => !frozen.has(measure));
    const live = missing.length > 0 ? await this.live(personId, period, missing) : new Map<string, CountedFigure>();
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

  private async live(personId: string, period: string, measures: readonly string[]): Promise<Map<string, CountedFigure>> {
    const { start: from, end: to } = periodFromCode(period);
    const sums = (await this.figures.of(measures, { people: [personId], from, to })).get(personId);
    const targets = await this.database.rows<{ measure: string; value: string }>(sql`
      select measure, value::text as value from target where person_id = ${personId}::uuid and kind = 'monthly' and period = ${period}::text`);
    return new Map(
      measures.map((measure) => [
        measure,
        {
          actual: figureOf(measure, sums),
          target: targets.find((target) => target.measure === measure)?.value ?? null,
          source: null,
        },
      ]),
    );
  }
}

/** What a figure scores on a curve; null without a target, or where a percentage has nothing to count against. */
export function scored(
  measure: string,
  { actual, target }: Pick<CountedFigure, 'actual' | 'target'>,
  curve: ScoringCurve,
): number | null {
  const attainment = actual === null ? null : attainmentOf(actual, target, requireMeasure(measure).direction);
  return attainment === null ? null : scoreOf(attainment, curve);
}
