import sql, { empty, type Sql } from 'sql-template-tag';
import { contractsDoor, isOpen, isReceivable } from '@keyline/contracts';
import type { Actor, StatementRunInput } from '@keyline/model';

/** Contacts who look after money, by the words of their title or department. */
const MONEY_PEOPLE = '财务|会计|出纳|结算|应付|finance|account|treasur|payable';

/** A line per customer: whoever owes or paid in the period, or exactly those named, each with the address of its money person. */
export const addDeliveries = (
  runId: string,
  actor: Actor,
  { from, to, accountIds, now }: StatementRunInput & { now: Date },
): Sql => {
  const which = accountIds
    ? sql`a.id = any (${accountIds}::uuid[])`
    : sql`(exists (select 1 from instalment i where i.account_id = a.id and ${isOpen} and ${isReceivable} and i.due_on <= ${to}::date)
        or exists (select 1 from payment p where p.account_id = a.id and p.received_on between ${from}::date and ${to}::date))`;
  return sql`
    insert into statement_delivery (run_id, account_id, email, state)
    select ${runId}::uuid, a.id, person.email, case when person.email is null then 'no_address' else 'waiting' end
    from account a ${contractsDoor(sql`a.id`, null)(actor, now) ?? empty} left join lateral (
      select k.email from contact k where k.account_id = a.id and k.email is not null
      order by concat_ws(' ', k.title, k.department) ~* ${MONEY_PEOPLE} desc, k.id limit 1) person on true
    where ${which}`;
};

/** Takes up a run that waits, or that another worker left; null when it is over. What that worker had in its hands may have gone out. */
export const beginRun = (runId: string): Sql => sql`
  with begun as (
    update statement_run set status = 'running' where id = ${runId}::uuid and status in ('queued', 'running')
    returning id, from_on as "from", to_on as "to", requested_by as "requestedBy"
  ), left_over as (
    update statement_delivery d set state = 'uncertain', error = 'interrupted' from begun where d.run_id = begun.id and d.state = 'sending'
  ) select * from begun`;

/** The next customer of a run that waits for its statement; nothing is claimed yet. */
export const nextWaiting = (runId: string): Sql => sql`
  select d.account_id as "accountId", a.name as "accountName", d.email
  from statement_delivery d join statement_run r on r.id = d.run_id join account a on a.id = d.account_id
  where d.run_id = ${runId}::uuid and r.status = 'running' and d.state = 'waiting' order by d.account_id limit 1`;

/**
 * Takes a delivery into one's own hands, when its paper is ready and nothing is left but to send it: committed before the mail goes out, so
 * that no second worker ever sends it again, and a worker that dies over the paper leaves it waiting.
 */
export const claim = (runId: string, accountId: string): Sql => sql`
  update statement_delivery d set state = 'sending' from statement_run r
  where d.run_id = ${runId}::uuid and d.account_id = ${accountId}::uuid and d.state = 'waiting' and r.id = d.run_id and r.status = 'running'`;

export const settleDelivery = (
  runId: string,
  accountId: string,
  { state, error, sentAt }: { state: string; error: string | null; sentAt: Date | null },
): Sql => sql`
  update statement_delivery set state = ${state}, error = ${error}::text, sent_at = ${sentAt}::timestamptz
  where run_id = ${runId}::uuid and account_id = ${accountId}::uuid and state in ('waiting', 'sending', 'uncertain')`;

export const endRun = (runId: string, now: Date): Sql => sql`
  update statement_run r set status = 'done', finished_at = ${now}::timestamptz
  where r.id = ${runId}::uuid and r.status = 'running'
    and not exists (select 1 from statement_delivery d where d.run_id = r.id and d.state in ('waiting', 'sending'))`;

export const progressOf = (runId: string): Sql => sql`
  select count(*)::int as total, (count(*) filter (where state not in ('waiting', 'sending')))::int as done from statement_delivery where run_id = ${runId}::uuid`;
