import sql, { type Sql } from 'sql-template-tag';
import { isSigned } from '@keyline/contracts';

/**
 * How an account pays: of its instalments that are settled in full and had a due date, the days from the due date to the day on which
 * the last of the money came in; what came in time counts as no day late. The caller has come through the account's door.
 */
export const paymentHabitOf = (accountId: string): Sql => sql`
  select count(*)::int as settled, count(*) filter (where late > 0)::int as late, round(avg(late), 1)::text as "averageDaysLate"
  from (
    select greatest(0, max(p.received_on) - i.due_on) as late
    from instalment i join contract c on c.id = i.contract_id
      join allocation al on al.instalment_id = i.id and al.reversed_on is null join payment p on p.id = al.payment_id
    where i.account_id = ${accountId}::uuid and ${isSigned} and i.due_on is not null and i.received = i.amount
    group by i.id, i.due_on
  ) settled`;
