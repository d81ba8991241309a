import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { startRobots } from '../libs/testing/src/robots.ts';
import { album, DESK, noSidewaysScroll, nothingSerious, PHONE, signIn } from './support/browser.mjs';
import { startMailbox } from './support/mailbox.mjs';
import { Caller, RunningProduct, until } from './support/product.mjs';

/**
 * A month is appraised - scored, objected to, answered, signed by both, locked - and reports leave the house: as files, by mail, by a
 * robot that fails once, on a schedule. One product; pictures in test-results/appraisal-delivery.
 */
const FIRST_OF_DECEMBER = '2026-12-01T09:00:00+08:00';
const FOURTH = '2026-12-04T01:41:00+08:00';
const MORNING = '2026-12-04T09:00:00+08:00';
const MONDAY = '2026-12-07T09:01:00+08:00';
const MONTH = '2026-11';
const NOWHERE = 'https://robot.keyline.invalid';

test.describe.serial('appraisal and delivery at Keyline', () => {
  let product;
  let mailbox;
  let robots;
  let form;
  const picture = album('appraisal-delivery');
  test.setTimeout(120_000);

  test.beforeAll(async () => {
    test.setTimeout(400_000);
    mailbox = await startMailbox();
    robots = await startRobots(() => product?.clock.now() ?? new Date());
    product = await RunningProduct.start(FIRST_OF_DECEMBER, {
      KEYLINE_SMTP_URL: mailbox.url,
      KEYLINE_ROBOT_HOSTS: `${robots.origin},${NOWHERE}`,
    });
    // The rep's month is handed in, so that the form has frozen figures to cite.
    const [admin, rep] = [await Caller.signIn(product.url, 'admin'), await Caller.signIn(product.url, 'rep')];
    const { body: run } = await admin.send('POST', '/api/report-runs', { kind: 'monthly', period: MONTH });
    await until(async () => (await admin.get(`/api/report-runs/${run.id}`)).status === 'done', 'the run of the month', 120);
    const [report] = await rep.list('reports', { mine: true, kind: 'monthly', period: MONTH });
    expect((await rep.send('POST', `/api/reports/${report.id}/submit`, { summary: '十一月以回款为主' })).status).toBe(200);
    product.clock.moveTo(FOURTH);
    await product.letScheduleFire('appraisal.open-month');
    const supervisor = await Caller.signIn(product.url, 'supervisor');
    const me = await rep.get('/api/auth/me');
    form = await until(
      async () => (await supervisor.list('appraisals', { personId: me.id, period: MONTH }))[0],
      'the form of the month',
    );
    product.clock.moveTo(MORNING);
  });
  test.afterAll(async () => {
    await product?.stop();
    await robots?.close();
    await mailbox?.stop();
  });

  const stateOf = async (caller) => (await caller.get(`/api/appraisals/${form.id}`)).state;
  const lineOf = (page, name) => page.getByRole('listitem').filter({ hasText: name });

  test('the supervisor scores what is to be judged and shows the form; its figures cite the version of the report', async ({
    browser,
  }) => {
    const page = await signIn(browser, product, 'supervisor', DESK);
    await page.goto(`/appraisals/${form.id}/show`);
    await expect(page.getByText(/还有 \d 项待/)).toBeVisible();
    await expect(page.getByRole('button', { name: '交本人确认' })).toBeDisabled();
    const before = await Caller.signIn(product.url, 'supervisor').then((caller) => caller.get(`/api/appraisals/${form.id}`));
    for (const line of before.lines.filter(({ byHand, score }) => byHand && score === null)) {
      const input = page.getByRole('listitem').nth(before.lines.indexOf(line)).getByLabel('得分');
      await input.fill('88');
      await input.blur();
      await expect(input).toHaveValue('88');
    }
    await expect(page.getByText('已全部评分', { exact: false })).toBeVisible();
    await page.getByLabel('总评').fill('十一月回款抓得紧');
    await page.getByLabel('总评').blur();
    await picture(page, 'scored');
    await nothingSerious(page);
    // The citation opens exactly that version, not whatever the report is today.
    const cited = page.getByRole('link', { name: /月报第 1 版/ }).first();
    await expect(cited).toHaveAttribute('href', /\/reports\/[^/]+\/show\?revision=1$/);
    await cited.click();
    await expect(page.getByText('十一月以回款为主').first()).toBeVisible();
    await expect(page.getByText(/第 1 版/).first()).toBeVisible();
    await page.goBack();
    await page.getByRole('button', { name: '交本人确认' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '交本人确认' }).click();
    await expect(page.getByText('等待本人签字', { exact: false })).toBeVisible();
    await page.context().close();
  });

  test('the rep objects to a line on the phone; the supervisor changes it and answers; both sign and it is locked', async ({
    browser,
  }) => {
    const rep = await signIn(browser, product, 'rep', PHONE);
    await rep.goto(`/appraisals/${form.id}/show`);
    await expect(rep.getByText('请逐项核对', { exact: false })).toBeVisible();
    await noSidewaysScroll(rep);
    await lineOf(rep, '客户关系与协作').getByRole('button', { name: '提出异议' }).click();
    await rep
      .getByRole('dialog')
      .getByLabel(/异议理由/)
      .fill('本月补全了五家重点客户的关系图');
    await picture(rep, 'objection-phone');
    await rep.getByRole('dialog').getByRole('button', { name: '提交异议' }).click();
    await expect(rep.getByText('待答复')).toBeVisible();
    await expect(rep.getByRole('button', { name: '签字' })).toBeDisabled();
    await picture(rep, 'objected-phone');
    await nothingSerious(rep);

    const supervisor = await signIn(browser, product, 'supervisor', DESK);
    await supervisor.goto(`/appraisals/${form.id}/show`);
    await lineOf(supervisor, '客户关系与协作').getByRole('button', { name: '答复异议' }).click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByLabel('得分').fill('95');
    await dialog.getByLabel(/^答复/).fill('已核实，改为 95 分');
    await picture(supervisor, 'answer');
    await dialog.getByRole('button', { name: '提交答复' }).click();
    await expect(dialog).toBeHidden();
    await expect(lineOf(supervisor, '客户关系与协作').getByLabel('得分')).toHaveValue('95');
    // This page stays open while the others go on: what it still offers comes too late.
    await rep.reload();
    await expect(rep.getByText('答复：已核实，改为 95 分')).toBeVisible();
    await rep.getByRole('button', { name: '签字' }).click();
    await rep.getByRole('dialog').getByRole('button', { name: '签字' }).click();
    await expect(rep.getByText('等待', { exact: false }).first()).toBeVisible();
    const desk = await signIn(browser, product, 'supervisor', DESK);
    await desk.goto(`/appraisals/${form.id}/show`);
    await desk.getByRole('button', { name: '签字' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: '签字' }).click();
    await expect(desk.getByText('考核已锁定', { exact: false })).toBeVisible();
    await expect(desk.getByLabel('得分')).toHaveCount(0);
    await picture(desk, 'locked');

    const late = lineOf(supervisor, '客户关系与协作').getByLabel('得分');
    await late.fill('60');
    await late.blur();
    await expect(supervisor.getByText('双方已签字，考核不能再改')).toBeVisible();
    const caller = await Caller.signIn(product.url, 'rep');
    expect(await stateOf(caller)).toBe('signed');
    expect((await caller.get(`/api/appraisals/${form.id}`)).lines.find(({ name }) => name === '客户关系与协作').score).toBe(95);

    // The history of the person: this month and those before.
    await rep.reload();
    await expect(rep.getByRole('heading', { name: /历次考核/ })).toBeVisible();
    for (const month of ['2026 年 11 月', '2026 年 10 月', '2026 年 9 月'])
      await expect(rep.getByText(month, { exact: true }).first()).toBeVisible();
    await noSidewaysScroll(rep);
    await picture(rep, 'history-phone');
    for (const page of [rep, supervisor, desk]) await page.context().close();
  });

  test('the administrator adds a signed DingTalk robot and a mailbox; a wrong address is said in words', async ({ browser }) => {
    const page = await signIn(browser, product, 'admin', DESK);
    await page.goto('/delivery-channels');
    const drawer = page.getByRole('dialog');
    const add = async (kind, name, fill) => {
      await page.getByRole('button', { name: '添加渠道' }).first().click();
      await drawer.getByRole('button', { name: kind, exact: true }).click();
      await drawer.getByLabel(/^名称/).fill(name);
      await fill();
      await drawer.getByRole('button', { name: /保存/ }).click();
    };
    await add('钉钉', '演示钉钉群', async () => {
      await drawer.getByLabel(/Webhook/).fill('https://oapi.dingtalk.con/robot/send?access_token=x');
      await drawer.getByLabel(/加签密钥/).fill(robots.secrets.dingtalk);
    });
    await expect(drawer.getByText(/Webhook 地址须为 https/)).toBeVisible();
    await picture(page, 'channel-refused');
    await drawer.getByLabel(/Webhook/).fill(robots.dingtalk);
    await drawer.getByRole('button', { name: /保存/ }).click();
    await expect(drawer).toBeHidden();
    await add('邮件', '演示邮箱', () => drawer.getByLabel(/^收件人/).fill('boss@example.com'));
    await expect(drawer).toBeHidden();
    await add('飞书', '写错的地址', () => drawer.getByLabel(/Webhook/).fill(`${NOWHERE}/hook`));
    await expect(drawer).toBeHidden();
    const row = page.getByRole('row').filter({ hasText: '写错的地址' });
    await row.getByRole('button', { name: '发送测试' }).click();
    await expect(row.getByText('找不到对方的服务器', { exact: false })).toBeVisible();
    const good = page.getByRole('row').filter({ hasText: '演示钉钉群' });
    await good.getByRole('button', { name: '发送测试' }).click();
    await expect(good.getByText('已送达', { exact: false })).toBeVisible();
    await picture(page, 'channels');
    await nothingSerious(page);
    expect(JSON.stringify(robots.told)).toContain('测试消息');
    expect(await page.content()).not.toContain(robots.secrets.dingtalk);
    await page.context().close();
  });

  test('the supervisor takes reports out and sends them; the robot fails once and is tried again', async ({ browser }) => {
    const page = await signIn(browser, product, 'supervisor', DESK);
    await page.goto(`/reports/team?kind=monthly&period=${MONTH}`);
    const menu = async (item) => {
      await page.getByRole('button', { name: '导出与发送' }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    const file = async (item) => {
      const [download] = await Promise.all([page.waitForEvent('download'), menu(item)]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const send = async (channel, format) => {
      await menu('发送…');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: new RegExp(channel) }).click();
      await dialog.getByRole('button', { name: format, exact: true }).click();
      await dialog.getByRole('button', { name: '发送', exact: true }).click();
      return dialog;
    };
    expect((await file('下载 PDF')).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await file('下载 Excel')).bytes.subarray(0, 2).toString()).toBe('PK');
    for (const format of ['PDF', 'Excel']) {
      const dialog = await send('演示邮箱', format);
      await expect(dialog.getByText('已送达', { exact: false })).toBeVisible();
      await dialog.getByRole('button', { name: '关闭' }).click();
    }
    const attached = (type) => mailbox.letters.some((letter) => letter.includes(type) && letter.includes('boss@example.com'));
    expect([attached('application/pdf'), attached('spreadsheetml')]).toEqual([true, true]);

    // Every other report goes the same way.
    for (const [path, title] of [
      ['/pipeline?period=2026-11', '商机报表'],
      ['/forecast?tab=team', '销售预测'],
      ['/receivables', '应收账龄'],
    ]) {
      await page.goto(path);
      const pdf = await file('下载 PDF');
      expect([pdf.name.startsWith(title), pdf.bytes.subarray(0, 5).toString()]).toEqual([true, '%PDF-']);
    }
    expect((await file('下载 Excel')).bytes.subarray(0, 2).toString()).toBe('PK');
    robots.mood = 'broken';
    const dialog = await send('演示钉钉群', 'PDF');
    await expect(dialog.getByText('对方服务器繁忙', { exact: false })).toBeVisible();
    await picture(page, 'robot-busy');
    robots.mood = 'takes';
    await expect(dialog.getByText('已送达', { exact: false })).toBeVisible({ timeout: 40_000 });
    const told = JSON.stringify(robots.told.at(-1).body);
    expect(told).toContain('应收账龄');
    expect(told).toContain('下载 PDF');
    await page.goto('/deliveries');
    const row = page.getByRole('row').filter({ hasText: '应收账龄' }).filter({ hasText: '演示钉钉群' });
    await expect(row.getByText('已发送')).toBeVisible();
    await expect(row.getByRole('cell', { name: '2', exact: true })).toBeVisible();
    await picture(page, 'log');
    await page.context().close();
  });

  test('a schedule is set up on the phone and sends the week on Monday; an edit sends nothing twice', async ({ browser }) => {
    const page = await signIn(browser, product, 'supervisor', PHONE);
    await page.goto('/delivery-schedules');
    await page.getByRole('button', { name: '新建定时发送' }).first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: '团队汇总', exact: true }).click();
    await drawer.getByLabel(/^渠道/).fill('演示钉钉');
    await page.getByRole('option', { name: '演示钉钉群' }).click();
    await drawer.getByRole('button', { name: '消息', exact: true }).click();
    await drawer.getByRole('button', { name: '每周固定时间' }).click();
    await drawer.getByLabel(/^时间/).fill('09:00');
    await noSidewaysScroll(page);
    await picture(page, 'schedule-phone');
    await nothingSerious(page);
    await drawer.getByRole('button', { name: /保存/ }).click();
    await expect(drawer).toBeHidden();
    const before = robots.told.length;
    product.clock.moveTo(MONDAY);
    await product.letScheduleFire('delivery.find-due');
    await until(() => robots.told.length === before + 1, "the week's roll-up in the group", 30);
    expect(JSON.stringify(robots.told.at(-1).body)).toContain('团队周报汇总');
    await page.reload();
    await page.getByRole('listitem').filter({ hasText: '演示钉钉群' }).getByRole('button', { name: '编辑' }).click();
    await expect(drawer.getByText('已经发过的周期不会再发', { exact: false })).toBeVisible();
    await drawer.getByLabel(/^时间/).fill('09:30');
    await drawer.getByRole('button', { name: /保存/ }).click();
    await expect(drawer).toBeHidden();
    product.clock.moveTo('2026-12-07T09:35:00+08:00');
    await product.letScheduleFire('delivery.find-due');
    const supervisor = await Caller.signIn(product.url, 'supervisor');
    const sent = await supervisor.list('deliveries', { subject: 'team', period: '2026-W49' });
    expect(sent.filter(({ channelName }) => channelName === '演示钉钉群')).toHaveLength(1);
    await page.context().close();
  });
});
