/**
 * `npm run bench`: builds the big data set once (1,000 people, 1 M visits), then times the named cases of the product beside a bare
 * Fastify + pg server that sends the same SQL to the same database in the same run, in turn, and prints medians and ratios.
 *   BENCH_DATABASE_URL  a PostgreSQL database to use (default: an embedded one in .keyline-bench)
 *   BENCH_SECONDS       length of one measurement (default 6), BENCH_ROUNDS rounds (default 3)
 */
import 'reflect-metadata';
import { fork } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { CASES } from './cases.mjs';
import { prepareDatabase } from './database.mjs';
import { recordCases } from './record-cases.mjs';
import { timeReportPages } from './report-page.mjs';
import { timeWeeklyRun } from './weekly-run.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const only = process.argv.slice(2);
const PRODUCT = 3950;
const BARE = 3951;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function start(file, env) {
  const child = fork(file, {
    env: { ...process.env, KEYLINE_LOG: 'error', ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) =>
    child.once('message', () => resolve(child)).once('exit', (code) => reject(new Error(`${file} ended with ${code}`))),
  );
}

async function measure({ url, method, headers, body, connections, duration }) {
  const times = [];
  const run = autocannon({ url, method, headers, body, connections, duration });
  run.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  const result = await run;
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${method} ${url}: ${result.non2xx} answers were no success, ${result.errors} errors`);
  times.sort((a, b) => a - b);
  return { perSecond: result.requests.average, p95: times[Math.floor(times.length * 0.95)] ?? Infinity };
}

const rssOf = async (url) => {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1] ?? 0) / 1024 / 1024;
};

const database = await prepareDatabase(root);
const env = { DATABASE_URL: database.url, KEYLINE_DATA: join(root, '.keyline-bench'), REDIS_URL: '' };
const { recorded, clients } = await recordCases(
  env,
  CASES.filter(({ name }) => only.length === 0 || only.includes(name)),
);
const casesFile = join(mkdtempSync(join(tmpdir(), 'keyline-bench-')), 'cases.json');
writeFileSync(casesFile, JSON.stringify(recorded));

const product = await start(join(root, 'apps/api/dist/main.js'), { ...env, PORT: String(PRODUCT), HOST: '127.0.0.1' });
const bare = await start(join(root, 'bench/bare-server.mjs'), { ...env, PORT: String(BARE), BENCH_CASES: casesFile });
const rssBefore = await rssOf(`http://127.0.0.1:${PRODUCT}`);
const table = [];
for (const { name, title, method, path, body, as } of recorded) {
  const payload = body ? JSON.stringify(body) : undefined;
  const headers = { cookie: clients[as], ...(payload ? { 'content-type': 'application/json' } : {}) };
  const ours = { url: `http://127.0.0.1:${PRODUCT}${path}`, method, headers, body: payload };
  const theirs = {
    url: `http://127.0.0.1:${BARE}/${name}`,
    method,
    headers: payload ? { 'content-type': 'application/json' } : {},
    body: payload,
  };
  for (const target of [ours, theirs]) await measure({ ...target, connections: 8, duration: 1 });
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [we, they] = [
      await measure({ ...ours, connections: 32, duration: SECONDS }),
      await measure({ ...theirs, connections: 32, duration: SECONDS }),
    ];
    rounds.push({ we: we.perSecond, they: they.perSecond, ratio: we.perSecond / they.perSecond });
  }
  const alone = await measure({ ...ours, connections: 1, duration: Math.max(2, SECONDS / 2) });
  table.push({
    case: title,
    statements: recorded.find((each) => each.name === name).statements.length,
    'product/s (32)': Math.round(median(rounds.map((round) => round.we))),
    'bare/s (32)': Math.round(median(rounds.map((round) => round.they))),
    'ratio %': Math.round(median(rounds.map((round) => round.ratio)) * 100),
    'p95 ms (1)': Number(alone.p95.toFixed(1)),
  });
  console.log(JSON.stringify(table.at(-1)));
}
const rssAfter = await rssOf(`http://127.0.0.1:${PRODUCT}`);
product.disconnect();
bare.disconnect();
console.table(table);
console.log(
  `memory of the api process: ${rssBefore.toFixed(0)} MB before, ${rssAfter.toFixed(0)} MB after ${table.length} cases`,
);
if (only.length === 0 || only.includes('weekly-run')) {
  console.log(await timeWeeklyRun(env));
  console.table(await timeReportPages(env));
}
await database.stop();
await new Promise((resolve) => setTimeout(resolve, 500));
process.exit(0);
