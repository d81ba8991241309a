import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '@keyline/model';

/**
 * The one door to customers and all that hangs on them: a join on `account_reach`, placed behind the FROM of every such read.
 * @param accountId the column that holds the account, for instance sql`visit.account_id`
 */
export function customerDoor(accountId: Sql): (actor: Actor, now: Date) => Sql {
  return (actor, now) => {
    switch (actor.reach.customers) {
      case 'everyone':
        return empty;
      case 'reach':
        return sql`join account_reach reach on reach.account_id = ${accountId} and reach.person_id = ${actor.id}::uuid and reach.until > ${now}::timestamptz`;
      default:
        return sql`join account_reach reach on false`;
    }
  };
}

/**
 * Behind the FROM: what is reached through the account, and what is reached by collecting it alone (`reach.collected`). Both tables are
 * read as they are, without conditions of their own, so that the planner looks each row up in either instead of gathering all first: a
 * page costs a director what it costs a rep.
 * @param isIt does the row of `collection_reach` in `reach` open this one - and no other row of the table the same one again?
 */
export const reachedOrCollected = (actor: Actor, now: Date, accountId: Sql, isIt: Sql): Sql => sql`join (
    select account_id, person_id, until, null::uuid as instalment_id, null::uuid as contract_id, false as collected from account_reach
    union all
    select account_id, person_id, 'infinity'::timestamptz, instalment_id, contract_id, true from collection_reach
  ) reach on reach.account_id = ${accountId} and reach.person_id = ${actor.id}::uuid and reach.until > ${now}::timestamptz
    and (not reach.collected or (${isIt} and not exists (select 1 from account_reach r
      where r.account_id = reach.account_id and r.person_id = ${actor.id}::uuid and r.until > ${now}::timestamptz)))`;

/** Of what the actor collects under one contract or account, the first: for rows that several instalments would open again. */
export const firstCollectedOf = (actor: Actor, what: 'account_id' | 'contract_id'): Sql =>
  sql`not exists (select 1 from collection_reach e where e.person_id = ${actor.id}::uuid
    and e.${raw(what)} = reach.${raw(what)} and e.instalment_id < reach.instalment_id)`;

/**
 * The door to the head of an account - its name, how to reach it, whom to call - which who collects a debt of it passes, too. Then
 * `reach.collected` is true: the file behind the head stays closed.
 */
export function accountHeadDoor(accountId: Sql): (actor: Actor, now: Date) => Sql {
  return (actor, now) => {
    switch (actor.reach.customers) {
      case 'everyone':
        return sql`cross join (select false as collected) reach`;
      case 'reach':
        return reachedOrCollected(actor, now, accountId, firstCollectedOf(actor, 'account_id'));
      case 'in_collection':
        return sql`join (select distinct account_id, true as collected from collection_reach where person_id = ${actor.id}::uuid) reach
          on reach.account_id = ${accountId}`;
      default:
        return sql`join (select false as collected) reach on false`;
    }
  };
}

/** A column that only who may read the file of the account is shown, behind `accountHeadDoor`. */
export const ofFile = (source: Sql): Sql => sql`case when reach.collected then null else ${source} end`;
