import { NestFactory } from '@nestjs/core';
import { ENTITIES, keylineModule, MIGRATIONS } from '@keyline/composition';
import { createDataSource, Invariants, Queues, SystemClock, type Config } from '@keyline/platform';

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
    const [{ version }] = await dataSource.query<[{ version: string }]>(`select current_setting('server_version') as version`);
    return `PostgreSQL ${version}, schema up to date (${MIGRATIONS.length} migrations)`;
  } finally {
    await dataSource.destroy();
  }
}

/** One line when every invariant holds, otherwise one for each that does not, with its first records. */
async function moneyState(invariants: Invariants): Promise<Finding[]> {
  const findings: Finding[] = [];
  let examined = 0;
  for (const { code, name } of invariants.list()) {
    const finding = await examine('money', async () => {
      const result = await invariants.check(code);
      examined += result.examined;
      if (result.holds) return code;
      const first = result.rows
        .slice(0, 5)
        .map(({ label, expected, found }) => `${label}: ${found ?? '-'}, not ${expected ?? '-'}`);
      throw new Error(`${code} (${name.en}) does not hold for ${result.broken}: ${first.join('; ')}`);
    });
    findings.push(finding);
  }
  const broken = findings.filter(({ healthy }) => !healthy);
  const rules = `${findings.length} invariants hold, ${examined.toLocaleString('en')} records looked at`;
  return broken.length > 0 ? broken : [{ name: 'money', healthy: true, detail: rules }];
}

/** What the composed product says of itself: its queue, and every invariant of its money. */
async function productState(config: Config): Promise<Finding[]> {
  const app = await NestFactory.createApplicationContext(keylineModule(config, new SystemClock(config.timeZone)), {
    logger: false,
    abortOnError: false,
  });
  try {
    const queue = await examine('queue', async () => {
      const queues = app.get(Queues);
      const { failed = 0, waiting = 0 } = await queues.queue.getJobCounts('failed', 'waiting');
      return `jobs on ${queues.backend}: ${waiting} waiting, ${failed} dead`;
    });
    return [queue, ...(await moneyState(app.get(Invariants)))];
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
    ...(await productState(config).catch((error: Error) => [{ name: 'product', healthy: false, detail: error.message }])),
  ];
  for (const { name, healthy, detail } of findings) console.log(`${healthy ? '✓' : '✗'} ${name.padEnd(10)}${detail}`);
  return findings.every(({ healthy }) => healthy);
}
