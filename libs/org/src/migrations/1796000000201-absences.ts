import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is away when, and who acts meanwhile. Nobody is away twice on one day. */
export class Absences1796000000201 implements MigrationInterface {
  name = 'Absences1796000000201';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A range of ids makes "the same person" something that GiST understands without an extension.
      create type uuid_range as range (subtype = uuid);

      create table absence (
        id uuid primary key,
        person_id uuid not null references person (id) on delete cascade,
        deputy_id uuid not null references person (id),
        from_on date not null,
        until_on date not null,
        reason text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint absence_days check (until_on >= from_on),
        constraint absence_own_deputy check (deputy_id <> person_id),
        constraint absence_overlap exclude using gist
          (uuid_range(person_id, person_id, '[]') with &&, daterange(from_on, until_on, '[]') with &&)
      );
      create index absence_person on absence (person_id, from_on desc);
      create index absence_deputy on absence (deputy_id, until_on);
      create index absence_from on absence (from_on desc, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table absence; drop type uuid_range');
  }
}
