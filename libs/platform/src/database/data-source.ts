import pg from 'pg';
import { DataSource, type EntityTarget, type MigrationInterface, type ObjectLiteral } from 'typeorm';
import { SnakeNames } from './naming.js';

// A `date` is a calendar date, not a local midnight; numeric and bigint stay exact strings (pg's default for both).
pg.types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);

export type Entities = readonly EntityTarget<ObjectLiteral>[];
export type Migrations = readonly (new () => MigrationInterface)[];

interface DataSourceParts {
  url: string;
  entities: Entities;
  migrations: Migrations;
  poolSize?: number;
  applicationName?: string;
}

/** The one connection pool of a process. Sessions run in UTC, so that no instant depends on the server's zone. */
export function createDataSource({
  url,
  entities,
  migrations,
  poolSize = 20,
  applicationName = 'keyline',
}: DataSourceParts): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...entities] as never[],
    migrations: [...migrations],
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNames(),
    poolSize,
    applicationName,
    // One statement serves a rep of fifty accounts and a director of fifty thousand: a generic plan made for the one took up to 20 s for the
    // other, planning each time costs a fraction of a millisecond.
    // Compiling a statement costs more than it saves on everything but hour-long reports: all measures took 5 s without, 28 s with it.
    extra: { options: '-c timezone=UTC -c jit=off -c plan_cache_mode=force_custom_plan', keepAlive: true },
  });
}

/** Applies what is missing, one process at a time, and tells the names of what it applied. */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  await runner.query(`select pg_advisory_lock(hashtext('keyline.migrate'))`);
  try {
    const applied = await dataSource.runMigrations();
    return applied.map((migration) => migration.name);
  } finally {
    await runner.query(`select pg_advisory_unlock(hashtext('keyline.migrate'))`);
    await runner.release();
  }
}
