import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { addDays, type Actor, type LocalDate, type PostingRow } from '@keyline/model';
import { Database, Lists } from '@keyline/platform';
import { PEOPLE } from './people.list.js';

/** Where people stood in the house: asked for past days. */
@Injectable()
export class Postings {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
  ) {}

  /** The last day of the latest former place; null where there is none. */
  async lastChange(personId: string): Promise<LocalDate | null> {
    const last = await this.database.maybeRow<{ untilOn: LocalDate }>(sql`
      select until_on as "untilOn" from former_posting where person_id = ${personId}::uuid order by until_on desc limit 1`);
    return last?.untilOn ?? null;
  }

  /** A person's places, the present one first. @throws Problem record.not-found (404). */
  async history(actor: Actor, personId: string): Promise<PostingRow[]> {
    await this.lists.get(PEOPLE, actor, personId);
    return this.database.rows<PostingRow>(sql`
      with place as (
        select until_on, roles, department_id, manager_id from former_posting where person_id = ${personId}::uuid
        union all select null, roles, department_id, manager_id from person where id = ${personId}::uuid
      )
      select coalesce(lag(place.until_on) over earlier + 1, person.hired_on) as "fromOn", place.until_on as "untilOn", place.roles,
        place.department_id as "departmentId", d.name as "departmentName", place.manager_id as "managerId", m.name as "managerName"
      from place join person on person.id = ${personId}::uuid
        join department d on d.id = place.department_id left join person m on m.id = place.manager_id
      window earlier as (order by place.until_on nulls last)
      order by place.until_on desc nulls first`);
  }
}

/**
 * Keeps the places that those people have as what held until the day before `from`. Run before they change, in the same transaction. A
 * second change from the same day on replaces the first, and one from the first day of employment on leaves nothing behind: that was
 * never so.
 */
export const keepPostings = (people: readonly string[], from: LocalDate): Sql => sql`
  insert into former_posting (person_id, until_on, roles, department_id, manager_id)
  select p.id, ${addDays(from, -1)}::date, p.roles, p.department_id, p.manager_id from person p
  where p.id = any (${people}::uuid[]) and p.hired_on < ${from}::date
  on conflict (person_id, until_on) do nothing`;

/** Whoever comes back on the day of a move was never away: the latest former place goes where it is the present one again. */
export const forgetPostingRepeated = (personId: string): Sql => sql`
  delete from former_posting f using person p
  where f.person_id = ${personId}::uuid and p.id = f.person_id
    and f.until_on = (select max(until_on) from former_posting where person_id = ${personId}::uuid)
    and f.department_id = p.department_id and f.manager_id is not distinct from p.manager_id and f.roles @> p.roles and f.roles <@ p.roles`;

/** Everybody, with the place that they had on a day: id, name, roles, department_id, manager_id, hired_on, left_on. */
export const peopleAsPostedOn = (day: LocalDate): Sql => sql`
  select p.id, p.name, p.hired_on, p.left_on, case when f.person_id is null then p.roles else f.roles end as roles,
    case when f.person_id is null then p.department_id else f.department_id end as department_id,
    case when f.person_id is null then p.manager_id else f.manager_id end as manager_id
  from person p left join lateral (
    select * from former_posting f where f.person_id = p.id and f.until_on >= ${day}::date order by f.until_on limit 1) f on true`;

/**
 * Who reached whom on a day, as everybody was posted then: oneself, direct and indirect reports, a director also the department and
 * those below it, an assistant what the superior reached. What `person_reach` holds for today; columns `viewer_id`, `person_id`.
 * @param staff the name of a CTE made of `peopleAsPostedOn(day)`
 */
export const reachAsPosted = (viewers: readonly string[], staff: Sql): Sql => sql`
  with recursive viewer as (select id, roles, department_id, manager_id from ${staff} where id = any (${viewers}::uuid[])),
  chain (viewer_id, person_id) as (
    select id, id from viewer
    union select id, manager_id from viewer where 'assistant' = any (roles) and manager_id is not null
    union select chain.viewer_id, s.id from chain join ${staff} s on s.manager_id = chain.person_id
  ), tree (viewer_id, department_id) as (
    select id, department_id from viewer where 'director' = any (roles)
    union select tree.viewer_id, d.id from tree join department d on d.parent_id = tree.department_id
  )
  select viewer_id, person_id from chain
  union select tree.viewer_id, s.id from tree join ${staff} s on s.department_id = tree.department_id`;
