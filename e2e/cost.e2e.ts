/** The accounts: a teacher's shapes by mouse, the clock, the keyboard alone, a bad address, no JavaScript. */
import { expect, openFigure, type Page, test } from './site.ts';

const address = '/en/demos/cost/';

const open = (page: Page, query = '') => openFigure(page, address + query, 'Four accounts and a clock');

test('a way is chosen and its sums follow', async ({ page }) => {
  const figure = await open(page);
  await figure.getByRole('radio', { name: 'grouped g=4' }).check();
  await expect(figure).toContainText('P = 3·3·128·128 ∕ 4 = 36,864');
  await figure.getByRole('radio', { name: 'spatially separable' }).check();
  await expect(figure).toContainText('P = 3·1·128·128 + 1·3·128·128 = 98,304');
  await figure.getByRole('slider', { name: 'kernel k' }).fill('2');
  await expect(figure).toContainText('7·1·128·128 + 1·7·128·128');
});

test('the layers are timed when the reader asks, and stopping stops', async ({ page }) => {
  const figure = await open(page, '?cost=c32.o32.s14');
  await figure.getByRole('button', { name: 'Time them on this device' }).click();
  const row = figure.getByRole('row', { name: /^dense/ });
  await expect(row.getByRole('cell').nth(4)).toHaveText(/ms$/, { timeout: 30_000 });
  await expect(figure.getByRole('row', { name: /^1×1/ }).getByRole('cell').nth(4)).toHaveText(/ms$/, { timeout: 30_000 });
  await expect(figure.getByRole('button', { name: 'Time them on this device' })).toBeVisible({ timeout: 30_000 });
  // The Worker's own policy lets it compile WebAssembly; plain loops would be named as such.
  await expect(figure).toContainText(/WebAssembly SIMD in a background thread, median of \d runs/);
  await figure.getByRole('slider', { name: 'side of map H' }).fill('0');
  await expect(row.getByRole('cell').nth(4)).toHaveText('—');
});

test('everything can be set from the keyboard', async ({ page }) => {
  const figure = await open(page);
  await figure.getByRole('radio', { name: 'dense', exact: true }).focus();
  await page.keyboard.press('Space');
  await expect(figure).toContainText('The dense layer is what the others are held against');
  await figure.getByRole('slider', { name: 'channels in C' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(figure).toContainText('P = 3·3·256·128 = 294,912');
  await expect.poll(() => new URL(page.url()).search).toBe('?cost=c256.vdense');
  await page.keyboard.press('Control+z');
  await expect(figure).toContainText('P = 3·3·128·128 = 147,456');
});

test('nonsense in the address gives the default and says what it left out', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  const figure = await open(page, '?cost=c100.kNaN.vfast');
  for (const part of ['c100', 'kNaN', 'vfast']) await expect(figure).toContainText(`The address says “${part}”`);
  await expect(figure).toContainText('= 17,536');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the accounts are there', async ({ page }) => {
    await page.goto('/zh/notes/convolution-costs/');
    await expect(page.locator('#cost-bills')).toContainText('462,422,016');
    await expect(page.locator('#cost-account')).toContainText('= 17,536');
  });
});
