import sql, { type Sql } from 'sql-template-tag';
import type { LocalDate } from '@keyline/model';

/** What was written off of the instalment `i`, less what was recovered, by the bookings that held on the day `asOf`. */
export const writtenOffOn = (asOf: LocalDate): Sql => sql`(
  select coalesce(sum(case b.kind when 'write_off' then b.amount else -b.amount end), 0.00) from write_off_booking b
  where b.instalment_id = i.id and b.booked_on <= ${asOf}::date and (b.reversed_on is null or b.reversed_on > ${asOf}::date))`;
