import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is sold, the deals in the pipeline, and every stage move with its amount at that time. */
export class ProductsAndOpportunities1795300000004 implements MigrationInterface {
  name = 'ProductsAndOpportunities1795300000004';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table product (
        id uuid primary key,
        code text not null,
        name text not null check (length(name) between 1 and 200),
        series text,
        unit text,
        list_price numeric(18,2) not null check (list_price >= 0),
        floor_price numeric(18,2) check (floor_price >= 0),
        active boolean not null default true,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint product_code_unique unique (code)
      );

      create table opportunity (
        id uuid primary key,
        account_id uuid references account (id),
        owner_id uuid not null references person (id),
        product_id uuid references product (id),
        name text not null check (length(name) between 1 and 200),
        amount numeric(18,2) not null default 0 check (amount >= 0),
        stage text not null default 'contact' check (stage in ('contact', 'needs', 'proposal', 'tender', 'closing', 'won', 'lost')),
        probability smallint not null check (probability between 0 and 100),
        forecast_category text not null default 'pipeline' check (forecast_category in ('commit', 'best', 'pipeline', 'omitted')),
        expected_close_on date,
        budget numeric(18,2) check (budget >= 0),
        purchase_schedule text,
        decision_procedure text,
        source text,
        next_step text,
        next_step_on date,
        opened_on date not null,
        stage_entered_on date not null,
        closed_on date,
        won_amount numeric(18,2) check (won_amount >= 0),
        lost_reason text check (lost_reason in ('price', 'product', 'relationship', 'timing', 'no_budget', 'competitor', 'other')),
        lost_to text,
        close_note text,
        external_ref text,
        search_text text not null default '',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint opportunity_closed_has_date check ((stage in ('won', 'lost')) = (closed_on is not null)),
        constraint opportunity_won_has_amount check ((stage = 'won') = (won_amount is not null)),
        constraint opportunity_closed_after_opened check (closed_on >= opened_on)
      );
      create unique index opportunity_external_ref on opportunity (external_ref) where external_ref is not null;
      create index opportunity_account on opportunity (account_id, opened_on desc, id);
      -- What the visibility door joins on: the account, or the owner where there is no account.
      create index opportunity_reach_key on opportunity ((coalesce(account_id, owner_id)));
      create index opportunity_owner on opportunity (owner_id, stage, expected_close_on);
      create index opportunity_board on opportunity (stage, expected_close_on, id) where closed_on is null;
      create index opportunity_expected_close on opportunity (expected_close_on, id);
      create index opportunity_opened on opportunity (opened_on desc, id);
      create index opportunity_owner_opened on opportunity (owner_id, opened_on);
      create index opportunity_owner_closed on opportunity (owner_id, closed_on) where closed_on is not null;
      create index opportunity_search on opportunity using gin (text_grams(search_text));

      create table opportunity_stage_change (
        id uuid primary key,
        opportunity_id uuid not null references opportunity (id) on delete cascade,
        from_stage text,
        to_stage text not null,
        amount numeric(18,2) not null,
        changed_on date not null,
        at timestamptz not null,
        changed_by uuid references person (id),
        owner_id uuid not null references person (id)
      );
      create index opportunity_stage_change_opportunity on opportunity_stage_change (opportunity_id, at, id);
      create index opportunity_stage_change_owner on opportunity_stage_change (owner_id, changed_on);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table opportunity_stage_change, opportunity, product');
  }
}
