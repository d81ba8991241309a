import sql, { empty } from 'sql-template-tag';
import { BANK_LINE_STATES, type Actor } from '@keyline/model';
import { column, shown, type ListSpec } from '@keyline/platform';

/** A line is nobody's customer yet: only who reaches all of the money sees it. */
const door = (actor: Actor) => (actor.reach.contracts === 'everyone' ? empty : sql`join account reached on false`);

export const BANK_LINES: ListSpec = {
  resource: 'bank-lines',
  from: sql`bank_line b join bank_statement s on s.id = b.statement_id left join payment p on p.id = b.payment_id
    left join account a on a.id = p.account_id left join person decider on decider.id = b.decided_by`,
  door,
  columns: {
    id: column(sql`b.id`, 'id', { sortable: false }),
    statementId: column(sql`b.statement_id`, 'id', { sortable: false }),
    fileName: shown(sql`s.file_name`),
    line: column(sql`b.line`, 'whole'),
    ownAccount: column(sql`b.own_account`, 'text', { nullable: true }),
    bookedOn: column(sql`b.booked_on`, 'date'),
    amount: column(sql`b.amount`, 'money'),
    payerName: column(sql`b.payer_name`, 'name', { nullable: true }),
    payerAccount: shown(sql`b.payer_account`),
    payerKey: shown(sql`b.payer_key`),
    reference: column(sql`b.reference`, 'text', { nullable: true }),
    purpose: column(sql`b.purpose`, 'name', { nullable: true }),
    state: column(sql`b.state`, 'enum', { values: BANK_LINE_STATES }),
    paymentId: column(sql`b.payment_id`, 'id', { nullable: true, sortable: false }),
    paymentNumber: column(sql`p.number`, 'text', { nullable: true, filterable: false }),
    accountId: column(sql`p.account_id`, 'id', { nullable: true, sortable: false }),
    accountName: column(sql`a.name`, 'name', { nullable: true, filterable: false }),
    ignoredReason: shown(sql`b.ignored_reason`),
    decidedByName: shown(sql`decider.name`),
    decidedAt: shown(sql`b.decided_at`),
    version: shown(sql`b.version`),
  },
  searchIn: sql`b.search_text`,
  defaultSort: [['bookedOn', 'DESC']],
  tieBreaker: sql`b.id`,
};
