import { Client } from 'pg';
import { copyBatch } from './copy.js';
import { type Batch, type Table } from './rows.js';

/** Told after every batch: how many rows of the table there are by now. */
export interface LoadProgress {
  readonly table: Table;
  readonly rows: number;
}

/** How to load. */
export interface LoadOptions {
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Keep every trigger and foreign key at work although they could be switched off: slower, and proves the rows. */
  readonly checked?: boolean;
  /** Drop the indexes of the large tables first and build them once the rows are there. */
  readonly rebuildIndexes?: boolean;
}

/** The database already has people: a made-up company must never be mixed into a real one. */
export class CompanyExistsError extends Error {
  override readonly name = 'CompanyExistsError';

  constructor(readonly people: number) {
    super(`this database already has ${people} people; the demo company is only loaded into an empty one`);
  }
}

/** Loaded with triggers at work, for these fill `person_reach`. */
const PEOPLE: readonly Table[] = ['organisation', 'department', 'person'];
/** Sums kept by a trigger: with triggers at work they start at nothing and the trigger adds them up. */
const KEPT: Partial<Record<Table, readonly string[]>> = {
  instalment: ['received', 'invoiced'],
  invoice: ['reversed'],
  payment: ['allocated'],
};
const LARGE: readonly Table[] = [
  'account',
  'contact',
  'opportunity',
  'opportunity_stage_change',
  'contract',
  'contract_line',
  'milestone',
  'instalment_responsibility',
  'instalment',
  'invoice',
  'invoice_line',
  'payment',
  'allocation',
  'visit',
  'visit_contact',
  'visit_plan',
  'activity',
  'target',
];

/**
 * Loads a company into an empty, migrated database: all or nothing. Triggers and foreign keys rest meanwhile where the role may switch
 * them off; where it may not, everything is checked row by row. Answers the number of rows by table.
 * @throws CompanyExistsError when there are people already
 */
export async function loadCompany(
  connectionString: string,
  batches: Iterable<Batch>,
  options: LoadOptions = {},
): Promise<ReadonlyMap<Table, number>> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query('begin');
    const counts = await loadInto(client, batches, options);
    await client.query('commit');
    for (const table of [...counts.keys(), 'person_reach', 'account_reach', 'collection_reach'])
      await client.query(`vacuum (analyze) ${table}`);
    return counts;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

async function loadInto(client: Client, batches: Iterable<Batch>, options: LoadOptions): Promise<Map<Table, number>> {
  await client.query('lock table person in exclusive mode');
  const { rows } = await client.query<{ people: number }>('select count(*)::int as people from person');
  const people = rows[0]?.people ?? 0;
  if (people > 0) throw new CompanyExistsError(people);

  const counts = new Map<Table, number>();
  const unchecked = !options.checked && (await maySwitchOffTriggers(client));
  const rebuild = options.rebuildIndexes ? await dropIndexes(client) : [];
  for (const batch of batches) {
    if (unchecked)
      await client.query(`set local session_replication_role = ${PEOPLE.includes(batch.table) ? 'origin' : 'replica'}`);
    // The organisation may have been set up with the first migration or start.
    if (batch.table === 'organisation') await client.query('delete from organisation');
    const loaded = await copyBatch(client, unchecked ? batch : withoutKeptSums(batch));
    const total = (counts.get(batch.table) ?? 0) + loaded;
    counts.set(batch.table, total);
    if (loaded > 0) options.onProgress?.({ table: batch.table, rows: total });
  }
  for (const definition of rebuild) await client.query(definition);
  if (unchecked) {
    await client.query('set local session_replication_role = origin');
    await client.query('analyze person_reach');
    await client.query('select refresh_account_reach(array(select id from account))');
    await client.query(
      'select refresh_collection_reach(array(select id from instalment where received + written_off < amount and receivable))',
    );
  }
  return counts;
}

async function maySwitchOffTriggers(client: Client): Promise<boolean> {
  await client.query('savepoint triggers');
  try {
    await client.query('set local session_replication_role = replica');
    return true;
  } catch {
    await client.query('rollback to savepoint triggers');
    return false;
  }
}

function withoutKeptSums(batch: Batch): Batch {
  const kept = KEPT[batch.table];
  if (kept === undefined) return batch;
  const nothing = Object.fromEntries(kept.map((column) => [column, '0.00']));
  return { table: batch.table, rows: batch.rows.map((row) => ({ ...row, ...nothing })) };
}

/** Drops the indexes of the large tables that serve no constraint. Answers how to make them again. */
async function dropIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
     where t.relname = any ($1) and t.relnamespace = current_schema()::regnamespace
       and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
     order by c.relname`,
    [LARGE],
  );
  for (const { name } of rows) await client.query(`drop index "${name}"`);
  // Worth the memory for as long as this transaction lasts.
  await client.query(`set local maintenance_work_mem = '512MB'`);
  return rows.map(({ definition }) => definition);
}
