import { prepareTemplate } from './template-database.js';

/** Once per run: a migrated template that every test file clones in milliseconds. */
export default async function globalSetup(): Promise<void> {
  await prepareTemplate();
}
