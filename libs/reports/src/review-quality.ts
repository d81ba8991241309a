import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import {
  addDays,
  startOfDayIn,
  type Actor,
  type ReviewedReport,
  type ReviewFigure,
  type ReviewQualityQuery,
  type ReviewQualityRow,
  type ReviewQualityRowsQuery,
} from '@keyline/model';
import { peopleDoor } from '@keyline/measures';
import { Clock, Database, inChineseOrder, notFound, Page, type ListQuery } from '@keyline/platform';
import { ONE_REPORT } from './reports.list.js';

/** What `e` did to the report `r`: judged it, returned it, said something about it. */
const IS: Readonly<Record<Exclude<ReviewFigure, 'waiting'>, Sql>> = {
  judged: sql`e.kind in ('returned', 'accepted')`,
  returned: sql`e.kind = 'returned'`,
  comments: sql`e.kind = 'commented'`,
};
/** Hours from handing in to the judgement `e`. */
const HOURS = sql`extract(epoch from e.at - handed.at) / 3600`;

/** How those whom the caller reaches judge the reports of others. */
@Injectable()
export class ReviewQuality {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Judgements made in the range of days, by who made them; the slowest first. */
  of(actor: Actor, days: ReviewQualityQuery): Promise<ReviewQualityRow[]> {
    return this.database.rows<ReviewQualityRow>(sql`
      select p.id as "reviewerId", p.name as "reviewerName",
        count(*) filter (where ${IS.judged})::int as judged,
        count(*) filter (where ${IS.returned})::int as returned,
        count(*) filter (where ${IS.comments})::int as comments,
        round((percentile_cont(0.5) within group (order by ${HOURS}) filter (where ${IS.judged}))::numeric, 1) as "medianHours",
        (select count(*)::int from report w where w.reviewer_id = p.id and w.status = 'submitted') as waiting
      from person p ${peopleDoor(sql`p.id`)(actor)} join ${this.deeds(days)} on e.actor_id = p.id
      group by p.id, p.name
      order by 6 desc nulls last, p.name ${inChineseOrder}, p.id`);
  }

  /**
   * The reports behind one figure, those that the caller may read; a figure counts all.
   * @throws Problem record.not-found (404) for one who judges and is out of the caller's reach.
   */
  async rows(
    actor: Actor,
    { reviewer, figure, ...days }: ReviewQualityRowsQuery,
    range: ListQuery,
  ): Promise<Page<ReviewedReport>> {
    const judging = sql`(
      select p.id from person p ${peopleDoor(sql`p.id`)(actor)} where ${reviewer ?? null}::uuid is null or p.id = ${reviewer ?? null}::uuid)`;
    if (reviewer && !(await this.database.maybeRow(judging))) throw notFound();
    const day = (at: Sql): Sql => sql`(${at} at time zone ${this.clock.timeZone}::text)::date`;
    const behind =
      figure === 'waiting'
        ? sql`select r.id, author.name as "personName", r.period, ${day(sql`r.submitted_at`)} as "on", 'submitted' as kind, null::numeric as hours, r.submitted_at as at
            from report r join person author on author.id = r.person_id ${ONE_REPORT.door(actor, this.clock.now())}
            where r.reviewer_id in ${judging} and r.status = 'submitted'`
        : sql`select r.id, author.name, r.period, ${day(sql`e.at`)} as "on", e.kind, case when ${IS.judged} then round(${HOURS}::numeric, 1) end as hours, e.at
            from ${this.deeds(days)} join person author on author.id = r.person_id ${ONE_REPORT.door(actor, this.clock.now())}
            where e.actor_id in ${judging} and ${IS[figure]}`;
    const [rows, counted] = await Promise.all([
      this.database.rows<ReviewedReport>(sql`
        select 'report' as entity, b.id, b."personName", b.period, b."on", b.kind, b.hours::text as hours
        from (${behind}) b (id, "personName", period, "on", kind, hours, at)
        order by b.hours desc nulls last, b.at desc, b.id limit ${range.to - range.from + 1}::int offset ${range.from}::int`),
      this.database.maybeRow<{ total: number }>(sql`select count(*)::int as total from (${behind}) b`),
    ]);
    return new Page(rows, range.from, counted?.total ?? 0, false);
  }

  /** What was done to reports of others in the range of days: the deed `e`, the report `r`, and when it had been `handed` in. */
  private deeds({ from, to }: ReviewQualityQuery): Sql {
    const [since, until] = [startOfDayIn(this.clock.timeZone, from), startOfDayIn(this.clock.timeZone, addDays(to, 1))];
    return sql`(
        report_event e
        join report r on r.id = e.report_id and r.person_id <> e.actor_id and e.kind in ('returned', 'accepted', 'commented')
          and e.at >= ${since}::timestamptz and e.at < ${until}::timestamptz
        left join lateral (
          select s.at from report_event s where s.report_id = e.report_id and s.kind = 'submitted' and s.revision = e.revision order by s.at desc limit 1
        ) handed on true
      )`;
  }
}
