import { afterAll, beforeAll, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type { ReportVerification } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { generateCompany, loadCompany } from '@keyline/demo';
import { writePastReports } from './seed.js';

const TODAY = '2026-11-26';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ now: `${TODAY}T10:00:00+08:00` });
  const oneDepartment = { today: TODAY, timeZone: 'Asia/Shanghai', factor: 0.2 };
  await loadCompany(product.config.databaseUrl, generateCompany(oneDepartment));
  await writePastReports(product.app, product.clock);
}, 180_000);
afterAll(() => product.close());

it('no report of the past that the demo company handed in claims a change that nobody made', async () => {
  const reports = await product.database.rows<{ id: string; personId: string; what: string }>(sql`
    select r.id, r.person_id as "personId", concat_ws(' ', p.name, r.period) as what from report r join person p on p.id = r.person_id
    where r.status in ('submitted', 'accepted') order by r.ends_on desc`);
  expect(new Set(reports.map(({ what }) => what.split(' ')[1])).size).toBe(13);
  const authors = new Map<string, Client>();
  const changed: string[] = [];
  for (const { id, personId, what } of reports) {
    const author = authors.get(personId) ?? (await product.signedInAs('rep', { id: personId }));
    authors.set(personId, author);
    const { body } = await author.get<ReportVerification>(`/api/reports/${id}/verify`);
    if (body.matches && body.intact) continue;
    changed.push(
      `${what}: ${body.differences.map(({ scope, measure, frozen, now }) => `${scope} ${measure} ${frozen} → ${now}`)}`,
    );
  }
  expect(changed).toEqual([]);
}, 180_000);
