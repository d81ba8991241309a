import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ENTITIES, keylineModule, MIGRATIONS } from '@keyline/composition';
import { createDataSource, loadConfig, migrate, SystemClock, type Config } from '@keyline/platform';
import { startEmbeddedDatabase } from './embedded-database.js';
import { findRunningInstance } from './instance-lock.js';

export const say = (line: string): void => console.log(`· ${line}`);

/** Brings the schema up to date and tells what it did. */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  const dataSource = createDataSource({ url: databaseUrl, entities: ENTITIES, migrations: MIGRATIONS, poolSize: 2 });
  await dataSource.initialize();
  const applied = await migrate(dataSource);
  await dataSource.destroy();
  if (applied.length > 0) say(`schema brought up to date (${applied.length} migrations)`);
}

/** The database of this installation: the set one, that of the instance running on the data folder, or the embedded one, started for the while. */
export async function withDatabase<T>(config: Config, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  if (config.databaseUrl) return work(config.databaseUrl);
  const running = findRunningInstance(config.dataFolder);
  if (running) return work(running.databaseUrl);
  const database = await startEmbeddedDatabase(config.dataFolder, say);
  try {
    return await work(database.url);
  } finally {
    await database.stop();
  }
}

/** Runs a command on the composed product, without HTTP and without taking jobs. */
export async function withProduct<T>(work: (app: INestApplicationContext, config: Config) => Promise<T>): Promise<T> {
  const config = loadConfig(process.env);
  return withDatabase(config, async (databaseUrl) => {
    await migrateDatabase(databaseUrl);
    const complete = { ...config, databaseUrl };
    return composed(complete, (app) => work(app, complete));
  });
}

/** The product on a migrated database, for as long as the work takes. */
export async function composed<T>(config: Config, work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const app = await NestFactory.createApplicationContext(keylineModule(config, new SystemClock(config.timeZone)), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
