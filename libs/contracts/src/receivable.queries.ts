import sql, { join, raw, type Sql } from 'sql-template-tag';
import { AGEING_BUCKETS, BUCKET_BOUNDS, RECEIVABLE_STATES, type AgeingBucket, type LocalDate } from '@keyline/model';

const STATES = raw(`(${RECEIVABLE_STATES.map((state) => `'${state}'`).join(', ')})`);

/** Is the contract `c` signed, and not terminated since? */
export const isSigned: Sql = sql`c.state in ${STATES}`;

/** Was the contract `c` ever signed, whatever became of it since? */
export const wasSigned: Sql = sql`(c.signed_on is not null and c.state not in ('draft', 'in_review'))`;

/**
 * Was the instalment `i` of the contract `c` a receivable on the day `asOf`: under a contract signed by then, and not ceased with its
 * termination? What was due, invoiced or touched by money when that was entered stays one. Every room asks this here, or of the flag
 * that a trigger keeps by the same rule for today.
 */
export const wasReceivable = (asOf: Sql): Sql =>
  sql`(c.signed_on <= ${asOf} and ${wasSigned} and (i.ceased_on is null or i.ceased_on > ${asOf}))`;

/** Is the instalment `i` a receivable today? */
export const isReceivable: Sql = sql`i.receivable`;

/** The same, said of the contract `c` and the instalment `i` themselves: what the kept flag is checked against. */
export const stillOwes: Sql = sql`(${isSigned} or (c.state = 'terminated' and c.signed_on is not null and i.ceased_on is null))`;

/** What is open of the instalment `i`: neither received nor written off. */
export const openOf: Sql = sql`(i.amount - i.received - i.written_off)`;

/** Is something of the instalment `i` still open? Worded as the partial indexes have it. */
export const isOpen: Sql = sql`i.received + i.written_off < i.amount`;

/** Is the instalment `i` overdue on that day? What still waits for its milestone or invoice is not. */
export const isOverdue = (today: LocalDate): Sql =>
  sql`(${isOpen} and i.due_on is not null and i.due_on < ${today}::date and ${isReceivable})`;

/** Does what is due on `i.due_on` stand in that ageing bucket on the day `asOf`? Without a due date it is not due. */
export function inBucket(bucket: AgeingBucket, asOf: LocalDate): Sql {
  const { fromDays, toDays } = BUCKET_BOUNDS[bucket];
  if (bucket === 'notDue') return sql`(i.due_on >= ${asOf}::date or i.due_on is null)`;
  const youngest = sql`i.due_on <= ${asOf}::date - ${fromDays}::int`;
  return toDays === null ? youngest : sql`(${youngest} and i.due_on >= ${asOf}::date - ${toDays}::int)`;
}

/** The name of the ageing bucket of `i.due_on` on the day `asOf`. */
export const bucketAt = (asOf: LocalDate): Sql =>
  sql`case ${join(
    AGEING_BUCKETS.map((bucket) => sql`when ${inBucket(bucket, asOf)} then ${raw(`'${bucket}'`)}`),
    ' ',
  )} end`;
