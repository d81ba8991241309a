import sql from 'sql-template-tag';
import { contractsDoor } from '@keyline/contracts';
import { WRITE_OFF_STATES } from '@keyline/model';
import { column, shown, type ListSpec } from '@keyline/platform';

/** Of what was booked, what came in after all: recoveries of the instalment, taken by its write-offs in their order. */
const recovered = sql`(
  select greatest(0.00, least(case when w.state = 'booked' then w.amount else 0 end,
    (select coalesce(sum(b.amount), 0.00) from write_off_booking b where b.instalment_id = w.instalment_id and b.kind = 'recovery' and b.reversed_on is null)
    - (select coalesce(sum(earlier.amount), 0.00) from write_off earlier
       where earlier.instalment_id = w.instalment_id and earlier.state = 'booked' and earlier.id < w.id))))`;

/** Doubtful and written off (呆坏账). */
export const WRITE_OFFS: ListSpec = {
  resource: 'write-offs',
  from: sql`write_off w left join instalment i on i.id = w.instalment_id left join contract c on c.id = i.contract_id
    left join account a on a.id = w.account_id left join person collector on collector.id = w.collector_id left join person proposer on proposer.id = w.proposed_by`,
  door: contractsDoor(sql`w.account_id`, sql`i.contract_id`, { by: 'instalment', key: sql`w.instalment_id` }),
  columns: {
    id: column(sql`w.id`, 'id', { sortable: false }),
    instalmentId: column(sql`w.instalment_id`, 'id', { sortable: false }),
    instalmentName: shown(sql`i.name`),
    contractId: column(sql`i.contract_id`, 'id', { sortable: false }),
    contractNumber: column(sql`c.number`, 'text', { filterable: false }),
    accountId: column(sql`w.account_id`, 'id', { sortable: false }),
    accountName: column(sql`a.name`, 'name', { filterable: false }),
    collectorId: column(sql`w.collector_id`, 'id', { sortable: false }),
    collectorName: column(sql`collector.name`, 'name', { filterable: false }),
    amount: column(sql`w.amount`, 'money'),
    recovered: shown(recovered),
    lost: shown(sql`(case when w.state = 'booked' then w.amount else 0.00 end - ${recovered})`),
    dueOn: column(sql`i.due_on`, 'date', { nullable: true }),
    reason: shown(sql`w.reason`),
    state: column(sql`w.state`, 'enum', { values: WRITE_OFF_STATES }),
    proposedByName: column(sql`proposer.name`, 'name', { filterable: false }),
    proposedOn: column(sql`w.proposed_on`, 'date'),
    bookedOn: column(sql`w.booked_on`, 'date', { nullable: true }),
    version: shown(sql`w.version`),
  },
  searchIn: sql`c.search_text`,
  defaultSort: [['proposedOn', 'DESC']],
  tieBreaker: sql`w.id`,
};
