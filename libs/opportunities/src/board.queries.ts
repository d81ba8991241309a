import sql, { type Sql } from 'sql-template-tag';
import { OPEN_STAGES } from '@keyline/model';
import { selectList, type ListSpec } from '@keyline/platform';

/** Cards shown per column; the counts and sums are over all. */
export const CARDS_PER_COLUMN = 50;

/**
 * Number, sum and weighted sum of the open deals of each stage.
 * @param visible `from … where …` of the list, through its door
 */
export const boardSums = (visible: Sql): Sql => sql`
  select o.stage, count(*)::int as count, sum(o.amount)::numeric(38,2) as amount, sum(round(o.amount * o.probability / 100, 2))::numeric(38,2) as "weightedAmount"
  ${visible} and o.closed_on is null group by o.stage`;

/** The first cards of each open stage, soonest closing first; one statement for all stages. */
export const boardCards = (spec: ListSpec, visible: Sql): Sql => sql`
  select card.* from unnest(${[...OPEN_STAGES]}::text[]) with ordinality as shown (stage, place)
  cross join lateral (
    select ${selectList(spec.columns)} ${visible} and o.closed_on is null and o.stage = shown.stage
    order by o.expected_close_on, o.id limit ${CARDS_PER_COLUMN}::int
  ) card
  order by shown.place, card."expectedCloseOn", card.id`;
