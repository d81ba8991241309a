import sql, { type Sql } from 'sql-template-tag';
import type { LocalDate } from '@keyline/model';
import { newId, type Changes } from '@keyline/platform';

/** The fields whose past is kept, by their name in the record and in the table. */
const KEPT: Readonly<Record<string, string>> = {
  amount: 'amount',
  expectedCloseOn: 'expected_close_on',
  probability: 'probability',
  forecastCategory: 'forecast_category',
  nextStep: 'next_step',
  ownerId: 'owner_id',
};

/** Writes down what a deal's kept fields were before; null where none of them changed. */
export function storeChanges(
  opportunityId: string,
  changes: Changes,
  { by, day, at }: { by: string | null; day: LocalDate; at: Date },
): Sql | null {
  const kept = Object.entries(changes).flatMap(([field, { from, to }]) => {
    const name = KEPT[field];
    return name === undefined ? [] : [{ id: newId(), field: name, from_value: textOf(from), to_value: textOf(to) }];
  });
  if (kept.length === 0) return null;
  return sql`
    insert into opportunity_change (id, opportunity_id, field, from_value, to_value, changed_on, at, changed_by)
    select g.id, ${opportunityId}::uuid, g.field, g.from_value, g.to_value, ${day}::date, ${at}::timestamptz, ${by}::uuid
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as g (id uuid, field text, from_value text, to_value text)
    where g.from_value is distinct from g.to_value`;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' ? String(value) : null);

/**
 * Every deal as it stood at the end of a day: id, account_id, owner_id, name, opened_on, stage, entered_on, amount, probability, close_on,
 * category, next_step, closed_on, won_amount. What has changed since is read from its history, the first change after the day; the
 * rest is as it is now. Deals opened later are left out; one that was closed by then has its end as its stage.
 * @param among a condition on the deal `o` that narrows what is looked at
 */
export const dealsAsOf = (day: LocalDate, among: Sql): Sql => sql`
  select o.id, o.account_id, o.name, o.opened_on, o.closed_on, o.won_amount,
    case when was ? 'owner_id' then (was ->> 'owner_id')::uuid else o.owner_id end as owner_id,
    coalesce(moved.from_stage, case when o.closed_on > ${day}::date then 'contact' else o.stage end) as stage,
    case when moved.from_stage is null then o.stage_entered_on else coalesce(entered.changed_on, o.opened_on) end as entered_on,
    case when was ? 'amount' then (was ->> 'amount')::numeric else o.amount end as amount,
    case when was ? 'probability' then (was ->> 'probability')::int else o.probability end as probability,
    case when was ? 'expected_close_on' then (was ->> 'expected_close_on')::date else o.expected_close_on end as close_on,
    case when was ? 'forecast_category' then was ->> 'forecast_category' else o.forecast_category end as category,
    case when was ? 'next_step' then was ->> 'next_step' else o.next_step end as next_step
  from opportunity o
  left join lateral (
    select jsonb_object_agg(f.field, f.from_value) as was from (
      select distinct on (c.field) c.field, c.from_value from opportunity_change c
      where c.opportunity_id = o.id and c.changed_on > ${day}::date order by c.field, c.changed_on, c.at, c.id
    ) f
  ) before on true
  left join lateral (
    select s.from_stage from opportunity_stage_change s
    where s.opportunity_id = o.id and s.changed_on > ${day}::date and s.from_stage is not null order by s.at, s.id limit 1
  ) moved on true
  left join lateral (
    select s.changed_on from opportunity_stage_change s
    where moved.from_stage is not null and s.opportunity_id = o.id and s.changed_on <= ${day}::date order by s.at desc, s.id desc limit 1
  ) entered on true
  where o.opened_on <= ${day}::date and ${among}`;

/** The deals that any of these people have, or once had. */
export const dealsEverOf = (people: readonly string[]): Sql => sql`(
  o.owner_id = any (${people}::uuid[])
  or o.id in (select c.opportunity_id from opportunity_change c where c.field = 'owner_id' and c.from_value = any (${people}::text[])))`;

/**
 * Deals that slipped in a range of days (延期): they were to close on a day of it, up to `asOf`, and were open that evening. Counted is the
 * close date that stood when the range began, or the first one of a deal opened within it; whether it has been put off since or has
 * simply passed makes no difference. As `dealsAsOf`, with `planned_on`.
 */
export const slippedDeals = (from: LocalDate, asOf: LocalDate): Sql => {
  // Whatever the date was, it is that of today or one that a change put away.
  const candidates = sql`(o.closed_on is null or o.closed_on > ${asOf}::date) and o.id in (
    select d.id from opportunity d where d.expected_close_on between ${from}::date and ${asOf}::date
    union
    select c.opportunity_id from opportunity_change c where c.field = 'expected_close_on' and c.from_value between ${from}::text and ${asOf}::text)`;
  return sql`
    select now.*, planned.on_day as planned_on
    from (${dealsAsOf(asOf, candidates)}) now
    join opportunity o on o.id = now.id
    left join lateral (
      select c.from_value, true as moved from opportunity_change c
      where c.opportunity_id = now.id and c.field = 'expected_close_on' and c.changed_on >= ${from}::date order by c.changed_on, c.at, c.id limit 1
    ) first on true
    cross join lateral (select case when first.moved then first.from_value::date else o.expected_close_on end as on_day) planned
    where planned.on_day between ${from}::date and ${asOf}::date`;
};
