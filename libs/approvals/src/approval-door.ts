import sql, { empty, type Sql } from 'sql-template-tag';
import { may, type Actor, type LocalDate } from '@keyline/model';

/** Is one of these people, or a holder of one of these roles, away that day with the actor as deputy? */
const standsInFor = (actor: Actor, today: LocalDate): Sql => sql`exists (
  select 1 from absence ab join person absent on absent.id = ab.person_id
  where ab.deputy_id = ${actor.id}::uuid and ${today}::date between ab.from_on and ab.until_on and ab.person_id <> r.requester_id
    and (ab.person_id = any (s.persons) or absent.roles && s.roles))`;

/** Does the open step `s` of the request `r` ask the actor that day: himself, or as a deputy? Never about his own request. */
export const asks = (actor: Actor, today: LocalDate): Sql => sql`(
  s.state = 'open' and r.requester_id <> ${actor.id}::uuid
  and (${actor.id}::uuid = any (s.persons) or s.roles && ${[...actor.roles]}::text[] or ${standsInFor(actor, today)}))`;

/** Does the request `r` wait for the actor? */
export const waitsFor = (actor: Actor, today: LocalDate): Sql =>
  sql`exists (select 1 from approval_step s where s.request_id = r.id and ${asks(actor, today)})`;

/** Did the actor decide about the request `r`, for himself or as a deputy? */
export const decidedBy = (actor: Actor): Sql =>
  sql`exists (select 1 from approval_event e where e.request_id = r.id and e.person_id = ${actor.id}::uuid and e.kind in ('approved', 'returned'))`;

/**
 * The door to one request `r` by its id: wider than the list's by those whom a step asked that somebody else has decided since, so that
 * who comes second reads what became of it.
 */
export const approvalFileDoor =
  (today: LocalDate) =>
  (actor: Actor): Sql => {
    if (may(actor, 'approval-definition:write')) return empty;
    return sql`join lateral (
      select 1 where r.requester_id = ${actor.id}::uuid or ${decidedBy(actor)} or exists (
        select 1 from approval_step s where s.request_id = r.id and (
          ${actor.id}::uuid = any (s.persons) or s.roles && ${[...actor.roles]}::text[] or ${standsInFor(actor, today)}))
    ) seen on true`;
  };

/**
 * The door to requests `r`: the asker, whoever is asked now (or stands in for one who is), and whoever decided a step; the
 * administrators see all. Each arm has an index, so that the door costs what a person has to do with, not what the house has.
 */
export const approvalDoor =
  (today: LocalDate) =>
  (actor: Actor): Sql => {
    if (may(actor, 'approval-definition:write')) return empty;
    return sql`join (
      select own.id from approval_request own where own.requester_id = ${actor.id}::uuid
      union
      select s.request_id from approval_step s join approval_request r on r.id = s.request_id
      where s.state = 'open' and s.persons @> array[${actor.id}::uuid] and r.requester_id <> ${actor.id}::uuid
      union
      select s.request_id from approval_step s join approval_request r on r.id = s.request_id
      where s.state = 'open' and s.roles && ${[...actor.roles]}::text[] and r.requester_id <> ${actor.id}::uuid
      union
      select s.request_id from absence ab join person absent on absent.id = ab.person_id
        join approval_step s on s.state = 'open' and (s.persons @> array[ab.person_id] or s.roles && absent.roles)
        join approval_request r on r.id = s.request_id
      where ab.deputy_id = ${actor.id}::uuid and ${today}::date between ab.from_on and ab.until_on
        and r.requester_id not in (ab.person_id, ${actor.id}::uuid)
      union
      select e.request_id from approval_event e where e.person_id = ${actor.id}::uuid and e.kind in ('approved', 'returned')
    ) mine on mine.id = r.id`;
  };
