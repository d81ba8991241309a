import sql, { type Sql } from 'sql-template-tag';

/** Asked for so few people, it pays to look first what they ever answered for, owned or had. */
export const FEW = 20;

/**
 * Who answered for the instalment `i` on a day: its collector of today, unless a period of the book of responsibility that covers the
 * day has ended since. To be joined behind `instalment i`.
 */
export const answeredOn = (day: Sql): Sql => sql`
  left join instalment_responsibility answered
    on answered.instalment_id = i.id and answered.from_on <= ${day} and answered.until_on > ${day}`;

/** The person that `answeredOn` found. */
export const ANSWERING = sql`coalesce(answered.collector_id, i.collector_id)`;

/** The condition that one of these people ever answered for the instalment; nothing where that narrows little down. */
export const everAnsweredBy = (people: readonly string[], instalmentId: Sql): Sql =>
  people.length > FEW
    ? sql`true`
    : sql`${instalmentId} in (select instalment_id from instalment_responsibility where collector_id = any (${people}::uuid[]))`;

/** What allocations have changed since the end of a day: (instalment_id, amount to put back). One holds until the day it was reversed. */
export const allocatedSince = (people: readonly string[], day: Sql): Sql => sql`
  select l.instalment_id, case when l.reversed_on is null then l.amount else -l.amount end as amount from allocation l
  where ((l.allocated_on > ${day} and l.reversed_on is null) or (l.allocated_on <= ${day} and l.reversed_on > ${day}))
    and ${everAnsweredBy(people, sql`l.instalment_id`)}`;

/** The same of what was written off, or came in after all. */
export const writtenOffSince = (day: Sql): Sql => sql`
  select b.instalment_id, case when (b.kind = 'write_off') = (b.reversed_on is null) then b.amount else -b.amount end as amount
  from write_off_booking b
  where (b.booked_on > ${day} and b.reversed_on is null) or (b.booked_on <= ${day} and b.reversed_on > ${day})`;
