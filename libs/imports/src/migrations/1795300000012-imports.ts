import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One import: its file, its mapping, how far it is, and which rows were refused and why. */
export class Imports1795300000012 implements MigrationInterface {
  name = 'Imports1795300000012';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table import_run (
        id uuid primary key,
        kind text not null check (kind in ('accounts', 'people', 'products', 'opportunities')),
        file_name text not null,
        file_path text not null,
        file_sha256 text not null,
        mapping jsonb not null default '{}',
        dry_run boolean not null default false,
        status text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
        done int not null default 0,
        total int not null default 0,
        created_count int not null default 0,
        updated_count int not null default 0,
        unchanged_count int not null default 0,
        refused_count int not null default 0,
        requested_by uuid not null references person (id),
        requested_at timestamptz not null,
        started_at timestamptz,
        finished_at timestamptz,
        error text
      );
      create index import_run_requested on import_run (requested_at desc, id);

      create table import_refusal (
        import_id uuid not null references import_run (id) on delete cascade,
        line int not null,
        field text not null,
        reason text not null,
        value text,
        primary key (import_id, line, field)
      );

      -- Names as files write them: without case and spaces, full-width as half-width. "GTXPro" is "GTX Pro".
      create function name_key(name text) returns text language sql immutable strict parallel safe as $$
        select lower(regexp_replace(normalize(name, NFKC), '\\s', '', 'g'))
      $$;
      create index account_name_key on account (name_key(name));
      create index person_name_key on person (name_key(name));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index account_name_key, person_name_key;
      drop function name_key(text);
      drop table import_refusal, import_run;
    `);
  }
}
