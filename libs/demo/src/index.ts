import { generateCompany } from './company.js';
import { loadCompany, type LoadProgress } from './loader.js';
import type { Table } from './rows.js';
import type { CompanyRequest } from './setting.js';
import { BENCH_SIZE } from './size.js';

export { generateCompany } from './company.js';
export { CompanyExistsError, loadCompany, type LoadOptions, type LoadProgress } from './loader.js';
export type { Batch, Cell, Row, Table } from './rows.js';
export { reportStory, type ReportDuty, type ReportStory } from './report-story.js';
export { playScenes, type Played } from './scenes/index.js';
export type { CompanyRequest } from './setting.js';
export { BENCH_SIZE, type CompanySize, sizeOf } from './size.js';

/** For which day, in which zone, and whom to tell how far it is. */
export interface SeedRequest extends Pick<CompanyRequest, 'today' | 'timeZone' | 'seed'> {
  readonly onProgress?: (progress: LoadProgress) => void;
}

/**
 * Fills an empty database with the demo company of about 60 people. Answers the number of rows by table.
 * @throws CompanyExistsError when there are people already
 */
export async function seedDemoCompany(
  connectionString: string,
  { onProgress, ...request }: SeedRequest,
): Promise<ReadonlyMap<Table, number>> {
  return loadCompany(connectionString, generateCompany(request), { ...(onProgress && { onProgress }) });
}

/**
 * Fills an empty database with the big data set that speed is measured on: a thousand people, a million visits. Takes minutes.
 * @throws CompanyExistsError when there are people already
 */
export async function loadBenchCompany(
  connectionString: string,
  { onProgress, ...request }: SeedRequest,
): Promise<ReadonlyMap<Table, number>> {
  return loadCompany(connectionString, generateCompany({ ...request, size: BENCH_SIZE }), {
    rebuildIndexes: true,
    ...(onProgress && { onProgress }),
  });
}
