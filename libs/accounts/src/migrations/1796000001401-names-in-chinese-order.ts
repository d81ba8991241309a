import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each index with what it is over, and what it was over before. */
const INDEXES = [
  ['account_name', 'account', '(name collate "zh-x-icu", id)', '(name, id)'],
  ['account_grade', 'account', '(grade, name collate "zh-x-icu", id)', '(grade, name, id)'],
  ['contact_name', 'contact', '(name collate "zh-x-icu", id)', '(name, id)'],
  ['contact_account', 'contact', '(account_id, name collate "zh-x-icu", id)', '(account_id, name, id)'],
] as const;

/**
 * Lists of customers and contacts stand in the order of a Chinese reader, by pinyin, and take it from an index. The new ones are built
 * while people work; the old ones go when they are there.
 */
export class NamesInChineseOrder1796000001401 implements MigrationInterface {
  name = 'NamesInChineseOrder1796000001401';
  transaction = false as const;

  async up(db: QueryRunner): Promise<void> {
    for (const [name, table, over] of INDEXES) {
      // Left half-built by an attempt that was interrupted.
      await db.query(`drop index concurrently if exists ${name}_next`);
      await db.query(`create index concurrently ${name}_next on ${table} ${over}`);
      await db.query(`drop index concurrently if exists ${name}`);
      await db.query(`alter index ${name}_next rename to ${name}`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [name, table, , before] of INDEXES) {
      await db.query(`drop index ${name}`);
      await db.query(`create index ${name} on ${table} ${before}`);
    }
  }
}
