import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Approval: definitions as data, requests with a copy of their steps, who is asked, and everything that happened. */
export class Approvals1796000000202 implements MigrationInterface {
  name = 'Approvals1796000000202';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table approval_definition (
        id uuid primary key,
        code text not null,
        name jsonb not null,
        steps jsonb not null,
        active boolean not null default true,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint approval_definition_code unique (code),
        constraint approval_definition_steps check (jsonb_typeof(steps) = 'array' and jsonb_array_length(steps) > 0)
      );

      create table approval_request (
        id uuid primary key,
        code text not null references approval_definition (code),
        definition_version int not null,
        entity text not null,
        entity_id uuid not null,
        account_id uuid,
        amount numeric(18,2),
        title text not null check (length(title) between 1 and 300),
        link text not null,
        snapshot jsonb not null,
        facts jsonb not null default '{}',
        requester_id uuid not null references person (id),
        requested_at timestamptz not null,
        state text not null default 'pending' check (state in ('pending', 'approved', 'returned', 'recalled', 'withdrawn')),
        round int not null default 0,
        decided_at timestamptz,
        search_text text not null default '',
        version int not null default 1,
        constraint approval_request_decided check ((state = 'pending') = (decided_at is null))
      );
      -- The same thing is under approval once.
      create unique index approval_request_running on approval_request (entity, entity_id) where state = 'pending';
      create index approval_request_of on approval_request (entity, entity_id, requested_at desc);
      create index approval_request_requester on approval_request (requester_id, requested_at desc, id);
      create index approval_request_recent on approval_request (requested_at desc, id);
      create index approval_request_search on approval_request using gin (text_grams(search_text));

      create table approval_step (
        id uuid primary key,
        request_id uuid not null references approval_request (id) on delete cascade,
        position smallint not null,
        stage smallint not null check (stage between 1 and 9),
        rule jsonb not null,
        state text not null default 'waiting' check (state in ('waiting', 'open', 'approved', 'returned', 'skipped', 'cancelled')),
        persons uuid[] not null default '{}',
        roles text[] not null default '{}',
        opened_at timestamptz,
        due_on date,
        reminded_on date,
        decided_by uuid references person (id),
        on_behalf_of uuid references person (id),
        decided_at timestamptz,
        note text,
        constraint approval_step_position unique (request_id, position),
        constraint approval_step_decided check ((state in ('approved', 'returned')) = (decided_by is not null)),
        constraint approval_step_open check (state <> 'open' or (opened_at is not null and due_on is not null))
      );
      create index approval_step_open_persons on approval_step using gin (persons) where state = 'open';
      create index approval_step_open_roles on approval_step using gin (roles) where state = 'open';
      create index approval_step_open_due on approval_step (due_on) where state = 'open';

      -- Nobody agrees to what he asked for himself, and nothing is approved while a step is open: whatever the code above thinks.
      create function check_approval() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'approval_step' then
          if exists (select 1 from approval_request r where r.id = new.request_id and r.requester_id in (new.decided_by, new.on_behalf_of)) then
            raise exception 'the requester decided about the own request' using errcode = '23514', constraint = 'approval_not_own';
          end if;
          return new;
        end if;
        if new.state = 'approved' and exists
          (select 1 from approval_step s where s.request_id = new.id and s.state not in ('approved', 'skipped')) then
          raise exception 'approved while a step is missing' using errcode = '23514', constraint = 'approval_complete';
        end if;
        return null;
      end $$;
      create trigger approval_not_own before update on approval_step for each row execute function check_approval();
      create constraint trigger approval_complete after insert or update of state on approval_request
        deferrable initially deferred for each row execute function check_approval();

      -- What happened, in order; written once.
      create table approval_event (
        id uuid primary key,
        request_id uuid not null references approval_request (id) on delete cascade,
        at timestamptz not null,
        kind text not null check (kind in ('asked', 'approved', 'returned', 'recalled', 'withdrawn', 'reminded', 'skipped')),
        person_id uuid references person (id),
        on_behalf_of uuid references person (id),
        position smallint,
        to_stage smallint,
        note text
      );
      create index approval_event_request on approval_event (request_id, at, id);
      create index approval_event_person on approval_event (person_id, request_id) where kind in ('approved', 'returned');

      insert into approval_definition (id, code, name, steps) values
        ('01930000-0000-7000-8000-000000000001', 'contract', '{"zh": "合同评审", "en": "Contract review"}', '[
          {"name": {"zh": "商务评审", "en": "Commercial review"}, "stage": 1, "by": {"kind": "superior", "level": 1}, "withinDays": 2},
          {"name": {"zh": "财务评审", "en": "Finance review"}, "stage": 1, "by": {"kind": "role", "role": "finance"}, "withinDays": 2},
          {"name": {"zh": "法务评审", "en": "Legal review"}, "stage": 1, "by": {"kind": "role", "role": "legal"}, "withinDays": 3},
          {"name": {"zh": "总监批准", "en": "Director"}, "stage": 2, "by": {"kind": "role", "role": "director"},
            "when": {"amountAtLeast": "1000000.00"}, "withinDays": 2}]'),
        ('01930000-0000-7000-8000-000000000002', 'contract_amendment', '{"zh": "合同变更评审", "en": "Amendment review"}', '[
          {"name": {"zh": "商务评审", "en": "Commercial review"}, "stage": 1, "by": {"kind": "superior", "level": 1}, "withinDays": 2},
          {"name": {"zh": "财务评审", "en": "Finance review"}, "stage": 1, "by": {"kind": "role", "role": "finance"}, "withinDays": 2},
          {"name": {"zh": "法务评审", "en": "Legal review"}, "stage": 1, "by": {"kind": "role", "role": "legal"}, "withinDays": 3},
          {"name": {"zh": "总监批准", "en": "Director"}, "stage": 2, "by": {"kind": "role", "role": "director"},
            "when": {"amountAtLeast": "1000000.00"}, "withinDays": 2}]'),
        ('01930000-0000-7000-8000-000000000003', 'credit_release', '{"zh": "信用放行", "en": "Credit release"}', '[
          {"name": {"zh": "主管同意", "en": "Supervisor"}, "stage": 1, "by": {"kind": "superior", "level": 1}, "withinDays": 1},
          {"name": {"zh": "财务审核", "en": "Finance"}, "stage": 2, "by": {"kind": "role", "role": "finance"}, "withinDays": 2},
          {"name": {"zh": "总监批准", "en": "Director"}, "stage": 3, "by": {"kind": "role", "role": "director"},
            "when": {"amountAtLeast": "500000.00"}, "withinDays": 2}]'),
        ('01930000-0000-7000-8000-000000000004', 'write_off', '{"zh": "坏账核销", "en": "Write-off"}', '[
          {"name": {"zh": "主管同意", "en": "Supervisor"}, "stage": 1, "by": {"kind": "superior", "level": 1}, "withinDays": 3},
          {"name": {"zh": "财务审核", "en": "Finance"}, "stage": 2, "by": {"kind": "role", "role": "finance"}, "withinDays": 3},
          {"name": {"zh": "总监批准", "en": "Director"}, "stage": 3, "by": {"kind": "role", "role": "director"},
            "when": {"amountAtLeast": "50000.00"}, "withinDays": 3}]');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table approval_event, approval_step, approval_request, approval_definition;
      drop function check_approval();
    `);
  }
}
