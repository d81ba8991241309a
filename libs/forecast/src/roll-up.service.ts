import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import {
  addMoney,
  addDays,
  forecastAccuracy,
  isoWeekCode,
  monthsIn,
  owesForecast,
  periodContaining,
  periodFromCode,
  quarterOf,
  targetPeriod,
  type Actor,
  type ForecastAccuracyRow,
  type ForecastAmounts,
  type ForecastDeal,
  type ForecastFigure,
  type ForecastFigureRow,
  type ForecastLine,
  type ForecastRollUp,
  type ForecastRollUpQuery,
  type ForecastRowsQuery,
  type Period,
} from '@keyline/model';
import { FigureReader, isInCut, peopleDoor, reachedPeople, type ReachedPerson } from '@keyline/measures';
import { Clock, Database, inChineseOrder, notFound, Page, type ListQuery } from '@keyline/platform';
import { cutOf } from './cut.js';
import { quarterOfWeek } from './forecast-proposal.js';
import { quarterTargets } from './pipeline.queries.js';

interface PersonSays extends ForecastAmounts {
  id: string;
  personId: string;
  source: string;
  adjusted: string;
}
type WeekSum = ForecastAmounts & { week: string; adjusted: string };

/** So many weeks before the end of a quarter its forecasts are held against what came. */
const WEEKS_BEFORE = [12, 8, 4, 1];
const QUARTERS = 4;
const AMOUNTS = sql`f.won::text as won, f.commit_amount::text as commit, f.best_amount::text as best, f.pipeline_amount::text as pipeline,
  (f.won + coalesce(f.adjusted_commit, f.commit_amount))::text as adjusted`;
const SUMS = sql`sum(f.won)::numeric(20,2)::text as won, sum(f.commit_amount)::numeric(20,2)::text as commit, sum(f.best_amount)::numeric(20,2)::text as best,
  sum(f.pipeline_amount)::numeric(20,2)::text as pipeline, sum(f.won + coalesce(f.adjusted_commit, f.commit_amount))::numeric(20,2)::text as adjusted`;

/** Forecasts of those one leads added up, and how good they were. */
@Injectable()
export class ForecastRollUps {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly figures: FigureReader,
  ) {}

  /** A week's forecasts by person, team or department, with the quarter's target and how the sum developed. */
  async rollUp(actor: Actor, { week: code, by }: ForecastRollUpQuery): Promise<ForecastRollUp> {
    const week = code === undefined ? periodContaining('weekly', this.clock.today()) : periodFromCode(code);
    const quarter = quarterOfWeek(week);
    const people = await this.database.rows<ReachedPerson>(reachedPeople(actor));
    const ids = people.map(({ id }) => id);
    const [said, targets, trend] = await Promise.all([
      this.said(ids, week),
      this.database.rows<{ personId: string; value: string }>(quarterTargets(ids, monthsIn(quarter))),
      this.database.rows<WeekSum>(this.weekSums(actor, sql`f.quarter = ${quarter}::text and f.week <= ${week.code}::text`)),
    ]);
    const saidBy = new Map(said.map((each) => [each.personId, each]));
    const targetOf = new Map(targets.map(({ personId, value }) => [personId, value]));
    const lines = new Map<string, ForecastLine>();
    let total = emptyLine('', '');
    for (const person of people) {
      const own = lineOfPerson(person, week, saidBy.get(person.id), targetOf.get(person.id));
      if (!own) continue;
      const { key, name } = cutOf(by, person);
      lines.set(key, addLines(lines.get(key) ?? emptyLine(key, name), own));
      total = addLines(total, own);
    }
    return { week: week.code, quarter, by, rows: [...lines.values()], total, trend };
  }

  /**
   * What stands behind a figure of the roll-up: who said what - their amounts add up to it -, or the deals that it was said about, as they
   * stood then; the largest first.
   * @throws Problem record.not-found (404) for a person, team or department out of reach.
   */
  async rows(
    actor: Actor,
    { week: code, figure, of, ...cut }: ForecastRowsQuery,
    { from, to }: ListQuery,
  ): Promise<Page<ForecastFigureRow>> {
    const reached = await this.database.rows<ReachedPerson>(reachedPeople(actor));
    const people = reached.filter(isInCut(cut)).map(({ id }) => id);
    if (people.length === 0) throw notFound();
    const week = code ?? periodContaining('weekly', this.clock.today()).code;
    const source = of === 'deals' ? dealsBehind(figure) : saidBehind(figure, this.clock.timeZone);
    const behind = sql`(${source} where f.week = ${week}::text and f.person_id = any (${people}::uuid[]))`;
    const [rows, counted] = await Promise.all([
      this.database.rows<ForecastFigureRow>(sql`
        select r.* from ${behind} r order by r.amount::numeric desc, r.label ${inChineseOrder}, r.id
        limit ${to - from + 1}::int offset ${from}::int`),
      this.database.maybeRow<{ total: number }>(sql`select count(*)::int as total from ${behind} r`),
    ]);
    return new Page(rows, from, counted?.total ?? 0, false);
  }

  /** The last quarters that have ended: what was forecast so many weeks before, beside what was won. */
  async accuracy(actor: Actor): Promise<ForecastAccuracyRow[]> {
    const people = (await this.database.rows<ReachedPerson>(reachedPeople(actor))).map(({ id }) => id);
    const rows: ForecastAccuracyRow[] = [];
    for (const quarter of endedQuarters(this.clock.today())) {
      const { start: from, end: to } = targetPeriod(quarter);
      const weeks = WEEKS_BEFORE.map((before) => ({ before, week: isoWeekCode(addDays(to, -7 * before)) }));
      const sums = await this.database.rows<WeekSum>(
        this.weekSums(actor, sql`f.quarter = ${quarter}::text and f.week = any (${weeks.map(({ week }) => week)}::text[])`),
      );
      if (sums.length === 0) continue;
      const figures = await this.figures.of(['won_amount'], { people, from, to });
      const actual = addMoney(...[...figures.values()].map((own) => own['won_amount'] ?? '0'));
      for (const { before, week } of weeks) {
        const sum = sums.find((each) => each.week === week);
        if (!sum) continue;
        const expected = addMoney(sum.won, sum.commit);
        rows.push({
          quarter,
          weeksBefore: before,
          week,
          expected,
          adjusted: sum.adjusted,
          actual,
          accuracy: forecastAccuracy(expected, actual),
          adjustedAccuracy: forecastAccuracy(sum.adjusted, actual),
        });
      }
    }
    return rows;
  }

  /** What people whom somebody else has let through a door said in a week, and the sum of their targets of its quarter: for their meeting. */
  async of(people: readonly string[], code: string): Promise<{ said: PersonSays[]; target: string | null }> {
    const week = periodFromCode(code);
    const targets = await this.database.rows<{ value: string }>(quarterTargets(people, monthsIn(quarterOfWeek(week))));
    return {
      said: await this.said(people, week),
      target: targets.length > 0 ? addMoney(...targets.map(({ value }) => value)) : null,
    };
  }

  private said(people: readonly string[], week: Period): Promise<PersonSays[]> {
    return this.database.rows(
      sql`select f.id, f.person_id as "personId", f.source, ${AMOUNTS} from forecast f where f.week = ${week.code}::text and f.person_id = any (${people}::uuid[])`,
    );
  }

  private weekSums(actor: Actor, which: Sql): Sql {
    return sql`select f.week, ${SUMS} from forecast f ${peopleDoor(sql`f.person_id`)(actor)} where ${which} group by f.week order by f.week`;
  }
}

/** What a person's word adds to each figure. */
const ADDS: Readonly<Record<ForecastFigure, Sql>> = {
  won: sql`f.won`,
  commit: sql`f.commit_amount`,
  best: sql`f.best_amount`,
  pipeline: sql`f.pipeline_amount`,
  expected: sql`f.won + f.commit_amount`,
  adjusted: sql`f.won + coalesce(f.adjusted_commit, f.commit_amount)`,
};
/** Which deals each is said about. */
const ABOUT: Readonly<Record<ForecastFigure, readonly ForecastDeal['category'][]>> = {
  won: ['won'],
  commit: ['commit'],
  best: ['best'],
  pipeline: ['pipeline'],
  expected: ['won', 'commit'],
  adjusted: ['won', 'commit'],
};

const saidBehind = (figure: ForecastFigure, zone: string): Sql => sql`
  select 'forecast' as entity, f.id::text, p.name as label, (f.submitted_at at time zone ${zone}::text)::date::text as "on",
    (${ADDS[figure]})::text as amount, null as "accountName", p.name as "personName", f.source
  from forecast f join person p on p.id = f.person_id`;

const dealsBehind = (figure: ForecastFigure): Sql => sql`
  select 'opportunity' as entity, d.id::text, d.name as label, d."closeOn" as "on", d.amount::text as amount, d."accountName", p.name as "personName", f.source
  from forecast f join person p on p.id = f.person_id
  cross join lateral jsonb_to_recordset(f.deals) as d (id uuid, name text, "closeOn" text, amount numeric, "accountName" text, category text)
  join (select unnest(${ABOUT[figure]}::text[]) as category) about on about.category = d.category`;

const emptyLine = (key: string, name: string): ForecastLine => ({
  key,
  name,
  won: '0.00',
  commit: '0.00',
  best: '0.00',
  pipeline: '0.00',
  expected: '0.00',
  adjusted: '0.00',
  target: null,
  submitted: 0,
  frozen: 0,
  due: 0,
});

/** Null for who neither said anything, nor should have, nor has a target. */
function lineOfPerson(
  person: ReachedPerson,
  week: Period,
  said: PersonSays | undefined,
  target: string | undefined,
): ForecastLine | null {
  const due = owesForecast(person, week);
  if (!due && !said && target === undefined) return null;
  const line = { ...emptyLine(person.id, person.name), target: target ?? null, due: due ? 1 : 0 };
  if (!said) return line;
  const { id: _, personId: _person, source, ...amounts } = said;
  const submitted = source === 'submitted' ? 1 : 0;
  return { ...line, ...amounts, expected: addMoney(said.won, said.commit), submitted, frozen: 1 - submitted };
}

const addLines = (one: ForecastLine, other: ForecastLine): ForecastLine => ({
  key: one.key,
  name: one.name,
  won: addMoney(one.won, other.won),
  commit: addMoney(one.commit, other.commit),
  best: addMoney(one.best, other.best),
  pipeline: addMoney(one.pipeline, other.pipeline),
  expected: addMoney(one.expected, other.expected),
  adjusted: addMoney(one.adjusted, other.adjusted),
  target: one.target === null ? other.target : addMoney(one.target, other.target ?? '0'),
  submitted: one.submitted + other.submitted,
  frozen: one.frozen + other.frozen,
  due: one.due + other.due,
});

/** The quarters that have ended, the latest first. */
function endedQuarters(today: string): string[] {
  const quarters: string[] = [];
  for (let day = addDays(targetPeriod(quarterOf(today)).start, -1); quarters.length < QUARTERS;) {
    quarters.push(quarterOf(day));
    day = addDays(targetPeriod(quarterOf(day)).start, -1);
  }
  return quarters;
}
