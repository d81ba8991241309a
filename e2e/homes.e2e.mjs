import { expect, test } from '@playwright/test';
import { album, DESK, noSidewaysScroll, nothingSerious, PHONE, signIn } from './support/browser.mjs';
import { Caller, RunningProduct } from './support/product.mjs';

/**
 * The homes: whatever a tile says is what the server counts and what the page or drawer behind it shows, for rep, supervisor and director.
 * And the weekly meeting, from the agenda to a decision that is somebody's task. Pictures in test-results/homes.
 */
const WEDNESDAY = '2026-11-18T10:00:00+08:00';

const cents = (money) => {
  const digits = money.replace(/[^\d.]/g, '').replace('.', '');
  return BigInt(money.startsWith('-') || money.startsWith('−') ? `-${digits}` : digits);
};

/** Every tile of the page: what it is called, what it says, and where it leads. */
async function tilesOf(page) {
  await expect(page.locator('[data-tile]').first()).toBeVisible();
  await expect(page.locator('[data-tile] .MuiSkeleton-root')).toHaveCount(0);
  return page.locator('[data-tile]').evaluateAll((tiles) =>
    tiles.map((tile) => ({
      label: tile.getAttribute('data-tile'),
      money:
        tile.children[1].querySelector('[aria-label^="¥"], [aria-label^="-¥"], [aria-label^="−¥"]')?.getAttribute('aria-label') ??
        null,
      text: tile.children[1].textContent,
      href: tile.closest('a')?.getAttribute('href') ?? null,
    })),
  );
}

/** What the rows in the open drawer add up to: their sum, or how many there are. */
async function addedUp(drawer, isMoney) {
  await expect(drawer.locator('a').first().or(drawer.getByText('这个数字后面没有记录').first())).toBeVisible();
  const rows = await drawer.locator('a').evaluateAll((links) => links.map((link) => link.lastElementChild?.textContent ?? ''));
  return isMoney ? rows.reduce((sum, amount) => sum + cents(amount), 0n) : rows.length;
}

/** What `look` finds in the drawer behind a tile. */
async function behindTile(page, index, look) {
  await page.locator('[data-tile]').nth(index).click();
  const drawer = page.getByRole('dialog');
  const found = await look(drawer);
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  return found;
}

/** What stands behind a tile and what the tile says, to be held against each other; of a percentage on both its sides. */
async function drawerTile({ page, caller, ratios }, index, { label, money, text }) {
  const ratio = ratios.find(({ name }) => name.zh === label);
  if (!ratio) {
    const behind = await behindTile(page, index, (drawer) => addedUp(drawer, money !== null));
    return [behind, money === null ? Number(text.replace(/,/g, '')) : cents(money)];
  }
  const asked = new URLSearchParams({ measures: ratio.code, from: '2026-11-01', to: '2026-11-30', by: 'person' });
  const { total, totalSides } = await caller.get(`/api/measures/values?${asked}`);
  expect(text).toBe(total[ratio.code] === null ? '—' : `${total[ratio.code]}%`);
  const sides = ['part', 'whole'].map((side) => totalSides[ratio.code][side]);
  const isMoney = sides[0].includes('.');
  const behind = await behindTile(page, index, async (drawer) => {
    await expect(drawer.getByRole('heading', { level: 2 })).toContainText(`${label} ${text} = `);
    const found = [];
    for (const place of [0, 1]) {
      const side = drawer.locator('[aria-pressed]').nth(place);
      await side.click();
      await expect(side).toHaveAttribute('aria-pressed', 'true');
      found.push(await addedUp(drawer, isMoney));
    }
    return found;
  });
  return [behind, sides.map((sum) => (isMoney ? cents(sum) : Number(sum)))];
}

test.describe.serial('the homes of Keyline', () => {
  let product;
  const picture = album('homes');
  test.setTimeout(300_000);

  test.beforeAll(async () => {
    test.setTimeout(400_000);
    product = await RunningProduct.start(WEDNESDAY);
  });
  test.afterAll(() => product?.stop());

  for (const [username, atLeast] of [
    ['rep', 12],
    ['supervisor', 12],
    ['director', 12],
  ])
    test(`${username}: every tile says what the server counts and opens exactly those rows`, async ({ browser }) => {
      const page = await signIn(browser, product, username, DESK);
      const caller = await Caller.signIn(product.url, username);
      const ratios = (await caller.get('/api/measures')).filter(({ unit }) => unit === 'percent');
      const tiles = await tilesOf(page);
      await picture(page, `${username}-desk`);
      await nothingSerious(page);
      expect(tiles.length).toBeGreaterThanOrEqual(atLeast);
      for (const [index, { label, money, text, href }] of tiles.entries()) {
        if (href === null) {
          const [behind, said] = await drawerTile({ page, caller, ratios }, index, { label, money, text });
          expect({ label, behind }).toEqual({ label, behind: said });
          continue;
        }
        const [path, query] = href.split('?');
        const filter = new URLSearchParams(query).get('filter') ?? '{}';
        const { headers } = await caller.send('GET', `/api${path}?${new URLSearchParams({ filter, range: '[0,0]' })}`);
        const counted = Number(headers.get('content-range').split('/')[1]);
        expect({ label, counted }).toEqual({ label, counted: Number(text.replace(/,/g, '')) });
        await page.locator('[data-tile]').nth(index).click();
        await page.waitForURL((url) => url.pathname === path);
        // An empty list says so instead of counting.
        if (counted > 0)
          await expect(page.getByText(new RegExp(`共 ${counted.toLocaleString('en-US')}\\b`)).first()).toBeVisible();
        await page.goto('/');
        await tilesOf(page);
      }
      await page.context().close();
      const phone = await signIn(browser, product, username, PHONE);
      expect((await tilesOf(phone)).map(({ label, text }) => `${label} ${text}`).sort()).toEqual(
        tiles.map(({ label, text }) => `${label} ${text}`).sort(),
      );
      await noSidewaysScroll(phone);
      await nothingSerious(phone);
      await picture(phone, `${username}-phone`);
      await phone.context().close();
    });

  test('every chart has a table behind it that reads on the phone', async ({ browser }) => {
    const page = await signIn(browser, product, 'director', PHONE);
    await tilesOf(page);
    const figures = page.getByRole('figure');
    await expect(figures.first()).toBeVisible();
    const count = await figures.count();
    expect(count).toBeGreaterThan(3);
    for (let index = 0; index < count; index += 1) {
      await figures.nth(index).getByRole('button', { name: '看数据' }).click();
      expect(await figures.nth(index).getByRole('row').count()).toBeGreaterThan(1);
    }
    await noSidewaysScroll(page);
    await page.context().close();
  });

  test('the team meets: the agenda is there, an item moves by keyboard, a decision becomes a task, and the minutes close', async ({
    browser,
  }) => {
    const page = await signIn(browser, product, 'supervisor', DESK);
    await page.goto('/meetings');
    // The row, not the view of the same name above the list.
    await page.getByRole('row').filter({ hasText: '待召开' }).last().click();
    await expect(page.getByRole('heading', { name: /周会/ })).toBeVisible();
    await picture(page, 'meeting-desk');
    await nothingSerious(page);
    const titles = () => page.locator('main h3').allTextContents();
    const [first] = await titles();
    await page.getByRole('button', { name: `“${first.replace(/^1\. /, '')}”下移` }).click();
    await expect.poll(async () => (await titles())[1]).toContain(first.replace(/^1\. /, ''));
    await page.getByRole('button', { name: '记下决议' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('决定做什么').fill('周五前交三家客户的报价');
    await drawer.getByLabel('负责人').click();
    const rep = await Caller.signIn(product.url, 'rep');
    const me = await rep.get('/api/auth/me');
    await page.getByRole('option', { name: me.name }).click();
    await drawer.getByRole('button', { name: /保存/ }).click();
    await expect(drawer).toBeHidden();
    await expect(page.getByText('周五前交三家客户的报价')).toBeVisible();
    const tasks = await rep.list('tasks', { open: true, mine: true });
    expect(tasks.map(({ text }) => text)).toContain('会议决议：周五前交三家客户的报价');
    await page.getByRole('button', { name: '结束会议' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '结束会议' }).click();
    await expect(page.getByText('数据定格于会议结束时')).toBeVisible();
    await expect(page.getByRole('button', { name: '记下决议' })).toBeHidden();
    await page.context().close();
    const phone = await signIn(browser, product, 'rep', PHONE);
    await phone.goto('/meetings');
    await phone.getByRole('main').getByRole('listitem').filter({ hasText: '已召开' }).last().click();
    await expect(phone.getByRole('heading', { level: 1 })).toBeVisible();
    await noSidewaysScroll(phone);
    await nothingSerious(phone);
    await picture(phone, 'meeting-rep-phone');
    await phone.context().close();
  });
});
