/** Promise: a wrong address answers in the language of its path, and helps to search. */
import { expect, testOfMissingPages as test } from './site.ts';

test('below /zh/ in Chinese, with the words of the address as a query', async ({ page }) => {
  const answer = await page.goto('/zh/notes/dilated-convolutionn/');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这一页');
  const field = page.locator('main').getByRole('searchbox');
  await expect(field).toHaveValue('dilated convolutionn');
  await field.press('Enter');
  await expect(page).toHaveURL(/\/zh\/search\/\?q=dilated\+convolutionn/);
});

test('below /en/ in English', async ({ page }) => {
  await page.goto('/en/nothing/here');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
});

test('elsewhere in both languages', async ({ page }) => {
  await page.goto('/nothing/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这一页');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('There is no such page');
});
