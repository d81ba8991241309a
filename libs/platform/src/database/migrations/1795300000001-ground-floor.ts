import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every capability stands on: sign-in, audit, timeline, outbox, idempotency, the organisation and its calendar. */
export class GroundFloor1795300000001 implements MigrationInterface {
  name = 'GroundFloor1795300000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table organisation (
        id smallint primary key default 1 check (id = 1),
        name text not null,
        time_zone text not null,
        currency char(3) not null default 'CNY',
        demo boolean not null default false,
        created_at timestamptz not null default now()
      );

      create table calendar_day (
        day date primary key,
        kind text not null check (kind in ('holiday', 'workday')),
        name text not null
      );

      create table credential (
        person_id uuid primary key,
        username text not null check (username = lower(username) and length(username) between 2 and 64),
        password_hash text not null,
        password_changed_at timestamptz not null default now(),
        constraint credential_username_unique unique (username)
      );

      create table session (
        id uuid primary key,
        person_id uuid not null,
        token_hash bytea not null,
        user_agent text,
        ip text,
        created_at timestamptz not null,
        last_used_at timestamptz not null,
        expires_at timestamptz not null,
        ended_at timestamptz,
        constraint session_token_unique unique (token_hash)
      );
      create index session_person on session (person_id) where ended_at is null;

      create table api_token (
        id uuid primary key,
        person_id uuid not null,
        name text not null check (length(name) between 1 and 100),
        token_hash bytea not null,
        prefix text not null,
        created_at timestamptz not null,
        last_used_at timestamptz,
        expires_at timestamptz,
        revoked_at timestamptz,
        constraint api_token_token_unique unique (token_hash)
      );
      create index api_token_person on api_token (person_id);

      create table audit_entry (
        id uuid primary key,
        at timestamptz not null,
        actor_id uuid,
        action text not null,
        entity text not null,
        entity_id uuid not null,
        changes jsonb not null default '{}',
        request_id text
      );
      create index audit_entry_at on audit_entry (at desc, id desc);
      create index audit_entry_entity on audit_entry (entity_id, at desc);

      create table activity (
        id uuid primary key,
        at timestamptz not null,
        actor_id uuid,
        account_id uuid not null,
        kind text not null,
        entity text not null,
        entity_id uuid not null
      );
      create index activity_account on activity (account_id, at desc, id desc);

      create table outbox_event (
        id uuid primary key,
        at timestamptz not null,
        topic text not null,
        payload jsonb not null,
        published_at timestamptz
      );
      create index outbox_event_waiting on outbox_event (at, id) where published_at is null;

      create table idempotency_key (
        person_id uuid not null,
        key text not null check (length(key) between 1 and 200),
        fingerprint text not null,
        status smallint,
        response jsonb,
        created_at timestamptz not null,
        primary key (person_id, key)
      );
      create index idempotency_key_age on idempotency_key (created_at);

      -- 1-grams (of CJK only) and 2-grams of a normalised text: two Chinese characters are too short for pg_trgm.
      create function text_grams(t text) returns text[] language sql immutable strict parallel safe as $$
        select coalesce(array_agg(distinct gram), '{}') from (
          select substr(t, i, 2) as gram from generate_series(1, length(t) - 1) i
          union all
          select substr(t, i, 1) from generate_series(1, length(t)) i where substr(t, i, 1) >= U&'\\2E80'
        ) g where gram !~ '\\s'
      $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function text_grams(text);
      drop table idempotency_key, outbox_event, activity, audit_entry, api_token, session, credential, calendar_day, organisation;
    `);
  }
}
