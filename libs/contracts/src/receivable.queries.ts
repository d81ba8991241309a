import sql, { join, raw, type Sql } from 'sql-template-tag';
import { AGEING_BUCKETS, BUCKET_BOUNDS, RECEIVABLE_STATES, type AgeingBucket, type LocalDate } from '@keyline/model';

const STATES = raw(`(${RECEIVABLE_STATES.map((state) => `'${state}'`).join(', ')})`);

/** Is the contract `c` signed, and not terminated since? */
export const isSigned: Sql = sql`c.state in ${STATES}`;

/** Is the instalment `i` a receivable today: under a contract that is signed, and not terminated since? */
export const isReceivable: Sql = sql`i.receivable`;

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
