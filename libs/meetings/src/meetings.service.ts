import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  meetingCan,
  type Actor,
  type HoldMeetingInput,
  type MeetingInput,
  type MeetingPatch,
  type MeetingRecord,
  type MeetingRow,
} from '@keyline/model';
import { Database, Lists, requireVersion, type ListQuery, type Page } from '@keyline/platform';
import { Tasks } from '@keyline/tasks';
import { MeetingAgenda } from './meeting-agenda.js';
import { MeetingReader, type StoredMeeting } from './meeting-reader.js';
import { MeetingRoom } from './meeting-room.js';
import { MEETINGS } from './meetings.list.js';

/** Meetings from the agenda to closed minutes. */
@Injectable()
export class MeetingsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly reader: MeetingReader,
    private readonly room: MeetingRoom,
    private readonly agenda: MeetingAgenda,
    private readonly tasks: Tasks,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<MeetingRow>> {
    return (await this.lists.page<StoredMeeting>(MEETINGS, actor, query)).map(({ leads, ...row }) => ({
      ...row,
      can: meetingCan(actor, { ...row, leads }),
    }));
  }

  /**
   * Prepares the agenda of a team's meeting and tells those who attend.
   * @throws Problem meeting.taken (409), meeting.no-team, reference.unknown (422) for a leader or attendee.
   */
  async prepare(actor: Actor, { leaderId: leader = actor.id, attendeeIds, ...input }: MeetingInput): Promise<MeetingRecord> {
    const leaderId = leader.toLowerCase();
    await this.room.requireLed(actor, leaderId);
    const id = await this.database.transaction(() => this.room.open({ ...input, leaderId, attendeeIds }, actor));
    return this.reader.get(actor, id);
  }

  /** Time, place, attendees, words. @throws as `lock`; meeting.has-decisions, reference.unknown (422) for attendees. */
  async edit(actor: Actor, id: string, { version, attendeeIds, ...input }: MeetingPatch): Promise<MeetingRecord> {
    await this.database.transaction(async () => {
      const before = await this.room.lock(actor, id, 'edit');
      requireVersion(before, version);
      const after = { startsAt: before.startsAt, place: before.place, minutes: before.minutes, ...input };
      await this.database.execute(sql`
        update meeting set starts_at = ${after.startsAt}::smallint, place = ${after.place}::text, minutes = ${after.minutes}::text, version = version + 1
        where id = ${id}::uuid`);
      if (attendeeIds) await this.room.seat(before, attendeeIds);
      await this.room.record(actor, 'edited', id);
    });
    return this.reader.get(actor, id);
  }

  /** The agenda as the records are now. @throws as `lock`. */
  async refresh(actor: Actor, id: string): Promise<MeetingRecord> {
    await this.database.transaction(async () => {
      const meeting = await this.room.lock(actor, id, 'refresh');
      await this.agenda.write(meeting);
      await this.room.record(actor, 'refreshed', id);
    });
    return this.reader.get(actor, id);
  }

  /** Closes the minutes: the figures stay as they stand now. @throws Problem meeting.too-early (422); else as `lock`. */
  async hold(actor: Actor, id: string, input: HoldMeetingInput): Promise<MeetingRecord> {
    await this.database.transaction(() => this.room.close(actor, id, input));
    return this.reader.get(actor, id);
  }

  /** It does not take place: what it had decided so far is no task any more. @throws as `lock`. */
  async cancel(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async () => {
      const { taken } = await this.room.lock(actor, id, 'remove');
      await this.room.tell(id, 'meeting.cancelled', actor);
      for (const decision of taken) await this.tasks.settle({ entity: 'meeting_decision', entityId: decision.id });
      await this.database.execute(sql`delete from meeting where id = ${id}::uuid`);
      await this.room.record(actor, 'cancelled', id);
    });
  }
}
