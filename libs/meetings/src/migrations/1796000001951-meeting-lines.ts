import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The records behind the figures of an agenda stand in a table of their own, all of them: within the item only 200 of each were kept, and
 * every look at the meeting read them whole.
 */
export class MeetingLines1796000001951 implements MigrationInterface {
  name = 'MeetingLines1796000001951';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table meeting_line (
        meeting_id uuid not null references meeting (id) on delete cascade,
        item_id uuid not null references meeting_item (id) on delete cascade,
        figure text not null,
        position int not null,
        -- Whose work it is, and which record it leads to: that decides who may see it.
        person_id uuid not null,
        entity text not null,
        record_id uuid not null,
        line jsonb not null,
        primary key (item_id, figure, position)
      );
      create index meeting_line_meeting on meeting_line (meeting_id);
      insert into meeting_line (meeting_id, item_id, figure, position, person_id, entity, record_id, line)
        select i.meeting_id, i.id, l.line ->> 'figure', row_number() over (partition by i.id, l.line ->> 'figure' order by l.place),
          (l.line ->> 'personId')::uuid, l.line ->> 'entity', coalesce(l.line ->> 'meetingId', l.line ->> 'id')::uuid, l.line
        from meeting_item i cross join lateral jsonb_array_elements(i.content -> 'lines') with ordinality as l (line, place);
      create trigger meeting_line_held before insert or update or delete on meeting_line for each row execute function refuse_held_meeting();

      alter table meeting_item disable trigger meeting_item_held;
      update meeting_item set content = content - 'lines';
      alter table meeting_item enable trigger meeting_item_held;
      alter table meeting_item alter column content set default '{"figures": [], "people": []}';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table meeting_item alter column content set default '{"figures": [], "people": [], "lines": []}';
      alter table meeting_item disable trigger meeting_item_held;
      update meeting_item i set content = i.content || jsonb_build_object('lines', coalesce((
        select jsonb_agg(l.line order by l.figure, l.position) from meeting_line l where l.item_id = i.id), '[]'));
      alter table meeting_item enable trigger meeting_item_held;
      drop table meeting_line;
    `);
  }
}
