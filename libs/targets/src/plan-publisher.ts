import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { monthsIn, weeklyTargets, type TargetPlanRow, type TargetUnit } from '@keyline/model';
import { Database, newId } from '@keyline/platform';
import { WorkingDays } from './working-days.js';

type PublishedPlan = Pick<TargetPlanRow, 'id' | 'departmentId' | 'year' | 'measure' | 'fixedThrough'>;
interface MonthRow {
  personId: string;
  period: string;
  value: string;
}

/** Makes an approved plan the targets of its people, by month and by week: what reports, tiles and appraisal read. */
@Injectable()
export class PlanPublisher {
  constructor(
    private readonly database: Database,
    private readonly days: WorkingDays,
  ) {}

  /** The past of a re-plan stays as it was published; from then on nothing is left of the old revision or of what was set by hand. */
  async publish(plan: PublishedPlan, unit: TargetUnit): Promise<void> {
    const workingDays = await this.days.counter();
    const start = plan.fixedThrough ?? '1900-01-01';
    await this.database.execute(sql`
      delete from target t
      where t.measure = ${plan.measure}::text
        and case when t.kind = 'monthly' then to_date(t.period, 'YYYY-MM') else to_date(t.period, 'IYYY"-W"IW') end > ${start}::date
        and case when t.plan_id is null
          then t.period like ${`${plan.year}-%`} and t.person_id in (select n.person_id from target_node n where n.plan_id = ${plan.id}::uuid)
          else t.plan_id in (select old.id from target_plan old where old.department_id = ${plan.departmentId}::uuid
            and old.year = ${plan.year}::int and old.measure = ${plan.measure}::text) end`);
    const rows: { id: string; person_id: string; kind: string; period: string; value: string }[] = [];
    for (const [personId, months] of await this.monthsOf(plan)) {
      const add = (kind: string, period: string, value: string) =>
        rows.push({ id: newId(), person_id: personId, kind, period, value });
      const own = Object.entries(months).filter(([month]) => month.startsWith(`${plan.year}-`));
      for (const [month, value] of own) if (`${month}-01` > start) add('monthly', month, value);
      const firstOpen = own.map(([month]) => month).find((month) => `${month}-01` > start);
      if (firstOpen === undefined) continue;
      const touched = new Set(
        Object.keys(weeklyTargets(Object.fromEntries(own.filter(([month]) => month >= firstOpen)), unit, workingDays)),
      );
      for (const [week, value] of Object.entries(weeklyTargets(months, unit, workingDays)))
        if (touched.has(week)) add('weekly', week, value);
    }
    await this.database.execute(sql`
      insert into target (id, person_id, measure, kind, period, value, plan_id)
      select g.id, g.person_id, ${plan.measure}::text, g.kind, g.period, g.value, ${plan.id}::uuid
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (id uuid, person_id uuid, kind text, period text, value numeric)
      where g.value > 0
      on conflict (person_id, measure, kind, period) do update
        set value = excluded.value, plan_id = excluded.plan_id, version = target.version + 1, updated_at = now()`);
  }

  /** Everybody's months, with the December before and the January after: their weeks cross the turn of the year. */
  private async monthsOf({ id, year, measure }: PublishedPlan): Promise<Map<string, Record<string, string>>> {
    const rows = await this.database.rows<MonthRow>(sql`
      select n.person_id as "personId", c.period, sum(c.value)::text as value
      from target_node n join target_cell c on c.node_id = n.id
      where n.plan_id = ${id}::uuid and n.person_id is not null and c.period = any (${monthsIn(String(year))}::text[])
      group by n.person_id, c.period
      union all
      select distinct n.person_id, t.period, t.value::text from target_node n join target t on t.person_id = n.person_id
      where n.plan_id = ${id}::uuid and t.measure = ${measure}::text and t.kind = 'monthly' and t.period in (${`${year - 1}-12`}::text, ${`${year + 1}-01`}::text)
      order by 2`);
    const people = new Map<string, Record<string, string>>();
    for (const { personId, period, value } of rows) people.set(personId, { ...people.get(personId), [period]: value });
    return people;
  }
}
