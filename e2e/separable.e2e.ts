/** The kernel taken apart: a teacher's cases by mouse, the keyboard alone, a bad address, no JavaScript. */
import { expect, openFigure, type Page, test } from './site.ts';

const address = '/en/demos/separable/';

const open = (page: Page, query = '') => openFigure(page, address + query, 'Columns times rows');

test('Sobel takes one pair of strips, the Laplacian two, the diagonal all five', async ({ page }) => {
  const figure = await open(page);
  await figure.getByRole('button', { name: 'Sobel (rank 1)' }).click();
  await expect(figure).toContainText('Σ K² = σ1² = 12 = 12'.replace('Σ ', 'Σ'));
  await expect(figure).toContainText('1·(3 + 3) = 6; directly k·k = 3·3 = 9');
  await expect(figure).toContainText('At most 0, root mean square 0');

  await figure.getByRole('button', { name: 'Laplacian (rank 2)' }).click();
  await expect(figure).toContainText('The rank is 2');
  await figure.getByRole('slider', { name: 'terms kept r' }).fill('2');
  await expect(figure).toContainText('splitting does not pay');

  await figure.getByRole('button', { name: 'Diagonal (rank 5)' }).click();
  await expect(figure).toContainText('= 1 + 1 + 1 + 1 + 1 = 5');
  await expect(figure).toContainText('only 20% of the squares');
});

test('a cell and the number of terms can be set from the keyboard', async ({ page }) => {
  const figure = await open(page, '?separable=k3.w111111111');
  await expect(figure).toContainText('This kernel has rank 1');
  await figure
    .getByRole('grid', { name: /^kernel K/ })
    .getByRole('gridcell', { name: /^row 0, column 0/ })
    .focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('5');
  await expect(figure).toContainText('The rank is 2');
  await figure.getByRole('slider', { name: 'terms kept r' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(figure).toContainText('2·(3 + 3) = 12');
  await expect.poll(() => new URL(page.url()).search).toBe('?separable=k3.w111111115.r2');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(figure).toContainText('This kernel has rank 1');
});

test('nonsense in the address gives the default and says what it left out', async ({ page }) => {
  const figure = await open(page, '?separable=k99.r0.pcat.w%E0');
  for (const part of ['k99', 'r0', 'pcat']) await expect(figure).toContainText(`The address says “${part}”`);
  await expect(figure).toContainText('x 1×32×32, v 1×1×5×1');
});

test('the picture comes from either backend, and fits a page of 360 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  const figure = await open(page, '?separable=k7.bwebgpu');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await expect(figure.locator('.fig__gap dd')).toHaveText(/^(0|\d\.\d × 10⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]+|one backend only)$/, { timeout: 20_000 });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the account and the pictures are there', async ({ page }) => {
    await page.goto('/zh/notes/separable-convolution/');
    await expect(page.locator('#separable-account')).toContainText('19.12 + 1.88 = 21');
    await expect(page.locator('#separable-figure .board__still')).toHaveCount(4);
  });
});
