import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { contractsDoor, inBucket, isOpen, openOf } from '@keyline/contracts';
import { AGEING_BUCKETS, type Actor, type AgeingCut, type LocalDate } from '@keyline/model';

const door = contractsDoor(sql`i.account_id`, sql`i.contract_id`);

/** Was the instalment of contract `c` a receivable on the day `asOf`: signed by then, and not terminated by then? */
export const countedOn = (asOf: LocalDate): Sql =>
  sql`(c.signed_on <= ${asOf}::date and c.state not in ('draft', 'in_review') and (c.terminated_on is null or c.terminated_on > ${asOf}::date))`;

/** Did the allocation `al` hold on the day `asOf`? */
export const allocatedOn = (asOf: LocalDate): Sql =>
  sql`(al.allocated_on <= ${asOf}::date and (al.reversed_on is null or al.reversed_on > ${asOf}::date))`;

/** By what a row of the report is grouped, where its name comes from, and what the grouping needs besides. */
const CUTS: Readonly<Record<AgeingCut, { key: Sql; name: Sql; with: Sql; named: Sql }>> = {
  account: {
    key: sql`i.account_id`,
    name: sql`named.name`,
    with: empty,
    named: sql`left join account named on named.id = aged.key`,
  },
  collector: {
    key: sql`i.collector_id`,
    name: sql`named.name`,
    with: empty,
    named: sql`left join person named on named.id = aged.key`,
  },
  department: {
    key: sql`collector.department_id`,
    name: sql`named.name`,
    with: sql`join person collector on collector.id = i.collector_id`,
    named: sql`left join department named on named.id = aged.key`,
  },
  month: { key: sql`to_char(i.due_on, 'YYYY-MM')`, name: sql`aged.key`, with: empty, named: empty },
};

/** What is open of each visible instalment: today the kept sum answers, for a past day the allocations that held then. */
function openBalances(actor: Actor, { asOf, by, today, now }: AgeingScope): Sql {
  const due = sql`
    select i.id, i.amount, ${openOf} as open, i.due_on, ${CUTS[by].key} as key
    from instalment i join contract c on c.id = i.contract_id ${CUTS[by].with} ${door(actor, now)} where ${countedOn(asOf)}`;
  if (asOf >= today) return sql`balance as (select due.key, due.due_on, due.open from (${due} and ${isOpen}) due)`;
  return sql`due as materialized (${due}), settled as (
    select al.instalment_id, sum(al.amount) as amount from due join allocation al on al.instalment_id = due.id and ${allocatedOn(asOf)} group by al.instalment_id
  ), balance as (
    select due.key, due.due_on, due.amount - coalesce(settled.amount, 0) as open from due left join settled on settled.instalment_id = due.id
  )`;
}

export interface AgeingScope {
  asOf: LocalDate;
  by: AgeingCut;
  today: LocalDate;
  now: Date;
}

/** The ageing table in one statement: a row per key, and the grand total as the row that `isTotal`. */
export function ageingTable(actor: Actor, scope: AgeingScope): Sql {
  const { asOf, by } = scope;
  const buckets = join(
    AGEING_BUCKETS.map(
      (bucket) => sql`coalesce(sum(i.open) filter (where ${inBucket(bucket, asOf)}), 0.00) as ${raw(`"${bucket}"`)}`,
    ),
    ', ',
  );
  const order = by === 'month' ? sql`aged.key` : sql`aged.total desc, aged.key`;
  return sql`
    with ${openBalances(actor, scope)}, aged as (
      select i.key, grouping(i.key) = 1 as "isTotal", ${buckets}, coalesce(sum(i.open), 0.00) as total
      from balance i where i.open > 0 group by grouping sets ((i.key), ())
    )
    select aged.*, ${CUTS[by].name} as name from aged ${CUTS[by].named} order by "isTotal", ${order}`;
}
