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

/** The next customer of a run, claimed: committed before anything is sent, so that no second worker ever sends it again. */
export const claimNext = (runId: string): Sql => sql`
  update statement_delivery d set state = 'sending' from statement_run r, account a
  where d.run_id = ${runId}::uuid and r.id = d.run_id and r.status = 'running' and a.id = d.account_id and d.account_id = (
    select n.account_id from statement_delivery n where n.run_id = ${runId}::uuid and n.state = 'waiting' order by n.account_id limit 1 for update skip locked)
  returning d.account_id as "accountId", a.name as "accountName", d.email`;

export const settleDelivery = (
  runId: string,
  accountId: string,
  { state, error, sentAt }: { state: string; error: string | null; sentAt: Date | null },
): Sql => sql`
  update statement_delivery set state = ${state}, error = ${error}::text, sent_at = ${sentAt}::timestamptz
  where run_id = ${runId}::uuid and account_id = ${accountId}::uuid and state in ('sending', 'uncertain')`;

export const endRun = (runId: string, now: Date): Sql => sql`
  update statement_run r set status = 'done', finished_at = ${now}::timestamptz
  where r.id = ${runId}::uuid and r.status = 'running'
    and not exists (select 1 from statement_delivery d where d.run_id = r.id and d.state in ('waiting', 'sending'))`;

export const progressOf = (runId: string): Sql => sql`
  select count(*)::int as total, (count(*) filter (where state not in ('waiting', 'sending')))::int as done from statement_delivery where run_id = ${runId}::uuid`;
