import sql from 'sql-template-tag';
import { contractsDoor, flagFilter, idFilter } from '@keyline/contracts';
import { PAYMENT_METHODS } from '@keyline/model';
import { column, shown, type ListSpec } from '@keyline/platform';

const underContract = idFilter('contractId', sql`i.contract_id`);

export const PAYMENTS: ListSpec = {
  resource: 'payments',
  from: sql`payment p left join account a on a.id = p.account_id left join person collector on collector.id = p.collector_id`,
  door: contractsDoor(sql`p.account_id`, null),
  columns: {
    id: column(sql`p.id`, 'id', { sortable: false }),
    number: column(sql`p.number`, 'text'),
    accountId: column(sql`p.account_id`, 'id', { sortable: false }),
    accountName: column(sql`a.name`, 'name', { filterable: false }),
    collectorId: column(sql`p.collector_id`, 'id', { nullable: true, sortable: false }),
    collectorName: column(sql`collector.name`, 'name', { nullable: true, filterable: false }),
    amount: column(sql`p.amount`, 'money'),
    allocated: column(sql`p.allocated`, 'money'),
    refunded: column(sql`p.refunded`, 'money'),
    unallocated: column(sql`case when p.reversed_on is null then p.amount - p.allocated - p.refunded else 0.00 end`, 'money'),
    receivedOn: column(sql`p.received_on`, 'date'),
    method: column(sql`p.method`, 'enum', { values: PAYMENT_METHODS }),
    payerName: column(sql`p.payer_name`, 'name', { nullable: true }),
    bankReference: column(sql`p.bank_reference`, 'text', { nullable: true }),
    note: shown(sql`p.note`),
    reversedOn: column(sql`p.reversed_on`, 'date', { nullable: true }),
    reversalReason: shown(sql`p.reversal_reason`),
    version: shown(sql`p.version`),
  },
  filters: {
    open: flagFilter('open', sql`(p.allocated + p.refunded < p.amount and p.reversed_on is null)`),
    reversed: flagFilter('reversed', sql`p.reversed_on is not null`),
    // The payments that settle something of a contract now.
    contractId: (value, actor) => sql`exists (
      select 1 from allocation al join instalment i on i.id = al.instalment_id
      where al.payment_id = p.id and al.reversed_on is null and ${underContract(value, actor)})`,
  },
  searchIn: sql`p.search_text`,
  defaultSort: [['receivedOn', 'DESC']],
  tieBreaker: sql`p.id`,
};
