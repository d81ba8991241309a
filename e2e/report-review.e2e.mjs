import { expect, test } from '@playwright/test';
import { album, DESK, noSidewaysScroll, nothingSerious, PHONE, signIn as signInAt } from './support/browser.mjs';
import { Caller, RunningProduct, until } from './support/product.mjs';

/**
 * The weekly report between rep and supervisor, as people do it: written on the phone, read in the review room, returned, handed in again,
 * accepted - and what a later correction does to what was frozen. Then who is missing, and the week's forecast.
 * Pictures in test-results/report-review.
 */
const SUNDAY = '2026-11-22T20:00:00+08:00';
const CLOSING = '2026-11-23T00:31:00+08:00';
const MONDAY = '2026-11-23T09:00:00+08:00';
const TUESDAY = '2026-11-24T09:30:00+08:00';
const WEEK = '2026-W47';
const WEEK_NAME = '2026 年第 47 周';

/** One finger from there to there, over the middle of the screen. */
async function swipe(page, from, to) {
  const finger = await page.context().newCDPSession(page);
  const touch = (type, ...x) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: x.map((at) => ({ x: at, y: 420 })) });
  await touch('touchStart', from);
  for (let step = 1; step <= 5; step += 1) await touch('touchMove', from + ((to - from) * step) / 5);
  await touch('touchEnd');
  await finger.detach();
}

test.describe.serial('a report and its readers', () => {
  let product;
  let rep;
  let report;
  let supervisor;
  const picture = album('report-review');
  test.setTimeout(120_000);

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    product = await RunningProduct.start(SUNDAY);
    product.clock.moveTo(CLOSING);
    await product.letScheduleFire('reports.close-week');
    rep = await Caller.signIn(product.url, 'rep');
    supervisor = await Caller.signIn(product.url, 'supervisor');
    const admin = await Caller.signIn(product.url, 'admin');
    await until(
      async () => (await admin.list('report-runs', { period: WEEK })).some(({ status }) => status === 'done'),
      'the run of the week',
      90,
    );
    [report] = await rep.list('reports', { mine: true, kind: 'weekly', period: WEEK });
    product.clock.moveTo(MONDAY);
  });
  test.afterAll(() => product?.stop());

  const signIn = (browser, username, device) => signInAt(browser, product, username, device);
  const now = () => rep.get(`/api/reports/${report.id}`);
  const submit = async (page) => {
    await page.getByRole('button', { name: '提交' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await expect(page.getByText('报告已提交')).toBeVisible();
  };

  test('the rep writes it on the phone, mends the plan, loses nothing to a reload, and hands it in', async ({ browser }) => {
    const page = await signIn(browser, 'rep', PHONE);
    await page.getByRole('link', { name: new RegExp(`周报 · ${WEEK_NAME}`) }).click();
    await page.getByLabel('工作总结').fill('完成二期方案汇报，客户认可，等待预算批复。');
    await page.getByLabel('问题与风险').fill('预算批复偏慢。');
    await page.getByLabel('需要的支持').fill('请赵总周四前陪同拜访采购总监。');
    const what = page.getByLabel('做什么');
    const proposed = await what.count();
    const [, second] = (await now()).plan;
    await page
      .getByRole('button', { name: /^删除：/ })
      .first()
      .click();
    await expect(what.first()).toHaveValue(second.what);
    await what.first().fill(`${second.what}，带上售前`);
    await page.getByRole('button', { name: '添加一条' }).click();
    await what.last().fill('回访并确认付款日期');
    const [account] = await rep.list('accounts');
    await page.getByRole('combobox', { name: '客户' }).last().fill(account.name);
    await page.getByRole('option', { name: account.name }).click();
    await page.getByLabel('日期', { exact: true }).last().fill('2026-11-26');
    await expect(page.getByText(/已保存 \d/)).toBeVisible();
    await noSidewaysScroll(page);
    await picture(page, 'written-phone');
    await nothingSerious(page);
    await page.reload();
    await expect(page.getByLabel('需要的支持')).toHaveValue('请赵总周四前陪同拜访采购总监。');
    await expect(what).toHaveCount(proposed);
    await expect(what.last()).toHaveValue('回访并确认付款日期');
    await submit(page);
    expect(await now()).toMatchObject({ status: 'submitted', revision: 1, problems: '预算批复偏慢。' });
    const plans = await rep.list('visit-plans', { personId: report.personId, plannedOn: '2026-11-26' });
    expect(plans.map(({ accountId, purpose }) => [accountId, purpose])).toContainEqual([account.id, '回访并确认付款日期']);
    await page.context().close();
  });

  test('the supervisor walks the queue by keyboard, asks about one figure, has the request for help, and returns it', async ({
    browser,
  }) => {
    const page = await signIn(browser, 'supervisor', DESK);
    await page.goto('/reports/review');
    const queue = page.getByRole('navigation', { name: '待审阅的报告' });
    const current = queue.locator('[aria-current]');
    const rows = queue.locator('button').filter({ hasText: WEEK_NAME.slice(0, 6) });
    await expect(rows.nth(1)).toBeVisible();
    const [first, second] = await rows.allTextContents();
    await expect(current).toHaveText(first);
    await page.keyboard.press('j');
    await expect(current).toHaveText(second);
    await page.keyboard.press('k');
    await expect(current).toHaveText(first);
    await queue.getByPlaceholder('按姓名、部门或状态筛选').fill('陈思远');
    await queue.getByRole('button', { name: new RegExp(`陈思远.*${WEEK_NAME}`) }).click();
    await page.getByRole('button', { name: '评论：完成拜访', exact: true }).click();
    await page.keyboard.type('电话多，上门少，请总监看看');
    const director = await (await Caller.signIn(product.url, 'director')).get('/api/auth/me');
    await page.getByText(`@${director.name}`).click();
    await page.getByRole('button', { name: '发表评论' }).click();
    await expect(page.getByText('关于：完成拜访')).toBeVisible();
    await picture(page, 'room-desk');
    await nothingSerious(page);
    await page.keyboard.press('r');
    await page.getByLabel('退回原因').fill('请写明逾期回款的下一步。');
    await page.getByRole('dialog').getByRole('button', { name: '退回' }).click();
    await expect(page.getByText('已退回 陈思远 的报告')).toBeVisible();
    await page.goto('/tasks');
    await expect(page.getByText('陈思远 请求支持：请赵总周四前陪同拜访采购总监。')).toBeVisible();
    const told = await (await Caller.signIn(product.url, 'director')).list('notifications');
    expect(told.map(({ text }) => text)).toContain(`赵志刚 在 ${WEEK_NAME}的报告中提到了您：电话多，上门少，请总监看看`);
    await page.context().close();
  });

  test('the rep reads why, keeps the first version to look at, and hands in the second', async ({ browser }) => {
    const page = await signIn(browser, 'rep', PHONE);
    await page.getByRole('button', { name: /通知/ }).first().click();
    await page.getByRole('dialog').getByText(`${WEEK_NAME}的报告被 赵志刚 退回：请写明逾期回款的下一步。`).click();
    await expect(page.getByRole('alert').getByText('请写明逾期回款的下一步。')).toBeVisible();
    await page.getByLabel('问题与风险').fill('预算批复偏慢；逾期款约定下周三付。');
    await expect(page.getByText(/已保存 \d/)).toBeVisible();
    await picture(page, 'returned-phone');
    await nothingSerious(page);
    await page.getByRole('alert').getByRole('button', { name: '查看第 1 版' }).click();
    await expect(page.getByText('预算批复偏慢。', { exact: true })).toBeVisible();
    await expect(page.getByText('正在查看第 1 版')).toBeVisible();
    await noSidewaysScroll(page);
    await picture(page, 'first-version-phone');
    await page.getByRole('button', { name: '回到最新' }).click();
    await submit(page);
    const { revision, versions } = await now();
    expect([revision, versions.length]).toEqual([2, 2]);
    await page.context().close();
  });

  test('the supervisor accepts; a visit taken back afterwards is named, and the frozen figure still opens its rows', async ({
    browser,
  }) => {
    const page = await signIn(browser, 'supervisor', DESK);
    await page.goto(`/reports/review?report=${report.id}`);
    await expect(page.getByRole('button', { name: '查看第 1 版' })).toBeVisible();
    await page.keyboard.press('a');
    await expect(page.getByText('已通过 陈思远 的报告')).toBeVisible();
    const frozen = await rep.get(`/api/reports/${report.id}/rows?measure=visits_done&range=[0,99]`);
    expect((await rep.send('DELETE', `/api/visits/${frozen[0].id}`)).status).toBe(204);
    await page.goto(`/reports/${report.id}/show`);
    await page.getByRole('button', { name: '提交后的变化' }).click();
    const figure = page.getByRole('listitem').filter({ hasText: `完成拜访 ${frozen.length} → ${frozen.length - 1}` });
    await expect(figure.getByText('已删除或不再计入')).toBeVisible();
    await expect(figure).toContainText(`${frozen[0].label}${frozen[0].accountName}${frozen[0].on}`);
    await picture(page, 'corrected-since');
    await page.getByRole('button', { name: new RegExp(`^完成拜访 ?${frozen.length}`) }).click();
    const drawer = page.getByRole('dialog');
    await expect(drawer.locator('a')).toHaveCount(frozen.length);
    await expect(drawer.getByText(frozen[0].label).first()).toBeVisible();
    await page.context().close();
  });

  test('on the phone a swipe leads to the next report, and two buttons judge it', async ({ browser }) => {
    const waiting = await supervisor.list('reports', { awaitingMyReview: true });
    expect(waiting.length).toBeGreaterThanOrEqual(2);
    const page = await signIn(browser, 'supervisor', PHONE);
    await page.goto('/reports/review');
    const place = page.getByText(/^\d+ \/ \d+ · /);
    await expect(place).toContainText(`1 / ${waiting.length}`);
    await expect(page.getByRole('button', { name: '退回' })).toBeVisible();
    await swipe(page, 300, 80);
    await expect(place).toContainText(`2 / ${waiting.length}`);
    await expect(page.getByRole('button', { name: '通过' })).toBeVisible();
    await swipe(page, 80, 300);
    await expect(place).toContainText(`1 / ${waiting.length}`);
    await noSidewaysScroll(page);
    await picture(page, 'room-phone');
    await nothingSerious(page);
    await page.getByRole('button', { name: '通过' }).click();
    await expect(page.getByText(/^已通过 .* 的报告$/)).toBeVisible();
    expect(await supervisor.list('reports', { awaitingMyReview: true })).toHaveLength(waiting.length - 1);
    await page.context().close();
  });

  test('on Tuesday the board says who is missing, opens exactly those, and how the supervisors review', async ({ browser }) => {
    product.clock.moveTo(TUESDAY);
    const director = await Caller.signIn(product.url, 'director');
    const team = await director.get(`/api/reports/team?kind=weekly&period=${WEEK}`);
    const missing = team.people.filter(({ punctuality }) => punctuality === 'missing');
    expect(missing.length).toBeGreaterThan(0);
    const page = await signIn(browser, 'director', PHONE);
    await page.goto(`/reports/team?period=${WEEK}`);
    await expect(page.getByText(`周报 · ${WEEK_NAME} · 提交情况`)).toBeVisible();
    const tile = page.getByRole('button', { name: /^缺交/ }).first();
    await expect(tile).toContainText(String(missing.length));
    const quality = await director.get('/api/reports/review-quality?from=2026-11-16&to=2026-11-22');
    for (const { reviewerName } of quality) await expect(page.getByText(reviewerName).last()).toBeVisible();
    await expect(page.getByText('审阅用时（中位数）').first()).toBeVisible();
    await noSidewaysScroll(page);
    await nothingSerious(page);
    await page.screenshot({ path: 'test-results/report-review/team-phone-whole.png', fullPage: true });
    await page.getByRole('button', { name: /^缺交报告/ }).click();
    const drawer = page.getByRole('dialog');
    await expect(drawer.getByText('2026 年第 46 周').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await tile.click();
    await expect(page.getByText(`共 ${missing.length} 条`)).toBeVisible();
    await page.context().close();
  });

  test('who may not read reports is told so, in place of the page', async ({ browser }) => {
    const page = await signIn(browser, 'finance', DESK);
    for (const path of ['/reports', '/reports/team', `/reports/${report.id}/show`, '/visits', '/forecast']) {
      await page.goto(path);
      await expect(page.getByText('没有权限')).toBeVisible();
      await expect(page.getByRole('link', { name: '回到今日' })).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
    }
    await page.context().close();
  });

  test('the rep says the week’s forecast, the supervisor’s word stands beside it, and past ones are held against what came', async ({
    browser,
  }) => {
    const page = await signIn(browser, 'rep', PHONE);
    await page.goto('/forecast');
    await page.getByLabel(/^承诺/).fill('350000');
    await page.getByLabel(/^最好情况/).fill('900000');
    await page.getByLabel(/^其他在谈/).fill('120000');
    await page.getByLabel(/^说明/).fill('泰铭二期月底前签');
    await noSidewaysScroll(page);
    await nothingSerious(page);
    await page.getByRole('button', { name: '提交预测' }).click();
    await expect(page.getByText('预测已提交')).toBeVisible();
    await picture(page, 'forecast-phone');
    await page.getByRole('tab', { name: '准确率' }).click();
    await expect(page.getByText(/结束前 \d+ 周/).first()).toBeVisible();
    await noSidewaysScroll(page);
    await page.context().close();

    const desk = await signIn(browser, 'rep', DESK);
    await desk.goto('/forecast');
    await expect(desk.getByLabel(/^承诺/)).toHaveValue('350000');
    await desk.getByLabel(/^承诺/).fill('360000');
    await desk.getByRole('button', { name: '重新提交' }).click();
    await expect(desk.getByText('预测已提交')).toBeVisible();
    await desk.context().close();

    const lead = await signIn(browser, 'supervisor', DESK);
    await lead.goto('/forecast');
    await lead.getByRole('button', { name: '调整陈思远的预测' }).click();
    await lead.getByRole('dialog').getByLabel(/^承诺/).fill('300000');
    await lead
      .getByRole('dialog')
      .getByLabel(/^调整原因/)
      .fill('客户预算还没批下来');
    await lead.getByRole('dialog').getByRole('button', { name: '保存调整' }).click();
    const line = lead.getByRole('row').filter({ hasText: '陈思远' });
    await expect(line).toContainText('赵志刚调整：客户预算还没批下来');
    await expect(line).toContainText('36.0 万');
    await picture(lead, 'forecast-adjusted');
    await nothingSerious(lead);
    const { rows } = await supervisor.get('/api/forecasts/roll-up?by=person');
    const { won, expected, adjusted } = rows.find(({ name }) => name === '陈思远');
    expect([Number(expected) - Number(won), Number(adjusted) - Number(won)]).toEqual([360_000, 300_000]);
    await lead.getByRole('tab', { name: '准确率' }).click();
    await expect(lead.getByRole('cell', { name: /结束前 \d+ 周/ }).first()).toBeVisible();
    await lead.context().close();
  });
});
