import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';

export const PHONE = { viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true };
export const DESK = { viewport: { width: 1440, height: 900 } };

/** Signs in through the page, on that device, at the product's time. */
export async function signIn(browser, product, username, device) {
  const context = await browser.newContext({ ...device, baseURL: product.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await page.clock.setSystemTime(product.clock.now());
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto('/');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill('keyline-demo');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByLabel('密码')).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  // No `networkidle`: the stream of notices never ends.
  await page.waitForLoadState('load');
  return page;
}

/** Pictures of one story, numbered, in a folder of its own under test-results. */
export function album(name) {
  const folder = join(import.meta.dirname, '../../test-results', name);
  mkdirSync(folder, { recursive: true });
  let count = 0;
  return (page, title) => page.screenshot({ path: join(folder, `${String((count += 1)).padStart(2, '0')}-${title}.png`) });
}

export const noSidewaysScroll = async (page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

/** axe finds nothing serious on the page. */
export async function nothingSerious(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
  ).toEqual([]);
}
