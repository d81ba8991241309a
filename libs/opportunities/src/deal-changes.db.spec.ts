import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { ENTITIES, MIGRATIONS } from '@keyline/composition';
import { createDataSource, migrate } from '@keyline/platform';
import { emptyDatabase } from '@keyline/testing';
import { OpportunityChanges1796000000902 } from './migrations/1796000000902-opportunity-changes.js';

let database: { url: string; drop: () => Promise<void> };
let dataSource: DataSource;
const DEAL = '018e972e-00b6-7edb-9cf1-9e1b834a1d76';

beforeAll(async () => {
  database = await emptyDatabase();
  const before = MIGRATIONS.slice(0, MIGRATIONS.indexOf(OpportunityChanges1796000000902));
  dataSource = createDataSource({ url: database.url, entities: ENTITIES, migrations: before, poolSize: 2 });
  await dataSource.initialize();
  await migrate(dataSource);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

it('what the audit log remembers of deals becomes their history; what is no change of a kept field does not', async () => {
  const [house, person] = ['018e972e-00b6-7edb-9cf1-000000000001', '018e972e-00b6-7edb-9cf1-000000000002'];
  await dataSource.query(`insert into department (id, name) values ('${house}', '大客户部')`);
  await dataSource.query(
    `insert into person (id, name, department_id, roles, hired_on) values ('${person}', '王伟', '${house}', '{rep}', '2024-01-01')`,
  );
  await dataSource.query(
    `insert into opportunity (id, owner_id, name, probability, opened_on, stage_entered_on) values ('${DEAL}', '${person}', '产线', 10, '2026-01-01', '2026-01-01')`,
  );
  const entry = (id: number, at: string, changes: object) =>
    dataSource.query(
      `insert into audit_entry (id, at, actor_id, action, entity, entity_id, changes) values ($1, $2, $3, 'opportunity.edited', 'opportunity', $4, $5)`,
      [`018e972e-00b6-7edb-9cf1-00000000010${id}`, at, person, DEAL, JSON.stringify(changes)],
    );
  await entry(1, '2026-02-01T17:00:00Z', { amount: { from: '1.00', to: '2.00' }, name: { from: '旧', to: '产线' } });
  await entry(2, '2026-03-01T02:00:00Z', {
    expectedCloseOn: { from: null, to: '2026-06-30' },
    stage: { from: 'contact', to: 'needs' },
  });
  const runner = dataSource.createQueryRunner();
  const migration = new OpportunityChanges1796000000902();
  await migration.up(runner);
  const rows: unknown = await dataSource.query(
    `select field, from_value, to_value, changed_on::text as on from opportunity_change order by at`,
  );
  expect(rows).toEqual([
    { field: 'amount', from_value: '1.00', to_value: '2.00', on: '2026-02-02' },
    { field: 'expected_close_on', from_value: null, to_value: '2026-06-30', on: '2026-03-01' },
  ]);
  await migration.down(runner);
  await runner.release();
});
