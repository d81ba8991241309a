import { NestFactory } from '@nestjs/core';
import { keylineModule } from '@keyline/composition';
import { log, serveHealth, startOrExplain, SystemClock, WorkerHost } from '@keyline/platform';

/** The job process. */
await startOrExplain(async (config) => {
  const app = await NestFactory.createApplicationContext(keylineModule(config, new SystemClock(config.timeZone)), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  await app.get(WorkerHost).start();
  if (config.workerHealthPort) serveHealth(config.workerHealthPort, () => app.get(WorkerHost).isHealthy());
  log.info('worker works');
  return () => app.close();
});
