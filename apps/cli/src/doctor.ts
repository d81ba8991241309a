import { NestFactory } from '@nestjs/core';
import { ENTITIES, keylineModule, MIGRATIONS } from '@keyline/composition';
import { createDataSource, Queues, SystemClock, type Config } from '@keyline/platform';

interface Finding {
  name: string;
  healthy: boolean;
  detail: string;
}

async function examine(name: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { name, healthy: true, detail: await look() };
  } catch (error) {
    return { name, healthy: false, detail: (error as Error).message };
  }
}

async function schemaState(databaseUrl: string): Promise<string> {
  const dataSource = await createDataSource({
    url: databaseUrl,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    poolSize: 1,
  }).initialize();
  try {
    if (await dataSource.showMigrations()) throw new Error('migrations are waiting: run `npx keyline migrate`');
    const [{ version }] = await dataSource.query<[{ version: string }]>('show server_version');
    return `PostgreSQL ${version}, schema up to date (${MIGRATIONS.length} migrations)`;
  } finally {
    await dataSource.destroy();
  }
}

async function queueState(config: Config): Promise<string> {
  const app = await NestFactory.createApplicationContext(keylineModule(config, new SystemClock(config.timeZone)), {
    logger: false,
    abortOnError: false,
  });
  try {
    const queues = app.get(Queues);
    const { failed = 0, waiting = 0 } = await queues.queue.getJobCounts('failed', 'waiting');
    return `jobs on ${queues.backend}: ${waiting} waiting, ${failed} dead`;
  } finally {
    await app.close();
  }
}

/** `keyline doctor`: does this installation have what it needs? Prints a line each; answers whether all is well. */
export async function doctor(config: Config): Promise<boolean> {
  const findings = [
    await examine('node', () => Promise.resolve(process.version)),
    await examine('settings', () => Promise.resolve(`time zone ${config.timeZone}, data in ${config.dataFolder}`)),
    await examine('database', () => schemaState(config.databaseUrl)),
    await examine('queue', () => queueState(config)),
  ];
  for (const { name, healthy, detail } of findings) console.log(`${healthy ? '✓' : '✗'} ${name.padEnd(10)}${detail}`);
  return findings.every(({ healthy }) => healthy);
}
