import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addDays, startOfDayIn, type Actor, type ReviewQualityQuery, type ReviewQualityRow } from '@keyline/model';
import { peopleDoor } from '@keyline/measures';
import { Clock, Database, inChineseOrder } from '@keyline/platform';

/** How those whom the caller reaches judge the reports of others. */
@Injectable()
export class ReviewQuality {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Judgements made in the range of days, by who made them; the slowest first. */
  of(actor: Actor, { from, to }: ReviewQualityQuery): Promise<ReviewQualityRow[]> {
    const [since, until] = [startOfDayIn(this.clock.timeZone, from), startOfDayIn(this.clock.timeZone, addDays(to, 1))];
    return this.database.rows<ReviewQualityRow>(sql`
      select p.id as "reviewerId", p.name as "reviewerName",
        count(*) filter (where e.kind in ('returned', 'accepted'))::int as judged,
        count(*) filter (where e.kind = 'returned')::int as returned,
        count(*) filter (where e.kind = 'commented')::int as comments,
        round((percentile_cont(0.5) within group (order by extract(epoch from e.at - handed.at) / 3600)
          filter (where e.kind in ('returned', 'accepted')))::numeric, 1) as "medianHours",
        (select count(*)::int from report w where w.reviewer_id = p.id and w.status = 'submitted') as waiting
      from person p ${peopleDoor(sql`p.id`)(actor)}
      join report_event e on e.actor_id = p.id and e.kind in ('returned', 'accepted', 'commented') and e.at >= ${since}::timestamptz and e.at < ${until}::timestamptz
      join report r on r.id = e.report_id and r.person_id <> p.id
      left join lateral (
        select s.at from report_event s where s.report_id = e.report_id and s.kind = 'submitted' and s.revision = e.revision order by s.at desc limit 1
      ) handed on true
      group by p.id, p.name
      order by 6 desc nulls last, p.name ${inChineseOrder}, p.id`);
  }
}
