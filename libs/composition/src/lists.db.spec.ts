import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { ROLE_NAMES } from '@keyline/model';
import { newId, type ProblemDocument } from '@keyline/platform';
import { startProduct, type Answer, type Client, type Product } from '@keyline/testing';
import { deepList, fieldsOf, HOSTILE, MISSING } from './hostile-input.js';
import { catalogueOf, type CataloguedRequest } from './request-catalogue.js';

jest.setTimeout(120_000);

/** Every list and every figure of the product, asked nonsense: an answer or a reason, never a fault of ours. */

let product: Product;
let everything: Client;
let reads: CataloguedRequest[];
/** Path of a list → the filters and the sort fields that it says it takes. */
const lists = new Map<string, { filters: string[]; sorts: string[] }>();

const ask = (path: string, query: Readonly<Record<string, unknown>>): Promise<Answer<Partial<ProblemDocument>>> => {
  const text = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`,
  );
  return everything.get(`${path}?${text.join('&')}`);
};
const allowedBy = ({ body }: Answer<Partial<ProblemDocument>>): string[] =>
  Array.isArray(body['allowed']) ? (body['allowed'] as string[]) : [];
/** Sampled afresh in every run; a failure prints the seed. */
const sampled = <Case>(cases: fc.Arbitrary<Case>, numRuns: number, check: (one: Case) => Promise<void>) =>
  fc.assert(fc.asyncProperty(cases, check), { numRuns });

/** What is not right about an answer: a fault of ours, or a refusal without a reason. */
function faultIn(question: string, { status, body }: Answer<Partial<ProblemDocument>>): string[] {
  if (status === 200) return [];
  if (status !== 400) return [`${question}: ${status} ${JSON.stringify(body).slice(0, 200)}`];
  return body.code && body.detail && (body.errors || /list\.bad|malformed/.test(body.code))
    ? []
    : [`${question}: 400 names nothing: ${JSON.stringify(body).slice(0, 200)}`];
}

/** A stream never ends: it is no list. */
const ENDLESS = '/api/notifications/stream';

beforeAll(async () => {
  product = await startProduct();
  everything = await product.signedInAs(ROLE_NAMES);
  const { id: accountId } = await product.create.account({ ownerId: everything.id, name: '华为技术有限公司' });
  await product.create.contact({ accountId });
  await product.create.visit({ accountId, personId: everything.id });
  await product.create.visitPlan({ accountId, personId: everything.id, plannedOn: '2026-11-20' });
  await product.create.opportunity({ accountId, ownerId: everything.id });
  await product.create.contract({ accountId, ownerId: everything.id, dueOn: '2026-10-01' });
  reads = catalogueOf(product.app).filter(
    ({ method, path, admission }) => method === 'GET' && admission !== 'PUBLIC' && !path.includes(':') && path !== ENDLESS,
  );
  for (const { path } of reads) {
    const unknown = await ask(path, { filter: { colour: 'red' } });
    if (unknown.body.code !== 'list.unknown-field') continue;
    lists.set(path, { filters: allowedBy(unknown), sorts: allowedBy(await ask(path, { sort: ['colour', 'ASC'] })) });
  }
});
afterAll(() => product.close());

const HOSTILE_FILTERS: readonly unknown[] = [
  'x',
  '',
  '   ',
  7,
  -1,
  0.5,
  1e308,
  2 ** 31,
  true,
  null,
  [],
  {},
  [null],
  [[]],
  ['x', 7],
  { $ne: null },
  'a\u0000b',
  'a\ud800',
  '👍🏽',
  '%',
  '_',
  '\\',
  "' or ''='",
  "'; drop table account; --",
  'NaN',
  '1e3',
  '-5',
  '1.005',
  '0000-00-00',
  '2026-02-30',
  '9999-12-31',
  '2026-11-18',
  '2026-11-18T09:00:00Z',
  newId(),
  [newId()],
  newId().toUpperCase(),
  '长'.repeat(2_000),
  Array.from({ length: 1_001 }, () => 'x'),
  deepList(500),
];

describe('lists', () => {
  it('every resource has one that refuses an unknown filter or sort field and says which there are', () => {
    const resources = [
      'accounts',
      'contacts',
      'visits',
      'visit-plans',
      'opportunities',
      'products',
      'contracts',
      'instalments',
      'invoices',
      'payments',
      'complaints',
      'competitors',
      'market-notes',
      'targets',
      'reports',
      'report-runs',
      'deliveries',
      'delivery-schedules',
      'delivery-channels',
      'imports',
      'audit-entries',
      'users',
      'departments',
    ];
    for (const resource of resources) {
      const allowed = lists.get(`/api/${resource}`);
      expect({ resource, filters: allowed?.filters.length, sorts: allowed?.sorts.length }).toEqual({
        resource,
        filters: expect.any(Number),
        sorts: expect.any(Number),
      });
      expect(Math.min(allowed?.filters.length ?? 0, allowed?.sorts.length ?? 0)).toBeGreaterThan(0);
    }
  });

  it('sort by every field that they offer, both ways and by two at once', async () => {
    for (const [path, { sorts }] of lists) {
      for (const [index, field] of sorts.entries()) {
        const statuses = [
          await ask(path, { sort: [field, 'ASC'] }),
          await ask(path, {
            sort: [
              [field, 'DESC'],
              [sorts[(index + 1) % sorts.length], 'asc'],
            ],
          }),
        ].map(({ status }) => status);
        expect({ path, field, statuses }).toEqual({ path, field, statuses: [200, 200] });
      }
    }
  });

  it('answer or refuse every filter that they offer, whatever it is given', async () => {
    const faults: string[] = [];
    const offered = [...lists].flatMap(([path, { filters }]) => filters.map((filter) => ({ path, filter })));
    for (const { path, filter } of offered) {
      for (const given of [null, {}, "' or ''='"])
        faults.push(...faultIn(`${path} ${filter}=${JSON.stringify(given)}`, await ask(path, { filter: { [filter]: given } })));
    }
    expect(faults).toEqual([]);
    await sampled(
      fc.record({ one: fc.constantFrom(...offered), given: fc.constantFrom(...HOSTILE_FILTERS) }),
      800,
      async ({ one: { path, filter }, given }) => {
        expect(
          faultIn(`${path} ${filter}=${JSON.stringify(given)?.slice(0, 60)}`, await ask(path, { filter: { [filter]: given } })),
        ).toEqual([]);
      },
    );
  });

  it('refuse a filter, a sort or a range that is none', async () => {
    const nonsense = {
      filter: ['[]', '"x"', '5', 'null', '{', '[1', 'true', JSON.stringify(deepList(2_000))],
      sort: ['{}', '"name"', '["name"]', '["name","SIDEWAYS"]', '[1,2]', '["__proto__","ASC"]', '[["constructor","ASC"]]', '{'],
      range: [
        '[-1,5]',
        '[5,1]',
        '[0,1000000]',
        '["a","b"]',
        '[0]',
        '[0,1,2]',
        '[1.5,3]',
        '{}',
        'null',
        '[0,1e308]',
        '[100001,100002]',
      ],
    };
    const faults: string[] = [];
    for (const [path, { sorts }] of lists) {
      for (const [parameter, values] of Object.entries(nonsense)) {
        if (parameter === 'sort' && sorts.length === 0) continue; // a board and a queue have an order of their own
        for (const value of values) {
          const answer = await ask(path, { [parameter]: value });
          faults.push(
            ...faultIn(`${path} ${parameter}=${value.slice(0, 40)}`, answer),
            ...(answer.status === 200 && value !== 'null' ? [`${path} ${parameter}=${value.slice(0, 40)}: taken`] : []),
          );
        }
      }
      for (const key of ['__proto__', 'constructor', 'toString', 'name_', '_like', 'id_like', 'a".b', '']) {
        const answer = await everything.get<Partial<ProblemDocument>>(
          `${path}?filter=${encodeURIComponent(`{${JSON.stringify(key)}:"x"}`)}`,
        );
        if (answer.status !== 400 || answer.body.code !== 'list.unknown-field')
          faults.push(`${path} filter ${key}: ${answer.status} ${answer.body.code}`);
      }
      const twice = await everything.get<Partial<ProblemDocument>>(`${path}?filter={}&filter={}`);
      faults.push(...(twice.status === 400 ? [] : [`${path} two filters: ${twice.status}`]));
    }
    expect(faults).toEqual([]);
  });
});

describe('figures', () => {
  const EXAMPLES: Record<string, Record<string, string>> = {
    '/api/measures/values': { measures: 'visits_done', from: '2026-11-01', to: '2026-11-30', by: 'person' },
    '/api/measures/rows': { measure: 'visits_done', from: '2026-11-01', to: '2026-11-30' },
    '/api/receivables/ageing': { asOf: '2026-11-18', by: 'account' },
    '/api/receivables/rows': { asOf: '2026-11-18', by: 'month', key: '2026-10' },
    '/api/receivables/ageing.xlsx': { asOf: '2026-11-18', by: 'account' },
    '/api/receivables/cash-calendar': { by: 'week', from: '2026-11-01', to: '2026-12-31' },
    '/api/receivables/figures': { from: '2026-11-01', to: '2026-11-30' },
    '/api/receivables/figures/rows': { figure: 'open', from: '2026-11-01', to: '2026-11-30' },
    '/api/provisions': { asOf: '2026-11-18' },
    '/api/pipeline-report': { by: 'person' },
    '/api/pipeline-report/rows': { figure: 'open' },
    '/api/forecasts/roll-up': { by: 'person' },
    '/api/forecasts/roll-up/rows': { figure: 'won' },
    '/api/appraisals/overview': { period: '2026-10' },
    '/api/calendar-days': { year: '2026' },
    '/api/reports/review-quality': { from: '2026-11-01', to: '2026-11-30' },
    '/api/reports/review-quality/rows': { figure: 'judged', from: '2026-11-01', to: '2026-11-30' },
    '/api/reports/team': { kind: 'weekly', period: '2026-W46' },
    '/api/reports/team/rows': { kind: 'weekly', period: '2026-W46', measure: 'visits_done' },
    '/api/reports/team/workbook': { kind: 'weekly', period: '2026-W46' },
    '/api/targets/planned': { period: '2026-11' },
    '/api/reports/team/paper': { kind: 'weekly', period: '2026-W46' },
  };

  it('every question with a schema of its own has an example here that is answered', async () => {
    expect(reads.flatMap(({ path, query }) => (query ? [path] : [])).sort()).toEqual(Object.keys(EXAMPLES).sort());
    for (const [path, example] of Object.entries(EXAMPLES))
      expect({ path, status: (await ask(path, example)).status }).toEqual({ path, status: 200 });
  });

  it.each(Object.keys(EXAMPLES))('%s answers or refuses whatever it is asked', async (path) => {
    const schema = reads.find((each) => each.path === path)?.query;
    if (!schema) throw new Error(`${path} has no schema`);
    const faults: string[] = [];
    for (const {
      path: [name],
    } of fieldsOf(schema, {})) {
      for (const { name: what, value } of HOSTILE) {
        if (Array.isArray(value) && value.length > 100) continue;
        const { [String(name)]: _, ...rest } = EXAMPLES[path] ?? {};
        const text = typeof value === 'string' ? value.slice(0, 5_000).replace(/\p{Surrogate}/gu, '') : value;
        faults.push(
          ...faultIn(
            `${path} ${String(name)} = ${what}`,
            await ask(path, text === MISSING ? rest : { ...rest, [String(name)]: text }),
          ),
        );
      }
    }
    expect(faults).toEqual([]);
  });
});
