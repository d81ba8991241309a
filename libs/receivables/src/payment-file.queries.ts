import sql, { type Sql } from 'sql-template-tag';
import { shown, type Column } from '@keyline/platform';

/** What the record shows beyond the list. */
export const PAYMENT_FILE: Readonly<Record<string, Column>> = {
  bookedByName: shown(sql`(select booker.name from person booker where booker.id = p.booked_by)`),
};

/** What a payment settles and settled, in the order of doing; an allocation is of the payment's own account, so its door covers them. */
export const allocationsOf = (paymentId: string): Sql => sql`
  select al.id, al.instalment_id as "instalmentId", i.name as "instalmentName", i.contract_id as "contractId", c.number as "contractNumber",
    al.amount, al.allocated_on as "allocatedOn", al.reversed_on as "reversedOn"
  from allocation al join instalment i on i.id = al.instalment_id join contract c on c.id = i.contract_id
  where al.payment_id = ${paymentId}::uuid order by al.id`;

/** What of a payment went back to the customer, in the order of doing. */
export const refundsOf = (paymentId: string): Sql => sql`
  select r.id, r.amount, r.refunded_on as "refundedOn", r.reason, r.bank_reference as "bankReference", giver.name as "byName",
    r.reversed_on as "reversedOn", r.reversal_reason as "reversalReason"
  from refund r left join person giver on giver.id = r.refunded_by where r.payment_id = ${paymentId}::uuid order by r.id`;
