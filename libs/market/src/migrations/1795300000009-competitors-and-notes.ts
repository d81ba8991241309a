import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Competitors, what was seen of them where, and where they stand in our deals. */
export class CompetitorsAndNotes1795300000009 implements MigrationInterface {
  name = 'CompetitorsAndNotes1795300000009';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table competitor (
        id uuid primary key,
        name text not null check (length(name) between 1 and 200),
        products text,
        strengths text,
        weaknesses text,
        website text,
        search_text text not null default '',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1
      );
      create unique index competitor_name on competitor (lower(name));

      create table market_note (
        id uuid primary key,
        competitor_id uuid references competitor (id),
        account_id uuid references account (id),
        opportunity_id uuid references opportunity (id),
        visit_id uuid references visit (id) on delete set null,
        author_id uuid not null references person (id),
        kind text not null default 'other' check (kind in ('price', 'product', 'move', 'other')),
        content text not null check (length(content) between 1 and 4000),
        seen_on date not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1
      );
      create index market_note_competitor on market_note (competitor_id, seen_on desc, id);
      create index market_note_account on market_note (account_id, seen_on desc) where account_id is not null;
      create index market_note_author on market_note (author_id, seen_on);
      create index market_note_seen on market_note (seen_on desc, id);

      create table opportunity_competitor (
        opportunity_id uuid not null references opportunity (id) on delete cascade,
        competitor_id uuid not null references competitor (id),
        stance text not null default 'unknown' check (stance in ('ahead', 'level', 'behind', 'unknown')),
        note text,
        primary key (opportunity_id, competitor_id)
      );
      create index opportunity_competitor_competitor on opportunity_competitor (competitor_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table opportunity_competitor, market_note, competitor');
  }
}
