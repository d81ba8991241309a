import { log, startOrExplain, SystemClock } from '@keyline/platform';
import { createApi } from './create-api.js';

/** The HTTP process. */
await startOrExplain(async (config) => {
  const app = await createApi(config, new SystemClock(config.timeZone));
  await app.listen(config.port, config.host);
  log.info({ port: config.port }, 'api listens');
  return () => app.close();
});
