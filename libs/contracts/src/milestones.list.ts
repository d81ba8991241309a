import sql, { type Sql } from 'sql-template-tag';
import { CONTRACT_STATES, MILESTONE_KINDS, milestoneCan, type Actor, type LocalDate, type MilestoneRow } from '@keyline/model';
import { column, shown, type ListSpec } from '@keyline/platform';
import { contractsDoor } from './contracts-door.js';
import { flagFilter } from './instalments.list.js';
import { isOverdue, openOf } from './receivable.queries.js';

export type StoredMilestone = Omit<MilestoneRow, 'can'> & { collectedOnly: boolean };

/** A milestone as its caller gets it. */
export const presentMilestone =
  (actor: Actor) =>
  ({ collectedOnly, ...row }: StoredMilestone): MilestoneRow => ({
    ...row,
    can: collectedOnly ? { edit: false, complete: false, reopen: false } : milestoneCan(actor, row),
  });

const claimed = (today: LocalDate): Sql => sql`exists (select 1 from instalment i where i.milestone_id = m.id
  and (i.invoiced > 0 or i.received > 0 or i.written_off > 0 or ${isOverdue(today)}))`;

/** Milestones of contracts, with the money that hangs on each, as they stand on the day `today`. */
export const milestonesOn = (today: LocalDate): ListSpec => ({
  resource: 'milestones',
  from: sql`milestone m left join contract c on c.id = m.contract_id left join account a on a.id = c.account_id`,
  door: contractsDoor(sql`c.account_id`, sql`m.contract_id`, { by: 'contract', key: sql`m.contract_id` }),
  columns: {
    id: column(sql`m.id`, 'id', { sortable: false }),
    contractId: column(sql`m.contract_id`, 'id', { sortable: false }),
    contractNumber: column(sql`c.number`, 'text'),
    contractState: column(sql`c.state`, 'enum', { values: CONTRACT_STATES, sortable: false }),
    accountId: column(sql`c.account_id`, 'id', { sortable: false }),
    accountName: column(sql`a.name`, 'name', { filterable: false }),
    kind: column(sql`m.kind`, 'enum', { values: MILESTONE_KINDS, sortable: false }),
    name: column(sql`m.name`, 'name'),
    plannedOn: column(sql`m.planned_on`, 'date'),
    doneOn: column(sql`m.done_on`, 'date', { nullable: true }),
    note: shown(sql`m.note`),
    amount: shown(sql`(select coalesce(sum(i.amount), 0.00) from instalment i where i.milestone_id = m.id)`),
    open: shown(sql`(select coalesce(sum(${openOf}), 0.00) from instalment i where i.milestone_id = m.id)`),
    claimed: shown(claimed(today)),
    collectedOnly: shown(sql`reach.collected`),
    version: shown(sql`m.version`),
  },
  filters: { done: flagFilter('done', sql`m.done_on is not null`) },
  searchIn: sql`c.search_text`,
  defaultSort: [['plannedOn', 'ASC']],
  tieBreaker: sql`m.id`,
});
