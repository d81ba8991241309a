import sql, { type Sql } from 'sql-template-tag';
import { isOpen, isOverdue, isReceivable, openOf } from '@keyline/contracts';
import type { LocalDate } from '@keyline/model';

/** The account itself or one above it whose limit covers everything below: the topmost, where there are several. */
export const coveringAccount = (account: Sql): Sql => sql`(
  with recursive up (id, parent_id, depth) as (
    select o.id, o.parent_id, 0 from account o where o.id = ${account}
    union all
    select p.id, p.parent_id, up.depth + 1 from up join account p on p.id = up.parent_id where up.depth < 16
  )
  select up.id from up join account o on o.id = up.id join credit_terms t on t.account_id = up.id
  where t.covers_group and o.credit_limit is not null order by up.depth desc limit 1)`;

const under = (top: Sql): Sql => sql`(
  with recursive down (id, depth) as (
    select ${top}, 0
    union all
    select o.id, down.depth + 1 from down join account o on o.parent_id = down.id where down.depth < 16
  )
  select id from down)`;

/** Exposure of these accounts: `exposureOf` of the model, in SQL. @param members a subquery of account ids */
export const exposureOf = (members: Sql): Sql => sql`(
  (select coalesce(sum(${openOf}), 0.00) from instalment i where i.account_id in ${members} and ${isOpen} and ${isReceivable})
  - (select coalesce(sum(p.amount - p.allocated - p.refunded), 0.00) from payment p where p.account_id in ${members} and p.reversed_on is null))`;

/** The limits that an account stands under, each with what is counted against it: rows of (scope, limit, exposure). */
export const creditLines = (account: Sql): Sql => sql`(
  select 'account' as scope, o.credit_limit as "limit", ${exposureOf(sql`(select ${account})`)} as exposure
  from account o where o.id = ${account}
  union all
  select 'group', o.credit_limit, ${exposureOf(under(sql`o.id`))} from account o where o.id = ${coveringAccount(account)})`;

/** The account and, where it stands under a group's limit, the whole group. */
const circle = (account: Sql): Sql =>
  sql`(select ${account} union select member.id from ${under(coveringAccount(account))} member)`;

/** How many days the oldest debt of the account, or of its group, is overdue. */
export const oldestDebt = (account: Sql, today: LocalDate): Sql => sql`(
  select coalesce(max(${today}::date - i.due_on), 0)::int from instalment i where i.account_id in ${circle(account)} and ${isOverdue(today)})`;

/** Open instalments of the account or its group `i`, under contracts `c`, the longest overdue first. */
export const blockingInstalments = (account: Sql, today: LocalDate, door: Sql): Sql => sql`
  select i.id, i.contract_id as "contractId", c.number as "contractNumber", i.name, ${openOf} as open, i.due_on as "dueOn",
    greatest(0, ${today}::date - coalesce(i.due_on, ${today}::date))::int as "overdueDays"
  from instalment i join contract c on c.id = i.contract_id ${door}
  where i.account_id in ${circle(account)} and ${isOpen} and ${isReceivable}
  order by i.due_on nulls last, i.id limit 20`;
