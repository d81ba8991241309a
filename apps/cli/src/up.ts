import { fork, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError, loadConfig, type Config } from '@keyline/platform';
import { announceInstance, findRunningInstance } from './instance-lock.js';
import { KeptProcess } from './kept-process.js';
import { startEmbeddedDatabase, type RunningDatabase } from './embedded-database.js';
import { demoSignIns, isEmpty, seedDemo } from './seed.js';
import { FIRST_SIGN_IN, foundInstallation } from './sign-in.js';
import { composed, migrateDatabase, say } from './with-product.js';

const APPS = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** @throws ConfigError when something else listens there. */
function requireFreePort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new ConfigError(`port ${port} is taken by another program. Stop it, or choose another: PORT=3001 npm start`)
          : error,
      );
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

interface UpOptions {
  /** Restart api and worker when their compiled code changes (`npm run dev`). */
  reload?: boolean;
}

function startProcess(name: 'api' | 'worker', config: Config, { reload }: UpOptions): Promise<ChildProcess> {
  const env = {
    ...process.env,
    DATABASE_URL: config.databaseUrl,
    KEYLINE_DATA: config.dataFolder,
    KEYLINE_DEMO: config.demo ? 'on' : 'off',
    KEYLINE_LOG: process.env['KEYLINE_LOG'] || 'warn',
  };
  const child = fork(join(APPS, name, 'dist/main.js'), {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: reload ? ['--watch', '--watch-preserve-output'] : [],
  });
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('exit', (code) =>
      reject(new ConfigError(`the ${name} process ended at its start (code ${code ?? 'none'}); what it said stands above`)),
    );
  });
}

/** What runs, and how to end all of it in the right order: processes first, database last. */
class Instance {
  private processes: KeptProcess[] = [];
  private database: RunningDatabase | null = null;
  private stopping = false;

  constructor(private readonly options: UpOptions) {}

  async start(): Promise<void> {
    const config = loadConfig(process.env);
    const running = findRunningInstance(config.dataFolder);
    if (running)
      throw new ConfigError(
        `Keyline runs already on ${config.dataFolder} (process ${running.pid}): http://localhost:${running.port}`,
      );
    await requireFreePort(config.port, config.host);
    if (!config.databaseUrl) {
      say('starting the database …');
      this.database = await startEmbeddedDatabase(config.dataFolder, say);
    }
    const databaseUrl = this.database?.url ?? config.databaseUrl;
    announceInstance(config.dataFolder, { pid: process.pid, port: config.port, databaseUrl });
    await migrateDatabase(databaseUrl);
    const complete = { ...config, databaseUrl };
    if (config.demo) await seedDemo(complete, { onlyIfEmpty: true });
    else if (await isEmpty(databaseUrl)) await composed(complete, (app) => foundInstallation(app, FIRST_SIGN_IN, say));
    say('starting api and worker …');
    this.processes = (['api', 'worker'] as const).map(
      (name) =>
        new KeptProcess(
          name,
          () => startProcess(name, complete, this.options),
          (reason) => void this.stop(1, reason),
        ),
    );
    await Promise.all(this.processes.map((each) => each.start()));
    await this.greet(complete);
  }

  async stop(code: number, reason?: string): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    if (reason) console.error(`· stopping: ${reason}`);
    else say('stopping …');
    await Promise.all(this.processes.map((each) => each.stop()));
    await this.database?.stop();
    process.exit(code);
  }

  private async greet(config: Config): Promise<void> {
    console.log(`\n  Keyline is ready:  http://localhost:${config.port}\n`);
    const signIns = config.demo ? await demoSignIns(config.databaseUrl) : [];
    if (signIns.length > 0) {
      console.log(`  Demo sign-ins (password ${signIns[0]?.password ?? ''}):`);
      for (const { username, name, title, role } of signIns)
        console.log(`    ${username.padEnd(12)}${role.padEnd(12)}${name} ${title ?? ''}`);
    }
    console.log('\n  API documentation: /api/docs · Ctrl-C stops everything.\n');
  }
}

/** `keyline up`: database, schema, demo company, api and worker, until Ctrl-C. */
export async function up(options: UpOptions): Promise<void> {
  const instance = new Instance(options);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void instance.stop(0));
  try {
    await instance.start();
  } catch (error) {
    console.error(error instanceof ConfigError ? `\nKeyline cannot start: ${error.message}` : error);
    await instance.stop(1, 'it could not start');
  }
}
