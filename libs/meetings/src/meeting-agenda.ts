import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { meetingPeriod, type AgendaLine, type LocalDate, type MeetingKind } from '@keyline/model';
import { Clock, Database, newId } from '@keyline/platform';
import { Agenda } from './agenda.js';
import type { AgendaScope } from './agenda-parts.js';
import { teamOfLeader } from './meetings.queries.js';

export interface TeamMember {
  id: string;
  name: string;
  /** Reports to the leader and to nobody in between. */
  direct: boolean;
}
interface Planned {
  id: string;
  leaderId: string;
  kind: MeetingKind;
  heldOn: LocalDate;
}

/** Writes the agenda of a meeting, and writes it anew as long as the meeting has not been held. */
@Injectable()
export class MeetingAgenda {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly agenda: Agenda,
  ) {}

  /** Whose work the meeting of that leader is about. */
  team(leaderId: string, day: LocalDate): Promise<TeamMember[]> {
    return this.database.rows(teamOfLeader(leaderId, day));
  }

  /** Brings what is made from the data up to date, in the open transaction; notes, order and the attendees' own items stay. */
  async write({ id, leaderId, kind, heldOn }: Planned): Promise<void> {
    const people = await this.team(leaderId, heldOn);
    const scope: AgendaScope = { leaderId, kind, heldOn, people, period: meetingPeriod(kind, heldOn) };
    for (const { kind: item, from, to, lines, ...content } of await this.agenda.of(scope)) {
      const stored = await this.database.maybeRow<{ id: string }>(sql`
        insert into meeting_item (id, meeting_id, position, kind, from_on, to_on, content)
        values (${newId()}::uuid, ${id}::uuid, (select coalesce(max(i.position), 0) + 1 from meeting_item i where i.meeting_id = ${id}::uuid), ${item}::text,
          ${from}::date, ${to}::date, ${JSON.stringify(content)}::jsonb)
        on conflict on constraint meeting_item_once do update set from_on = excluded.from_on, to_on = excluded.to_on, content = excluded.content
        returning id`);
      if (stored) await this.keep(id, stored.id, lines);
    }
    await this.database.execute(sql`update meeting set refreshed_at = ${this.clock.now()}::timestamptz where id = ${id}::uuid`);
  }

  /** Keeps the records behind the figures of an item in place of those that were there, in one statement however many they are. */
  private async keep(meetingId: string, itemId: string, lines: readonly AgendaLine[]): Promise<void> {
    await this.database.execute(sql`delete from meeting_line where item_id = ${itemId}::uuid`);
    if (lines.length === 0) return;
    await this.database.execute(sql`
      insert into meeting_line (meeting_id, item_id, figure, position, person_id, entity, record_id, line)
      select ${meetingId}::uuid, ${itemId}::uuid, l.line ->> 'figure', row_number() over (partition by l.line ->> 'figure' order by l.place),
        (l.line ->> 'personId')::uuid, l.line ->> 'entity', coalesce(l.line ->> 'meetingId', l.line ->> 'id')::uuid, l.line
      from jsonb_array_elements(${JSON.stringify(lines)}::jsonb) with ordinality as l (line, place)`);
  }
}
