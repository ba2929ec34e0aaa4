/** Promise: curated links can be found and followed, and none of the old notes' addresses is lost. */
import { expect, test } from './site.ts';

test('the library shows every link, and narrows by word, topic and kind', async ({ page }) => {
  await page.goto('/en/links/');
  const rows = page.locator('.rec:visible');
  const all = await rows.count();
  expect(all).toBeGreaterThanOrEqual(105);
  await page.getByRole('searchbox', { name: 'Filter by word' }).fill('karpathy');
  await expect(page.locator('#links-count')).not.toHaveText(`${all} of ${all}`);
  const some = await rows.count();
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
  await page
    .getByRole('group', { name: 'Kind' })
    .getByRole('checkbox', { name: /home page/ })
    .check();
  await expect(page).toHaveURL(/q=karpathy&kind=homepage/);
  await page.reload();
  await expect(page.getByRole('searchbox', { name: 'Filter by word' })).toHaveValue('karpathy');
  expect(await rows.count()).toBeLessThanOrEqual(some);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(rows).toHaveCount(all);
});

test('words that fit nothing say so, and nonsense in the address is ignored', async ({ page }) => {
  await page.goto('/zh/links/?kind=nothing&sort=%3Cb%3E&q=%E4%B8%8D%E5%AD%98%E5%9C%A8%E7%9A%84%E8%AF%8D');
  await expect(page.getByText('没有符合的链接')).toBeVisible();
  await expect(page.getByRole('combobox')).toHaveValue('topic');
});

test('the filters work by keyboard', async ({ page }) => {
  await page.goto('/zh/links/');
  await page.getByRole('searchbox', { name: '按词筛选' }).focus();
  await page.keyboard.type('distill');
  const shown = page.locator('.rec:visible');
  await expect(shown.first()).toContainText(/distill/i);
  for (let press = 0; press < 3; press++) await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/topics=/);
});

test('a link names its reason, its health, where it is used, and a copy', async ({ page }) => {
  await page.goto('/zh/links/');
  const row = page.locator('.rec').filter({ has: page.locator('a[href="https://github.com/fyu/dilation"]') });
  await expect(row.locator('.rec__why')).not.toBeEmpty();
  await expect(row.getByText('未查')).toBeVisible();
  await expect(row.getByRole('link', { name: '空洞卷积', exact: true })).toBeVisible();
  await expect(row.getByRole('link', { name: '存档' })).toHaveAttribute('href', /web\.archive\.org/);
});

test('the mended address of the old notes is there, the broken one is not', async ({ page }) => {
  await page.goto('/zh/links/');
  await expect(page.locator('a[href="https://www.zhihu.com/question/49534423"]')).toHaveCount(1);
  expect(await page.content()).not.toContain('h1ttps');
});

test('the note on GANs carries all nine links of the old notes in an order of reading', async ({ page }) => {
  await page.goto('/zh/notes/gan/');
  const hosts = await page.locator('.link-item > a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  for (const address of [
    'mPtv1fQd0NBgdY2b_ALNTQ',
    'NFqTpSXtFdP43MBeb3Ovrw',
    'amds123/article/details/70199708',
    'uUSq3irEIcBM35JCYGDPfw',
    'nuT6Glyx0-tU7WJyoPji9w',
    'p/30532830',
    'd_W0O7LNqlBuZV87Ou9uqw',
    '6AtZZ434HehQSf_YgbylTw',
    'df51nYaA-uz7vd4WbBuE8g',
  ])
    expect(
      hosts.some((host) => host.includes(address)),
      address,
    ).toBe(true);
});
