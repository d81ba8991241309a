import sql, { type Sql } from 'sql-template-tag';
import type { Actor, LocalDate, MeetingKind } from '@keyline/model';
import { appraisalDoor } from '@keyline/appraisal';
import { approvalFileDoor } from '@keyline/approvals';
import { meetingDoor } from './meetings.list.js';

/** Whose work the leader's meeting is about: everybody who sells among those the leader reaches, and was with us on that day. */
export const teamOfLeader = (leaderId: string, day: LocalDate): Sql => sql`
  select p.id, p.name, p.manager_id = ${leaderId}::uuid as direct
  from person_reach r join person p on p.id = r.person_id
  where r.viewer_id = ${leaderId}::uuid and p.roles && '{rep,supervisor,director}' and p.hired_on <= ${day}::date
    and (p.left_on is null or p.left_on >= ${day}::date)
  order by p.name, p.id`;

/** Decisions of that leader's earlier meetings that are still open, or were done since the last meeting of that kind. */
export const earlierDecisions = (leaderId: string, kind: MeetingKind, day: LocalDate): Sql => sql`
  select d.id, d.text, d.person_id as "personId", p.name as "personName", d.due_on as "dueOn", m.id as "meetingId", t.done_at is not null as done
  from meeting_decision d join meeting m on m.id = d.meeting_id join task t on t.id = d.task_id join person p on p.id = d.person_id
  where m.leader_id = ${leaderId}::uuid and m.held_on < ${day}::date and m.state = 'held'
    and (t.done_at is null or t.done_at >= (
      select max(l.held_at) from meeting l where l.leader_id = m.leader_id and l.kind = ${kind}::text and l.held_on < ${day}::date and l.state = 'held'))
  order by t.done_at is not null, d.due_on, d.id`;

/** Requests of the people that somebody has to decide about. */
export const waitingApprovals = (people: readonly string[]): Sql => sql`
  select r.id, r.title, r.requester_id as "personId", p.name as "personName", r.amount::text as amount, r.account_id as "accountId", a.name as "accountName",
    (select min(s.due_on) from approval_step s where s.request_id = r.id and s.state = 'open') as "on"
  from approval_request r join person p on p.id = r.requester_id left join account a on a.id = r.account_id
  where r.state = 'pending' and r.requester_id = any (${people}::uuid[]) order by r.requested_at, r.id`;

/** Promises to pay for that very day, kept or not, of whoever collects. */
export const promisedFor = (people: readonly string[], day: LocalDate): Sql => sql`
  select pp.id, coalesce(i.collector_id, pp.taken_by) as "personId", p.name as "personName", coalesce(c.number || ' ' || i.name, a.name) as label,
    pp.amount::text as amount, a.name as "accountName"
  from payment_promise pp join account a on a.id = pp.account_id left join instalment i on i.id = pp.instalment_id
    left join contract c on c.id = i.contract_id join person p on p.id = coalesce(i.collector_id, pp.taken_by)
  where coalesce(i.collector_id, pp.taken_by) = any (${people}::uuid[]) and pp.promised_on = ${day}::date and pp.withdrawn_on is null
  order by pp.amount desc nulls last, pp.id`;

/** The month's appraisals of the people. */
export const appraisalsOf = (people: readonly string[], month: string): Sql => sql`
  select a.id, a.person_id as "personId", p.name as "personName", a.state from appraisal a join person p on p.id = a.person_id
  where a.person_id = any (${people}::uuid[]) and a.period = ${month}::text order by a.state, p.name, a.id`;

/** What the people are to reach in the period, by measure. */
export const targetsOf = (people: readonly string[], kind: MeetingKind, period: string, measures: readonly string[]): Sql => sql`
  select person_id as "personId", measure, value::text as value from target
  where person_id = any (${people}::uuid[]) and kind = ${kind}::text and period = ${period}::text and measure = any (${measures}::text[])`;

/** Whose work the caller reaches, of these people; at least the own. */
export const reachedOf = (actor: Actor, people: readonly string[]): Sql => sql`
  select p.id from person p where p.id = any (${people}::uuid[]) and (p.id = ${actor.id}::uuid or ${actor.reach.people === 'everyone'}::boolean
    or (${actor.reach.people === 'reach'}::boolean
      and exists (select 1 from person_reach r where r.viewer_id = ${actor.id}::uuid and r.person_id = p.id)))`;

/** May the caller see the line `l`? Some kinds of records have a door of their own; the others are for who reaches the person. */
export const seenLine = (actor: Actor, today: LocalDate): Sql => sql`case l.entity
    when 'meeting' then exists (select 1 from meeting m ${meetingDoor(actor)} where m.id = l.record_id)
    when 'approval' then exists (select 1 from approval_request r ${approvalFileDoor(today)(actor)} where r.id = l.record_id)
    when 'appraisal' then exists (select 1 from appraisal a ${appraisalDoor(actor)} where a.id = l.record_id)
    else l.person_id = ${actor.id}::uuid or ${actor.reach.people === 'everyone'}::boolean
      or (${actor.reach.people === 'reach'}::boolean
        and exists (select 1 from person_reach reached where reached.viewer_id = ${actor.id}::uuid and reached.person_id = l.person_id))
  end`;
