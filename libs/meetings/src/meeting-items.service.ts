import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor, MeetingItem, MeetingItemInput, MeetingItemPatch, MeetingOrder, MeetingRecord } from '@keyline/model';
import { Database, newId, notFound, Problem, requireVersion } from '@keyline/platform';
import { MeetingReader } from './meeting-reader.js';
import { MeetingRoom } from './meeting-room.js';

/** What is on the agenda besides the data: one's own items, notes, and the order. */
@Injectable()
export class MeetingItems {
  constructor(
    private readonly database: Database,
    private readonly reader: MeetingReader,
    private readonly room: MeetingRoom,
  ) {}

  /** Something of one's own, at the end. @throws Problem meeting.held (409). */
  async add(actor: Actor, id: string, { title, note }: MeetingItemInput): Promise<MeetingRecord> {
    return this.change(actor, id, async () => {
      await this.room.lock(actor, id, 'add');
      await this.database.execute(sql`
        insert into meeting_item (id, meeting_id, position, title, author_id, note)
        select ${newId()}::uuid, ${id}::uuid, coalesce(max(i.position), 0) + 1, ${title}::text, ${actor.id}::uuid, ${note ?? null}::text
        from meeting_item i where i.meeting_id = ${id}::uuid`);
    });
  }

  /** Notes under any item by who runs the meeting, everything of one's own. @throws Problem meeting.from-data (422); else as `own`. */
  async edit(actor: Actor, id: string, itemId: string, { version, title, note }: MeetingItemPatch): Promise<MeetingRecord> {
    return this.change(actor, id, async () => {
      const item = await this.own(actor, id, itemId, 'note');
      requireVersion(item, version);
      if (title !== undefined && item.kind !== null) throw new Problem('meeting.from-data');
      await this.database.execute(sql`
        update meeting_item set title = coalesce(${title ?? null}::text, title), version = version + 1,
          note = case when ${note !== undefined}::boolean then ${note ?? null}::text else note end
        where id = ${item.id}::uuid`);
    });
  }

  /** @throws Problem meeting.from-data (422); else as `own`. */
  async remove(actor: Actor, id: string, itemId: string): Promise<void> {
    await this.change(actor, id, async () => {
      const item = await this.own(actor, id, itemId, 'note');
      if (item.kind !== null) throw new Problem('meeting.from-data');
      await this.database.execute(sql`delete from meeting_item where id = ${item.id}::uuid`);
    });
  }

  /** The items in their new order; those that the caller does not see keep theirs, at the end. @throws Problem meeting.order (422). */
  async order(actor: Actor, id: string, { itemIds }: MeetingOrder): Promise<MeetingRecord> {
    return this.change(actor, id, async () => {
      const { items } = await this.room.lock(actor, id, 'edit');
      const wanted = itemIds.map((each) => each.toLowerCase());
      const known = new Set(items.map((item) => item.id));
      if (wanted.length !== known.size || new Set(wanted).size !== known.size || wanted.some((each) => !known.has(each)))
        throw new Problem('meeting.order');
      await this.database.execute(sql`
        update meeting_item i set position = coalesce(array_position(${wanted}::uuid[], i.id), ${wanted.length}::int + i.position)
        where i.meeting_id = ${id}::uuid`);
    });
  }

  /** @throws Problem record.not-found (404), meeting.held (409), meeting.not-yours (403). */
  private async own(actor: Actor, id: string, itemId: string, right: keyof MeetingItem['can']): Promise<MeetingItem> {
    const { items } = await this.room.lock(actor, id, 'add');
    const item = items.find((each) => each.id === itemId);
    if (!item) throw notFound();
    if (!item.can[right]) throw new Problem('meeting.not-yours');
    return item;
  }

  private async change(actor: Actor, id: string, work: () => Promise<void>): Promise<MeetingRecord> {
    await this.database.transaction(async () => {
      await work();
      await this.room.record(actor, 'agenda-edited', id);
    });
    return this.reader.get(actor, id);
  }
}
