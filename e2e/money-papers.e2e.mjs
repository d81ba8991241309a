import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { album, DESK, noSidewaysScroll, nothingSerious, PHONE, signIn } from './support/browser.mjs';
import { startMailbox } from './support/mailbox.mjs';
import { Caller, RunningProduct, until } from './support/product.mjs';

/**
 * The papers of the money: statements for everybody, a letter to one who owes, a contract that is changed after it was signed, and what a
 * held contract says to its seller. One product on one Wednesday; pictures in test-results/money-papers.
 */
const WEDNESDAY = '2026-11-18T10:00:00+08:00';

test.describe.serial('papers of the money at Keyline', () => {
  let product;
  let mailbox;
  const picture = album('money-papers');
  test.setTimeout(120_000);

  test.beforeAll(async () => {
    test.setTimeout(400_000);
    mailbox = await startMailbox();
    product = await RunningProduct.start(WEDNESDAY, { KEYLINE_SMTP_URL: mailbox.url });
  });
  test.afterAll(async () => {
    await product?.stop();
    await mailbox?.stop();
  });

  test('finance sends last month’s statements to everybody and watches them go', async ({ browser }) => {
    const page = await signIn(browser, product, 'finance', DESK);
    await page.goto('/statement-runs');
    await page.getByRole('button', { name: '群发对账单' }).first().click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel(/^开始日期/)).toHaveValue('2026-10-01');
    await nothingSerious(page);
    await dialog.getByRole('button', { name: '群发对账单' }).click();
    await page.waitForURL(/statement-runs\/[^/]+\/show/);
    const finance = await Caller.signIn(product.url, 'finance');
    const id = /statement-runs\/([^/]+)\/show/.exec(page.url())[1];
    // Some are on their way, and the page tells how many of how many; nobody has to wait for the rest.
    const run = await until(async () => {
      const now = await finance.get(`/api/statement-runs/${id}`);
      return now.sent > 0 && now;
    }, 'the first statements');
    expect(run.total).toBeGreaterThan(50);
    await until(() => mailbox.letters.some((letter) => letter.includes('.pdf')), 'a letter with its statement', 10);
    await expect(page.getByText(new RegExp(`[1-9]\\d* ?/ ?${run.total}|${run.total}`)).first()).toBeVisible();
    await picture(page, 'statements');
    await nothingSerious(page);
    await page.context().close();
  });

  test('a letter is made from the row of whom to chase, and it is a PDF', async ({ browser }) => {
    const page = await signIn(browser, product, 'finance', DESK);
    await page.goto('/collection');
    await page
      .getByRole('button', { name: /^催款函：/ })
      .first()
      .click();
    await picture(page, 'letter');
    await nothingSerious(page);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('button', { name: '生成 PDF' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/催款函.*\.pdf$/);
    const bytes = readFileSync(await file.path());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.length).toBeGreaterThan(5_000);
    await page.goto('/dunnings');
    await expect(page.getByText(/催款函/).first()).toBeVisible();
    await page.context().close();
  });

  test('a signed contract is changed; legal sees on the phone what is different and agrees', async ({ browser }) => {
    const rep = await Caller.signIn(product.url, 'rep');
    const me = await rep.get('/api/auth/me');
    const [contract] = (await rep.list('contracts', { ownerId: me.id, state: 'executing' }, [0, 49])).filter(
      ({ reviewState }) => reviewState === null,
    );
    const page = await signIn(browser, product, 'rep', DESK);
    await page.goto(`/contracts/${contract.id}/amend`);
    await page.getByLabel(/变更原因/).fill('客户要求把违约金写明');
    await page.getByLabel(/^备注/).fill('违约金按日万分之五计');
    await page.getByRole('button', { name: '加里程碑' }).click();
    const milestones = page.getByRole('group', { name: '里程碑' });
    await milestones
      .getByLabel(/^里程碑/)
      .last()
      .fill('试运行结束');
    await milestones
      .getByLabel(/^计划日期/)
      .last()
      .fill('2027-03-01');
    await picture(page, 'amend');
    await nothingSerious(page);
    await page.getByRole('button', { name: /^保存/ }).click();
    await page.waitForURL(/tab=versions/);
    await expect(page.getByRole('button', { name: '提交评审' })).toBeVisible();
    await expect(page.getByText('违约金按日万分之五计').first()).toBeVisible();
    await picture(page, 'difference');
    await nothingSerious(page);
    await page.getByRole('button', { name: '提交评审' }).click();
    const version = await until(async () => {
      const versions = await rep.get(`/api/contracts/${contract.id}/versions`);
      return versions.find(({ state, approvalRequestId }) => state === 'in_review' && approvalRequestId);
    }, 'the amendment in review');
    await page.goto(`/contracts/${contract.id}/show?tab=timeline`);
    await expect(page.getByText('提交了合同变更评审').first()).toBeVisible();
    await page.goto(`/contracts/${contract.id}/show?tab=history`);
    await expect(page.getByText('谁负责催收').first()).toBeVisible();
    await nothingSerious(page);
    await page.context().close();
    const legal = await signIn(browser, product, 'legal', PHONE);
    await legal.goto(`/approvals/${version.approvalRequestId}/show`);
    await expect(legal.getByText('违约金按日万分之五计').first()).toBeVisible();
    await expect(legal.getByText(/试运行结束/).first()).toBeVisible();
    await noSidewaysScroll(legal);
    await picture(legal, 'difference-phone');
    await legal.getByRole('button', { name: /^同意/ }).click();
    await legal.getByRole('dialog').getByRole('button', { name: '同意' }).click();
    await expect(legal.getByRole('dialog')).toBeHidden();
    await legal.context().close();
  });

  test('the rep is told that a contract is held, over how much and whom to ask', async ({ browser }) => {
    const finance = await Caller.signIn(product.url, 'finance');
    const rep = await Caller.signIn(product.url, 'rep');
    const held = await until(
      async () => {
        for (const { id } of await finance.list('credit-holds')) {
          const { status } = await rep.send('GET', `/api/contracts/${id}`);
          if (status === 200) return id;
        }
        return undefined;
      },
      'a held contract of the rep',
      5,
    );
    const refused = await rep.send('POST', `/api/contracts/${held}/submit_review`, {});
    const [
      {
        people: [name],
      },
    ] = refused.body.creditHold.releasedBy;
    const page = await signIn(browser, product, 'rep', PHONE);
    await page.goto(`/contracts/${held}/show`);
    await expect(page.getByText(name).first()).toBeVisible();
    await noSidewaysScroll(page);
    await picture(page, 'held-phone');
    await nothingSerious(page);
    await page.context().close();
  });

  test('the administrator looks at the money checks, and all are green', async ({ browser }) => {
    const page = await signIn(browser, product, 'admin', DESK);
    await page.goto('/money-checks');
    await expect(page.getByText(/项检查全部通过/)).toBeVisible();
    await picture(page, 'money-checks');
    await nothingSerious(page);
    await page.context().close();
  });

  test('a photo goes along with the visit, and shows on its page', async ({ browser }) => {
    const rep = await Caller.signIn(product.url, 'rep');
    const me = await rep.get('/api/auth/me');
    const [account] = await rep.list('accounts', { ownerId: me.id });
    const page = await signIn(browser, product, 'rep', PHONE);
    await page.goto(`/visits/create?accountId=${account.id}`);
    const image = await page.screenshot();
    await page.locator('input[type=file]').setInputFiles({ name: '产线.png', mimeType: 'image/png', buffer: image });
    await expect(page.getByRole('img', { name: '产线.png' })).toBeVisible();
    await page.getByLabel(/^拜访记录/).fill('看了产线');
    // The draft and its photo outlive the page.
    await page.reload();
    await expect(page.getByRole('img', { name: '产线.png' })).toBeVisible();
    await picture(page, 'visit-photo-phone');
    await page.getByRole('button', { name: /^保存/ }).click();
    const photo = await until(async () => {
      const [visit] = await rep.list('visits', { accountId: account.id }, [0, 0]);
      const [file] = await rep.get(`/api/visits/${visit.id}/files`);
      return file && { visit, file };
    }, 'the photo at the server');
    expect(photo.file).toMatchObject({ kind: 'photo', uploadedByName: me.name });
    await page.goto(`/visits/${photo.visit.id}/show`);
    const shown = page.getByRole('img', { name: photo.file.name });
    await expect(shown).toBeVisible();
    await until(() => shown.evaluate((element) => element.naturalWidth > 0), 'the picture itself', 10);
    await noSidewaysScroll(page);
    await nothingSerious(page);
    await page.context().close();
  });
});
