import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { meetsOn, type Actor, type MeetingKind, type MeetingRhythmInput, type MeetingRhythmRow } from '@keyline/model';
import { WorkCalendars } from '@keyline/org';
import { Clock, Database, Journal, Lists, log, newId, Problem, type ListQuery, type Page } from '@keyline/platform';
import { MeetingRoom } from './meeting-room.js';
import { MEETING_RHYTHMS } from './meetings.list.js';

type StoredRow = Omit<MeetingRhythmRow, 'can'>;
interface Due {
  leaderId: string;
  kind: MeetingKind;
  day: number;
  startsAt: number;
}

/** When teams meet, and the mornings on which their agenda is made. */
@Injectable()
export class MeetingRhythms {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly clock: Clock,
    private readonly journal: Journal,
    private readonly calendars: WorkCalendars,
    private readonly room: MeetingRoom,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<MeetingRhythmRow>> {
    return (await this.lists.page<StoredRow>(MEETING_RHYTHMS, actor, query)).map((row) => ({ ...row, can: { edit: true } }));
  }

  /** Sets when a team meets. @throws Problem reference.unknown (422) for a leader whom the actor does not reach. */
  async set(
    actor: Actor,
    { leaderId: leader = actor.id, kind, day, startsAt, prepares }: MeetingRhythmInput,
  ): Promise<MeetingRhythmRow> {
    const leaderId = leader.toLowerCase();
    await this.room.requireLed(actor, leaderId);
    const id = await this.database.transaction(async () => {
      const [stored] = await this.database.rows<{ id: string }>(sql`
        insert into meeting_rhythm (id, leader_id, kind, day, starts_at, prepares)
        values (${newId()}::uuid, ${leaderId}::uuid, ${kind}::text, ${day}::smallint, ${startsAt}::smallint, ${prepares}::boolean)
        on conflict on constraint meeting_rhythm_once do update set day = excluded.day, starts_at = excluded.starts_at, prepares = excluded.prepares
        returning id`);
      const entityId = stored?.id ?? '';
      await this.journal.record(actor, {
        action: 'meeting-rhythm.set',
        entity: 'meeting-rhythm',
        entityId,
        changes: { prepares: { from: null, to: prepares }, day: { from: null, to: day } },
      });
      return entityId;
    });
    return { ...(await this.lists.get<StoredRow>(MEETING_RHYTHMS, actor, id)), can: { edit: true } };
  }

  /**
   * Makes the agenda of every meeting that is held today by its rhythm; one that is there already stays as it is. Safe to repeat.
   * @returns how many were made
   */
  async prepareToday(): Promise<number> {
    const today = this.clock.today();
    const calendar = await this.calendars.current();
    const due = await this.database.rows<Due>(sql`
      select y.leader_id as "leaderId", y.kind, y.day, y.starts_at as "startsAt" from meeting_rhythm y join person p on p.id = y.leader_id
      where y.prepares and (p.left_on is null or p.left_on >= ${today}::date)
        and not exists (select 1 from meeting m where m.leader_id = y.leader_id and m.kind = y.kind and m.held_on = ${today}::date)
      order by y.id`);
    let made = 0;
    for (const { leaderId, kind, startsAt, ...rhythm } of due.filter((one) => meetsOn(one, today, calendar))) {
      try {
        await this.database.transaction(() => this.room.open({ leaderId, kind, heldOn: today, startsAt }, null));
        made += 1;
      } catch (error) {
        // Another worker was quicker, or the team is gone: neither keeps the others from their agenda.
        if (!(error instanceof Problem)) throw error;
        log.info({ leaderId, kind, ...rhythm, code: error.code }, 'no agenda was made');
      }
    }
    return made;
  }
}
