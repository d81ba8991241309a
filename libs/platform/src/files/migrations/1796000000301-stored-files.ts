import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files beside records: what they are is a row, their bytes lie in the data folder under the row's id. */
export class StoredFiles1796000000301 implements MigrationInterface {
  name = 'StoredFiles1796000000301';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table stored_file (
        id uuid primary key,
        entity text not null check (length(entity) between 1 and 40),
        entity_id uuid not null,
        kind text not null check (kind ~ '^[a-z][a-z_]{0,39}$'),
        name text not null check (length(name) between 1 and 200 and name !~ '[/\\\\]'),
        media_type text not null,
        size bigint not null check (size between 1 and 26214400),
        sha256 char(64) not null check (sha256 ~ '^[0-9a-f]{64}$'),
        uploaded_by uuid,
        uploaded_at timestamptz not null
      );
      create index stored_file_entity on stored_file (entity, entity_id, uploaded_at desc, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table stored_file');
  }
}
