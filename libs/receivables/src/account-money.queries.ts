import sql, { type Sql } from 'sql-template-tag';
import { isOpen, isOverdue, isReceivable, isSigned, openOf } from '@keyline/contracts';
import type { LocalDate } from '@keyline/model';

/** The money of one account on the day `today`, from signing to the bank; the caller has come through the account's door. */
export const moneyOf = (accountId: string, today: LocalDate): Sql => sql`
  select
    (select coalesce(sum(c.amount), 0.00) from contract c where c.account_id = ${accountId}::uuid and ${isSigned}) as signed,
    (select coalesce(sum(v.amount), 0.00) from invoice v where v.account_id = ${accountId}::uuid and v.cancelled_on is null) as invoiced,
    (select coalesce(sum(p.amount - p.refunded), 0.00) from payment p where p.account_id = ${accountId}::uuid and p.reversed_on is null) as received,
    (select coalesce(sum(p.amount - p.allocated - p.refunded), 0.00) from payment p where p.account_id = ${accountId}::uuid and p.reversed_on is null) as unallocated,
    coalesce(sum(${openOf}) filter (where ${isOverdue(today)}), 0.00) as overdue,
    coalesce(sum(${openOf}), 0.00) as open
  from instalment i where i.account_id = ${accountId}::uuid and ${isOpen} and ${isReceivable}`;
