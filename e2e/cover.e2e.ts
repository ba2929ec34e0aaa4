/** Promise: the cover speaks both languages and its figure opens the field of the cell one points at. */
import { expect, test } from './site.ts';

test('both languages stand on one page, which is not redirected', async ({ page }) => {
  const answer = await page.goto('/');
  expect(answer?.request().redirectedFrom()).toBeNull();
  await expect(page.locator('h1')).toContainText('感受野');
  await expect(page.locator('h1')).toContainText('Receptive Field');
  await expect(page.locator('link[rel="alternate"][hreflang]')).toHaveCount(3);
});

test('pointing at a cell opens its field, and so do the arrow keys', async ({ page }) => {
  await page.goto('/');
  const field = page.locator('.pyr .plane--x .span');
  const before = await field.getAttribute('d');
  await page.locator('.pyr .targets path').first().hover();
  await expect(field).not.toHaveAttribute('d', before ?? '');
  const targets = page.locator('.pyr .targets');
  await targets.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(targets).toHaveAttribute('aria-label', /第 2 行第 2 列.*9, 13, 15/);
});
