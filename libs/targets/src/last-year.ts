import { Injectable } from '@nestjs/common';
import { monthsIn, targetPeriod } from '@keyline/model';
import { FigureReader } from '@keyline/measures';
import { Clock } from '@keyline/platform';

interface Reached {
  measure: string;
  /** The year that is planned. */
  year: number;
  people: readonly string[];
}

/** What was reached before the year that is planned: what a breakdown by last year's seasons or people weighs with. */
@Injectable()
export class LastYear {
  constructor(
    private readonly figures: FigureReader,
    private readonly clock: Clock,
  ) {}

  /** Month of the plan → what it reached when it was last over: a year is planned before the one before it ends. */
  async byMonth({ measure, year, people }: Reached): Promise<Map<string, number>> {
    const weights = new Map<string, number>();
    for (const month of monthsIn(String(year - 1))) {
      const isOver = targetPeriod(month).end < this.clock.today();
      const { start: from, end: to } = targetPeriod(isOver ? month : `${year - 2}${month.slice(4)}`);
      const figures = await this.figures.of([measure], { people, from, to });
      const reached = [...figures.values()].reduce((all, own) => all + Math.max(0, Number(own[measure] ?? 0)), 0);
      weights.set(`${year}${month.slice(4)}`, Math.round(reached));
    }
    return weights;
  }

  /** Person → what they reached in the year before, as far as it has come. */
  async byPerson({ measure, year, people }: Reached): Promise<Map<string, number>> {
    const { start: from, end: to } = targetPeriod(String(year - 1));
    const figures = await this.figures.of([measure], { people, from, to });
    return new Map([...figures].map(([person, own]) => [person, Math.round(Math.max(0, Number(own[measure] ?? 0)))]));
  }
}
