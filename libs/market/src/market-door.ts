import sql, { empty, type Sql } from 'sql-template-tag';
import type { Actor } from '@keyline/model';

/**
 * The door to market notes, as a join behind `from market_note n`: what was seen at no account in particular is shared knowledge; what was
 * seen at an account is for those who see the account.
 */
export function marketNoteDoor(actor: Actor, now: Date): Sql {
  switch (actor.reach.customers) {
    case 'everyone':
      return empty;
    case 'reach':
      return sql`join lateral (
        select 1 where n.account_id is null
        union all
        select 1 from account_reach r where r.account_id = n.account_id and r.person_id = ${actor.id}::uuid and r.until > ${now}::timestamptz
      ) reach on true`;
    default:
      return sql`join account_reach reach on false`;
  }
}

/** The notes that the actor may see, for counting: `(select … from market_note n <door>)`. */
export const visibleNotes = (actor: Actor, now: Date): Sql => sql`market_note n ${marketNoteDoor(actor, now)}`;
