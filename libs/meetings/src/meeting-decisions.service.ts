import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor, MeetingDecision, MeetingDecisionInput, MeetingDecisionPatch, MeetingRecord } from '@keyline/model';
import { Clock, Database, fieldProblem, newId, notFound, Problem, requireVersion } from '@keyline/platform';
import { Tasks } from '@keyline/tasks';
import { MeetingReader } from './meeting-reader.js';
import { MeetingRoom } from './meeting-room.js';

type Wanted = Pick<MeetingDecisionInput, 'text' | 'personId' | 'dueOn' | 'itemId'>;

/** What a meeting decides: each is a task of somebody at the table, by a day. */
@Injectable()
export class MeetingDecisions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tasks: Tasks,
    private readonly reader: MeetingReader,
    private readonly room: MeetingRoom,
  ) {}

  /** @throws Problem meeting.held (409), meeting.not-yours (403), meeting.not-attending, reference.unknown (422). */
  async decide(actor: Actor, id: string, input: MeetingDecisionInput): Promise<MeetingRecord> {
    await this.database.transaction(async () => {
      const wanted = this.checked(await this.room.lock(actor, id, 'decide'), input);
      const decisionId = newId();
      const taskId = await this.ask(id, decisionId, wanted);
      await this.database.execute(sql`
        insert into meeting_decision (id, meeting_id, item_id, text, person_id, due_on, task_id, created_by, created_at)
        values (${decisionId}::uuid, ${id}::uuid, ${wanted.itemId ?? null}::uuid, ${wanted.text}::text, ${wanted.personId}::uuid, ${wanted.dueOn}::date,
          ${taskId}::uuid, ${actor.id}::uuid, ${this.clock.now()}::timestamptz)`);
      await this.room.record(actor, 'decided', id);
    });
    return this.reader.get(actor, id);
  }

  /** Words, person and day, as long as the task is open: it follows. @throws Problem meeting.decision-done (409); else as `decide`. */
  async edit(actor: Actor, id: string, decisionId: string, { version, ...input }: MeetingDecisionPatch): Promise<MeetingRecord> {
    await this.database.transaction(async () => {
      const meeting = await this.room.lock(actor, id, 'decide');
      const before = decisionOf(meeting, decisionId);
      requireVersion(before, version);
      if (before.doneAt !== null) throw new Problem('meeting.decision-done');
      const wanted = this.checked(meeting, { ...before, ...input });
      await this.ask(id, before.id, wanted);
      await this.database.execute(sql`
        update meeting_decision set item_id = ${wanted.itemId ?? null}::uuid, text = ${wanted.text}::text, person_id = ${wanted.personId}::uuid,
          due_on = ${wanted.dueOn}::date, version = version + 1
        where id = ${before.id}::uuid`);
      await this.room.record(actor, 'decision-edited', id);
    });
    return this.reader.get(actor, id);
  }

  /** It was not decided after all; the task goes with it. @throws as `edit`. */
  async remove(actor: Actor, id: string, decisionId: string): Promise<void> {
    await this.database.transaction(async () => {
      const decision = decisionOf(await this.room.lock(actor, id, 'decide'), decisionId);
      if (decision.doneAt !== null) throw new Problem('meeting.decision-done');
      await this.tasks.settle({ entity: 'meeting_decision', entityId: decision.id });
      await this.database.execute(sql`delete from meeting_decision where id = ${decision.id}::uuid`);
      await this.room.record(actor, 'decision-removed', id);
    });
  }

  /** Somebody at the table, and an item of this agenda. */
  private checked(meeting: MeetingRecord, { text, personId, dueOn, itemId }: Wanted): Wanted {
    const person = personId.toLowerCase();
    const item = itemId?.toLowerCase() ?? null;
    if (!meeting.people.some((each) => each.personId === person))
      throw fieldProblem('meeting.not-attending', 'personId', 'meeting.not-attending');
    if (item !== null && !meeting.items.some((each) => each.id === item))
      throw fieldProblem('reference.unknown', 'itemId', 'field.unknown-reference');
    return { text, dueOn, personId: person, itemId: item };
  }

  private ask(meetingId: string, decisionId: string, { text, personId, dueOn }: Wanted): Promise<string> {
    return this.tasks.ask({
      personId,
      kind: 'meeting.decided',
      key: `meeting.decided:${decisionId}`,
      dueOn,
      values: { text },
      link: `/meetings/${meetingId}/show`,
      source: { entity: 'meeting_decision', entityId: decisionId },
    });
  }
}

/** @throws Problem record.not-found (404). */
function decisionOf({ taken }: MeetingRecord, id: string): MeetingDecision {
  const decision = taken.find((each) => each.id === id);
  if (!decision) throw notFound();
  return decision;
}
