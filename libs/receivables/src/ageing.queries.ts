import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { contractsDoor, inBucket, isOpen } from '@keyline/contracts';
import { AGEING_BUCKETS, type Actor, type AgeingCut, type LocalDate } from '@keyline/model';
import { ACCOUNT_GROUPS, CUTS } from './ageing-cuts.js';
import { allocatedOn, countedOn, standingOn } from './as-of.queries.js';

const door = contractsDoor(sql`i.account_id`, sql`i.contract_id`, { by: 'instalment', key: sql`i.id` });

export interface AgeingScope {
  asOf: LocalDate;
  by: AgeingCut;
  today: LocalDate;
  now: Date;
}

/**
 * What is open of each visible instalment: today the kept sum answers; for a past day the allocations that held then are summed in one
 * go, and who answered then is asked of the book of responsibility.
 */
function openBalances(actor: Actor, { asOf, by, today, now }: AgeingScope): Sql {
  const cut = CUTS[by];
  const past = asOf < today;
  const { collectorId, source } = standingOn(asOf, today);
  const answered =
    past && cut.ofPerson
      ? sql`left join instalment_responsibility answered
          on answered.instalment_id = i.id and answered.from_on <= ${asOf}::date and answered.until_on > ${asOf}::date`
      : empty;
  const collector = cut.ofPerson ? sql`${answered} left join person collector on collector.id = ${collectorId}` : empty;
  const due = sql`
    select i.id, i.amount, i.amount - i.received - i.written_off as open, i.due_on, i.disputed_on, ${cut.key} as key
    from ${source} join contract c on c.id = i.contract_id ${cut.with} ${collector} ${door(actor, now)} where ${countedOn(asOf)}`;
  if (!past) return sql`balance as (${due} and ${isOpen})`;
  const held = sql`b.booked_on <= ${asOf}::date and (b.reversed_on is null or b.reversed_on > ${asOf}::date)`;
  return sql`due as materialized (${due}), settled as (
    select al.instalment_id, sum(al.amount) as amount from due join allocation al on al.instalment_id = due.id and ${allocatedOn(asOf)} group by al.instalment_id
  ), lost as (
    select b.instalment_id, sum(case b.kind when 'write_off' then b.amount else -b.amount end) as amount
    from due join write_off_booking b on b.instalment_id = due.id and ${held} group by b.instalment_id
  ), balance as (
    select due.key, due.due_on, due.disputed_on, due.amount - coalesce(settled.amount, 0) - coalesce(lost.amount, 0) as open
    from due left join settled on settled.instalment_id = due.id left join lost on lost.instalment_id = due.id
  )`;
}

/** The ageing table in one statement: a row per key, and the grand total as the row that `isTotal`. */
export function ageingTable(actor: Actor, scope: AgeingScope): Sql {
  const { asOf, by, now } = scope;
  const buckets = join(
    AGEING_BUCKETS.map(
      (bucket) => sql`coalesce(sum(i.open) filter (where ${inBucket(bucket, asOf)}), 0.00) as ${raw(`"${bucket}"`)}`,
    ),
    ', ',
  );
  const order = by === 'month' || by === 'grade' ? sql`aged.key` : sql`aged.total desc, aged.key`;
  const groups = by === 'group' ? sql`recursive ${ACCOUNT_GROUPS},` : empty;
  return sql`
    with ${groups} ${openBalances(actor, scope)}, aged as (
      select i.key, grouping(i.key) = 1 as "isTotal", ${buckets}, coalesce(sum(i.open), 0.00) as total,
        coalesce(sum(i.open) filter (where i.disputed_on <= ${asOf}::date), 0.00) as disputed
      from balance i where i.open > 0 group by grouping sets ((i.key), ())
    )
    select aged.*, ${CUTS[by].name} as name from aged ${CUTS[by].named(actor, now)} order by "isTotal", ${order}`;
}
