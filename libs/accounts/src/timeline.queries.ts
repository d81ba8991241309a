import sql, { empty, type Sql } from 'sql-template-tag';
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
  milestone: 'contract:read',
  instalment: 'instalment:read',
  invoice: 'invoice:read',
  payment: 'payment:read',
  dunning: 'dunning:read',
  dunning_step: 'dunning:read',
  promise: 'dunning:read',
  credit_release: 'credit:read',
  write_off: 'bad-debt:read',
  complaint: 'complaint:read',
  'market-note': 'market:read',
};

/** The kinds of record of which the actor may be told. */
const readableBy = (actor: Actor): string[] =>
  Object.entries(READ).flatMap(([entity, permission]) => (may(actor, permission) ? [entity] : []));

/** A part of what happened: `only` of these records (`x.entity`, `x.entity_id`), with `more` columns of `x`. */
export interface TimelinePart {
  only?: Sql;
  more?: Sql;
}

/**
 * One page of an account's activities plus one row, so that the caller knows whether there are more. Ids only: the screen reads the rest
 * through its door.
 */
export function timelineOf(
  actor: Actor,
  accountId: string,
  { from, to }: Pick<ListQuery, 'from' | 'to'>,
  { only = sql`true`, more = empty }: TimelinePart = {},
): Sql {
  return sql`
    select x.id, x.at, x.kind, p.name as "actorName", x.entity, x.entity_id as "entityId"${more}
    from activity x left join person p on p.id = x.actor_id
    where x.account_id = ${accountId}::uuid and x.entity = any (${readableBy(actor)}::text[]) and ${only}
    order by x.at desc, x.id desc limit ${to - from + 2}::int offset ${from}::int`;
}
