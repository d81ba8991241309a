import { expect, test } from '@playwright/test';
import { album, DESK, noSidewaysScroll, nothingSerious, PHONE, signIn } from './support/browser.mjs';
import { Caller, RunningProduct } from './support/product.mjs';

/**
 * A year's target from the director's desk to the rep's pocket: drawn up, broken down, approved by the superior on the phone, planned anew
 * in mid-year without touching the past, and what has come of it. Pictures in test-results/targets.
 */
const WEDNESDAY = '2026-11-18T10:00:00+08:00';
const DEPARTMENT = '华东大客户部';

/** The plan as the server has it. */
const planOf = async (caller, filter) => {
  const [row] = await caller.list('target-plans', filter, [0, 0]);
  return row && caller.get(`/api/target-plans/${row.id}`);
};
const monthsOf = (node, until) =>
  Object.entries(node.values)
    .filter(([period]) => /-\d\d$/.test(period) && period < until)
    .sort();

test.describe.serial('the targets of a year', () => {
  let product;
  let director;
  const picture = album('targets');
  test.setTimeout(120_000);

  test.beforeAll(async () => {
    test.setTimeout(400_000);
    product = await RunningProduct.start(WEDNESDAY);
    director = await Caller.signIn(product.url, 'director');
  });
  test.afterAll(() => product?.stop());

  test("the director draws up next year's visits: last year's seasons, one value by hand, the gap shows, and it is handed in", async ({
    browser,
  }) => {
    const page = await signIn(browser, product, 'director', DESK);
    await page.goto('/targets');
    await page.getByRole('link', { name: '年度计划' }).click();
    await page.getByRole('link', { name: '新建年度计划' }).click();
    await expect(page.getByRole('combobox', { name: '部门' })).toHaveValue(DEPARTMENT);
    await expect(page.getByRole('spinbutton', { name: '年度' })).toHaveValue('2027');
    await page.getByRole('combobox', { name: '指标' }).click();
    await page.getByRole('option', { name: '完成拜访' }).click();
    await page.getByRole('textbox', { name: '年度总目标' }).fill('6000');
    await picture(page, 'create-desk');
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByRole('heading', { name: `${DEPARTMENT} 2027 年 完成拜访` })).toBeVisible();
    await expect(page.getByText('各级合计一致')).toBeVisible();
    const made = await planOf(director, { year: 2027, measure: 'visits_done' });
    expect(made.nodes[0].values['2027']).toBe('6000');

    await page.getByRole('button', { name: '展开或收起3 月的各周' }).click();
    await expect(page.getByRole('columnheader', { name: 'W10' })).toBeVisible();
    const march = page.getByRole('button', { name: '赵志刚 2027-03' }).first();
    const before = Number(made.nodes.find(({ kind, name }) => kind === 'team' && name === '赵志刚').values['2027-03']);
    await march.click();
    await page.getByRole('textbox', { name: '赵志刚 2027-03' }).fill(String(before + 7));
    await page.keyboard.press('Enter');
    await expect(march).toHaveText(`${before + 7}人员未分 7`);
    await expect(page.getByText(/有 \d 处下级之和与上级不等/)).toBeVisible();
    await picture(page, 'gap-desk');

    // Given out anew by last year's seasons, all agrees again.
    await page.getByRole('button', { name: `分解${DEPARTMENT}的目标` }).click();
    await page.getByRole('dialog').getByRole('button', { name: '分解' }).click();
    await expect(page.getByText('各级合计一致')).toBeVisible();
    await page.getByRole('button', { name: '提交批准' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '提交批准' }).click();
    await expect(page.getByText('待批准').first()).toBeVisible();
    await expect(page.getByRole('button', { name: '赵志刚 2027-03' })).toHaveCount(0);
    await page.context().close();
  });

  test('the head of sales finds it in the inbox on the phone and agrees: it is in force and locked', async ({ browser }) => {
    const phone = await signIn(browser, product, 'head', PHONE);
    await phone.goto('/approvals');
    await expect(phone.getByText(`${DEPARTMENT} 2027 完成拜访`)).toBeVisible();
    await picture(phone, 'inbox-phone');
    await noSidewaysScroll(phone);
    await phone.getByText(`${DEPARTMENT} 2027 完成拜访`).click();
    await expect(phone.getByText('上年已达成')).toBeVisible();
    await picture(phone, 'approval-phone');
    await nothingSerious(phone);
    await phone.getByRole('button', { name: '同意' }).click();
    await phone.getByRole('dialog').getByRole('button', { name: '同意' }).click();
    await expect.poll(async () => (await planOf(director, { year: 2027, measure: 'visits_done' })).state).toBe('approved');
    const plan = await planOf(director, { year: 2027, measure: 'visits_done' });
    expect(plan.approvedByName).toBe('沈国栋');
    const cell = { nodeId: plan.nodes[0].id, period: '2027-03', value: '1' };
    const refused = await director.send('PUT', `/api/target-plans/${plan.id}/cells`, { version: plan.version, cells: [cell] });
    expect(refused.status).toBe(409);
    const person = plan.nodes.find(({ kind, name }) => kind === 'person' && name === '陈思远');
    const [target] = await director.list('targets', { personId: person.personId, measure: 'visits_done', period: '2027-03' });
    expect([target.value, target.can.edit]).toEqual([person.values['2027-03'], false]);
    await phone.context().close();
  });

  test('the director plans the running year anew: what has passed stays, and the plan in force holds until it is approved', async ({
    browser,
  }) => {
    const page = await signIn(browser, product, 'director', DESK);
    const running = await planOf(director, { year: 2026, measure: 'payments_received', state: 'approved' });
    await page.goto(`/target-plans/${running.id}/show`);
    await expect(page.getByText('期末预计')).toBeVisible();
    await picture(page, 'attainment-desk');
    await nothingSerious(page);
    await page.getByRole('button', { name: '调整计划' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '调整计划' }).click();
    await expect(page.getByText('2026 年第 2 版')).toBeVisible();
    await expect(page.getByRole('button', { name: `${DEPARTMENT} 2026-10` })).toHaveCount(0);
    await page.getByRole('button', { name: `${DEPARTMENT} 2026-12` }).click();
    await page.getByRole('textbox', { name: `${DEPARTMENT} 2026-12` }).fill('500万');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/有 \d+ 处下级之和与上级不等/)).toBeVisible();
    await picture(page, 'replan-desk');
    await nothingSerious(page);
    const again = await planOf(director, { year: 2026, measure: 'payments_received', state: 'draft' });
    expect(again.nodes[0].values['2026-12']).toBe('5000000.00');
    for (const [index, node] of running.nodes.entries())
      expect(monthsOf(again.nodes[index], '2026-11')).toEqual(monthsOf(node, '2026-11'));
    expect((await planOf(director, { year: 2026, measure: 'payments_received', state: 'approved' })).id).toBe(running.id);
    await page.getByRole('button', { name: '删除草稿' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除草稿' }).click();
    await expect(page.getByRole('heading', { name: '目标计划' })).toBeVisible();
    await page.context().close();
  });

  test('the rep sees on the phone what is reached, what should be by now, and where it leads, by month and by week', async ({
    browser,
  }) => {
    const phone = await signIn(browser, product, 'rep', PHONE);
    const rep = await Caller.signIn(product.url, 'rep');
    await phone.goto('/target-plans');
    await expect(phone.getByText('2026 年第 2 版')).toBeVisible();
    await picture(phone, 'plans-phone');
    await phone.getByText('2026 年第 2 版').click();
    const { id } = await planOf(rep, { year: 2026, measure: 'contract_amount', state: 'approved' });
    await phone.waitForURL(`**/target-plans/${id}/show`);
    await expect(phone.getByText('应达进度')).toBeVisible();
    await expect(phone.getByText('期末预计')).toBeVisible();
    await picture(phone, 'attainment-phone');
    await noSidewaysScroll(phone);
    await nothingSerious(phone);
    await phone.getByRole('button', { name: '周', exact: true }).click();
    await expect(phone.getByText('2026 年第 47 周')).toBeVisible();
    const standing = await rep.get(`/api/target-plans/${id}/attainment?period=2026-W47`);
    const [target] = await rep.list('targets', { measure: 'contract_amount', period: '2026-W47' });
    expect(standing.rows.map(({ name, target: asked, actual }) => [name, asked, actual])).toEqual([
      ['陈思远', target.value, target.actual],
    ]);
    await phone.context().close();
  });
});
