import { expect, test } from '@playwright/test';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { Caller, RunningProduct, until } from './support/product.mjs';
import { killed, startWorker, withoutWorker } from './support/worker.mjs';

test.describe.configure({ retries: 0 });

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

  const importOf = (id) =>
    one(
      'select status, done, total, created_count, updated_count, unchanged_count, refused_count from import_run where id = $1',
      [id],
    );
  const deliveriesOf = (id) =>
    rows('select account_id, email, state from statement_delivery where run_id = $1 order by account_id', [id]);
  /** How far each piece of work is: what is done of what there is to do. */
  const progressOf = async ({ receivables, statement, run }) => {
    const pieces = [await importOf(receivables), await importOf(statement)];
    const deliveries = await deliveriesOf(run);
    const settled = deliveries.filter(({ state }) => state !== 'waiting' && state !== 'sending').length;
    return [...pieces, { done: settled, total: deliveries.length }].map(({ done, total }) => ({
      done,
      over: total > 0 && done === total,
      inTheMiddle: done > 0 && done < total,
    }));
  };
  const over = (work) => async () => {
    const [receivables, statement] = [await importOf(work.receivables), await importOf(work.statement)];
    const run = await one('select status from statement_run where id = $1', [work.run]);
    return [receivables, statement, run].every(({ status }) => status === 'done');
  };
  /** Works with one worker after the other, each killed as soon as every piece that is not over has moved on. @returns which pieces each blow struck */
  const underBlows = async (work, blows) => {
    const struck = [];
    let before = await progressOf(work);
    for (let blow = 0; blow < blows; blow += 1) {
      const worker = await startWorker(product);
      const now = await until(
        async () => {
          const at = await progressOf(work);
          return at.every(({ over, done }, piece) => over || done > before[piece].done) && at;
        },
        `blow ${blow + 1}`,
        150,
        10,
      );
      await killed(worker);
      struck.push(now.map(({ inTheMiddle }) => inTheMiddle));
      before = now;
    }
    const last = await startWorker(product);
    await until(over(work), 'the work to end in spite of all', 300);
    last.disconnect();
    return struck;
  };

  const receivablesFile = (mark, accounts) =>
    [
      '客户,发票号,金额,开票日期,到期日,收款日期',
      ...Array.from({ length: 6000 }, (_, index) => {
        const amount = index % 97 === 0 ? '-1' : `${100 + index}.${String(index % 100).padStart(2, '0')}`;
        const settled = index % 3 === 0 ? '2026-05-20' : '';
        return `${accounts[index % accounts.length]},${mark}-${index},${amount},2026-03-0${(index % 9) + 1},2026-04-15,${settled}`;
      }),
    ].join('\n');
  const receivablesOf = (mark) =>
    rows(
      `select substr(v.number, 3) as number, c.account_id, c.amount, c.state, c.signed_on, c.signer_id, i.amount as part, i.received, i.invoiced, i.due_on,
        i.receivable, i.collector_id, v.issued_on, (select count(*)::int from allocation al where al.instalment_id = i.id) as allocations,
        (select count(*)::int from instalment_responsibility r where r.instalment_id = i.id) as answering,
        (select count(*)::int from audit_entry e where e.entity_id in (c.id, v.id)) as audited
       from invoice v join contract c on c.id = v.contract_id join instalment i on i.contract_id = c.id
       where v.number like $1 order by length(v.number), v.number`,
      [`${mark}-%`],
    );
  const statementFile = (mark) =>
    [
      '交易日期,收入金额,支出金额,对方户名,流水号,摘要',
      ...Array.from({ length: 6000 }, (_, index) => {
        const sides = index % 50 === 0 ? ',12.00' : `${10 + index}.50,`;
        return `2026-05-1${index % 10},${sides},付款公司${index % 70},${mark}${index},货款`;
      }),
    ].join('\n');
  const bankLinesOf = (mark) =>
    rows(
      `select substr(reference, 2) as reference, line, booked_on, amount, payer_name, payer_key, state from bank_line where reference ~ $1
       order by length(reference), reference`,
      [`^${mark}[0-9]+$`],
    );
  /** Whom mail went to and what the letter says, without what differs at every sending. */
  const letters = () =>
    inbox
      .splice(0)
      // Not what the product tells its own people meanwhile.
      .filter(({ content }) => /^message-id:\s*<statement-/im.test(content))
      .map(({ to, content }) => ({ to, text: /base64\r\n\r\n([\s\S]+?)\r\n-{2}/.exec(content)?.[1] ?? '' }))
      .sort((one, other) => one.to.localeCompare(other.to));
  const moneyChecks = async () => {
    for (const { code } of await finance.get('/api/money-checks')) {
      const { status, body } = await finance.send('POST', `/api/money-checks/${code}/run`);
      expect({ code, status, broken: body.broken }).toEqual({ code, status: 200, broken: 0 });
    }
  };

  test('imports of receivables and of the bank, and a statement run, struck with -9 in the middle, end as if nothing had happened', async () => {
    test.setTimeout(1_200_000);
    const accounts = (await rows('select name from account order by id limit 40')).map(({ name }) => name);
    const customers = await rows(
      'select a.id from account a where exists (select 1 from contact k where k.account_id = a.id and k.email is not null) order by a.id limit 25',
    );
    const payments = () => one('select count(*)::int as count, sum(amount) as amount, sum(allocated) as allocated from payment');
    const begin = async (mark) => ({
      receivables: await upload(admin, 'receivables', `应收${mark}.csv`, receivablesFile(mark, accounts)),
      statement: await upload(finance, 'bank-statement', `流水${mark}.csv`, statementFile(mark)),
      run: (
        await finance.send('POST', '/api/statement-runs', {
          // Before what the files bring, so that both runs say the same.
          from: '2025-12-01',
          to: '2026-02-28',
          accountIds: customers.map(({ id }) => id),
        })
      ).body.id,
    });
    const outcome = async (mark, { receivables, statement, run }) => ({
      receivables: await receivablesOf(mark),
      bankLines: await bankLinesOf(mark),
      imports: [await importOf(receivables), await importOf(statement)],
      statements: (await one('select count(*)::int as count from bank_statement where file_name = $1', [`流水${mark}.csv`]))
        .count,
      deliveries: await deliveriesOf(run),
      letters: letters(),
    });

    const calm = await begin('P');
    const worker = await startWorker(product);
    await until(over(calm), 'the undisturbed work', 400);
    worker.disconnect();
    const [expected, paidBefore] = [await outcome('P', calm), await payments()];
    expect(expected.receivables.length).toBeGreaterThan(5900);
    expect(expected.bankLines).toHaveLength(5880);
    expect(expected.letters).toHaveLength(25);
    expect(expected.letters.every(({ text }) => text.length > 40)).toBe(true);

    const stormy = await begin('Q');
    const struck = await underBlows(stormy, 2);
    expect([0, 1, 2].map((piece) => struck.some((blow) => blow[piece]))).toEqual([true, true, true]);
    const after = await outcome('Q', stormy);
    const paidAfter = await payments();
    // Whom a worker died over in the very moment of sending is not written to again, but shown to finance.
    const uncertain = new Set(after.deliveries.filter(({ state }) => state === 'uncertain').map(({ email }) => email));
    expect(uncertain.size).toBeLessThanOrEqual(struck.length);
    for (const email of uncertain) expect(after.letters.filter(({ to }) => to === email).length).toBeLessThanOrEqual(1);
    const certain = (all) => ({
      ...all,
      deliveries: all.deliveries.filter(({ email }) => !uncertain.has(email)),
      letters: all.letters.filter(({ to }) => !uncertain.has(to)),
    });
    expect(certain(after)).toEqual(certain(expected));
    const settled = expected.receivables.filter(({ allocations }) => allocations > 0).length;
    expect(paidAfter.count - paidBefore.count).toBe(settled);
    await moneyChecks();
  });
});
