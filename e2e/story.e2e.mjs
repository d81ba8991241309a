import { expect, test } from '@playwright/test';
import { album, DESK, noSidewaysScroll, nothingSerious, PHONE, signIn as signInAt } from './support/browser.mjs';
import { Caller, RunningProduct, until } from './support/product.mjs';

/**
 * The loop: visit → weekly report → approval, contract → money. A real browser on the real product; the clock of the product moves from
 * Wednesday to the Monday on which the calendar closes the week. Each step leaves a picture in test-results/story.
 */
const WEDNESDAY = '2026-11-18T10:00:00+08:00';
const MONDAY = '2026-11-23T00:31:00+08:00';

test.describe.serial('a week at Keyline', () => {
  let product;
  let account;
  test.setTimeout(180_000);

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    product = await RunningProduct.start(WEDNESDAY);
  });
  test.afterAll(() => product?.stop());

  const signIn = (browser, username, device) => signInAt(browser, product, username, device);
  const picture = album('story');

  test('the rep signs in on the phone and logs a visit with a next step', async ({ browser }) => {
    const page = await signIn(browser, 'rep', PHONE);
    await picture(page, 'rep-today-phone');
    await noSidewaysScroll(page);
    await nothingSerious(page);
    const rep = await Caller.signIn(product.url, 'rep');
    [account] = await rep.list('accounts');
    await page.goto(`/visits/create?accountId=${account.id}`);
    await expect(page.getByText(account.name).first()).toBeVisible();
    await page
      .getByRole('button', { name: '上门' })
      .or(page.getByRole('radio', { name: '上门' }))
      .first()
      .click();
    await page.getByLabel('拜访记录').fill('确认了二期扩建的交付时间，客户希望年底前完成安装');
    await page.getByLabel('结果').fill('客户认可方案，等待预算批复');
    await page.getByLabel('下一步', { exact: true }).fill('送二期报价');
    await page.getByText('下周一').click();
    await noSidewaysScroll(page);
    await picture(page, 'log-visit-phone');
    await nothingSerious(page);
    await page.getByRole('button', { name: /保存/ }).click();
    await expect(page.getByText('拜访已保存')).toBeVisible();
    await expect(page.getByText('下一步已列入计划').first()).toBeVisible();
    await picture(page, 'visit-saved-phone');
    const [visit] = await rep.list('visits', { personId: (await rep.get('/api/auth/me')).id });
    expect(visit).toMatchObject({ accountId: account.id, kind: 'onsite', nextStep: '送二期报价', nextStepOn: '2026-11-23' });
    await page.context().close();
  });

  test('on Monday at 00:30 the calendar closes the week and everyone who owes a report has a draft', async () => {
    product.clock.moveTo(MONDAY);
    await product.letScheduleFire('reports.close-week');
    const admin = await Caller.signIn(product.url, 'admin');
    const run = await until(
      async () => (await admin.list('report-runs', { period: '2026-W47' })).find(({ status }) => status === 'done'),
      'the run of the week',
      90,
    );
    expect(run.done).toBe(run.total);
    const director = await Caller.signIn(product.url, 'director');
    const team = await director.get('/api/reports/team?kind=weekly&period=2026-W47');
    expect(team.people.every(({ reportId }) => reportId !== null)).toBe(true);
  });

  test('the rep finds the visit in the report that wrote itself, adds the words and submits', async ({ browser }) => {
    product.clock.moveTo('2026-11-23T09:00:00+08:00');
    const page = await signIn(browser, 'rep', DESK);
    const rep = await Caller.signIn(product.url, 'rep');
    const [report] = await rep.list('reports', { mine: true, kind: 'weekly', period: '2026-W47' });
    const { lists } = await rep.get(`/api/reports/${report.id}`);
    expect(lists.visits.some((item) => item.accountName === account.name)).toBe(true);
    await page.goto(`/reports/${report.id}/show`);
    await page.getByLabel('工作总结').fill('本周完成二期方案汇报，客户认可，等待预算批复。');
    await page.getByLabel('问题与风险').fill('预算批复偏慢。');
    await expect(page.getByText(/已保存 \d/)).toBeVisible();
    await picture(page, 'report-written');
    await nothingSerious(page);
    await page.getByRole('button', { name: '提交' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await expect(page.getByText('报告已提交').or(page.getByText('已随提交封存')).first()).toBeVisible();
    const submitted = await rep.get(`/api/reports/${report.id}`);
    expect(submitted.status).toBe('submitted');
    expect(submitted.factsHash).toMatch(/^[0-9a-f]{64}$/);
    await page.context().close();
  });

  test('the supervisor returns it once with a reason; the rep mends and submits again; the supervisor accepts', async ({
    browser,
  }) => {
    const rep = await Caller.signIn(product.url, 'rep');
    const [report] = await rep.list('reports', { mine: true, kind: 'weekly', period: '2026-W47' });
    const page = await signIn(browser, 'supervisor', DESK);
    await picture(page, 'supervisor-home');
    await page.goto(`/reports/${report.id}/show`);
    await page.getByRole('button', { name: /^退回/ }).click();
    await page.getByLabel('退回原因').fill('请写明逾期回款的下一步。');
    await page.getByRole('dialog').getByRole('button', { name: '退回' }).click();
    await until(async () => (await rep.get(`/api/reports/${report.id}`)).status === 'returned', 'the return');

    const writing = await signIn(browser, 'rep', PHONE);
    await writing.goto(`/reports/${report.id}/show`);
    await expect(writing.getByText('请写明逾期回款的下一步。').first()).toBeVisible();
    await writing.getByLabel('问题与风险').fill('预算批复偏慢；逾期款已约定下周三付款。');
    await expect(writing.getByText(/已保存 \d/)).toBeVisible();
    await noSidewaysScroll(writing);
    await picture(writing, 'report-returned-phone');
    await writing.getByRole('button', { name: '提交' }).first().click();
    await writing.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await until(async () => (await rep.get(`/api/reports/${report.id}`)).status === 'submitted', 'the second submission');
    await writing.context().close();

    await page.goto(`/reports/${report.id}/show`);
    await picture(page, 'report-review');
    await nothingSerious(page);
    await page.getByRole('button', { name: /^通过/ }).click();
    const accepted = await until(async () => {
      const now = await rep.get(`/api/reports/${report.id}`);
      return now.status === 'accepted' && now;
    }, 'the acceptance');
    expect(accepted.revision).toBe(2);
    expect(accepted.history.map(({ kind }) => kind).filter((kind) => kind !== 'drafted' && kind !== 'commented')).toEqual([
      'submitted',
      'returned',
      'submitted',
      'accepted',
    ]);
    await page.context().close();
  });

  test('finance books a payment and what is overdue falls by exactly that amount', async ({ browser }) => {
    const page = await signIn(browser, 'finance', DESK);
    await picture(page, 'finance-home');
    const finance = await Caller.signIn(product.url, 'finance');
    const overdueCents = async () => {
      const { total } = await finance.get('/api/receivables/ageing?by=account');
      return BigInt(total.total.replace('.', '')) - BigInt(total.notDue.replace('.', ''));
    };
    const [due] = await finance.list('instalments', { overdue: true, disputedOn: null });
    const before = await overdueCents();
    await page.goto('/receivables');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await picture(page, 'receivables');
    await nothingSerious(page);
    await page.goto('/payments/create');
    await page.getByLabel(/^客户/).first().fill(due.accountName);
    await page.getByRole('option', { name: due.accountName }).first().click();
    await page.getByLabel(/^到账金额/).fill('1000.55');
    await expect(page.getByText('按最早到期的先核销，可以逐行修改')).toBeVisible();
    await picture(page, 'payment-booking');
    await page.getByRole('button', { name: /保存/ }).click();
    await until(async () => (await overdueCents()) !== before, 'the payment to count');
    expect(before - (await overdueCents())).toBe(100_055n);
    await page.context().close();
  });

  test('the director sees the department', async ({ browser }) => {
    const page = await signIn(browser, 'director', DESK);
    await expect(page.getByText('华东大客户部').first()).toBeVisible();
    await expect(page.getByText('近六个月签约与回款').first()).toBeVisible();
    await picture(page, 'director-home');
    await nothingSerious(page);
    await page.goto('/reports/team?kind=weekly&period=2026-W47');
    await expect(page.getByText('陈思远').first()).toBeVisible();
    await picture(page, 'team');
    await page.goto('/opportunities/board');
    await expect(page.getByText('初步接触').first()).toBeVisible();
    await expect(page.getByText(/加权/).first()).toBeVisible();
    await page.waitForTimeout(500); // the cards fade in
    await picture(page, 'board');
    await page.context().close();
  });
});
