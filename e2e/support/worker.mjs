import { fork } from 'node:child_process';
import { join } from 'node:path';

const WORKER = join(import.meta.dirname, '../../apps/worker/dist/main.js');

/** A real worker process on the product's database, which can be killed. Resolves when it takes jobs. */
export function startWorker(product) {
  const child = fork(WORKER, {
    env: {
      ...process.env,
      DATABASE_URL: product.database.url,
      REDIS_URL: process.env.E2E_REDIS_URL ?? '',
      KEYLINE_DATA: product.folder,
      KEYLINE_LOG: 'error',
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve) => child.once('message', () => resolve(child)));
}

/** Takes the worker out of the product's own process: from here on workers are processes of their own. */
export async function withoutWorker(product) {
  await product.worker.close();
  product.worker = { close: async () => {}, get: product.worker.get };
}

/** Ends a worker as a power cut does, and waits until it is gone. */
export function killed(worker) {
  return new Promise((resolve) => {
    worker.once('exit', resolve);
    worker.kill('SIGKILL');
  });
}
