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
