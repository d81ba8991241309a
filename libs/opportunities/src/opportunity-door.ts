import sql, { empty, type Sql } from 'sql-template-tag';
import type { Actor } from '@keyline/model';

/**
 * The one door to deals, as a join behind `from opportunity o`. A deal hangs on its account and is seen by whom the account is seen by;
 * one without an account (older systems have such) is seen by its owner and by whoever reaches the owner. Both kinds meet in one key,
 * `coalesce(account_id, owner_id)`, which has an index: so neither a rep's few deals nor a director's many are searched for in all.
 */
export function opportunityDoor(actor: Actor, now: Date): Sql {
  switch (actor.reach.customers) {
    case 'everyone':
      return empty;
    case 'reach':
      return sql`join (
        select account_id as key, false as of_person from account_reach where person_id = ${actor.id}::uuid and until > ${now}::timestamptz
        union all select person_id, true from person_reach where viewer_id = ${actor.id}::uuid
      ) reach on reach.key = coalesce(o.account_id, o.owner_id) and reach.of_person = (o.account_id is null)`;
    default:
      return sql`join person_reach reach on false`;
  }
}
