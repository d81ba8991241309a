import sql, { type Sql } from 'sql-template-tag';
import { allocatedSince, everAnsweredBy, FEW, writtenOffSince } from './answering.queries.js';

/**
 * What the schedule said on past days (ADR 9): an instalment says what it says since `agreed_on`, what it said before is a period of
 * `instalment_term`; one that was dropped is only there. A figure of a past day reads the amount and the due date that were in force then.
 */
const SAYS = sql`n.id, n.contract_id, n.account_id, n.collector_id, n.name, n.amount, n.due_on, n.ceased_on`;
const SAID = sql`t.instalment_id, t.contract_id, t.account_id, coalesce(n.collector_id, t.collector_id), t.name, t.amount, t.due_on, n.ceased_on`;

const inForceNow = (instalment: Sql, day: Sql): Sql =>
  sql`(${instalment}.agreed_on is null or ${instalment}.agreed_on <= ${day})`;
const inForceThen = (day: Sql): Sql => sql`t.until_on > ${day} and (t.from_on is null or t.from_on <= ${day})`;

/** The instalment as it stood on the evening of a day, as a row `i` or none: to be joined behind what names it. */
export const stoodOn = (instalmentId: Sql, day: Sql): Sql => sql`
  cross join lateral (
    select ${SAYS} from instalment n where n.id = ${instalmentId} and ${inForceNow(sql`n`, day)}
    union all
    select ${SAID} from instalment_term t left join instalment n on n.id = t.instalment_id
    where t.instalment_id = ${instalmentId} and ${inForceThen(day)}
  ) i`;

/** Whose instalments, over which days, and how many days after the due date counts. */
interface Falling {
  readonly people: readonly string[];
  readonly from: Sql;
  readonly to: Sql;
  readonly late: number;
}

/** Of few people what they ever answered for; of many the instalments of the range, found by whichever day decides: due, agreed, or signed. */
const candidates = ({ people, from, to, late }: Falling): Sql =>
  people.length <= FEW
    ? everAnsweredBy(people, sql`n.id`)
    : sql`n.id in (
        select d.id from instalment d where d.due_on between ${from} - ${late}::int and ${to} - ${late}::int
        union all
        select d.id from instalment d where d.agreed_on between ${from} and ${to}
        union all
        select d.id from contract signed join instalment d on d.contract_id = signed.id where signed.signed_on between ${from} and ${to})`;

/**
 * What instalments say, and said, that can have made them come due in the range (`cameDue`), each with the days from which and until which it
 * was said; as `i`.
 */
const saidWithin = (falling: Falling): Sql => {
  const { people, from, to, late } = falling;
  return sql`(
    select ${SAYS}, n.agreed_on as since, null::date as until from instalment n
    where n.due_on + ${late}::int <= ${to} and ${candidates(falling)}
    union all
    select ${SAID}, t.from_on, t.until_on from instalment_term t left join instalment n on n.id = t.instalment_id
    where t.until_on > ${from} and t.due_on + ${late}::int <= ${to} and ${everAnsweredBy(people, sql`t.instalment_id`)}
  ) i`;
};

/**
 * On which day an instalment `i` under the contract `c` was `late` days past due: not before the contract was signed, nor before that due
 * date was agreed.
 */
export const cameDue = (late: number): Sql => sql`greatest(i.due_on + ${late}::int, c.signed_on, i.since)`;

/**
 * The instalments `i` with their contracts `c` that came to be so many days past due in the range, while the terms were in force under which
 * they did, and not under the terms before already: what is put off when it is past due counts again on its new day; what only gets another
 * past day does not.
 */
export const fallenDue = (falling: Falling, counts: Sql): Sql => {
  const { from, to, late } = falling;
  const day = cameDue(late);
  return sql`${saidWithin(falling)} join contract c on c.id = i.contract_id and ${counts}
    and ${day} between ${from} and ${to} and (i.until is null or ${day} < i.until)
    and not exists (
      select 1 from instalment_term q
      where q.instalment_id = i.id and q.until_on = i.since and ${day} = i.since
        and greatest(q.due_on + ${late}::int, c.signed_on, q.from_on) < i.since)`;
};

/**
 * Instalments with what was `open` of them: by the bookings up to the evening of `paidBy`, the write-offs up to that of `termsOf`, and the
 * terms of that day. What is open now, put back by what has been booked since, is what was open then; so a recent day costs little more
 * than today. The few that are paid by now are looked up one by one (`offset 0` keeps the planner from reading all that were ever paid).
 * @param due the condition on the due date
 */
export const openInstalments = (
  people: readonly string[],
  { paidBy, termsOf, due }: { paidBy: Sql; termsOf: Sql; due: (dueOn: Sql) => Sql },
): Sql => sql`
  with since as materialized (
    select s.instalment_id, sum(s.amount) as amount from (${allocatedSince(people, paidBy)} union all ${writtenOffSince(termsOf)}) s
    group by s.instalment_id
  )
  select o.id, o.contract_id, o.account_id, o.collector_id, o.name, o.due_on, o.ceased_on, o.amount - o.received - o.written_off + coalesce(s.amount, 0) as open
  from instalment o left join since s on s.instalment_id = o.id
  where o.received + o.written_off < o.amount and ${due(sql`o.due_on`)} and ${inForceNow(sql`o`, termsOf)} and ${everAnsweredBy(people, sql`o.id`)}
  union all
  select p.id, p.contract_id, p.account_id, p.collector_id, p.name, p.due_on, p.ceased_on, p.amount - p.received - p.written_off + s.amount
  from since s cross join lateral (select * from instalment where id = s.instalment_id and received + written_off >= amount offset 0) p
  where ${due(sql`p.due_on`)} and ${inForceNow(sql`p`, termsOf)} and ${everAnsweredBy(people, sql`p.id`)}
  union all
  select t.instalment_id, t.contract_id, t.account_id, coalesce(n.collector_id, t.collector_id), t.name, t.due_on, n.ceased_on,
    t.amount - coalesce(n.received, 0) - coalesce(n.written_off, 0) + coalesce(s.amount, 0)
  from instalment_term t left join instalment n on n.id = t.instalment_id left join since s on s.instalment_id = t.instalment_id
  where ${inForceThen(termsOf)} and ${due(sql`t.due_on`)} and ${everAnsweredBy(people, sql`t.instalment_id`)}`;
