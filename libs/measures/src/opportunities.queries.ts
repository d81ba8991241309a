import sql, { type Sql } from 'sql-template-tag';
import { OPEN_STAGES, STAGE_PROBABILITY, STAGES } from '@keyline/model';
import { FEW } from './answering.queries.js';
import type { Scope } from './measure.js';

/**
 * A deal counts for the person who answered for it when it happened: the owner written into its stage history. A deal without a history
 * (taken over from elsewhere) counts for its present owner.
 */
export const opened = ({ people, from, to }: Scope, amount: Sql): Sql => sql`
  select coalesce(f.owner_id, o.owner_id) as person_id, 'opportunity'::text as entity, o.id, o.name as label, o.opened_on as "on", ${amount} as amount, o.account_id
  from opportunity o
  left join lateral (select c.owner_id, c.amount from opportunity_stage_change c where c.opportunity_id = o.id order by c.at, c.id limit 1) f on true
  where o.opened_on between ${from}::date and ${to}::date and coalesce(f.owner_id, o.owner_id) = any (${people}::uuid[])`;

export const closed = ({ people, from, to }: Scope, stages: readonly ('won' | 'lost')[], amount: Sql): Sql => sql`
  select coalesce(l.owner_id, o.owner_id) as person_id, 'opportunity'::text as entity, o.id, o.name as label, o.closed_on as "on", ${amount} as amount, o.account_id
  from opportunity o
  left join lateral (
    select c.owner_id from opportunity_stage_change c where c.opportunity_id = o.id and c.to_stage = o.stage order by c.at desc, c.id desc limit 1
  ) l on true
  where o.closed_on between ${from}::date and ${to}::date and o.stage = any (${stages}::text[]) and coalesce(l.owner_id, o.owner_id) = any (${people}::uuid[])`;

const PROBABILITIES = STAGES.map((stage) => STAGE_PROBABILITY[stage]);

const everHadBy = (people: Scope['people'], dealId: Sql): Sql =>
  people.length > FEW
    ? sql`true`
    : sql`${dealId} in (
        select id from opportunity where owner_id = any (${people}::uuid[])
        union
        select opportunity_id from opportunity_stage_change where owner_id = any (${people}::uuid[]))`;

/**
 * Deals that were open on the day, each with what `worth` makes of the amount and the chance of the stage of that day. A deal that has not moved
 * since stands as it stands now, with its own amount, chance and owner; one that has moved is read from its history.
 */
export const standing = ({ people, asOf }: Scope, worth: Sql): Sql => sql`
  with moved as materialized (
    select opportunity_id as id from opportunity_stage_change where changed_on > ${asOf}::date and ${everHadBy(people, sql`opportunity_id`)}
    union
    select id from opportunity where closed_on > ${asOf}::date and ${everHadBy(people, sql`id`)}
  )
  select person_id, 'opportunity'::text as entity, id, label, "on", ${worth} as amount, account_id
  from (
    select o.owner_id as person_id, o.id, o.name as label, o.stage_entered_on as "on", o.amount, o.probability as chance, o.account_id
    from opportunity o
    where o.owner_id = any (${people}::uuid[]) and o.closed_on is null and o.opened_on <= ${asOf}::date and not exists (select 1 from moved m where m.id = o.id)
    union all
    select coalesce(s.owner_id, o.owner_id), o.id, o.name, coalesce(s.changed_on, o.opened_on), coalesce(s.amount, o.amount),
      (${PROBABILITIES}::int[])[array_position(${STAGES}::text[], coalesce(s.to_stage, 'contact'))], o.account_id
    from moved m
    join opportunity o on o.id = m.id
    left join lateral (
      select c.owner_id, c.amount, c.to_stage, c.changed_on from opportunity_stage_change c
      where c.opportunity_id = o.id and c.changed_on <= ${asOf}::date order by c.at desc, c.id desc limit 1
    ) s on true
    where o.opened_on <= ${asOf}::date and (o.closed_on is null or o.closed_on > ${asOf}::date)
  ) stood
  where person_id = any (${people}::uuid[])`;

/** Each deal once per person, however many stages it moved forward; winning it counts as won, not here. */
export const advanced = ({ people, from, to }: Scope, amount: Sql): Sql => sql`
  select moved.owner_id as person_id, 'opportunity'::text as entity, o.id, o.name as label, moved.changed_on as "on", ${amount} as amount, o.account_id
  from (
    select c.owner_id, c.opportunity_id, max(c.changed_on) as changed_on, (array_agg(c.amount order by c.at desc, c.id desc))[1] as amount
    from opportunity_stage_change c
    where c.owner_id = any (${people}::uuid[]) and c.changed_on between ${from}::date and ${to}::date
      and array_position(${OPEN_STAGES}::text[], c.to_stage) > array_position(${OPEN_STAGES}::text[], c.from_stage)
    group by c.owner_id, c.opportunity_id
  ) moved join opportunity o on o.id = moved.opportunity_id`;
