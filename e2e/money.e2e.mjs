import { expect, test } from '@playwright/test';
import { album, DESK, noSidewaysScroll, nothingSerious, PHONE, signIn } from './support/browser.mjs';
import { Caller, RunningProduct, until } from './support/product.mjs';

/**
 * The money: a contract before its reviewers, a hold and its release, the bank's statement, a promise that breaks. One product, whose clock
 * moves from Wednesday to Friday morning. Each step leaves a picture in test-results/money.
 */
const WEDNESDAY = '2026-11-18T10:00:00+08:00';
const THURSDAY_MORNING = '2026-11-20T07:29:00+08:00';

test.describe.serial('the money at Keyline', () => {
  let product;
  const picture = album('money');
  test.setTimeout(240_000);

  test.beforeAll(async () => {
    test.setTimeout(400_000);
    product = await RunningProduct.start(WEDNESDAY);
  });
  test.afterAll(() => product?.stop());

  const total = async (caller, resource, filter) => {
    const { headers } = await caller.send(
      'GET',
      `/api/${resource}?${new URLSearchParams({ filter: JSON.stringify(filter), range: '[0,0]' })}`,
    );
    return Number(headers.get('content-range').split('/')[1]);
  };

  test('finance opens the day: every tile shows what the server counts and leads to exactly those rows', async ({ browser }) => {
    const page = await signIn(browser, product, 'finance', DESK);
    const finance = await Caller.signIn(product.url, 'finance');
    await expect(page.getByText('失约承诺').first()).toBeVisible();
    const { values } = await finance.get('/api/receivables/figures?figures=overdue&from=2026-11-18&to=2026-11-18');
    const overdue = page.getByRole('button', { name: /^逾期应收/ });
    await expect(overdue).toContainText(`${values.overdue.count} 笔`);
    await picture(page, 'finance-home');
    await nothingSerious(page);
    await overdue.click();
    await expect(
      page
        .getByRole('dialog')
        .getByText(new RegExp(`${values.overdue.count}\\b`))
        .first(),
    ).toBeVisible();
    await picture(page, 'finance-overdue-rows');
    await page.keyboard.press('Escape');
    for (const [label, resource, filter] of [
      ['失约承诺', 'promises', { state: 'broken' }],
      ['待认领的流水', 'bank-lines', { state: 'open' }],
      ['信用冻结的合同', 'credit-holds', {}],
    ]) {
      const count = await total(finance, resource, filter);
      expect(count).toBeGreaterThan(0);
      await expect(page.getByRole('link', { name: new RegExp(`^${label}\\s*${count}\\b`) })).toBeVisible();
    }
    await page.context().close();
  });

  test('supervisor, finance and legal agree to the contract on the phone, two taps each; then it is signed', async ({
    browser,
  }) => {
    const rep = await Caller.signIn(product.url, 'rep');
    const me = await rep.get('/api/auth/me');
    const [contract] = (await rep.list('contracts', { ownerId: me.id, state: 'in_review', opportunityId_null: false })).filter(
      ({ reviewState }) => reviewState === 'in_review',
    );
    const [version] = await rep.get(`/api/contracts/${contract.id}/versions`);
    for (const username of ['supervisor', 'finance', 'legal']) {
      const page = await signIn(browser, product, username, PHONE);
      await page.goto(`/approvals/${version.approvalRequestId}/show`);
      await expect(page.getByText(contract.number).first()).toBeVisible();
      await noSidewaysScroll(page);
      await picture(page, `approval-${username}-phone`);
      if (username === 'legal') await nothingSerious(page);
      await page.getByRole('button', { name: /^同意/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: '同意' }).click();
      await expect(page.getByRole('dialog')).toBeHidden();
      await page.context().close();
    }
    const director = await Caller.signIn(product.url, 'director');
    const request = await director.get(`/api/approvals/${version.approvalRequestId}`);
    if (request.state === 'pending')
      expect((await director.send('POST', `/api/approvals/${request.id}/approve`, { version: request.version })).status).toBe(
        200,
      );
    expect(await rep.get(`/api/contracts/${contract.id}`)).toMatchObject({ reviewState: 'approved' });
    const page = await signIn(browser, product, 'supervisor', DESK);
    await page.goto(`/contracts/${contract.id}/show`);
    await page.getByRole('button', { name: '登记签订' }).first().click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /签订|确定|保存/ })
      .last()
      .click();
    await until(async () => (await rep.get(`/api/contracts/${contract.id}`)).state === 'signed', 'the signature');
    await picture(page, 'contract-signed');
    await nothingSerious(page);
    await page.context().close();
  });

  test('the director releases the contract that credit holds, and it may go to the reviewers', async ({ browser }) => {
    const director = await Caller.signIn(product.url, 'director');
    const request = (await director.list('approvals', { view: 'waiting' })).find(({ code }) => code === 'credit_release');
    const release = await director.get(`/api/credit-releases/${request.entityId}`);
    const rep = await Caller.signIn(product.url, 'rep');
    const refused = await rep.send('POST', `/api/contracts/${release.contractId}/submit_review`, {});
    expect(refused.status).toBe(422);
    expect(refused.body.missing).toContain('credit_hold');
    expect(refused.body.creditHold.releasedBy.length).toBeGreaterThan(1);
    const page = await signIn(browser, product, 'director', DESK);
    await page.goto(`/approvals?request=${request.id}`);
    await page.getByRole('button', { name: /^同意/ }).click();
    await picture(page, 'release');
    await page.getByRole('dialog').getByRole('button', { name: '同意' }).click();
    await until(async () => (await director.get(`/api/credit-releases/${release.id}`)).state === 'granted', 'the release');
    expect((await rep.send('POST', `/api/contracts/${release.contractId}/submit_review`, {})).status).toBe(200);
    await page.context().close();
  });

  test('the bank statement comes in; what is sure is booked and what is owed falls by exactly that', async () => {
    const finance = await Caller.signIn(product.url, 'finance');
    const cents = (money) => BigInt(money.replace('.', ''));
    const openTotal = async () => cents((await finance.get('/api/receivables/ageing?by=account')).total.total);
    const [due] = await finance.list('instalments', { overdue: true, disputedOn: null }, [30, 30]);
    const line = `2026-11-18,${due.open},${due.accountName},E2E-0001,付${due.contractNumber}货款`;
    const csv = `交易日期,收入金额,对方户名,流水号,摘要\n${line}\n`;
    const send = async () => {
      const form = new globalThis.FormData();
      form.set('kind', 'bank-statement');
      form.set('dryRun', 'false');
      form.set('file', new globalThis.Blob([csv], { type: 'text/csv' }), '流水.csv');
      const answer = await fetch(`${product.url}/api/imports`, {
        method: 'POST',
        body: form,
        headers: { cookie: finance.cookie },
      });
      const { id } = await answer.json();
      return until(async () => {
        const run = await finance.get(`/api/imports/${id}`);
        return run.status === 'done' && run;
      }, 'the import');
    };
    expect((await send()).created).toBe(1);
    expect((await send()).created).toBe(0); // the same file adds nothing
    const [waiting] = (await finance.list('bank-lines', { state: 'open' }, [0, 49])).filter(
      ({ reference }) => reference === 'E2E-0001',
    );
    expect(waiting.best).toMatchObject({ accountId: due.accountId });
    const before = await openTotal();
    const booked = await finance.send('POST', `/api/bank-lines/${waiting.id}/book`, {
      accountId: due.accountId,
      allocate: [{ instalmentId: due.id, amount: due.open }],
    });
    expect(booked.status).toBe(200);
    expect(before - (await openTotal())).toBe(cents(due.open));
  });

  test('a promise breaks over night: collector and supervisor are told in the morning', async ({ browser }) => {
    const rep = await Caller.signIn(product.url, 'rep');
    const me = await rep.get('/api/auth/me');
    const supervisor = await Caller.signIn(product.url, 'supervisor');
    const [debt] = await rep.list('collection', { collectorId: me.id, overdue: true });
    const promised = await rep.send('POST', '/api/promises', {
      accountId: debt.accountId,
      instalmentId: debt.id,
      amount: debt.open,
      promisedOn: '2026-11-19',
    });
    expect(promised.status).toBe(201);
    const before = await total(supervisor, 'promises', { state: 'broken' });
    product.clock.moveTo(THURSDAY_MORNING);
    expect(await total(supervisor, 'promises', { state: 'broken' })).toBe(before + 1); // by the date, without any job
    await product.letScheduleFire('collection.chase');
    const told = async (caller) =>
      (await caller.list('notifications')).filter(({ link, text }) => /承诺/.test(text) && link.length > 0).length;
    await until(async () => (await told(supervisor)) > 0 && (await told(rep)) > 0, 'the notice of the broken promise');
    const page = await signIn(browser, product, 'supervisor', PHONE);
    await expect(page.getByRole('link', { name: /^失约承诺/ })).toContainText(String(before + 1));
    await noSidewaysScroll(page);
    await picture(page, 'supervisor-morning-phone');
    await nothingSerious(page);
    await page.context().close();
    const own = await signIn(browser, product, 'rep', PHONE);
    await noSidewaysScroll(own);
    await picture(own, 'rep-morning-phone');
    await own.context().close();
  });
});
