import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `collection_reach`: who reaches an open instalment, its contract and the head of its account by collecting it, without reaching the
 * account. The money's room above keeps it; the doors to accounts, contacts, contracts and money join it.
 */
export class CollectionReach1796000001601 implements MigrationInterface {
  name = 'CollectionReach1796000001601';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table collection_reach (
        instalment_id uuid not null,
        contract_id uuid not null,
        account_id uuid not null references account (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        primary key (instalment_id, person_id)
      );
      create index collection_reach_of_person on collection_reach (person_id, account_id, contract_id, instalment_id);
      create index collection_reach_account on collection_reach (account_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table collection_reach');
  }
}
