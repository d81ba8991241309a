import sql, { empty, type Sql } from 'sql-template-tag';
import {
  AGEING_BUCKETS,
  CONTRACT_STATES,
  DUE_RULES,
  id as idSchema,
  INSTALMENT_KINDS,
  type AgeingBucket,
  type LocalDate,
} from '@keyline/model';
import { column, Problem, shown, type Column, type CustomFilter, type ListSpec } from '@keyline/platform';
import { contractsDoor } from './contracts-door.js';
import { bucketAt, inBucket, isOpen, isOverdue, isReceivable } from './receivable.queries.js';

const refuse = (field: string, reason: string) =>
  new Problem('list.bad-filter', { values: { field, reason }, fields: { [field]: reason } });

/** A filter that is switched on or off. */
export const flagFilter =
  (field: string, condition: Sql): CustomFilter =>
  (value) => {
    if (typeof value !== 'boolean') throw refuse(field, 'true | false');
    return value ? condition : sql`not (${condition})`;
  };

/** A filter by an id that is found by way of another table. */
export const idFilter =
  (field: string, source: Sql): CustomFilter =>
  (value) => {
    const parsed = idSchema.safeParse(value);
    if (!parsed.success) throw refuse(field, 'uuid');
    return sql`${source} = ${parsed.data}::uuid`;
  };

const isBucket = (value: unknown): value is AgeingBucket => (AGEING_BUCKETS as readonly unknown[]).includes(value);

/** The ageing bucket of open receivables, as a filter. */
export const bucketFilter =
  (asOf: LocalDate, open: Sql): CustomFilter =>
  (value) => {
    if (!isBucket(value)) throw refuse('bucket', AGEING_BUCKETS.join(' | '));
    return sql`(${open} and ${inBucket(value, asOf)})`;
  };

/** How an instalment stood on a day: what had come in by then, what had been written off by then, and was it a receivable? */
export interface Standing {
  readonly received: Sql;
  readonly writtenOff: Sql;
  readonly counts: Sql;
  /** Who answered for it then. */
  readonly collectorId: Sql;
}

/** Was something of it still open then? */
export const wasOpen = ({ received, writtenOff }: Standing): Sql => sql`${received} + ${writtenOff} < i.amount`;

const TODAY: Standing = {
  received: sql`i.received`,
  writtenOff: sql`i.written_off`,
  counts: isReceivable,
  collectorId: sql`i.collector_id`,
};

/** What a list of instalments shows as of a day. */
export const instalmentColumns = (asOf: LocalDate, standing: Standing): Readonly<Record<string, Column>> => ({
  id: column(sql`i.id`, 'id', { sortable: false }),
  contractId: column(sql`i.contract_id`, 'id', { sortable: false }),
  contractNumber: column(sql`c.number`, 'text'),
  contractName: column(sql`c.name`, 'name', { filterable: false }),
  contractState: column(sql`c.state`, 'enum', { values: CONTRACT_STATES, sortable: false }),
  accountId: column(sql`i.account_id`, 'id', { sortable: false }),
  accountName: column(sql`a.name`, 'name', { filterable: false }),
  sequence: column(sql`i.sequence`, 'whole'),
  name: column(sql`i.name`, 'name'),
  kind: column(sql`i.kind`, 'enum', { values: INSTALMENT_KINDS, sortable: false }),
  amount: column(sql`i.amount`, 'money'),
  invoiced: column(sql`i.invoiced`, 'money'),
  received: shown(standing.received),
  writtenOff: shown(standing.writtenOff),
  open: column(sql`(i.amount - ${standing.received} - ${standing.writtenOff})`, 'money', { filterable: false }),
  dueOn: column(sql`i.due_on`, 'date', { nullable: true }),
  dueRule: column(sql`i.due_rule`, 'enum', { values: DUE_RULES, sortable: false }),
  termDays: shown(sql`i.term_days`),
  milestoneId: column(sql`i.milestone_id`, 'id', { nullable: true, sortable: false }),
  milestone: shown(sql`milestone.name`),
  expectedOn: column(sql`i.expected_on`, 'date'),
  overdueDays: column(
    sql`case when ${wasOpen(standing)} and ${standing.counts} then greatest(0, ${asOf}::date - i.due_on) else 0 end`,
    'whole',
    { filterable: false },
  ),
  bucket: shown(sql`case when ${wasOpen(standing)} and ${standing.counts} then ${bucketAt(asOf)} end`),
  collectorId: column(standing.collectorId, 'id', { sortable: false }),
  collectorName: column(sql`collector.name`, 'name', { filterable: false }),
  signerName: shown(sql`(select signer.name from person signer where signer.id = c.signer_id)`),
  disputedOn: column(sql`i.disputed_on`, 'date', { nullable: true }),
  disputeNote: shown(sql`i.dispute_note`),
  version: shown(sql`i.version`),
});

/**
 * Left joins, so that the count, which needs none of their columns, does without them.
 * @param history what has to be joined first to know who answered for it on a day, and who that was
 * @param source the instalments as they are, or as they were on a day
 */
export const instalmentFrom = (
  history: Sql = empty,
  collectorId: Sql = sql`i.collector_id`,
  source: Sql = sql`instalment i`,
): Sql => sql`${source}
  left join contract c on c.id = i.contract_id left join account a on a.id = i.account_id ${history}
  left join person collector on collector.id = ${collectorId} left join milestone on milestone.id = i.milestone_id`;

/** Instalments (回款计划) as they stand on the day `today`. */
export const instalmentsOn = (today: LocalDate): ListSpec => ({
  resource: 'instalments',
  from: instalmentFrom(),
  door: contractsDoor(sql`i.account_id`, sql`i.contract_id`, { by: 'instalment', key: sql`i.id` }),
  columns: instalmentColumns(today, TODAY),
  filters: {
    overdue: flagFilter('overdue', isOverdue(today)),
    open: flagFilter('open', sql`(${isOpen} and ${isReceivable})`),
    notInvoiced: flagFilter('notInvoiced', sql`(i.invoiced < i.amount and ${isReceivable})`),
    waiting: flagFilter('waiting', sql`(${isOpen} and ${isReceivable} and i.due_on is null)`),
    receivable: flagFilter('receivable', isReceivable),
    disputed: flagFilter('disputed', sql`i.disputed_on is not null`),
    bucket: bucketFilter(today, sql`${isOpen} and ${isReceivable}`),
    departmentId: idFilter('departmentId', sql`collector.department_id`),
    ownerId: idFilter('ownerId', sql`c.owner_id`),
  },
  searchIn: sql`c.search_text`,
  defaultSort: [['dueOn', 'ASC']],
  tieBreaker: sql`i.id`,
});
