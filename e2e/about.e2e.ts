/** Promise: a reader can see where the notes come from and what was corrected, and how the scholars are related. */
import { expect, test } from './site.ts';

test('the footer leads to the sources, where the verdicts add up and each claim has its page', async ({ page }) => {
  await page.goto('/en/notes/');
  await page.getByRole('link', { name: 'About and sources' }).click();
  await expect(page).toHaveURL('/en/about/');
  const counts = await page.locator('table').first().locator('tbody td.num').allInnerTexts();
  expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(95);
  const settled = page.locator('table').last();
  await expect(settled.getByRole('row', { name: /Dilated convolution/ })).toContainText('C59–C66');
  await settled.getByRole('link', { name: 'Dilated convolution' }).click();
  await expect(page).toHaveURL('/en/notes/dilated-convolution/');
});

test('the people lead to a page on lineage, whose graph leads back to them', async ({ page }) => {
  await page.goto('/zh/people/');
  await page.getByRole('link', { name: '师承图怎么读' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '师承' })).toBeVisible();
  await page.locator('.lineage').getByRole('link', { name: '李飞飞' }).click();
  await expect(page).toHaveURL('/zh/people/fei-fei-li/');
});
