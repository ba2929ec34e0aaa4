/** Promise: a reading path gives an order with reasons, and the browser keeps how far a reader got. */
import { expect, test } from './site.ts';

const path = '/zh/paths/first-steps/';

test('a path lists its notes in order, each with a reason, and leads to them', async ({ page }) => {
  await page.goto('/en/paths/');
  await page.getByRole('link', { name: 'First steps in convolutions' }).click();
  const steps = page.locator('.step');
  await expect(steps).toHaveCount(6);
  for (const reason of await steps.locator('p').allInnerTexts()) expect(reason.length).toBeGreaterThan(40);
  await steps.nth(1).getByRole('link', { name: 'Receptive field' }).click();
  await expect(page).toHaveURL('/en/notes/receptive-field/');
  await expect(page.getByRole('region', { name: 'On reading paths' })).toContainText('step 2 of 6');
});

test('marks are set by keyboard, kept over a visit, shared with other paths, and cleared', async ({ page }) => {
  await page.goto(path);
  const status = page.getByRole('status').filter({ hasText: '已读' });
  await expect(status).toHaveText('已读 0 / 6');
  await expect(page.locator('.step[aria-current]')).toHaveAttribute('data-step', 'convolution');
  await page.getByRole('checkbox', { name: '读过：感受野' }).focus();
  await page.keyboard.press('Space');
  await expect(status).toHaveText('已读 1 / 6');

  await page.goto('/en/paths/dense-prediction/');
  await expect(page.getByRole('checkbox', { name: 'Read: Receptive field' })).toBeChecked();
  await expect(page.locator('.step[aria-current]')).toHaveAttribute('data-step', 'dilated-convolution');
  await page.goto('/en/paths/');
  await expect(page.locator('main')).toContainText('1 of 6 read');

  await page.goto(path);
  await page.getByRole('button', { name: '清除记号' }).click();
  await expect(status).toHaveText('已读 0 / 6');
  await expect(page.getByRole('button', { name: '清除记号' })).toBeDisabled();
  expect(await page.evaluate(() => localStorage.getItem('notes-read'))).toBeNull();
});

test('nonsense in the storage is no mark', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('notes-read', '{"convolution": "<b>'));
  await page.goto(path);
  await expect(page.getByRole('status').filter({ hasText: '已读' })).toHaveText('已读 0 / 6');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a path is a plain list without marks that could not work', async ({ page }) => {
    await page.goto(path);
    await expect(page.locator('.step')).toHaveCount(6);
    await expect(page.locator('.step__mark').first()).toBeHidden();
  });
});
