import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  monthsIn,
  OPEN_STAGES,
  owesReports,
  periodContaining,
  periodFromCode,
  quarterOf,
  targetPeriod,
  type Actor,
  type PipelineFigure,
  type PipelineQuery,
  type PipelineReport,
  type PipelineRow,
  type PipelineRowsQuery,
  type PipelineStage,
} from '@keyline/model';
import { FigureReader, isInCut, reachedPeople, type ReachedPerson } from '@keyline/measures';
import { Clock, COUNT_CAP, Database, notFound, Page, type ListQuery } from '@keyline/platform';
import { cutOf } from './cut.js';
import { addSums, emptySums, lineOf, sumsOf, type StoredLine } from './pipeline-lines.js';
import {
  pipelineByPerson,
  pipelineByStage,
  pipelineRows,
  quarterTargets,
  stageFlow,
  type PipelineScope,
} from './pipeline.queries.js';

type StoredStage = Pick<PipelineStage, 'stage' | 'count' | 'amount' | 'weighted' | 'daysSoFar'>;
/** A figure of some people's pipeline, and the deals that it counts. */
export interface PipelineStanding {
  readonly figure: PipelineFigure;
  readonly count: number;
  readonly amount: string;
  readonly deals: PipelineRow[];
}
type StoredFlow = Pick<PipelineStage, 'stage' | 'left' | 'wentOn' | 'lost' | 'averageDays'>;

/** The pipeline as a supervisor reads it: what stands, what moved, what does not, and whether it is enough. */
@Injectable()
export class PipelineService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly figures: FigureReader,
  ) {}

  /** The report of a week or month, also of a past one: then as it stood at its end. */
  async report(actor: Actor, { by, period }: PipelineQuery): Promise<PipelineReport> {
    const people = await this.database.rows<ReachedPerson>(reachedPeople(actor));
    const ids = people.map(({ id }) => id);
    const scope = this.scope(ids, period);
    const quarter = quarterOf(scope.asOf);
    const [lines, stages, flows, targets, reached] = await Promise.all([
      this.database.rows<StoredLine>(pipelineByPerson(scope)),
      this.database.rows<StoredStage>(pipelineByStage(scope)),
      this.database.rows<StoredFlow>(stageFlow(scope)),
      this.database.rows<{ personId: string; value: string }>(quarterTargets(ids, monthsIn(quarter))),
      this.figures.of(['contract_amount'], { people: ids, from: scope.quarterStart, to: scope.asOf }),
    ]);
    const lineByPerson = new Map(lines.map((line) => [line.personId, line]));
    const targetByPerson = new Map(targets.map(({ personId, value }) => [personId, value]));
    const groups = new Map<string, { name: string; sums: ReturnType<typeof emptySums> }>();
    let total = emptySums();
    for (const person of people) {
      const stored = lineByPerson.get(person.id);
      if (!stored && !targetByPerson.has(person.id) && !isSelling(person, scope)) continue;
      const own = sumsOf(stored, targetByPerson.get(person.id) ?? null, reached.get(person.id)?.['contract_amount'] ?? '0.00');
      const { key, name } = cutOf(by, person);
      groups.set(key, { name, sums: addSums(groups.get(key)?.sums ?? emptySums(), own) });
      total = addSums(total, own);
    }
    const aimed = total.target !== null;
    return {
      period: this.periodOf(period).code,
      from: scope.from,
      to: scope.to,
      asOf: scope.asOf,
      quarter,
      by,
      rows: [...groups].map(([key, { name, sums }]) => lineOf(key, name, sums, aimed)),
      total: lineOf('', '', total, aimed),
      funnel: OPEN_STAGES.map((stage) =>
        stageOf(
          stages.find((each) => each.stage === stage),
          flows.find((each) => each.stage === stage),
          stage,
        ),
      ),
    };
  }

  /** The deals behind a figure. @throws Problem record.not-found (404) for a person, team or department out of reach. */
  async rows(actor: Actor, query: PipelineRowsQuery, { from, to }: ListQuery): Promise<Page<PipelineRow>> {
    const reached = await this.database.rows<ReachedPerson>(reachedPeople(actor));
    const people = reached.filter(isInCut(query));
    if (people.length === 0) throw notFound();
    const behind = pipelineRows(
      query.figure,
      query.stage ?? null,
      this.scope(
        people.map(({ id }) => id),
        query.period,
      ),
    );
    const [rows, counted] = await Promise.all([
      this.database.rows<PipelineRow & { rank: unknown }>(
        sql`${behind} order by rank desc, id limit ${to - from + 1}::int offset ${from}::int`,
      ),
      this.database.rows<{ total: number }>(
        sql`select count(*)::int as total from (select 1 from (${behind}) r limit ${COUNT_CAP + 1}::int) counted`,
      ),
    ]);
    const total = counted[0]?.total ?? 0;
    return new Page(rows, from, Math.min(total, COUNT_CAP), total > COUNT_CAP).map(({ rank: _, ...row }) => row);
  }

  /**
   * Some figures of people whom somebody else has let through a door, with the deals behind each, the largest first: for the agenda of
   * their meeting.
   */
  async standing(people: readonly string[], figures: readonly PipelineFigure[], code: string): Promise<PipelineStanding[]> {
    const scope = this.scope(people, code);
    const lines = await this.database.rows<StoredLine>(pipelineByPerson(scope));
    const sums = lines.reduce((sum, line) => addSums(sum, sumsOf(line, null, '0.00')), emptySums());
    const standing: PipelineStanding[] = [];
    for (const figure of figures) {
      const behind = pipelineRows(figure, null, scope);
      const rows = await this.database.rows<PipelineRow & { rank: unknown }>(sql`${behind} order by rank desc, id`);
      const deals = rows.map(({ rank: _, ...row }) => row);
      standing.push({ figure, count: sums.counts[figure], amount: sums.amounts[figure], deals });
    }
    return standing;
  }

  private periodOf(code: string | undefined) {
    return code === undefined ? periodContaining('weekly', this.clock.today()) : periodFromCode(code);
  }

  private scope(people: readonly string[], code: string | undefined): PipelineScope {
    const { start: from, end: to } = this.periodOf(code);
    const today = this.clock.today();
    const asOf = today < to ? today : to;
    const quarter = targetPeriod(quarterOf(asOf));
    return { people, from, to, asOf, quarterStart: quarter.start, quarterEnd: quarter.end };
  }
}

/** Somebody with an empty pipeline is a row only if one could be expected. */
const isSelling = (person: ReachedPerson, { from, to }: PipelineScope): boolean =>
  owesReports(person.roles) && person.hiredOn <= to && (person.leftOn === null || person.leftOn >= from);

const stageOf = (
  standing: StoredStage | undefined,
  flow: StoredFlow | undefined,
  stage: PipelineStage['stage'],
): PipelineStage => ({
  stage,
  count: standing?.count ?? 0,
  amount: standing?.amount ?? '0.00',
  weighted: standing?.weighted ?? '0.00',
  daysSoFar: standing?.daysSoFar ?? null,
  left: flow?.left ?? 0,
  wentOn: flow?.wentOn ?? 0,
  lost: flow?.lost ?? 0,
  conversion: flow && flow.left > 0 ? (flow.wentOn / flow.left).toFixed(4) : null,
  averageDays: flow?.averageDays ?? null,
});
