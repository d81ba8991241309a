import sql, { type Sql } from 'sql-template-tag';
import { addDays, id as idSchema, type LocalDate } from '@keyline/model';
import { Problem, type CustomFilter } from '@keyline/platform';

/** After so many days without a move and without a visit a deal counts as stalled. */
export const STALLED_AFTER_DAYS = 30;

const refuse = (field: string, reason: string) =>
  new Problem('list.bad-filter', { values: { field, reason }, fields: { [field]: reason } });

/** A filter that is switched on or off. */
const flag =
  (field: string, condition: Sql): CustomFilter =>
  (value) => {
    if (typeof value !== 'boolean') throw refuse(field, 'true | false');
    return value ? condition : sql`not (${condition})`;
  };

/** Filters of deals that are no plain column. */
export function dealFilters(today: LocalDate): Readonly<Record<string, CustomFilter>> {
  const quietSince = addDays(today, -STALLED_AFTER_DAYS);
  return {
    open: flag('open', sql`o.closed_on is null`),
    stalled: flag(
      'stalled',
      sql`(o.closed_on is null and o.stage_entered_on <= ${quietSince}::date
      and not exists (select 1 from visit v where v.account_id = o.account_id and v.visited_on > ${quietSince}::date))`,
    ),
    noNextStep: flag('noNextStep', sql`(o.closed_on is null and o.next_step is null)`),
    departmentId: (value) => {
      const parsed = idSchema.safeParse(value);
      if (!parsed.success) throw refuse('departmentId', 'uuid');
      return sql`owner.department_id = ${parsed.data}::uuid`;
    },
  };
}
