import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Meetings of teams: agenda, attendees, decisions (each with its task), and when each team meets. What was held does not change. */
export class Meetings1796000001101 implements MigrationInterface {
  name = 'Meetings1796000001101';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table meeting (
        id uuid primary key,
        kind text not null check (kind in ('daily', 'weekly', 'monthly')),
        leader_id uuid not null references person (id),
        held_on date not null,
        starts_at smallint check (starts_at between 0 and 1439),
        place text,
        state text not null default 'planned' check (state in ('planned', 'held')),
        minutes text,
        created_by uuid references person (id),
        created_at timestamptz not null,
        refreshed_at timestamptz not null,
        held_at timestamptz,
        held_by uuid references person (id),
        version int not null default 1,
        constraint meeting_once unique (leader_id, kind, held_on),
        constraint meeting_held check ((state = 'held') = (held_at is not null) and (held_at is null) = (held_by is null))
      );
      create index meeting_recent on meeting (held_on desc, id);

      create table meeting_attendee (
        meeting_id uuid not null references meeting (id) on delete cascade,
        person_id uuid not null references person (id),
        primary key (meeting_id, person_id)
      );
      create index meeting_attendee_person on meeting_attendee (person_id);

      create table meeting_item (
        id uuid primary key,
        meeting_id uuid not null references meeting (id) on delete cascade,
        position int not null,
        -- What of the data it is made from; an attendee's own has a title instead.
        kind text,
        title text,
        author_id uuid references person (id),
        from_on date,
        to_on date,
        content jsonb not null default '{"figures": [], "people": [], "lines": []}',
        note text,
        version int not null default 1,
        constraint meeting_item_once unique (meeting_id, kind),
        constraint meeting_item_kind check ((kind is null) = (title is not null) and (kind is null) = (author_id is not null))
      );
      create index meeting_item_place on meeting_item (meeting_id, position);

      create table meeting_decision (
        id uuid primary key,
        meeting_id uuid not null references meeting (id) on delete cascade,
        item_id uuid references meeting_item (id) on delete set null,
        text text not null check (length(text) between 1 and 300),
        person_id uuid not null references person (id),
        due_on date not null,
        task_id uuid not null references task (id),
        created_by uuid not null references person (id),
        created_at timestamptz not null,
        version int not null default 1,
        constraint meeting_decision_task unique (task_id)
      );
      create index meeting_decision_meeting on meeting_decision (meeting_id, created_at);
      create index meeting_decision_item on meeting_decision (item_id) where item_id is not null;

      create table meeting_rhythm (
        id uuid primary key,
        leader_id uuid not null references person (id),
        kind text not null check (kind in ('daily', 'weekly', 'monthly')),
        day smallint not null check (day between 1 and 20),
        starts_at smallint not null check (starts_at between 0 and 1439),
        prepares boolean not null,
        constraint meeting_rhythm_once unique (leader_id, kind),
        constraint meeting_rhythm_day check (kind <> 'weekly' or day <= 7)
      );

      create function refuse_held_meeting() returns trigger language plpgsql as $$
      declare held uuid;
      begin
        held := case when tg_table_name = 'meeting' then (to_jsonb(old) ->> 'id')::uuid
          else (to_jsonb(coalesce(new, old)) ->> 'meeting_id')::uuid end;
        if exists (select 1 from meeting m where m.id = held and m.state = 'held') then
          raise exception 'meeting.held' using errcode = '23514', constraint = 'meeting_is_held';
        end if;
        return coalesce(new, old);
      end $$;
      create trigger meeting_is_held before update or delete on meeting for each row execute function refuse_held_meeting();
      create trigger meeting_attendee_held before insert or update or delete on meeting_attendee for each row execute function refuse_held_meeting();
      create trigger meeting_item_held before insert or update or delete on meeting_item for each row execute function refuse_held_meeting();
      create trigger meeting_decision_held before insert or update or delete on meeting_decision for each row execute function refuse_held_meeting();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table meeting_rhythm, meeting_decision, meeting_item, meeting_attendee, meeting;
      drop function refuse_held_meeting();
    `);
  }
}
