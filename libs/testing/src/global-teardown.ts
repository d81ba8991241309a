import { stopEmbedded } from './template-database.js';

export default async function globalTeardown(): Promise<void> {
  await stopEmbedded();
}
