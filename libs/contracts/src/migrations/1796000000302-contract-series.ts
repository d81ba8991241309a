import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The series that there is from the start; the demo company draws from it, too. */
const SALES = '01930000-0000-7000-8000-000000000302';

/** Number series with a pattern of their own; the one series of years there was becomes the default. */
export class ContractSeries1796000000302 implements MigrationInterface {
  name = 'ContractSeries1796000000302';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table contract_series rename to contract_series_counter;
      create table contract_series (
        id uuid primary key,
        name text not null check (length(name) between 1 and 60),
        pattern text not null check (length(pattern) between 1 and 40),
        resets text not null check (resets in ('never', 'year', 'month')),
        is_default boolean not null default false,
        active boolean not null default true,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint contract_series_pattern unique (pattern),
        constraint contract_series_default_active check (active or not is_default)
      );
      create unique index contract_series_default on contract_series (is_default) where is_default;
      insert into contract_series (id, name, pattern, resets, is_default) values ('${SALES}', '销售合同', 'HT{YYYY}-{0000}', 'year', true);

      -- One row a series and period, locked while a number is drawn: a series without gaps.
      alter table contract_series_counter drop constraint contract_series_pkey;
      alter table contract_series_counter add column series_id uuid references contract_series (id);
      update contract_series_counter set series_id = '${SALES}';
      alter table contract_series_counter alter column year type text using year::text;
      alter table contract_series_counter rename column year to period;
      alter table contract_series_counter
        alter column series_id set not null,
        add constraint contract_series_counter_pkey primary key (series_id, period),
        add constraint contract_series_counter_drawn check (last_number > 0);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from contract_series_counter where series_id <> '${SALES}' or period !~ '^[0-9]{4}$';
      alter table contract_series_counter drop constraint contract_series_counter_pkey, drop constraint contract_series_counter_drawn;
      alter table contract_series_counter drop column series_id;
      drop table contract_series;
      alter table contract_series_counter rename to contract_series;
      alter table contract_series rename column period to year;
      alter table contract_series alter column year type smallint using year::smallint;
      alter table contract_series add constraint contract_series_pkey primary key (year);
    `);
  }
}
