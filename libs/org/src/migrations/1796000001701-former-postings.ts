import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who stood where before: what a past period asks for. Nothing is known of changes before this. */
export class FormerPostings1796000001701 implements MigrationInterface {
  name = 'FormerPostings1796000001701';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table former_posting (
        person_id uuid not null references person (id) on delete cascade,
        until_on date not null,
        roles text[] not null,
        department_id uuid not null references department (id),
        manager_id uuid references person (id) on delete set null,
        primary key (person_id, until_on)
      );
      create index former_posting_department on former_posting (department_id);
      create index former_posting_manager on former_posting (manager_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table former_posting');
  }
}
