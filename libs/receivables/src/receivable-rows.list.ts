import sql from 'sql-template-tag';
import {
  bucketFilter,
  contractsDoor,
  flagFilter,
  idFilter,
  INSTALMENT_FROM,
  instalmentColumns,
  wasOpen,
  type Standing,
} from '@keyline/contracts';
import { addDays, addMonths, type LocalDate } from '@keyline/model';
import { Problem, type CustomFilter, type ListSpec } from '@keyline/platform';
import { allocatedOn, countedOn } from './ageing.queries.js';

const dueInMonth: CustomFilter = (value) => {
  if (typeof value !== 'string' || !/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/.test(value))
    throw new Problem('list.bad-filter', { values: { field: 'key', reason: 'YYYY-MM' }, fields: { key: 'YYYY-MM' } });
  const first = `${value}-01`;
  return sql`i.due_on between ${first}::date and ${addDays(addMonths(first, 1), -1)}::date`;
};

/** The instalments behind a figure of the ageing report, as they stood on the day `asOf`. */
export function receivablesOn(asOf: LocalDate, today: LocalDate): ListSpec {
  const past = asOf < today;
  const standing: Standing = past
    ? { received: sql`coalesce(settled.amount, 0.00)`, writtenOff: sql`0.00`, counts: countedOn(asOf) }
    : { received: sql`i.received`, writtenOff: sql`i.written_off`, counts: countedOn(asOf) };
  const settled = sql`left join lateral (select sum(al.amount) as amount from allocation al where al.instalment_id = i.id and ${allocatedOn(asOf)}) settled on true`;
  const counted = sql`(${countedOn(asOf)} and ${wasOpen(standing)})`;
  return {
    resource: 'receivables',
    from: past ? sql`${INSTALMENT_FROM} ${settled}` : INSTALMENT_FROM,
    door: contractsDoor(sql`i.account_id`, sql`i.contract_id`),
    columns: instalmentColumns(asOf, standing),
    filters: {
      counted: flagFilter('counted', counted),
      bucket: bucketFilter(asOf, counted),
      department: idFilter('key', sql`collector.department_id`),
      account: idFilter('key', sql`i.account_id`),
      collector: idFilter('key', sql`i.collector_id`),
      month: dueInMonth,
    },
    defaultSort: [['dueOn', 'ASC']],
    tieBreaker: sql`i.id`,
  };
}
