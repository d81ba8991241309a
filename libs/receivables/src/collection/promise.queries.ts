import sql, { type Sql } from 'sql-template-tag';
import type { LocalDate } from '@keyline/model';

/**
 * What came in for the promise `pp` from the day it was given to the day it was given for: payments that are not reversed, by the day the
 * money arrived; for one instalment so much of them as settles it.
 */
export const promiseReceived: Sql = sql`case when pp.instalment_id is null then (
    select coalesce(sum(p.amount), 0.00) from payment p
    where p.account_id = pp.account_id and p.reversed_on is null and p.received_on between pp.taken_on and pp.promised_on
  ) else (
    select coalesce(sum(al.amount), 0.00) from allocation al join payment p on p.id = al.payment_id
    where al.instalment_id = pp.instalment_id and al.reversed_on is null and p.received_on between pp.taken_on and pp.promised_on
  ) end`;

/** Has what was promised with `pp` come in time? */
export const promiseIsKept: Sql = sql`(${promiseReceived} >= pp.amount)`;

/** Was the promise `pp` for a day before `today`, and the money has not come by then? */
export const isBroken = (today: LocalDate): Sql =>
  sql`(pp.withdrawn_on is null and pp.promised_on < ${today}::date and not ${promiseIsKept})`;

/** Is the promise `pp` still to be kept? */
export const isOpenPromise = (today: LocalDate): Sql =>
  sql`(pp.withdrawn_on is null and pp.promised_on >= ${today}::date and not ${promiseIsKept})`;

/** How the promise `pp` stands on the day `today`: a question to dates and payments, never a flag. */
export const promiseState = (today: LocalDate): Sql => sql`case
    when pp.withdrawn_on is not null then 'withdrawn' when ${promiseIsKept} then 'kept' when pp.promised_on < ${today}::date then 'broken' else 'open' end`;
