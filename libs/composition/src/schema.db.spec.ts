import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { ENTITIES, MIGRATIONS } from '@keyline/composition';
import { createDataSource, migrate } from '@keyline/platform';
import { emptyDatabase } from '@keyline/testing';

let database: { url: string; drop: () => Promise<void> };
let dataSource: DataSource;

beforeAll(async () => {
  database = await emptyDatabase();
  dataSource = createDataSource({ url: database.url, entities: ENTITIES, migrations: MIGRATIONS, poolSize: 2 });
  await dataSource.initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

// Indexes, checks, foreign keys and triggers live in the migrations alone; entities describe columns.
const ONLY_IN_MIGRATIONS = /^(DROP INDEX|CREATE (UNIQUE )?INDEX|ALTER TABLE "\w+" (DROP|ADD) CONSTRAINT)/;
const tables = async () =>
  (
    await dataSource.query<{ name: string }[]>(
      `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
    )
  ).map((row) => row.name);

describe('the migrations', () => {
  it('build the schema from nothing, and a second run finds nothing to do', async () => {
    expect(await migrate(dataSource)).toHaveLength(MIGRATIONS.length);
    expect(await migrate(dataSource)).toEqual([]);
  });

  it('agree with every entity, column by column', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query).filter((query) => !ONLY_IN_MIGRATIONS.test(query))).toEqual([]);
  });

  it('every column of a mapped table is mapped, so that nothing is stored unseen', async () => {
    for (const { tableName, columns } of dataSource.entityMetadatas) {
      const stored = await dataSource.query<{ name: string }[]>(
        'select column_name as name from information_schema.columns where table_name = $1',
        [tableName],
      );
      expect({ tableName, columns: stored.map((column) => column.name).sort() }).toEqual({
        tableName,
        columns: columns.map((column) => column.databaseName).sort(),
      });
    }
  });

  it('can be taken back one by one to an empty database, and applied again', async () => {
    for (let left = MIGRATIONS.length; left > 0; left -= 1) await dataSource.undoLastMigration();
    expect(await tables()).toEqual(['schema_migration']);
    expect(await migrate(dataSource)).toHaveLength(MIGRATIONS.length);
  });
});
