import sql, { empty, type Sql } from 'sql-template-tag';
import { instalmentsAsOf, openOf, wasReceivable } from '@keyline/contracts';
import type { LocalDate } from '@keyline/model';
import { writtenOffOn } from './bad-debt/bad-debt.queries.js';

/** Was the instalment `i` of contract `c` a receivable on the day `asOf`? */
export const countedOn = (asOf: LocalDate): Sql => wasReceivable(sql`${asOf}::date`);

/** Did the allocation `al` hold on the day `asOf`? */
export const allocatedOn = (asOf: LocalDate): Sql =>
  sql`(al.allocated_on <= ${asOf}::date and (al.reversed_on is null or al.reversed_on > ${asOf}::date))`;

/** Was the invoice `v` valid on the day `asOf`? */
export const validOn = (asOf: LocalDate): Sql =>
  sql`(v.issued_on <= ${asOf}::date and (v.cancelled_on is null or v.cancelled_on > ${asOf}::date))`;

/** What an instalment `i` was on a day: today the kept sums answer, for a past day the bookings that held then. */
export interface AsOf {
  /** `instalment i`, with the amounts and due dates that the schedule had. */
  readonly source: Sql;
  /** Joins behind `instalment i`, one row or none each. */
  readonly history: Sql;
  readonly received: Sql;
  readonly writtenOff: Sql;
  readonly open: Sql;
  /** Who answered for it. */
  readonly collectorId: Sql;
}

const TODAY: AsOf = {
  source: sql`instalment i`,
  history: empty,
  received: sql`i.received`,
  writtenOff: sql`i.written_off`,
  open: openOf,
  collectorId: sql`i.collector_id`,
};

/**
 * The instalment as of a day. Who answers for it now answered for it then, unless a period of the book of responsibility that covers the
 * day has ended since; few have, so those are looked up.
 */
export function standingOn(asOf: LocalDate, today: LocalDate): AsOf {
  if (asOf >= today) return TODAY;
  const received = sql`coalesce(settled.amount, 0.00)`;
  return {
    source: instalmentsAsOf(asOf),
    history: sql`
      left join lateral (
        select sum(al.amount) as amount from allocation al where al.instalment_id = i.id and ${allocatedOn(asOf)}
      ) settled on true
      left join instalment_responsibility answered
        on answered.instalment_id = i.id and answered.from_on <= ${asOf}::date and answered.until_on > ${asOf}::date`,
    received,
    writtenOff: writtenOffOn(asOf),
    open: sql`(i.amount - ${received} - ${writtenOffOn(asOf)})`,
    collectorId: sql`coalesce(answered.collector_id, i.collector_id)`,
  };
}
