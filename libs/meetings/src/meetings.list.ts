import sql, { join, type Sql } from 'sql-template-tag';
import { AGENDA, AGENDA_KINDS, MEETING_KINDS, MEETING_STATES, may, type Actor } from '@keyline/model';
import { column, shown, type Column, type ListSpec } from '@keyline/platform';

/** Is it the actor, or somebody whose work the actor reaches as a superior? An assistant's reach is not that of a superior. */
export const leads = (
  actor: Actor,
  leaderId: Sql,
): Sql => sql`(${leaderId} = ${actor.id}::uuid or (${actor.reach.people !== 'none'}::boolean
  and exists (select 1 from person_reach r where r.viewer_id = ${actor.id}::uuid and r.person_id = ${leaderId})))`;

/**
 * Who attends, the leader, and whoever leads that leader. `seen.leads`: the caller runs it. Nobody else, whatever else they may read: an
 * administrator does not sit in.
 */
export const meetingDoor = (actor: Actor): Sql => sql`join lateral (
  select reaches.yes as leads from (
    select ${leads(actor, sql`m.leader_id`)} as yes
  ) reaches
  where reaches.yes or exists (select 1 from meeting_attendee a where a.meeting_id = m.id and a.person_id = ${actor.id}::uuid)
) seen on true`;

const decided = (open: Sql): Sql => sql`(
  select count(*)::int from meeting_decision d join task t on t.id = d.task_id where d.meeting_id = m.id and ${open})`;

export const MEETINGS: ListSpec = {
  resource: 'meetings',
  from: sql`meeting m join person leader on leader.id = m.leader_id left join person holder on holder.id = m.held_by`,
  door: meetingDoor,
  columns: {
    id: column(sql`m.id`, 'id', { sortable: false }),
    kind: column(sql`m.kind`, 'enum', { values: MEETING_KINDS }),
    leaderId: column(sql`m.leader_id`, 'id', { sortable: false }),
    leaderName: column(sql`leader.name`, 'text', { filterable: false }),
    heldOn: column(sql`m.held_on`, 'date'),
    startsAt: shown(sql`m.starts_at`),
    place: shown(sql`m.place`),
    state: column(sql`m.state`, 'enum', { values: MEETING_STATES }),
    attendees: shown(sql`(select count(*)::int from meeting_attendee a where a.meeting_id = m.id)`),
    decisions: shown(decided(sql`true`)),
    openDecisions: shown(decided(sql`t.done_at is null`)),
    leads: shown(sql`seen.leads`),
    version: shown(sql`m.version`),
  },
  defaultSort: [['heldOn', 'DESC']],
  tieBreaker: sql`m.id`,
};

export const MEETING_RECORD: Readonly<Record<string, Column>> = {
  minutes: shown(sql`m.minutes`),
  refreshedAt: shown(sql`m.refreshed_at`),
  heldAt: shown(sql`m.held_at`),
  heldByName: shown(sql`holder.name`),
  people: shown(sql`(
    select coalesce(jsonb_agg(jsonb_build_object('personId', p.id, 'personName', p.name) order by p.id <> m.leader_id, p.name, p.id), '[]')
    from meeting_attendee a join person p on p.id = a.person_id where a.meeting_id = m.id)`),
  taken: shown(sql`(
    select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'itemId', d.item_id, 'text', d.text, 'personId', d.person_id, 'personName', p.name,
      'dueOn', d.due_on, 'taskId', d.task_id, 'doneAt', t.done_at, 'version', d.version) order by d.created_at, d.id), '[]')
    from meeting_decision d join task t on t.id = d.task_id join person p on p.id = d.person_id where d.meeting_id = m.id)`),
};

/** An item made from the data is seen by who holds its permission; one's own by everybody who sees the meeting. */
export const visibleItem = (actor: Actor): Sql => {
  const kinds = AGENDA_KINDS.filter((kind) => may(actor, AGENDA[kind].may)).map((kind) => sql`${kind}::text`);
  return sql`(i.kind is null or i.kind in (${join(kinds, ', ')}))`;
};

export const MEETING_RHYTHMS: ListSpec = {
  resource: 'meeting-rhythms',
  from: sql`meeting_rhythm y join person leader on leader.id = y.leader_id`,
  door: (actor) =>
    sql`join lateral (select 1 where ${leads(actor, sql`y.leader_id`)} and ${may(actor, 'meeting:lead')}::boolean) led on true`,
  columns: {
    id: column(sql`y.id`, 'id', { sortable: false }),
    leaderId: column(sql`y.leader_id`, 'id', { sortable: false }),
    leaderName: column(sql`leader.name`, 'text', { filterable: false }),
    kind: column(sql`y.kind`, 'enum', { values: MEETING_KINDS }),
    day: shown(sql`y.day`),
    startsAt: shown(sql`y.starts_at`),
    prepares: column(sql`y.prepares`, 'flag'),
  },
  defaultSort: [
    ['leaderName', 'ASC'],
    ['kind', 'ASC'],
  ],
  tieBreaker: sql`y.id`,
};
