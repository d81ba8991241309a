import sql, { empty, type Sql } from 'sql-template-tag';
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
 * The door to the head of an account - its name, how to reach it, whom to call - which who collects a debt of it passes, too. Then
 * `reach.collected` is true: the file behind the head stays closed.
 */
export function accountHeadDoor(accountId: Sql): (actor: Actor, now: Date) => Sql {
  return (actor, now) => {
    const collected = sql`select distinct d.account_id, d.person_id, 'infinity'::timestamptz as until, true as collected
      from collection_reach d where d.person_id = ${actor.id}::uuid`;
    switch (actor.reach.customers) {
      case 'everyone':
        return sql`cross join (select false as collected) reach`;
      case 'reach':
        return sql`join (
            select account_id, person_id, until, false as collected from account_reach
            union all
            ${collected} and not exists (select 1 from account_reach r
              where r.account_id = d.account_id and r.person_id = ${actor.id}::uuid and r.until > ${now}::timestamptz)
          ) reach on reach.account_id = ${accountId} and reach.person_id = ${actor.id}::uuid and reach.until > ${now}::timestamptz`;
      case 'in_collection':
        return sql`join (${collected}) reach on reach.account_id = ${accountId}`;
      default:
        return sql`join (select false as collected) reach on false`;
    }
  };
}

/** A column that only who may read the file of the account is shown, behind `accountHeadDoor`. */
export const ofFile = (source: Sql): Sql => sql`case when reach.collected then null else ${source} end`;
