import { expect, test } from '@playwright/test';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { Caller, RunningProduct, until } from './support/product.mjs';
import { killed, startWorker, withoutWorker } from './support/worker.mjs';

/**
 * The power fails while money is on its way: workers are killed with -9 in the middle of imports and of a statement run, others go on. In the
 * end everything stands as after the same work undisturbed.
 */
test.describe.serial('money when workers die', () => {
  let product;
  let database;
  let finance;
  let admin;
  const inbox = [];
  const mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      let content = '';
      stream.on('data', (chunk) => (content += chunk.toString()));
      stream.on('end', () => {
        inbox.push({ to: session.envelope.rcptTo[0].address, content });
        done();
      });
    },
  });
  const rows = async (text, values = []) => (await database.query(text, values)).rows;
  const one = async (text, values) => (await rows(text, values))[0];

  test.beforeAll(async () => {
    test.setTimeout(400_000);
    await new Promise((resolve) => mailServer.listen(0, '127.0.0.1', resolve));
    process.env.KEYLINE_SMTP_URL = `smtp://127.0.0.1:${mailServer.server.address().port}`;
    product = await RunningProduct.start(new Date().toISOString());
    database = new pg.Client({ connectionString: product.database.url });
    await database.connect();
    await withoutWorker(product);
    finance = await Caller.signIn(product.url, 'finance');
    admin = await Caller.signIn(product.url, 'admin');
  });
  test.afterAll(async () => {
    delete process.env.KEYLINE_SMTP_URL;
    await database?.end();
    await product?.stop();
    await new Promise((resolve) => mailServer.close(resolve));
  });

  const upload = async (caller, kind, name, csv) => {
    const form = new globalThis.FormData();
    form.set('kind', kind);
    form.set('dryRun', 'false');
    form.set('file', new globalThis.Blob([csv], { type: 'text/csv' }), name);
    const answer = await fetch(`${product.url}/api/imports`, { method: 'POST', body: form, headers: { cookie: caller.cookie } });
    const body = await answer.json();
    expect({ status: answer.status, body: answer.status === 202 || body }).toEqual({ status: 202, body: true });
    return body.id;
  };

  /**
   * Kills one worker after the other when `progress` has moved on and is not yet at its end, and lets the last one finish.
   * @returns how far the work was at each blow
   */
  const underBlows = async (blows, progress, finished) => {
    const struck = [];
    for (let blow = 0; blow < blows; blow += 1) {
      const worker = await startWorker(product);
      const before = struck.at(-1) ?? 0;
      const at = await until(
        async () => {
          for (let look = 0; look < 40; look += 1) {
            const { done, total } = await progress();
            if (Number(done) > before) return { done: Number(done), total: Number(total) };
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
        },
        `blow ${blow + 1}`,
      );
      await killed(worker);
      expect(at.done, 'a blow in the middle').toBeLessThan(at.total);
      struck.push(at.done);
    }
    const last = await startWorker(product);
    await until(finished, 'the work to end in spite of all', 120);
    last.disconnect();
    return struck;
  };
  const undisturbed = async (finished) => {
    const worker = await startWorker(product);
    await until(finished, 'the undisturbed work', 120);
    worker.disconnect();
  };
  const importProgress = (id) => () => one('select done, total from import_run where id = $1', [id]);
  const importDone = (id) => async () => (await one('select status from import_run where id = $1', [id])).status === 'done';
  const countsOf = (id) =>
    one(
      'select status, total, done, created_count, updated_count, unchanged_count, refused_count from import_run where id = $1',
      [id],
    );
  const moneyChecks = async () => {
    for (const { code } of await finance.get('/api/money-checks')) {
      const { status, body } = await finance.send('POST', `/api/money-checks/${code}/run`);
      expect({ code, status, broken: body.broken }).toEqual({ code, status: 200, broken: 0 });
    }
  };

  test('an import of receivables, struck three times, brings what the same file brings undisturbed', async () => {
    test.setTimeout(300_000);
    const accounts = (await rows('select name from account order by id limit 40')).map(({ name }) => name);
    const file = (mark) =>
      [
        '客户,发票号,金额,开票日期,到期日,收款日期',
        ...Array.from({ length: 6000 }, (_, index) => {
          const settled = index % 3 === 0 ? '2026-05-20' : '';
          const amount = index % 97 === 0 ? '-1' : `${100 + index}.${String(index % 100).padStart(2, '0')}`;
          return `${accounts[index % accounts.length]},${mark}-${index},${amount},2026-03-0${(index % 9) + 1},2026-04-15,${settled}`;
        }),
      ].join('\n');
    const broughtBy = (mark) =>
      rows(
        `select substr(v.number, 3) as number, c.account_id, c.amount, c.state, c.signed_on, c.signer_id, i.amount as part, i.received, i.invoiced, i.due_on, i.receivable,
          i.collector_id, v.amount as invoiced_amount, v.issued_on,
          (select count(*)::int from allocation al where al.instalment_id = i.id) as allocations,
          (select count(*)::int from instalment_responsibility r where r.instalment_id = i.id) as answering,
          (select count(*)::int from audit_entry e where e.entity_id in (c.id, v.id)) as audited
         from invoice v join contract c on c.id = v.contract_id join instalment i on i.contract_id = c.id
         where v.number like $1 order by length(v.number), v.number`,
        [`${mark}-%`],
      );
    const paymentsOf = (from) =>
      one(
        'select count(*)::int as count, sum(amount) as amount, sum(allocated) as allocated from payment where created_at > $1',
        [from],
      );

    let since = (await one('select clock_timestamp() as now')).now;
    const calm = await upload(admin, 'receivables', '应收-平.csv', file('P'));
    await undisturbed(importDone(calm));
    const expected = await broughtBy('P');
    const payments = await paymentsOf(since);
    expect(expected.length).toBeGreaterThan(5900);

    since = (await one('select clock_timestamp() as now')).now;
    const stormy = await upload(admin, 'receivables', '应收-险.csv', file('Q'));
    await underBlows(3, importProgress(stormy), importDone(stormy));
    expect(await broughtBy('Q')).toEqual(expected);
    expect(await paymentsOf(since)).toEqual(payments);
    expect(await countsOf(stormy)).toEqual(await countsOf(calm));
    await moneyChecks();
  });

  test("an import of the bank's statement, struck twice, brings every line once", async () => {
    test.setTimeout(300_000);
    const file = (mark) =>
      [
        '交易日期,收入金额,支出金额,对方户名,流水号,摘要',
        ...Array.from({ length: 6000 }, (_, index) => {
          const sides = index % 50 === 0 ? ',12.00' : `${10 + index}.50,`;
          return `2026-05-1${index % 10},${sides},付款公司${index % 70},${mark}${index},货款`;
        }),
      ].join('\n');
    const broughtBy = (mark) =>
      rows(
        `select substr(reference, 2) as reference, line, booked_on, amount, payer_name, payer_key, state from bank_line where reference ~ $1
         order by length(reference), reference`,
        [`^${mark}[0-9]+$`],
      );
    const calm = await upload(finance, 'bank-statement', '流水-平.csv', file('P'));
    await undisturbed(importDone(calm));
    const expected = await broughtBy('P');
    expect(expected).toHaveLength(5880);
    const stormy = await upload(finance, 'bank-statement', '流水-险.csv', file('Q'));
    await underBlows(2, importProgress(stormy), importDone(stormy));
    expect(await broughtBy('Q')).toEqual(expected);
    expect(await countsOf(stormy)).toEqual(await countsOf(calm));
    expect((await one('select count(*)::int as count from bank_statement where file_name = $1', ['流水-险.csv'])).count).toBe(1);
  });

  test('a statement run, struck three times, reaches every customer once with the same figures', async () => {
    test.setTimeout(300_000);
    const accounts = await rows(
      `select a.id from account a where exists (select 1 from contact k where k.account_id = a.id and k.email is not null) order by a.id limit 60`,
    );
    const ask = async () => {
      inbox.length = 0;
      const period = { from: '2026-04-01', to: '2026-06-30', accountIds: accounts.map(({ id }) => id) };
      const { status, body } = await finance.send('POST', '/api/statement-runs', period);
      expect(status).toBe(202);
      return body.id;
    };
    const progress = (id) => () =>
      one(
        `select count(*) filter (where state not in ('waiting', 'sending')) as done, count(*) as total from statement_delivery where run_id = $1`,
        [id],
      );
    const done = (id) => async () => (await finance.get(`/api/statement-runs/${id}`)).status === 'done';
    const deliveries = (id) =>
      rows('select account_id, email, state from statement_delivery where run_id = $1 order by account_id', [id]);
    /** Whom it went to and what the letter says, without what is another's at every sending. */
    const letters = () =>
      inbox
        .map(({ to, content }) => ({ to, text: /base64\r\n\r\n([\s\S]+?)\r\n-{2}/.exec(content)?.[1] ?? '' }))
        .sort((a, b) => a.to.localeCompare(b.to));

    const calm = await ask();
    await undisturbed(done(calm));
    const [expected, sent] = [letters(), await deliveries(calm)];
    expect(expected.length).toBeGreaterThan(50);
    expect(expected.every(({ text }) => text.length > 40)).toBe(true);

    const stormy = await ask();
    await underBlows(3, progress(stormy), done(stormy));
    const after = await deliveries(stormy);
    // What a worker died over in the very moment of sending is not sent again, but shown to finance.
    const uncertain = new Set(after.filter(({ state }) => state === 'uncertain').map(({ email }) => email));
    expect(uncertain.size).toBeLessThanOrEqual(3);
    const without = (list) => list.filter(({ to, email }) => !uncertain.has(to ?? email));
    expect(without(letters())).toEqual(without(expected));
    expect(without(after)).toEqual(without(sent));
    for (const email of uncertain) expect(inbox.filter(({ to }) => to === email).length).toBeLessThanOrEqual(1);
  });
});
