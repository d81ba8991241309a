import { ConfigError, loadConfig, type Config } from './config.js';

const FORESEEN = new Set(['EADDRINUSE', 'ECONNREFUSED', 'ENOTFOUND', '28P01', '3D000']);
const isForeseen = (error: unknown) =>
  error instanceof ConfigError || FORESEEN.has(String((error as { code?: unknown } | null)?.code));

/**
 * Starts a process on a checked configuration and tells a parent when it is ready; what stops it is said in one clear line, with exit
 * code 1. When the parent dies the process ends too, so that nothing is left behind.
 */
export async function startOrExplain(start: (config: Config) => Promise<() => Promise<void>>): Promise<void> {
  try {
    const config = loadConfig(process.env);
    if (!config.databaseUrl) throw new ConfigError('DATABASE_URL: is needed here (only `keyline up` brings its own database)');
    const stop = await start(config);
    const end = () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    };
    process.once('SIGTERM', end);
    process.once('SIGINT', () => (process.connected ? undefined : end())); // under `keyline up` the parent decides the order
    process.once('disconnect', end);
    process.send?.('ready');
  } catch (error) {
    console.error(isForeseen(error) ? `Keyline cannot start: ${(error as Error).message}` : error);
    process.exit(1);
  }
}
