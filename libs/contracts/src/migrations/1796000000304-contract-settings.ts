import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When people are reminded of the end of a contract, and which files belong to one. */
export class ContractSettings1796000000304 implements MigrationInterface {
  name = 'ContractSettings1796000000304';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table contract_setting (
        id smallint primary key default 1 check (id = 1),
        expiry_reminder_days int[] not null default '{90,30,7}' check (cardinality(expiry_reminder_days) <= 10),
        version int not null default 1
      );
      insert into contract_setting default values;
      create table contract_file_rule (
        state text not null check (state in ('draft', 'in_review', 'signed', 'executing', 'accepted', 'closed')),
        kind text not null check (kind ~ '^[a-z][a-z_]{0,39}$'),
        primary key (state, kind)
      );
      insert into contract_file_rule (state, kind) values ('signed', 'signed_copy'), ('accepted', 'acceptance_certificate');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table contract_file_rule, contract_setting');
  }
}
