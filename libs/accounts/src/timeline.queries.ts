import sql, { type Sql } from 'sql-template-tag';
import { may, type Actor, type Permission } from '@keyline/model';
import type { ListQuery } from '@keyline/platform';

/** Which permission lets one read which kind of entry: the timeline tells nobody of what its own door would hide. */
const READ: Readonly<Record<string, Permission>> = {
  account: 'account:read',
  contact: 'contact:read',
  visit: 'visit:read',
  'visit-plan': 'plan:read',
  opportunity: 'opportunity:read',
  contract: 'contract:read',
  instalment: 'instalment:read',
  invoice: 'invoice:read',
  payment: 'payment:read',
  complaint: 'complaint:read',
  'market-note': 'market:read',
};

/** One page of an account's activities plus one row, so that the caller knows whether there are more. Ids only: the screen reads the rest through its door. */
export function timelineOf(actor: Actor, accountId: string, { from, to }: ListQuery): Sql {
  const readable = Object.entries(READ).flatMap(([entity, permission]) => (may(actor, permission) ? [entity] : []));
  return sql`
    select x.id, x.at, x.kind, p.name as "actorName", x.entity, x.entity_id as "entityId"
    from activity x left join person p on p.id = x.actor_id
    where x.account_id = ${accountId}::uuid and x.entity = any (${readable}::text[])
    order by x.at desc, x.id desc limit ${to - from + 2}::int offset ${from}::int`;
}
