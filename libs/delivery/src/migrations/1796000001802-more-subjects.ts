import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Not only people's reports go out: the pipeline, the forecast and the ageing do, too; `cut` says by whom or what they are cut. */
export class MoreSubjects1796000001802 implements MigrationInterface {
  name = 'MoreSubjects1796000001802';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table delivery drop constraint delivery_subject_check;
      alter table delivery add constraint delivery_subject_check
        check (subject in ('report', 'team', 'pipeline', 'forecast', 'ageing', 'test'));
      alter table delivery add column cut text;
      alter table delivery_schedule drop constraint delivery_schedule_subject_check;
      alter table delivery_schedule add constraint delivery_schedule_subject_check
        check (subject in ('own', 'team', 'pipeline', 'forecast', 'ageing'));
      create index delivery_claimed on delivery (channel_id, claimed_at desc);
      drop index delivery_channel_of;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create index delivery_channel_of on delivery (channel_id);
      drop index delivery_claimed;
      delete from delivery where subject in ('pipeline', 'forecast', 'ageing')
        or schedule_id in (select id from delivery_schedule where subject in ('pipeline', 'forecast', 'ageing'));
      delete from delivery_schedule where subject in ('pipeline', 'forecast', 'ageing');
      alter table delivery_schedule drop constraint delivery_schedule_subject_check;
      alter table delivery_schedule add constraint delivery_schedule_subject_check check (subject in ('own', 'team'));
      alter table delivery drop column cut;
      alter table delivery drop constraint delivery_subject_check;
      alter table delivery add constraint delivery_subject_check check (subject in ('report', 'team', 'test'));
    `);
  }
}
