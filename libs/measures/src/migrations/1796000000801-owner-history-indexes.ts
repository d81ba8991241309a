import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Coverage asks whose an account was on a day; complaints are counted for the one who took them in or answered. */
export class OwnerHistoryIndexes1796000000801 implements MigrationInterface {
  name = 'OwnerHistoryIndexes1796000000801';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index account_assignment_person on account_assignment (person_id, from_at);
      create index complaint_answered on complaint (answered_on) where answered_on is not null;
      create index contract_account_signed on contract (account_id, signed_on) where signed_on is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index account_assignment_person, complaint_answered, contract_account_signed');
  }
}
