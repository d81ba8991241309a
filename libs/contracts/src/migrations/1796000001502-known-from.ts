import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A contract signed on an earlier day than it is entered says what it says from the day of the entry on: the schedule may be given that
 * day before it counts. Without one, and for whatever else changes a draft, it goes on from the start (ADR 9).
 */
const keepTerms = (beforeSignature: string) => `
  create or replace function keep_instalment_terms() returns trigger language plpgsql as $$
  declare
    replanned boolean := (old.name, old.kind, old.amount, old.due_rule, old.due_on, old.milestone_id, old.term_days, old.expected_on)
      is distinct from (new.name, new.kind, new.amount, new.due_rule, new.due_on, new.milestone_id, new.term_days, new.expected_on);
  begin
    if not old.receivable then
      ${beforeSignature}
      new.agreed_on := old.agreed_on;
      new.agreed_because := old.agreed_because;
      return new;
    end if;
    if replanned and new.agreed_on is null then
      raise exception 'instalment % is planned anew without a day', old.id using errcode = '23514', constraint = 'instalment_terms_dated';
    end if;
    if new.agreed_on is null or new.agreed_on <= old.agreed_on then
      new.agreed_on := old.agreed_on;
      return new;
    end if;
    if not replanned and old.disputed_on is not distinct from new.disputed_on then
      new.agreed_on := old.agreed_on;
      new.agreed_because := old.agreed_because;
      return new;
    end if;
    insert into instalment_term (instalment_id, contract_id, account_id, sequence, name, kind, amount, due_rule, due_on, milestone_id, term_days,
      expected_on, disputed_on, dispute_note, collector_id, because, from_on, until_on)
    values (old.id, old.contract_id, old.account_id, old.sequence, old.name, old.kind, old.amount, old.due_rule, old.due_on, old.milestone_id,
      old.term_days, old.expected_on, old.disputed_on, old.dispute_note, old.collector_id, old.agreed_because, old.agreed_on, new.agreed_on);
    return new;
  end $$`;

export class KnownFrom1796000001502 implements MigrationInterface {
  name = 'KnownFrom1796000001502';

  async up(db: QueryRunner): Promise<void> {
    await db.query(keepTerms('if not replanned and new.agreed_because is null then return new; end if;'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(keepTerms(''));
  }
}
