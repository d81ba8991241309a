import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a deal's amount, close date, chance, forecast category, next step and owner were before: a row for each change, so that the
 * pipeline of any past day can be read. The past is filled in from the audit log; its instants become days of the default time zone.
 */
export class OpportunityChanges1796000000902 implements MigrationInterface {
  name = 'OpportunityChanges1796000000902';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table opportunity_change (
        id uuid primary key,
        opportunity_id uuid not null references opportunity (id) on delete cascade,
        field text not null check (field in ('amount', 'expected_close_on', 'probability', 'forecast_category', 'next_step', 'owner_id')),
        from_value text,
        to_value text,
        changed_on date not null,
        at timestamptz not null,
        changed_by uuid references person (id),
        constraint opportunity_change_real check (from_value is distinct from to_value)
      );
      create index opportunity_change_deal on opportunity_change (opportunity_id, changed_on, at);
      create index opportunity_change_former_owner on opportunity_change (from_value) where field = 'owner_id';
    `);
    await db.query(`
      insert into opportunity_change (id, opportunity_id, field, from_value, to_value, changed_on, at, changed_by)
      select gen_random_uuid(), e.entity_id, f.field, c.value ->> 'from', c.value ->> 'to', (e.at at time zone 'Asia/Shanghai')::date, e.at, e.actor_id
      from audit_entry e
      join opportunity o on o.id = e.entity_id
      cross join lateral jsonb_each(e.changes) c
      join (values ('amount', 'amount'), ('expectedCloseOn', 'expected_close_on'), ('probability', 'probability'),
        ('forecastCategory', 'forecast_category'), ('nextStep', 'next_step'), ('ownerId', 'owner_id')) f (key, field) on f.key = c.key
      where e.entity = 'opportunity' and jsonb_typeof(c.value) = 'object' and c.value ->> 'from' is distinct from c.value ->> 'to'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table opportunity_change');
  }
}
