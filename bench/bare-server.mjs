/**
 * The yardstick: Fastify and `pg`, nothing else, answering each case with the very statements that the product sends for it (recorded),
 * prepared by name, on one pooled connection per request. New ids are drawn for each request, so that a write stays a write.
 * Environment: DATABASE_URL, BENCH_CASES (file), PORT.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import pg from 'pg';
import { v7 } from 'uuid';

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
const cases = JSON.parse(readFileSync(process.env.BENCH_CASES, 'utf8'));
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 20,
  options: '-c timezone=UTC -c jit=off -c plan_cache_mode=force_custom_plan',
});
const server = fastify();

const named = (text) => `b${createHash('sha1').update(text).digest('hex').slice(0, 20)}`;
const isControl = (text) => /^(start transaction|begin|commit)/i.test(text);

/** The recorded values with every id that was new then replaced by a new one now, also inside JSON texts. */
function fresh(statement, ids, drawn) {
  if (ids.length === 0) return statement.values;
  const renew = (value) =>
    typeof value === 'string'
      ? ids.reduce((text, id) => (text.includes(id) ? text.replaceAll(id, drawn[id]) : text), value)
      : Array.isArray(value)
        ? value.map(renew)
        : value;
  return statement.values.map(renew);
}

for (const { name, method, statements, newIds } of cases) {
  const prepared = statements.map((statement) => ({
    ...statement,
    name: isControl(statement.text) ? undefined : named(statement.text),
  }));
  const inTransaction = prepared.some(({ text }) => isControl(text));
  server.route({
    method,
    url: `/${name}`,
    handler: async () => {
      const drawn = Object.fromEntries(newIds.map((id) => [id, v7()]));
      const run = (client) => (statement) =>
        client.query({ name: statement.name, text: statement.text, values: fresh(statement, newIds, drawn) });
      if (!inTransaction) return (await Promise.all(prepared.map(run(pool)))).map((result) => result.rows);
      const client = await pool.connect();
      try {
        const rows = [];
        for (const statement of prepared) rows.push((await run(client)(statement)).rows);
        return rows;
      } finally {
        client.release();
      }
    },
  });
}
await server.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.send?.('ready');
process.on('disconnect', () => process.exit(0));
