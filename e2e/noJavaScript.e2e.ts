/** Promise: without JavaScript every page can be read, and the figures already teach. */
import { expect, test } from './site.ts';

test.use({ javaScriptEnabled: false });

test('a note shows formulas, code, and its figure with the sum', async ({ page }) => {
  await page.goto('/zh/notes/dilated-convolution/');
  await expect(page.locator('article .katex').first()).toBeVisible();
  await page.locator('.tabs label', { hasText: 'Keras' }).click();
  await expect(page.locator('.tabs__panel').nth(1)).toBeVisible();
  await expect(page.locator('.fig')).toContainText('扩张率');
});

test('terms are links to the glossary', async ({ page }) => {
  await page.goto('/en/notes/dilated-convolution/');
  await page.locator('article .term').first().click();
  await expect(page).toHaveURL(/\/en\/glossary\/#/);
});

test('the library lists every link and hides filters that could not work', async ({ page }) => {
  await page.goto('/en/links/');
  expect(await page.locator('.rec').count()).toBeGreaterThanOrEqual(105);
  await expect(page.locator('#links-filters')).toBeHidden();
});

test('the search page offers topics and the glossary instead', async ({ page }) => {
  await page.goto('/zh/search/');
  await expect(page.getByRole('link', { name: '术语' }).last()).toBeVisible();
  await expect(page.locator('main').getByRole('link', { name: '空洞卷积' })).toBeVisible();
});

test('the cover tells both languages where to go', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('link', { name: '进入中文版' })).toHaveAttribute('href', '/zh/');
  await expect(page.getByRole('link', { name: 'Enter in English' })).toHaveAttribute('href', '/en/');
  await expect(page.locator('.ledger')).toContainText('15×15');
});
