import sql, { type Sql } from 'sql-template-tag';
import { customerDoor } from '@keyline/accounts';
import type { Actor, LocalDate } from '@keyline/model';

/** All that a visit refers to, as asked by the person who made it. */
export interface VisitReferences {
  accountId: string;
  opportunityId: string | null;
  contactIds: readonly string[];
  competitorIds: readonly string[];
  clientKey: string | null;
  /** The plan named by the caller; without one the caller's open plan of that day at that account is found. */
  planId: string | null;
  visitedOn: LocalDate;
}

/** What there is of it. */
export interface FoundReferences {
  /** The visit that the same person sent before under the same client key. */
  firstVisitId: string | null;
  accountId: string | null;
  lastContactOn: LocalDate | null;
  opportunityId: string | null;
  contacts: number;
  competitors: number;
  planId: string | null;
}

/** One statement for every reference of a visit: the account through its door, contacts and opportunity only of that account, plans only one's own. */
export function referencesOf(actor: Actor, now: Date, wanted: VisitReferences): Sql {
  const { accountId, opportunityId, contactIds, competitorIds, clientKey, planId, visitedOn } = wanted;
  const whichPlan = planId ? sql`p.id = ${planId}::uuid` : sql`p.planned_on = ${visitedOn}::date`;
  return sql`
    select
      (select v.id from visit v where v.person_id = ${actor.id}::uuid and v.client_key = ${clientKey}::text) as "firstVisitId",
      account.id as "accountId", account.last_contact_on as "lastContactOn",
      (select o.id from opportunity o where o.id = ${opportunityId}::uuid and o.account_id = ${accountId}::uuid) as "opportunityId",
      (select count(*)::int from contact c where c.id = any (${contactIds}::uuid[]) and c.account_id = ${accountId}::uuid) as "contacts",
      (select count(*)::int from competitor r where r.id = any (${competitorIds}::uuid[])) as "competitors",
      (select p.id from visit_plan p
        where p.person_id = ${actor.id}::uuid and p.account_id = ${accountId}::uuid and p.state = 'planned' and ${whichPlan}
        order by p.starts_at nulls last, p.id limit 1) as "planId"
    from (values (1)) request
      left join (select a.id, a.last_contact_on from account a ${customerDoor(sql`a.id`)(actor, now)} where a.id = ${accountId}::uuid) account on true`;
}

/** A visit ready to be stored, with the plan it fulfils and the identifier for the plan that its next step becomes. */
export interface NewVisit {
  id: string;
  personId: string;
  accountId: string;
  opportunityId: string | null;
  kind: string;
  visitedAt: Date;
  visitedOn: LocalDate;
  durationMinutes: number | null;
  purpose: string | null;
  note: string | null;
  needs: string | null;
  result: string | null;
  nextStep: string | null;
  nextStepOn: LocalDate | null;
  checkInAt: string | null;
  checkInPlace: string | null;
  checkInLat: number | null;
  checkInLng: number | null;
  checkOutAt: string | null;
  clientKey: string | null;
  contactIds: readonly string[];
  planId: string | null;
  nextPlanId: string;
}

/**
 * Stores the visit, the people met, the plan fulfilled and the plan that follows: one statement. No row comes back when the same
 * client key was stored meanwhile; `planId` is null when the plan was used up meanwhile.
 */
export function storeVisit(visit: NewVisit, now: Date): Sql {
  return sql`
    with logged as (
      insert into visit (id, person_id, account_id, opportunity_id, kind, visited_at, visited_on, duration_minutes, purpose, note, needs, result,
        next_step, next_step_on, check_in_at, check_in_place, check_in_lat, check_in_lng, check_out_at, client_key)
      values (${visit.id}::uuid, ${visit.personId}::uuid, ${visit.accountId}::uuid, ${visit.opportunityId}::uuid, ${visit.kind}::text,
        ${visit.visitedAt}::timestamptz, ${visit.visitedOn}::date, ${visit.durationMinutes}::int, ${visit.purpose}::text, ${visit.note}::text,
        ${visit.needs}::text, ${visit.result}::text, ${visit.nextStep}::text, ${visit.nextStepOn}::date, ${visit.checkInAt}::timestamptz,
        ${visit.checkInPlace}::text, ${visit.checkInLat}::numeric, ${visit.checkInLng}::numeric, ${visit.checkOutAt}::timestamptz, ${visit.clientKey}::text)
      on conflict (person_id, client_key) where client_key is not null do nothing
      returning id
    ), met as (
      insert into visit_contact (visit_id, contact_id) select logged.id, unnest(${visit.contactIds}::uuid[]) from logged
    ), fulfilled as (
      update visit_plan p set state = 'done', visit_id = logged.id, updated_at = ${now}::timestamptz, version = p.version + 1
      from logged where p.id = ${visit.planId}::uuid and p.state = 'planned' returning p.id
    ), following as (
      insert into visit_plan (id, person_id, account_id, planned_on, kind, purpose, source, from_visit_id)
      select ${visit.nextPlanId}::uuid, ${visit.personId}::uuid, ${visit.accountId}::uuid, ${visit.nextStepOn}::date, ${visit.kind}::text,
        ${visit.nextStep}::text, 'next_step', logged.id
      from logged where ${visit.nextStepOn}::date is not null
    )
    select logged.id, (select id from fulfilled) as "planId" from logged`;
}

/** The next step of a visit changed: its plan moves along (or is taken up again), unless it is done. */
export const moveNextPlan = (
  visit: Pick<NewVisit, 'id' | 'personId' | 'accountId' | 'kind' | 'nextStep' | 'nextStepOn' | 'nextPlanId'>,
  now: Date,
): Sql => sql`
  insert into visit_plan (id, person_id, account_id, planned_on, kind, purpose, source, from_visit_id)
  values (${visit.nextPlanId}::uuid, ${visit.personId}::uuid, ${visit.accountId}::uuid, ${visit.nextStepOn}::date, ${visit.kind}::text,
    ${visit.nextStep}::text, 'next_step', ${visit.id}::uuid)
  on conflict (from_visit_id) where from_visit_id is not null do update
    set planned_on = excluded.planned_on, purpose = excluded.purpose, state = 'planned', cancel_reason = null,
      updated_at = ${now}::timestamptz, version = visit_plan.version + 1
    where visit_plan.state <> 'done'`;

/** The visit names no dated next step any more: its plan is called off, unless it is done. */
export const cancelNextPlan = (visitId: string, reason: string, now: Date): Sql => sql`
  update visit_plan set state = 'cancelled', cancel_reason = ${reason}::text, updated_at = ${now}::timestamptz, version = version + 1
  where from_visit_id = ${visitId}::uuid and state = 'planned'`;

/** The visit is taken back: what it fulfilled is open again, and what was only to follow from it goes. */
export const releasePlans = (visitId: string, now: Date): Sql => sql`
  with reopened as (
    update visit_plan set state = 'planned', visit_id = null, updated_at = ${now}::timestamptz, version = version + 1 where visit_id = ${visitId}::uuid
  )
  delete from visit_plan where from_visit_id = ${visitId}::uuid and state = 'planned'`;

/** The people met, as they are to be. */
export const replaceContacts = (visitId: string, contactIds: readonly string[]): Sql => sql`
  with gone as (delete from visit_contact where visit_id = ${visitId}::uuid and contact_id <> all (${contactIds}::uuid[]))
  insert into visit_contact (visit_id, contact_id) select ${visitId}::uuid, unnest(${contactIds}::uuid[]) on conflict do nothing`;
