import sql, { type Sql } from 'sql-template-tag';
import { customerDoor } from '@keyline/accounts';
import type { Actor } from '@keyline/model';
import type { ListSpec } from '@keyline/platform';

/** From so many customers on one reaches many: about where both ways cost the same with a million visits at 50,000 customers. */
const MANY_CUSTOMERS = 2_000;

/** How many customers the actor reaches, counted up to the bound: one look into an index. */
export const customersReached = (actor: Actor, now: Date): Sql => sql`
  select count(*)::int as "customers" from (
    select 1 from account_reach where person_id = ${actor.id}::uuid and until > ${now}::timestamptz limit ${MANY_CUSTOMERS}::int) reached`;

/** Whether to look among the newest for what one may see (many customers), or to gather what one may see and sort it (few). */
export const reachesMany = (actor: Actor, customers: number): boolean =>
  actor.reach.customers === 'everyone' || customers >= MANY_CUSTOMERS;

/**
 * The customers' door for somebody who reaches many: the same rows. `offset 0` keeps the planner from gathering all of them first, so that it walks
 * the list in its order and asks for each row whether it may be seen. The planner knows how many customers one reaches, but not that a rep's visits lie
 * apart in time: left alone it walks 28,592 visits (127 ms) to find 25 of a rep with 58 customers, where gathering takes 6 ms.
 */
export const probingDoor =
  (accountId: Sql): ListSpec['door'] =>
  (actor, now) =>
    actor.reach.customers === 'reach'
      ? sql`join lateral (
          select 1 from account_reach r
          where r.account_id = ${accountId} and r.person_id = ${actor.id}::uuid and r.until > ${now}::timestamptz offset 0) reach on true`
      : customerDoor(accountId)(actor, now);
