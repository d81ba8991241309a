import sql, { type Sql } from 'sql-template-tag';
import { CONTRACT_STATES, type LocalDate } from '@keyline/model';
import { column, shown, type Column, type ListSpec } from '@keyline/platform';
import { contractsDoor } from './contracts-door.js';
import { flagFilter, idFilter } from './instalments.list.js';
import { isOverdue, openOf } from './receivable.queries.js';

/** Of the version that is being drawn up, reviewed or waits for its signature. */
const onItsWay = (source: Sql): Sql =>
  sql`(select ${source} from contract_version v where v.contract_id = c.id and v.state in ('draft', 'in_review', 'approved', 'returned'))`;

/**
 * Contracts as they stand on the day `today`, with the money beside them. The sums are subqueries of the select list: PostgreSQL works
 * them out behind the limit, for the rows of the page only.
 */
export const contractsOn = (today: LocalDate): ListSpec => ({
  resource: 'contracts',
  from: sql`contract c left join account a on a.id = c.account_id left join person owner on owner.id = c.owner_id`,
  door: contractsDoor(sql`c.account_id`, sql`c.id`, { by: 'contract', key: sql`c.id` }),
  columns: {
    id: column(sql`c.id`, 'id', { sortable: false }),
    number: column(sql`c.number`, 'text'),
    accountId: column(sql`c.account_id`, 'id', { sortable: false }),
    accountName: column(sql`a.name`, 'name', { filterable: false }),
    opportunityId: column(sql`c.opportunity_id`, 'id', { nullable: true, sortable: false }),
    ownerId: column(sql`c.owner_id`, 'id', { sortable: false }),
    ownerName: column(sql`owner.name`, 'name', { filterable: false }),
    name: column(sql`c.name`, 'name'),
    amount: column(sql`c.amount`, 'money'),
    received: shown(sql`(select coalesce(sum(i.received), 0.00) from instalment i where i.contract_id = c.id)`),
    invoiced: shown(
      sql`(select coalesce(sum(v.amount), 0.00) from invoice v where v.contract_id = c.id and v.cancelled_on is null)`,
    ),
    overdue: shown(
      sql`(select coalesce(sum(${openOf}), 0.00) from instalment i where i.contract_id = c.id and ${isOverdue(today)})`,
    ),
    state: column(sql`c.state`, 'enum', { values: CONTRACT_STATES }),
    signedOn: column(sql`c.signed_on`, 'date', { nullable: true }),
    startsOn: column(sql`c.starts_on`, 'date', { nullable: true }),
    endsOn: column(sql`c.ends_on`, 'date', { nullable: true }),
    createdOn: column(sql`c.created_on`, 'date'),
    reviewState: shown(onItsWay(sql`v.state`)),
    submittedBy: shown(onItsWay(sql`v.submitted_by`)),
    archivedOn: column(sql`c.archived_on`, 'date', { nullable: true, sortable: false }),
    collectedOnly: shown(sql`reach.collected`),
    version: shown(sql`c.version`),
  },
  filters: {
    approved: flagFilter(
      'approved',
      sql`exists (select 1 from contract_version v where v.contract_id = c.id and v.state = 'approved')`,
    ),
    overdue: flagFilter('overdue', sql`exists (select 1 from instalment i where i.contract_id = c.id and ${isOverdue(today)})`),
    departmentId: idFilter('departmentId', sql`owner.department_id`),
  },
  searchIn: sql`c.search_text`,
  defaultSort: [['createdOn', 'DESC']],
  tieBreaker: sql`c.id`,
});

/** What the record shows beyond the list. */
export const CONTRACT_FILE: Readonly<Record<string, Column>> = {
  opportunityName: shown(sql`(select o.name from opportunity o where o.id = c.opportunity_id)`),
  taxRate: shown(sql`c.tax_rate`),
  paymentTermDays: shown(sql`c.payment_term_days`),
  terminatedOn: shown(sql`c.terminated_on`),
  terminationReason: shown(sql`c.termination_reason`),
  note: shown(sql`c.note`),
  archiveNumber: shown(sql`c.archive_number`),
  archiveLocation: shown(sql`c.archive_location`),
  versionNumber: shown(
    sql`coalesce((select v.number::int from contract_version v where v.contract_id = c.id and v.state = 'effective'), 1)`,
  ),
};
