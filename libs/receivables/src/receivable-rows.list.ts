import sql from 'sql-template-tag';
import { bucketFilter, contractsDoor, flagFilter, instalmentColumns, instalmentFrom, wasOpen } from '@keyline/contracts';
import { AGEING_CUTS, type LocalDate } from '@keyline/model';
import type { ListSpec } from '@keyline/platform';
import { CUTS } from './ageing-cuts.js';
import { countedOn, standingOn } from './as-of.queries.js';

/** The instalments behind a figure of the ageing report, as they stood on the day `asOf`. */
export function receivablesOn(asOf: LocalDate, today: LocalDate): ListSpec {
  const { history, source, ...then } = standingOn(asOf, today);
  const standing = { ...then, counts: countedOn(asOf) };
  const counted = sql`(${countedOn(asOf)} and ${wasOpen(standing)})`;
  return {
    resource: 'receivables',
    from: instalmentFrom(history, standing.collectorId, source),
    door: contractsDoor(sql`i.account_id`, sql`i.contract_id`, { by: 'instalment', key: sql`i.id` }),
    columns: instalmentColumns(asOf, standing),
    filters: {
      counted: flagFilter('counted', counted),
      bucket: bucketFilter(asOf, counted),
      overdue: flagFilter('overdue', sql`(i.due_on is not null and i.due_on < ${asOf}::date)`),
      disputed: flagFilter('disputed', sql`(i.disputed_on is not null and i.disputed_on <= ${asOf}::date)`),
      ...Object.fromEntries(AGEING_CUTS.map((cut) => [cut, CUTS[cut].filter])),
    },
    defaultSort: [['dueOn', 'ASC']],
    tieBreaker: sql`i.id`,
  };
}
