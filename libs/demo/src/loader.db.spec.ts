import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cloneDatabase } from '@keyline/testing';
import { Client } from 'pg';
import { CompanyExistsError, generateCompany, loadCompany, seedDemoCompany } from './index.js';

const REQUEST = { today: '2026-11-19', timeZone: 'Asia/Shanghai' };
const SMALL = { ...REQUEST, factor: 0.34 };

describe('loading the demo company', () => {
  let database: Awaited<ReturnType<typeof cloneDatabase>>;

  beforeEach(async () => {
    database = await cloneDatabase();
  });

  afterEach(async () => {
    await database.drop();
  });

  async function ask<T>(sql: string): Promise<T[]> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      return (await client.query<T & Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }
  const WHO_SEES_WHAT = `select (select count(*)::int from person_reach) as people, (select count(*)::int from account_reach) as accounts,
    (select sum(received)::text from instalment) as received, (select sum(invoiced)::text from instalment) as invoiced,
    (select count(*)::int from instalment_responsibility where until_on is not null) as "handedOver", (select sum(allocated)::text from payment) as allocated`;

  it('gives the same whether every trigger and foreign key is at work or none', async () => {
    await loadCompany(database.url, generateCompany(SMALL), { checked: true });
    const [checked] = await ask(WHO_SEES_WHAT);
    await database.drop();
    database = await cloneDatabase();
    await loadCompany(database.url, generateCompany(SMALL), { rebuildIndexes: true });
    expect(await ask(WHO_SEES_WHAT)).toEqual([checked]);
    const [indexes] = await ask<{ found: number }>(
      `select count(*)::int as found from pg_indexes where indexname in ('account_search', 'visit_person', 'contract_opportunity')`,
    );
    expect(indexes?.found).toBe(3);
  }, 120_000);

  it('tells how far it is, and never mixes with people who are there already', async () => {
    const told = new Map<string, number>();
    const counts = await seedDemoCompany(database.url, { ...REQUEST, onProgress: ({ table, rows }) => told.set(table, rows) });
    expect(told.get('visit')).toBe(counts.get('visit'));
    await expect(seedDemoCompany(database.url, REQUEST)).rejects.toThrow(CompanyExistsError);
    expect(await ask('select count(*)::int as people from person')).toEqual([{ people: counts.get('person') }]);
  }, 120_000);
});
