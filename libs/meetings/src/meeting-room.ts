import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor, HoldMeetingInput, MeetingInput, MeetingRecord, MeetingRights } from '@keyline/model';
import { Clock, Database, fieldProblem, Journal, newId, Problem, requireVersion, type Changes } from '@keyline/platform';
import { Notices } from '@keyline/tasks';
import { MeetingAgenda } from './meeting-agenda.js';
import { leads } from './meetings.list.js';
import { MeetingReader } from './meeting-reader.js';

type NewMeeting = MeetingInput & { leaderId: string };

/** What every change of a meeting goes through: the lock, the seats, the record. Inside the open transaction. */
@Injectable()
export class MeetingRoom {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly journal: Journal,
    private readonly notices: Notices,
    private readonly reader: MeetingReader,
    private readonly agenda: MeetingAgenda,
  ) {}

  /** @throws Problem reference.unknown (422) for a leader whom the actor does not lead. */
  async requireLed(actor: Actor, leaderId: string): Promise<void> {
    // The same reach as the door to meetings: whoever prepares one sees it.
    const led = await this.database.maybeRow(sql`
      select 1 from person p where p.id = ${leaderId}::uuid and ${leads(actor, sql`p.id`)}`);
    if (!led) throw fieldProblem('reference.unknown', 'leaderId', 'field.unknown-reference');
  }

  /** @param actor null when the calendar opens it. @returns its id. @throws Problem meeting.taken (409), meeting.no-team (422). */
  async open({ leaderId, kind, heldOn, startsAt, place, attendeeIds }: NewMeeting, actor: Actor | null): Promise<string> {
    const team = await this.agenda.team(leaderId, heldOn);
    if (!team.some(({ id }) => id !== leaderId)) throw fieldProblem('meeting.no-team', 'leaderId', 'meeting.no-team');
    const id = newId();
    const now = this.clock.now();
    await this.database.execute(sql`
      insert into meeting (id, kind, leader_id, held_on, starts_at, place, created_by, created_at, refreshed_at)
      values (${id}::uuid, ${kind}::text, ${leaderId}::uuid, ${heldOn}::date, ${startsAt ?? null}::smallint, ${place ?? null}::text,
        ${actor?.id ?? null}::uuid, ${now}::timestamptz, ${now}::timestamptz)`);
    await this.seat({ id, leaderId }, attendeeIds ?? team.filter(({ direct }) => direct).map((one) => one.id));
    await this.agenda.write({ id, leaderId, kind, heldOn });
    await this.record(actor, 'prepared', id);
    await this.tell(id, 'meeting.prepared', actor);
    return id;
  }

  /**
   * Who attends from now on; the leader always does.
   * @throws Problem reference.unknown (422) for who is not with us, meeting.has-decisions (422) for who would be left out with a decision.
   */
  async seat({ id, leaderId }: { id: string; leaderId: string }, attendeeIds: readonly string[]): Promise<void> {
    const people = [...new Set([leaderId, ...attendeeIds.map((each) => each.toLowerCase())])];
    const known = await this.database.rows<{ id: string }>(sql`
      select id from person where id = any (${people}::uuid[]) and (left_on is null or left_on >= ${this.clock.today()}::date)`);
    if (known.length < people.length) throw fieldProblem('reference.unknown', 'attendeeIds', 'field.unknown-reference');
    const bound = await this.database.maybeRow(sql`
      select 1 from meeting_decision where meeting_id = ${id}::uuid and not (person_id = any (${people}::uuid[]))`);
    if (bound) throw fieldProblem('meeting.has-decisions', 'attendeeIds', 'meeting.has-decisions');
    await this.database.execute(
      sql`delete from meeting_attendee where meeting_id = ${id}::uuid and not (person_id = any (${people}::uuid[]))`,
    );
    await this.database.execute(sql`
      insert into meeting_attendee (meeting_id, person_id) select ${id}::uuid, each from unnest(${people}::uuid[]) each on conflict do nothing`);
  }

  /** @throws Problem meeting.too-early (422); else as `lock`. */
  async close(actor: Actor, id: string, { version, minutes }: HoldMeetingInput): Promise<void> {
    const meeting = await this.lock(actor, id, 'hold');
    requireVersion(meeting, version);
    if (this.clock.today() < meeting.heldOn) throw new Problem('meeting.too-early');
    await this.agenda.write(meeting);
    await this.database.execute(sql`
      update meeting set state = 'held', held_at = ${this.clock.now()}::timestamptz, held_by = ${actor.id}::uuid,
        minutes = ${minutes === undefined ? meeting.minutes : minutes}::text, version = version + 1
      where id = ${id}::uuid`);
    await this.record(actor, 'held', id, { state: { from: 'planned', to: 'held' } });
    await this.tell(id, 'meeting.held', actor);
  }

  /**
   * The meeting under lock, if the caller may do this to it now.
   * @throws Problem record.not-found (404), meeting.held (409), meeting.not-yours (403).
   */
  async lock(actor: Actor, id: string, right: keyof MeetingRights): Promise<MeetingRecord> {
    await this.database.execute(sql`select 1 from meeting where id = ${id}::uuid for update`);
    const meeting = await this.reader.get(actor, id);
    if (meeting.state === 'held') throw new Problem('meeting.held');
    if (!meeting.can[right]) throw new Problem('meeting.not-yours');
    return meeting;
  }

  record(actor: Actor | null, verb: string, entityId: string, changes: Changes = {}): Promise<void> {
    return this.journal.record(actor, { action: `meeting.${verb}`, entity: 'meeting', entityId, changes });
  }

  /** Tells everybody who attends, but not who did it. */
  async tell(id: string, kind: 'meeting.prepared' | 'meeting.held' | 'meeting.cancelled', by: Actor | null): Promise<void> {
    const attendees = await this.database.rows<{ personId: string; name: string; heldOn: string }>(sql`
      select a.person_id as "personId", p.name, m.held_on as "heldOn" from meeting m join meeting_attendee a on a.meeting_id = m.id
        join person p on p.id = m.leader_id
      where m.id = ${id}::uuid and a.person_id is distinct from ${by?.id ?? null}::uuid order by a.person_id`);
    const [first] = attendees;
    if (!first) return;
    await this.notices.notify(
      attendees.map(({ personId }) => personId),
      {
        kind,
        key: `${kind}/${id}`,
        values: { name: first.name, heldOn: first.heldOn },
        link: kind === 'meeting.cancelled' ? '/meetings' : `/meetings/${id}/show`,
      },
    );
  }
}
