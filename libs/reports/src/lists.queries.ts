import sql, { join, type Sql } from 'sql-template-tag';
import type { ReportListItem, ReportListName } from '@keyline/model';
import type { FigureReader } from '@keyline/measures';

/** A list shows so many records at most; the figure above it counts all. */
export const LIST_CAP = 50;

export type ListedRow = ReportListItem & { list: ReportListName; personId: string };

/** Lists that are the records behind a measure. Stage moves are no measure: one deal may have several. */
const MEASURE_OF_LIST: readonly (readonly [ReportListName, string])[] = [
  ['visits', 'visits_done'],
  ['contracts', 'contract_amount'],
  ['payments', 'payments_received'],
  ['overdue', 'overdue_amount'],
  ['promisesBroken', 'promises_broken'],
  ['promisesKept', 'promises_kept'],
  ['complaints', 'complaints_received'],
  ['competitorNews', 'competitor_notes'],
];

interface Asked {
  readonly people: readonly string[];
  readonly from: string;
  readonly to: string;
}

const stageMoves = ({ people, from, to }: Asked): Sql => sql`
  select 'stageMoves'::text as list, c.owner_id as person_id, 'opportunity'::text as entity, o.id, o.name as label, c.changed_on as "on", c.amount, o.account_id,
    c.from_stage, c.to_stage
  from opportunity_stage_change c join opportunity o on o.id = c.opportunity_id
  where c.owner_id = any (${people}::uuid[]) and c.changed_on between ${from}::date and ${to}::date`;

/** All lists of all people in one statement: newest first, overdue money oldest first. */
export function listedRecords(figures: FigureReader, asked: Asked): Sql {
  const behind = MEASURE_OF_LIST.map(
    ([list, measure]) => sql`
      select ${list}::text as list, x.person_id, x.entity, x.id, x.label, x."on", x.amount, x.account_id, null::text as from_stage, null::text as to_stage
      from (${figures.rowsSql(measure, asked)}) x`,
  );
  return sql`
    select r.list, r.person_id as "personId", r.entity, r.id, r.label, r."on", r.amount::numeric(20,2)::text as amount, r.account_id as "accountId", a.name as "accountName",
      r.from_stage as "fromStage", r.to_stage as "toStage"
    from (
      select l.*, row_number() over (partition by l.list, l.person_id order by case when l.list = 'overdue' then l."on" end, l."on" desc, l.id) as place
      from (${join([...behind, stageMoves(asked)], ' union all ')}) l
    ) r left join account a on a.id = r.account_id
    where r.place <= ${LIST_CAP}::int order by r.place`;
}
