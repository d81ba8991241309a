import sql, { type Sql } from 'sql-template-tag';
import type { LoggedVisit, PlanLine, PlannedVisit } from '@keyline/model';

interface Shown {
  accountName: string;
  kind: string;
  purpose: string | null;
}
export type PlanOfPeriod = PlannedVisit & Shown;
export type VisitOfPeriod = LoggedVisit & Shown & { personId: string };
export type ProposedLine = PlanLine & { personId: string };

interface Asked {
  readonly people: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** The people's plans for the range, and whosever plans their visits of the range are linked to. */
export const plansOfPeriod = ({ people, from, to }: Asked): Sql => sql`
  select p.id, p.person_id as "personId", p.account_id as "accountId", a.name as "accountName", p.planned_on as "plannedOn", p.visit_id as "visitId", p.state, p.kind, p.purpose
  from visit_plan p join account a on a.id = p.account_id
  where p.id in (
    select id from visit_plan where person_id = any (${people}::uuid[]) and planned_on between ${from}::date and ${to}::date
    union
    select l.id from visit v join visit_plan l on l.visit_id = v.id where v.person_id = any (${people}::uuid[]) and v.visited_on between ${from}::date and ${to}::date)`;

/** The people's visits of the range, and whosever visits their plans for the range are linked to. */
export const visitsOfPeriod = ({ people, from, to }: Asked): Sql => sql`
  select v.id, v.person_id as "personId", v.account_id as "accountId", a.name as "accountName", v.visited_on as "visitedOn", v.kind, coalesce(v.purpose, v.next_step) as purpose
  from visit v join account a on a.id = v.account_id
  where v.id in (
    select id from visit where person_id = any (${people}::uuid[]) and visited_on between ${from}::date and ${to}::date
    union
    select visit_id from visit_plan where person_id = any (${people}::uuid[]) and planned_on between ${from}::date and ${to}::date and visit_id is not null)`;

/** What next period's plan may begin with: visits already planned, next steps agreed in open deals, money that falls due. */
export const proposedLines = ({ people, from, to }: Asked): Sql => sql`
  select x.person_id as "personId", x.account_id as "accountId", a.name as "accountName", x."on", left(coalesce(x.what, a.name, '-'), 500) as what, x.source, x.id as "entityId"
  from (
    select r.*, row_number() over (partition by r.person_id order by r."on", r.id) as place
    from (
      select p.person_id, p.account_id, p.planned_on as "on", p.purpose as what, 'plan'::text as source, p.id
      from visit_plan p where p.person_id = any (${people}::uuid[]) and p.planned_on between ${from}::date and ${to}::date and p.state = 'planned'
      union all
      select o.owner_id, o.account_id, o.next_step_on, o.next_step || ' (' || o.name || ')', 'opportunity', o.id
      from opportunity o
      where o.owner_id = any (${people}::uuid[]) and o.closed_on is null and o.next_step is not null and o.next_step_on between ${from}::date and ${to}::date
      union all
      select i.collector_id, i.account_id, i.due_on, c.number || ' ' || i.name || ' ¥' || to_char(i.amount - i.received - i.written_off, 'FM999,999,999,999,990.00'), 'instalment', i.id
      from instalment i join contract c on c.id = i.contract_id and c.state in ('signed', 'executing', 'accepted', 'closed')
      where i.collector_id = any (${people}::uuid[]) and i.due_on between ${from}::date and ${to}::date and i.received + i.written_off < i.amount
    ) r
  ) x left join account a on a.id = x.account_id
  where x.place <= 100 order by x.place`;

/** Accounts that somebody has an uncancelled plan for, with its day: what need not be planned again. */
export const plannedAlready = (personId: string, from: string): Sql => sql`
  select account_id as "accountId", planned_on as "on" from visit_plan where person_id = ${personId}::uuid and planned_on >= ${from}::date and state <> 'cancelled'`;
