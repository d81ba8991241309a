import sql, { type Sql } from 'sql-template-tag';
import { isOverdue } from '@keyline/contracts';
import type { LocalDate } from '@keyline/model';

/** Is the instalment `i` to be chased on that day: overdue, and not disputed by the customer? */
export const isChased = (today: LocalDate): Sql => sql`(${isOverdue(today)} and i.disputed_on is null)`;

/**
 * The levels that instalments have reached and that have not fired for their due date, the longest overdue first. A lower level is
 * `skipped` where a higher one is due as well and either its day had passed before the debt was known here - imported, opened or moved
 * into the past later -, or the higher one has fired already. What was known in time fires level by level, however late the worker comes.
 */
export const dueSteps = (today: LocalDate, most: number): Sql => sql`
  select i.id as "instalmentId", l.level,
    exists (select 1 from dunning_level h where h.active and h.from_days > l.from_days and i.due_on <= ${today}::date - h.from_days)
      and (i.due_on + l.from_days < greatest(c.created_on, c.signed_on, i.agreed_on) or exists (
        select 1 from dunning_step f join dunning_level h on h.level = f.level
        where f.instalment_id = i.id and f.due_on = i.due_on and not f.skipped and h.from_days > l.from_days)) as skipped
  from dunning_level l
    join instalment i on i.due_on <= ${today}::date - l.from_days and ${isChased(today)}
    join contract c on c.id = i.contract_id
  where l.active
    and not exists (select 1 from dunning_step s where s.instalment_id = i.id and s.level = l.level and s.due_on = i.due_on)
  order by i.due_on, i.id, l.level limit ${most}::int`;

/** Instalments with an open task of dunning that need not be chased any more: paid, written off, disputed, put off, terminated. */
export const chasedForNothing = (today: LocalDate, accountId: string | null): Sql => sql`
  select distinct i.id as "instalmentId"
  from task t join instalment i on i.id = t.source_id
  where t.source_entity = 'instalment' and t.done_at is null and t.kind like 'dunning.%' and not ${isChased(today)}
    and (${accountId}::uuid is null or i.account_id = ${accountId}::uuid)`;

/** Open tasks of a level that is the collector's and that lie with somebody who collects no more. */
export const withFormerCollector = (): Sql => sql`
  select s.instalment_id as "instalmentId", s.level, t.person_id as "askedId"
  from task t
    join dunning_step s on s.instalment_id = t.source_id and t.key = 'dunning/' || s.instalment_id || '/' || s.level || '/' || s.due_on
    join dunning_level l on l.level = s.level and l.owner = 'collector'
    join instalment i on i.id = s.instalment_id and i.due_on = s.due_on
  where t.done_at is null and t.kind = 'dunning.step' and t.person_id <> i.collector_id`;

/**
 * Who acts at a level: the collector, the collector's superior, or the first with the level's role up the line, else anybody in the house
 * who holds it. Who has left is passed over for the next above; without anybody, nobody is asked.
 */
export const ownerOfLevel = (collectorId: Sql, owner: Sql, today: LocalDate): Sql => sql`
  with recursive line (id, manager_id, roles, here, depth) as (
    select p.id, p.manager_id, p.roles, p.left_on is null or p.left_on >= ${today}::date, 0 from person p where p.id = ${collectorId}
    union all
    select m.id, m.manager_id, m.roles, m.left_on is null or m.left_on >= ${today}::date, line.depth + 1
    from line join person m on m.id = line.manager_id where line.depth < 32
  )
  select found.id from (
    select id, 0 as place, depth from line where here and ${owner} = 'collector'
    union all select id, 0, depth from line where here and depth > 0 and ${owner} = 'superior'
    union all select id, 0, depth from line where here and ${owner} = any (roles)
    union all (
      select p.id, 1, 0 from person p
      where ${owner} = any (p.roles) and (p.left_on is null or p.left_on >= ${today}::date) order by p.hired_on, p.id limit 1
    )
    union all select id, 2, -depth from line where here
  ) found order by found.place, found.depth limit 1`;
