import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type { AccountRow, ImportRecord, OpportunityRecord, OpportunityRow, PersonRow, ProductRow } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { countsOf, hasSample, importFile, SAMPLE_DATA } from './import.fixture.js';

/** The files, read here by other means than the product's: they have neither quotes nor line breaks in cells. */
const read = (name: string) => readFileSync(join(SAMPLE_DATA, 'maven_crm', name), 'utf8');
function table(name: string): Record<string, string>[] {
  const [heading = '', ...lines] = read(name)
    .replace(/\r/g, '')
    .split('\n')
    .filter((line) => line !== '');
  if (heading.includes('"') || lines.some((line) => line.includes('"'))) throw new Error('quotes: this reader is too simple');
  const names = heading.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])));
}
/** Sums in whole cents, so that no float rounds. */
const cents = (text: string) => Math.round(Number(text) * 100);
function group(
  rows: Record<string, string>[],
  key: (row: Record<string, string>) => string,
  of: (row: Record<string, string>) => number = () => 1,
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const row of rows) sums[key(row)] = (sums[key(row)] ?? 0) + of(row);
  return sums;
}
const quarterOf = (date: string) => `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
const STAGE_OF: Record<string, string> = { Prospecting: 'contact', Engaging: 'needs', Won: 'won', Lost: 'lost' };
const productName = (name = '') => (name === 'GTXPro' ? 'GTX Pro' : name);

(hasSample('maven_crm') ? describe : describe.skip)(
  'a real CRM comes in: 85 accounts, 35 agents, 7 products, 8,800 deals',
  () => {
    let product: Product;
    let admin: Client;
    let deals: Record<string, string>[];
    const done: Record<string, ImportRecord> = {};

    beforeAll(async () => {
      product = await startProduct();
      admin = await product.signedInAs('admin');
      deals = table('sales_pipeline.csv');
      for (const [kind, name] of [
        ['accounts', 'accounts.csv'],
        ['products', 'products.csv'],
        ['people', 'sales_teams.csv'],
        ['opportunities', 'sales_pipeline.csv'],
      ] as const) {
        done[kind] = await importFile(product, admin, { kind, file: read(name), fileName: name });
      }
    }, 300_000);
    afterAll(() => product.close());

    const total = async (resource: string, filter: Record<string, unknown> = {}) =>
      (await admin.list(resource, { filter, range: [0, 0] })).total;
    async function all<Row>(resource: string): Promise<Row[]> {
      const rows: Row[] = [];
      for (let from = 0; ; from += 1000) {
        const { body } = await admin.list<Row>(resource, { range: [from, from + 999] });
        rows.push(...body);
        if (body.length < 1000) return rows;
      }
    }

    it('no row is refused', () => {
      expect(Object.fromEntries(Object.entries(done).map(([kind, record]) => [kind, countsOf(record)]))).toEqual(
        Object.fromEntries(
          [
            ['accounts', 'accounts.csv'],
            ['products', 'products.csv'],
            ['people', 'sales_teams.csv'],
            ['opportunities', 'sales_pipeline.csv'],
          ].map(([kind = '', name = '']) => {
            const rows = table(name).length;
            return [kind, { total: rows, created: rows, updated: 0, unchanged: 0, refused: 0 }];
          }),
        ),
      );
    });

    it('as many accounts, each with its figures and its parent company', async () => {
      const rows = table('accounts.csv');
      expect(await total('accounts')).toBe(rows.length);
      const accounts = new Map((await all<AccountRow>('accounts')).map((account) => [account.name, account]));
      for (const row of rows) {
        const account = accounts.get(row['account'] ?? '');
        const sector = row['sector'] === 'technolgy' ? 'technology' : row['sector'];
        expect(account).toMatchObject({
          industry: sector,
          ownerId: null,
          parentId: row['subsidiary_of'] ? accounts.get(row['subsidiary_of'])?.id : null,
        });
      }
      const stored = await product.database.rows<{ revenue: string; employees: string }>(
        sql`select sum(annual_revenue) as revenue, sum(employee_count) as employees from account`,
      );
      expect(cents(stored[0]?.revenue ?? '')).toBe(rows.reduce((sum, row) => sum + cents(row['revenue'] ?? '') * 1_000_000, 0));
      expect(Number(stored[0]?.employees)).toBe(rows.reduce((sum, row) => sum + Number(row['employees']), 0));
    });

    it('as many people: the agents, and their managers above them in a department per regional office', async () => {
      const rows = table('sales_teams.csv');
      const managers = new Set(rows.map((row) => row['manager']));
      const people = new Map((await all<PersonRow>('users')).map((person) => [person.name, person]));
      people.delete(admin.actor.name);
      expect(people.size).toBe(rows.length + managers.size);
      for (const row of rows)
        expect(people.get(row['sales_agent'] ?? '')).toMatchObject({
          managerName: row['manager'],
          departmentName: row['regional_office'],
          roles: ['rep'],
        });
      for (const row of rows)
        expect(people.get(row['manager'] ?? '')).toMatchObject({
          managerName: null,
          departmentName: row['regional_office'],
          roles: ['supervisor'],
        });
    });

    it('as many products with their prices', async () => {
      const products = (await admin.list<ProductRow>('products')).body;
      expect(Object.fromEntries(products.map(({ name, series, listPrice }) => [name, [series, cents(listPrice)]]))).toEqual(
        Object.fromEntries(
          table('products.csv').map((row) => [row['product'], [row['series'], cents(row['sales_price'] ?? '')]]),
        ),
      );
    });

    it('as many deals in each stage, with and without an account', async () => {
      expect(await total('opportunities')).toBe(deals.length);
      for (const [theirs, ours] of Object.entries(STAGE_OF))
        expect({ ours, total: await total('opportunities', { stage: ours }) }).toEqual({
          ours,
          total: deals.filter((row) => row['deal_stage'] === theirs).length,
        });
      expect(await total('opportunities', { accountId_null: true })).toBe(deals.filter((row) => row['account'] === '').length);
    });

    it('won deals: number and amount per product, per agent and per quarter', async () => {
      const won = deals.filter((row) => row['deal_stage'] === 'Won');
      const stored = (await all<OpportunityRow>('opportunities'))
        .filter(({ stage }) => stage === 'won')
        .map(({ productName: ofProduct, ownerName, closedOn, wonAmount, amount }) => ({
          product: ofProduct ?? '',
          agent: ownerName,
          closed: closedOn ?? '',
          value: wonAmount ?? '',
          amount,
        }));
      expect(group(stored, (row) => row['product'] ?? '')).toEqual(group(won, (row) => productName(row['product'])));
      expect(
        group(
          stored,
          (row) => row['product'] ?? '',
          (row) => cents(row['value'] ?? ''),
        ),
      ).toEqual(
        group(
          won,
          (row) => productName(row['product']),
          (row) => cents(row['close_value'] ?? ''),
        ),
      );
      expect(
        group(
          stored,
          (row) => row['agent'] ?? '',
          (row) => cents(row['value'] ?? ''),
        ),
      ).toEqual(
        group(
          won,
          (row) => row['sales_agent'] ?? '',
          (row) => cents(row['close_value'] ?? ''),
        ),
      );
      expect(
        group(
          stored,
          (row) => quarterOf(row['closed'] ?? ''),
          (row) => cents(row['value'] ?? ''),
        ),
      ).toEqual(
        group(
          won,
          (row) => quarterOf(row['close_date'] ?? ''),
          (row) => cents(row['close_value'] ?? ''),
        ),
      );
      expect(stored.every(({ value, amount }) => value === amount)).toBe(true);
    });

    it('the list filters say the same, per agent and per quarter', async () => {
      const people = new Map((await all<PersonRow>('users')).map(({ name, id }) => [name, id]));
      const won = deals.filter((row) => row['deal_stage'] === 'Won');
      for (const [agent, count] of Object.entries(group(won, (row) => row['sales_agent'] ?? ''))) {
        expect({ agent, count: await total('opportunities', { stage: 'won', ownerId: people.get(agent) }) }).toEqual({
          agent,
          count,
        });
      }
      for (const [from, to] of [
        ['2017-01-01', '2017-03-31'],
        ['2017-04-01', '2017-06-30'],
        ['2017-07-01', '2017-09-30'],
        ['2017-10-01', '2017-12-31'],
      ] as const) {
        const expected = won.filter((row) => (row['close_date'] ?? '') >= from && (row['close_date'] ?? '') <= to).length;
        expect(await total('opportunities', { stage: 'won', closedOn_gte: from, closedOn_lte: to })).toBe(expected);
      }
    });

    it('the open pipeline per stage at list price, on the board too', async () => {
      const price = new Map(table('products.csv').map((row) => [row['product'] ?? '', cents(row['sales_price'] ?? '')]));
      const open = deals.filter((row) => row['deal_stage'] === 'Prospecting' || row['deal_stage'] === 'Engaging');
      const expected = group(
        open,
        (row) => STAGE_OF[row['deal_stage'] ?? ''] ?? '',
        (row) => price.get(productName(row['product'])) ?? Number.NaN,
      );
      const { body } = await admin.get<{ stage: string; count: number; amount: string }[]>('/api/opportunities/board');
      for (const [stage, amount] of Object.entries(expected)) {
        const column = body.find((each) => each.stage === stage);
        expect({ stage, amount: cents(column?.amount ?? ''), count: column?.count }).toEqual({
          stage,
          amount,
          count: open.filter((row) => STAGE_OF[row['deal_stage'] ?? ''] === stage).length,
        });
      }
    });

    it('every deal has its way: opened, and if it is over, closed on the day of the file', async () => {
      const moves = await product.database.rows<{ stage: string; year: string; count: number }>(sql`
      select to_stage as stage, to_char(changed_on, 'YYYY-MM') as year, count(*)::int as count from opportunity_stage_change where to_stage in ('won', 'lost') group by 1, 2`);
      const closed = deals.filter((row) => row['close_date'] !== '');
      expect(Object.fromEntries(moves.map(({ stage, year, count }) => [`${stage} ${year}`, count]))).toEqual(
        group(closed, (row) => `${STAGE_OF[row['deal_stage'] ?? ''] ?? ''} ${(row['close_date'] ?? '').slice(0, 7)}`),
      );
      const opened = await product.database.maybeRow<{ count: number }>(
        sql`select count(*)::int as count from opportunity_stage_change where from_stage is null`,
      );
      expect(opened?.count).toBe(deals.length);
      const [one] = deals.filter((row) => row['opportunity_id'] === 'Z063OYW0');
      const found = await product.database.maybeRow<{ id: string }>(
        sql`select id from opportunity where external_ref = 'Z063OYW0'`,
      );
      const { body } = await admin.get<OpportunityRecord>(`/api/opportunities/${found?.id}`);
      expect(body).toMatchObject({
        openedOn: one?.['engage_date'],
        closedOn: one?.['close_date'],
        productName: 'GTX Pro',
        accountName: one?.['account'],
        ownerName: one?.['sales_agent'],
      });
    });

    it('the catalogue of measures counts the same deals, per person and month', async () => {
      const catalogue = (await admin.get<{ code: string }[]>('/api/measures')).body.map(({ code }) => code);
      const supervisorId = (await all<PersonRow>('users')).find(({ name }) => name === 'Melvin Marxen')?.id ?? '';
      const manager = await product.signedInAs('supervisor', { id: supervisorId });
      const team = new Set(
        table('sales_teams.csv')
          .filter((row) => row['manager'] === 'Melvin Marxen')
          .map((row) => row['sales_agent']),
      );
      const mine = deals.filter((row) => team.has(row['sales_agent']) && (row['close_date'] ?? '').startsWith('2017-06'));
      const expected = {
        opportunities_won: mine.filter((row) => row['deal_stage'] === 'Won').length,
        opportunities_lost: mine.filter((row) => row['deal_stage'] === 'Lost').length,
      };
      const codes = Object.keys(expected).filter((code) => catalogue.includes(code));
      expect(codes.length).toBeGreaterThan(0);
      const { status, body } = await manager.get<{ total: Record<string, string> }>(
        `/api/measures/values?measures=${codes.join(',')}&from=2017-06-01&to=2017-06-30&by=person`,
      );
      expect(status).toBe(200);
      expect(Object.fromEntries(codes.map((code) => [code, Number(body.total[code])]))).toEqual(
        Object.fromEntries(Object.entries(expected).filter(([code]) => codes.includes(code))),
      );
    });

    it("each agent sees their own deals, the manager the team's", async () => {
      const people = new Map((await all<PersonRow>('users')).map(({ name, id }) => [name, id]));
      const agent = await product.signedInAs('rep', { id: people.get('Moses Frase') ?? '' });
      const withoutAccount = deals.filter((row) => row['sales_agent'] === 'Moses Frase' && row['account'] === '').length;
      // The accounts are in the pool: what hangs on an account is seen by whom the account is seen by.
      expect((await agent.list('opportunities')).total).toBe(withoutAccount);
    });

    it('all four again: everything is there already; a dry run says so too', async () => {
      for (const [kind, name] of [
        ['accounts', 'accounts.csv'],
        ['products', 'products.csv'],
        ['people', 'sales_teams.csv'],
        ['opportunities', 'sales_pipeline.csv'],
      ] as const) {
        const rows = table(name).length;
        const expected = { total: rows, created: 0, updated: 0, unchanged: rows, refused: 0 };
        expect({ kind, ...countsOf(await importFile(product, admin, { kind, file: read(name), dryRun: 'true' })) }).toEqual({
          kind,
          ...expected,
        });
        expect({ kind, ...countsOf(await importFile(product, admin, { kind, file: read(name) })) }).toEqual({
          kind,
          ...expected,
        });
      }
      expect(await total('opportunities')).toBe(deals.length);
    }, 300_000);
  },
);

(hasSample('maven_crm') ? describe : describe.skip)('the real CRM, tried first', () => {
  it('a dry run counts as the real one does, and leaves the product as it was', async () => {
    const product = await startProduct();
    try {
      const admin = await product.signedInAs('admin');
      const written = sql`
        select (select count(*)::int from account) as accounts, (select count(*)::int from product) as products, (select count(*)::int from person) as people,
          (select count(*)::int from opportunity) as opportunities, (select count(*)::int from opportunity_stage_change) as moves,
          (select count(*)::int from audit_entry where entity <> 'import') as audit`;
      let before = await product.database.rows(written);
      for (const [kind, name] of [
        ['accounts', 'accounts.csv'],
        ['products', 'products.csv'],
        ['people', 'sales_teams.csv'],
        ['opportunities', 'sales_pipeline.csv'],
      ] as const) {
        const dry = await importFile(product, admin, { kind, file: read(name), dryRun: 'true' });
        expect(await product.database.rows(written)).toEqual(before);
        const real = await importFile(product, admin, { kind, file: read(name) });
        expect({ kind, ...countsOf(dry) }).toEqual({ kind, ...countsOf(real) });
        before = await product.database.rows(written);
      }
    } finally {
      await product.close();
    }
  }, 300_000);
});
